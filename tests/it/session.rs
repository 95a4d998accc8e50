//! The application without a window: state + action -> state + effects.

use std::path::PathBuf;
use std::sync::Arc;

use proptest::prelude::*;
use qari::article::{Article, Block, BlockKind, Direction, Metadata, TextRange};
use qari::export::{ExportFormat, write_atomic};
use qari::extract::{
    Comparison, Entity, EntityDetail, EntityId, EntityKind, Evidence, Extraction, Figure, FigureKind, FigureValue,
    Mention, MentionId, Unit,
};
use qari::highlight::{Emphasis, Filter};
use qari::i18n::{Lang, Msg, strip_isolates, text};
use qari::load::{LoadError, Loaded, Warning};
use qari::session::panel::GroupKey;
use qari::session::{
    Action, Effect, ExportScope, ExtractionState, JobId, SAMPLES, Session, Sheet, Source, Stage, Stepping, Tab, Tone,
};
use qari::settings::{Settings, TextFace, ThemeChoice, Typography};

/// A little article with entities marked `[[id:surface]]`, one block a line; entity kinds by the first letter of the id.
const MARKED: &str = "«[[o1:أفق للطيران]]» توقّع صفقة مع [[o2:Aeris Motors]]\n\
    أعلنت شركة «[[o1:أفق للطيران]]» عقدًا مع [[o2:Aeris Motors]] بقيمة [[f1:2.4 مليار دولار]]\n\
    وقالت [[p1:ليلى الحمداني]] إن «[[o1:أفق]]» تتوسع في [[l1:الدار البيضاء]]\n\
    وارتفع السهم [[f2:3.7%]]";

const OFOQ: EntityId = EntityId(0);
const AERIS: EntityId = EntityId(1);
const AMOUNT: EntityId = EntityId(2);
const LEILA: EntityId = EntityId(3);

fn article_and_extraction() -> (Article, Extraction) {
    let mut article =
        Article { meta: Metadata { encoding: "UTF-8".to_owned(), ..Metadata::default() }, ..Article::default() };
    let mut extraction = Extraction::default();
    let mut ids: Vec<String> = Vec::new();
    for (index, line) in MARKED.lines().enumerate() {
        let start = article.text.len();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("[[") {
            let (mark, after) = after.split_once("]]").unwrap();
            let (id, surface) = mark.split_once(':').unwrap();
            article.text.push_str(before);
            let range = TextRange::from_usize(article.text.len(), article.text.len() + surface.len());
            article.text.push_str(surface);
            rest = after;
            let entity = ids.iter().position(|known| known == id).unwrap_or_else(|| {
                ids.push(id.to_owned());
                extraction.entities.push(entity(ids.len() - 1, id, surface));
                ids.len() - 1
            });
            let mention = MentionId(extraction.mentions.len() as u32);
            let entity_id = EntityId(entity as u32);
            extraction.entities[entity].mentions.push(mention);
            if extraction.entities[entity].name != surface {
                extraction.entities[entity].aliases.push(surface.to_owned());
            }
            extraction.mentions.push(Mention { id: mention, entity: entity_id, range, evidence: Evidence::Lexicon });
        }
        article.text.push_str(rest);
        let kind = if index == 0 { BlockKind::Heading(1) } else { BlockKind::Paragraph };
        let range = TextRange::from_usize(start, article.text.len());
        article.blocks.push(Block { range, kind, direction: Direction::Rtl });
        article.text.push('\n');
    }
    (article, extraction)
}

fn entity(index: usize, id: &str, name: &str) -> Entity {
    let figure = |kind, value: &str, unit| {
        EntityDetail::Figure(Figure {
            kind,
            value: FigureValue::Number(value.parse().unwrap()),
            unit: Some(Unit(unit)),
            cmp: Comparison::Exact,
            elliptic: false,
            of: None,
        })
    };
    let detail = match id {
        "f1" => figure(FigureKind::Money, "2400000000", "USD"),
        "f2" => figure(FigureKind::Percent, "3.7", "%"),
        _ if id.starts_with('o') => EntityDetail::Organization { company: true, ticker: None, country: None },
        _ if id.starts_with('p') => EntityDetail::Person { role: Some("الرئيسة التنفيذية".to_owned()) },
        _ => EntityDetail::Place { country: None },
    };
    Entity { id: EntityId(index as u32), name: name.to_owned(), aliases: Vec::new(), detail, mentions: Vec::new() }
}

fn loaded(article: Article) -> Box<Result<Loaded, LoadError>> {
    Box::new(Ok(Loaded { article, warnings: Vec::new() }))
}

/// A session with the article open and extracted.
fn open() -> Session {
    let (article, extraction) = article_and_extraction();
    let mut session = Session::new(Settings::default());
    session.update(Action::SourceChosen(Source::Path(PathBuf::from("/news/horizon.txt"))));
    session.update(Action::Loaded { job: JobId(1), result: loaded(article) });
    session.update(Action::Extracted { job: JobId(1), extraction: Box::new(extraction), millis: 3 });
    session
}

fn click(id: EntityId) -> Action {
    Action::EntityClicked { id, additive: false }
}

fn ctrl_click(id: EntityId) -> Action {
    Action::EntityClicked { id, additive: true }
}

fn selected(session: &Session) -> Vec<u32> {
    session.filter().selected.iter().map(|id| id.0).collect()
}

fn range_of(session: &Session, mention: u32) -> TextRange {
    session.document().unwrap().extraction().mention(MentionId(mention)).unwrap().range
}

fn has_saved(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::SaveSettings(_)))
}

#[test]
fn an_article_opens_in_two_stages() {
    let (article, extraction) = article_and_extraction();
    let mut session = Session::new(Settings::default());
    assert_eq!(session.update(Action::OpenRequested), [Effect::PickFile]);
    assert_eq!(session.update(Action::FilePicked(None)), []);
    let path = PathBuf::from("/news/horizon.txt");
    let effects = session.update(Action::FilePicked(Some(path.clone())));
    assert_eq!(effects, [Effect::Load { job: JobId(1), source: Source::Path(path.clone()) }]);
    assert_eq!(session.progress(), Some(Msg::Loading("horizon.txt".to_owned())));

    let effects = session.update(Action::Loaded { job: JobId(1), result: loaded(article.clone()) });
    let [
        Effect::SetTitle(title),
        Effect::ScrollToStart,
        Effect::SaveSettings(saved),
        Effect::Extract { job, article: sent },
    ] = effects.as_slice()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(strip_isolates(title), "«أفق للطيران» توقّع صفقة مع Aeris Motors — قارئ");
    assert_eq!(saved.recents, [path]);
    assert_eq!((*job, &**sent), (JobId(1), &article));
    assert_eq!(session.progress(), Some(Msg::Extracting));
    assert!(session.highlights().is_empty());

    assert_eq!(session.update(Action::Extracted { job: JobId(1), extraction: Box::new(extraction), millis: 3 }), []);
    assert_eq!(session.pending(), None);
    assert_eq!(session.document().unwrap().state(), ExtractionState::Done { millis: 3 });
    assert_eq!(session.highlights().len(), 9);
    assert!(session.can_export());
}

#[test]
fn answers_of_older_jobs_are_dropped() {
    let (article, extraction) = article_and_extraction();
    let mut session = Session::new(Settings::default());
    session.update(Action::SourceChosen(Source::Path(PathBuf::from("slow.txt"))));
    let effects = session.update(Action::SourceChosen(Source::Pasted("نص".to_owned())));
    assert_eq!(effects[0], Effect::CancelJob(JobId(1)));
    assert_eq!(session.update(Action::Loaded { job: JobId(1), result: loaded(Article::default()) }), []);
    assert!(session.document().is_none());
    session.update(Action::Loaded { job: JobId(2), result: loaded(article) });
    assert_eq!(session.update(Action::Extracted { job: JobId(1), extraction: Box::new(extraction), millis: 1 }), []);
    assert!(session.highlights().is_empty());
    // A second answer to the same job finds nothing waiting for it.
    assert_eq!(session.update(Action::Loaded { job: JobId(2), result: loaded(Article::default()) }), []);
    assert!(session.document().unwrap().title().is_some());
}

#[test]
fn a_failure_leaves_the_open_article_as_it_was() {
    let mut session = open();
    session.update(click(OFOQ));
    session.update(Action::SourceChosen(Source::Path(PathBuf::from("/news/gone.txt"))));
    let error = LoadError::NotFound { path: PathBuf::from("/news/gone.txt") };
    assert_eq!(session.update(Action::Loaded { job: JobId(2), result: Box::new(Err(error)) }), []);
    assert_eq!(selected(&session), [0]);
    assert_eq!(session.pending(), None);
    let [notice] = session.notices() else { panic!("one notice") };
    assert_eq!((notice.tone, &notice.msg), (Tone::Error, &Msg::FileMissing("gone.txt".to_owned())));
    let id = notice.id;
    session.update(Action::NoticeDismissed(id));
    assert!(session.notices().is_empty());
}

#[test]
fn a_recent_file_that_is_gone_leaves_the_list() {
    let mut session = open();
    let path = session.settings().recents[0].clone();
    session.update(Action::SourceChosen(Source::Path(path.clone())));
    let effects = session.update(Action::Loaded { job: JobId(2), result: Box::new(Err(LoadError::NotFound { path })) });
    assert!(has_saved(&effects));
    assert!(session.settings().recents.is_empty());
}

/// Every error of loading has a sentence in both languages that names the file.
#[test]
fn every_load_error_is_worded() {
    let kind = std::io::ErrorKind::PermissionDenied;
    let path = Some(PathBuf::from("تقرير.txt"));
    let table = [
        LoadError::NotFound { path: PathBuf::from("تقرير.txt") },
        LoadError::Unreadable { path: path.clone(), kind },
        LoadError::Unreadable { path: path.clone(), kind: std::io::ErrorKind::IsADirectory },
        LoadError::Unreadable { path, kind: std::io::ErrorKind::InvalidData },
        LoadError::Empty,
        LoadError::Binary { what: Some("a PDF document") },
        LoadError::TooLarge { size_bytes: None, limit_bytes: 64 << 20 },
        LoadError::Truncated { encoding: "UTF-8", offset: 7 },
        LoadError::Undecodable { encoding: "UTF-8", offset: 7 },
    ];
    let mut sentences = std::collections::BTreeSet::new();
    for error in table {
        let mut session = Session::new(Settings::default());
        session.update(Action::SourceChosen(Source::Path(PathBuf::from("/tmp/تقرير.txt"))));
        session.update(Action::Loaded { job: JobId(1), result: Box::new(Err(error)) });
        for lang in Lang::ALL {
            let sentence = text(lang, &session.notices()[0].msg).into_owned();
            assert!(sentence.contains("\u{2068}تقرير.txt\u{2069}"), "the name is isolated: {sentence:?}");
            assert!(sentences.insert(sentence.clone()), "said twice: {sentence}");
        }
    }
}

#[test]
fn warnings_come_with_the_article() {
    let (article, _) = article_and_extraction();
    let mut session = Session::new(Settings::default());
    session.update(Action::SourceChosen(Source::Stdin));
    let warnings = vec![
        Warning::EncodingGuessed { encoding: "windows-1256" },
        Warning::LossyDecoding { replaced: 2 },
        Warning::NoArabic,
    ];
    session.update(Action::Loaded { job: JobId(1), result: Box::new(Ok(Loaded { article, warnings })) });
    let said: Vec<String> = session.notices().iter().map(|n| strip_isolates(&text(Lang::Ar, &n.msg))).collect();
    assert_eq!(
        said,
        [
            "لا يذكر الملف ترميزه، فقُرئ على أنه windows-1256",
            "تعذّرت قراءة حرفين، فوُضعت علامة بدل كل حرف",
            "لا عربية في هذا النص، فعُرض من اليسار إلى اليمين"
        ]
    );
    assert!(session.settings().recents.is_empty(), "standard input is no recent file");
}

#[test]
fn loading_and_extraction_can_be_stopped() {
    let mut session = Session::new(Settings::default());
    session.update(Action::SourceChosen(Source::Path(PathBuf::from("big.txt"))));
    assert_eq!(session.update(Action::EscapePressed), [Effect::CancelJob(JobId(1))]);
    assert_eq!(session.notices()[0].msg, Msg::LoadCancelled("big.txt".to_owned()));

    let (article, extraction) = article_and_extraction();
    session.update(Action::TextPasted("نص".to_owned()));
    session.update(Action::Loaded { job: JobId(2), result: loaded(article) });
    assert_eq!(session.update(Action::CancelPressed), [Effect::CancelJob(JobId(2))]);
    assert_eq!(session.document().unwrap().state(), ExtractionState::Cancelled);
    assert!(!session.can_export());

    let effects = session.update(Action::ExtractionRequested);
    assert!(matches!(effects.as_slice(), [Effect::Extract { job: JobId(3), .. }]), "{effects:?}");
    assert_eq!(session.pending().map(|pending| pending.stage), Some(Stage::Extracting));
    session.update(Action::Extracted { job: JobId(3), extraction: Box::new(extraction), millis: 1 });
    assert!(session.can_export());
}

#[test]
fn the_first_of_several_dropped_files_is_opened() {
    let mut session = Session::new(Settings::default());
    assert_eq!(session.update(Action::FilesDropped(Vec::new())), []);
    let effects = session.update(Action::FilesDropped(vec![PathBuf::from("/a.txt"), PathBuf::from("/b.txt")]));
    assert_eq!(effects, [Effect::Load { job: JobId(1), source: Source::Path(PathBuf::from("/a.txt")) }]);
    session.update(Action::Loaded { job: JobId(1), result: loaded(article_and_extraction().0) });
    assert_eq!(session.notices()[0].msg, Msg::OnlyFirstOpened("a.txt".to_owned()), "still there when the file is");
    assert_eq!(session.update(Action::TextPasted(" \n".to_owned())), []);
    assert_eq!(session.notices()[1].msg, Msg::ClipboardEmpty);
}

#[test]
fn clicks_select_add_and_release() {
    /// An entity, and whether Ctrl was held.
    type Click = (EntityId, bool);
    // Clicks, and what is selected afterwards.
    let table: &[(&[Click], &[u32])] = &[
        (&[(OFOQ, false)], &[0]),
        (&[(OFOQ, false), (OFOQ, false)], &[]),
        (&[(OFOQ, false), (AERIS, false)], &[1]),
        (&[(OFOQ, false), (AERIS, true)], &[0, 1]),
        (&[(OFOQ, true), (AERIS, true), (OFOQ, true)], &[1]),
        (&[(OFOQ, false), (AERIS, true), (OFOQ, false)], &[0]),
        (&[(EntityId(99), false)], &[]),
    ];
    for (clicks, after) in table {
        let mut session = open();
        for (id, additive) in *clicks {
            session.update(Action::EntityClicked { id: *id, additive: *additive });
        }
        assert_eq!(selected(&session), *after, "{clicks:?}");
    }
}

#[test]
fn a_selected_entity_is_focused_and_other_paragraphs_recede() {
    let mut session = open();
    assert!((0..4).all(|block| !session.is_dimmed(block)));
    let effects = session.update(click(OFOQ));
    assert_eq!(effects, [Effect::ScrollTo(range_of(&session, 0))], "the view goes to the first mention");
    let emphases: Vec<_> = session.highlights().iter().map(|h| (h.entity.0, h.emphasis)).collect();
    assert!(emphases.iter().all(|(id, emphasis)| (*id == 0) == (*emphasis == Emphasis::Focused)), "{emphases:?}");
    assert_eq!([0, 1, 2, 3].map(|block| session.is_dimmed(block)), [false, false, false, true]);
    assert_eq!(session.stepping(), Some(Stepping { position: Some(1), total: 3 }));
    assert_eq!(session.selected_names().collect::<Vec<_>>(), ["أفق للطيران"]);
    assert_eq!(session.update(Action::EscapePressed), []);
    assert!((0..4).all(|block| !session.is_dimmed(block)));
}

#[test]
fn stepping_goes_round_the_selection_or_round_everything() {
    let mut session = open();
    let steps = |session: &mut Session, action: fn() -> Action, times: usize| -> Vec<u32> {
        (0..times)
            .map(|_| {
                session.update(action());
                session.current_mention().unwrap().0
            })
            .collect()
    };
    assert_eq!(steps(&mut session, || Action::NextMentionPressed, 10), [0, 1, 2, 3, 4, 5, 6, 7, 8, 0]);
    session.update(Action::EscapePressed);
    assert_eq!(session.current_mention(), None);
    assert_eq!(steps(&mut session, || Action::PreviousMentionPressed, 2), [8, 7]);

    session.update(click(OFOQ));
    assert_eq!(steps(&mut session, || Action::NextMentionPressed, 3), [2, 6, 0]);
    assert_eq!(steps(&mut session, || Action::PreviousMentionPressed, 2), [6, 2]);
    let effects = session.update(Action::NextMentionPressed);
    assert_eq!(effects, [Effect::ScrollTo(range_of(&session, 6))]);
    assert_eq!(session.stepping(), Some(Stepping { position: Some(3), total: 3 }));
    session.update(ctrl_click(LEILA));
    assert_eq!(session.current_mention(), Some(MentionId(5)), "the one that was added");
    assert_eq!(session.stepping(), Some(Stepping { position: Some(3), total: 4 }));

    session.update(Action::FilterCleared);
    for kind in EntityKind::ALL {
        session.update(Action::KindToggled(kind));
    }
    assert_eq!(session.stepping(), None);
    assert_eq!(session.update(Action::NextMentionPressed), []);
}

#[test]
fn a_mention_in_the_text_selects_without_scrolling() {
    let mut session = open();
    let on = |id: u32| Action::MentionClicked { id: MentionId(id), additive: false };
    assert_eq!(session.update(on(2)), []);
    assert_eq!((selected(&session), session.current_mention()), (vec![0], Some(MentionId(2))));
    session.update(on(6));
    assert_eq!((selected(&session), session.current_mention()), (vec![0], Some(MentionId(6))), "another of the same");
    session.update(on(6));
    assert_eq!(selected(&session), [] as [u32; 0], "the same again releases it");
    session.update(on(2));
    session.update(Action::MentionClicked { id: MentionId(5), additive: true });
    assert_eq!((selected(&session), session.current_mention()), (vec![0, 3], Some(MentionId(5))));
    session.update(on(77));
    assert_eq!(selected(&session), [0, 3]);
}

#[test]
fn kinds_switched_off_are_remembered() {
    let mut session = open();
    let effects = session.update(Action::KindToggled(EntityKind::Figure));
    assert!(has_saved(&effects));
    assert_eq!(session.settings().hidden_kinds, ["figure"]);
    assert!(session.highlights().iter().all(|highlight| highlight.kind != EntityKind::Figure));
    // A selected entity shows even where its kind is hidden.
    session.update(click(AMOUNT));
    assert!(session.highlights().iter().any(|highlight| highlight.entity == AMOUNT));
    session.update(Action::EscapePressed);
    assert!(session.filter().hidden.contains(&EntityKind::Figure), "Escape leaves the selection only");

    let next = Session::new(session.settings().clone());
    assert!(next.filter().hidden.contains(&EntityKind::Figure));
    session.update(Action::KindToggled(EntityKind::Figure));
    assert!(session.settings().hidden_kinds.is_empty());
}

#[test]
fn the_filter_can_be_undone_and_redone() {
    let mut session = open();
    session.update(click(OFOQ));
    session.update(ctrl_click(LEILA));
    session.update(Action::KindToggled(EntityKind::Place));
    session.update(Action::UndoPressed);
    assert!(session.filter().hidden.is_empty());
    assert!(session.settings().hidden_kinds.is_empty(), "settings follow");
    session.update(Action::UndoPressed);
    assert_eq!(selected(&session), [0]);
    session.update(Action::RedoPressed);
    assert_eq!(selected(&session), [0, 3]);
    session.update(click(AERIS));
    assert!(!session.can_redo(), "a new choice ends the way forwards");
    for _ in 0..9 {
        session.update(Action::UndoPressed);
    }
    assert!(session.filter().is_empty() && !session.can_undo());
}

#[test]
fn escape_leaves_one_thing_at_a_time() {
    let mut session = open();
    session.update(Action::PanelQueryEdited("أفق".to_owned()));
    session.update(click(OFOQ));
    session.update(Action::FindOpened);
    session.update(Action::SheetToggled(Sheet::Settings));
    let state = |s: &Session| {
        (s.sheet().is_some(), s.find().open, !s.filter().selected.is_empty(), !s.panel_query().is_empty())
    };
    assert_eq!(state(&session), (true, true, true, true));
    for left in [
        (false, true, true, true),
        (false, false, true, true),
        (false, false, false, true),
        (false, false, false, false),
    ] {
        session.update(Action::EscapePressed);
        assert_eq!(state(&session), left);
    }
}

/// The panel's rows as `name note count% value`, a group's head as `kind count`.
fn panel_lines(session: &Session) -> Vec<String> {
    let mut lines = Vec::new();
    for group in &session.panel().groups {
        lines.push(format!("{} {}", text(session.lang(), &group.key.label()), group.count));
        for row in &group.rows {
            let note = row.note.as_deref().unwrap_or("-");
            let value = row.value.as_deref().map_or_else(|| format!("{}%", row.share_percent), strip_isolates);
            let mark = if row.selected { "*" } else { "" };
            lines.push(format!("  {mark}{} | {note} | {} | {value}", row.name, row.count));
        }
    }
    lines
}

#[test]
fn the_panel_ranks_groups_and_values() {
    let mut session = open();
    session.update(click(AERIS));
    assert_eq!(
        panel_lines(&session),
        [
            "شركات ومؤسسات 2",
            "  أفق للطيران | شركة | 3 | 100%",
            "  *Aeris Motors | شركة | 2 | 67%",
            "أشخاص 1",
            "  ليلى الحمداني | الرئيسة التنفيذية | 1 | 34%",
            "أرقام 2",
            "  2.4 مليار دولار | - | 1 | $2,400,000,000",
            "  3.7% | - | 1 | 3.7%",
            "أماكن 1",
            "  الدار البيضاء | - | 1 | 34%",
        ]
    );
    session.update(Action::TabChosen(Tab::Figures));
    session.update(Action::LanguageChosen(Lang::En));
    assert_eq!(
        panel_lines(&session),
        ["Amounts 1", "  2.4 مليار دولار | - | 1 | $2,400,000,000", "Percentages 1", "  3.7% | - | 1 | 3.7%"]
    );
}

#[test]
fn the_panel_filters_by_any_spelling_and_by_value() {
    let table = [
        ("افق", vec!["أفق للطيران"]),
        ("AERIS", vec!["Aeris Motors"]),
        ("ليلي", vec!["ليلى الحمداني"]),
        ("2400000000", vec!["2.4 مليار دولار"]),
        ("٣.٧", vec!["3.7%"]),
        ("لا أحد", vec![]),
    ];
    for (query, names) in table {
        let mut session = open();
        session.update(Action::PanelQueryEdited(query.to_owned()));
        let rows = session.panel().groups.iter().flat_map(|group| &group.rows);
        assert_eq!(rows.map(|row| row.name.as_str()).collect::<Vec<_>>(), names, "{query}");
        assert_eq!(session.highlights().len(), 9, "the page does not change");
    }
}

#[test]
fn groups_fold_and_kinds_hide_in_the_panel() {
    let mut session = open();
    let people = GroupKey::Kind(EntityKind::Person);
    session.update(Action::GroupFolded(people));
    session.update(Action::KindToggled(EntityKind::Place));
    let heads: Vec<_> = session.panel().groups.iter().map(|g| (g.key.kind(), g.folded, g.hidden)).collect();
    assert_eq!(
        heads,
        [
            (EntityKind::Organization, false, false),
            (EntityKind::Person, true, false),
            (EntityKind::Figure, false, false),
            (EntityKind::Place, false, true),
        ]
    );
    session.update(Action::GroupFolded(people));
    assert!(!session.panel().groups[1].folded);
}

#[test]
fn the_card_says_what_and_why() {
    let mut session = open();
    session.update(Action::Hovered(Some(MentionId(4))));
    let card = session.card().unwrap();
    assert_eq!(strip_isolates(&card.title), "$2,400,000,000");
    assert_eq!(card.kind_label, "مبلغ");
    assert_eq!(card.lines.iter().map(|line| strip_isolates(line)).collect::<Vec<_>>(), ["2.4 مليار دولار"]);
    assert_eq!(card.evidence, "الدليل: اسم معروف في معجم قارئ");
    session.update(Action::Hovered(Some(MentionId(6))));
    let card = session.card().unwrap();
    assert_eq!((card.title.as_str(), card.kind_label.as_str()), ("أفق للطيران", "شركة"));
    assert_eq!(card.lines.iter().map(|l| strip_isolates(l)).collect::<Vec<_>>(), ["ورد أيضًا: أفق", "3 أذكار"]);
    assert_eq!(session.hovered_entity(), Some(OFOQ));
    session.update(Action::Hovered(None));
    assert!(session.card().is_none());
}

#[test]
fn find_folds_steps_and_keeps_its_place() {
    let mut session = open();
    assert_eq!(session.update(Action::FindOpened), [Effect::FocusFind]);
    let effects = session.update(Action::FindEdited("افق".to_owned()));
    assert_eq!(session.find().matches.len(), 3);
    assert_eq!(effects, [Effect::ScrollTo(session.find().matches[0])]);
    session.update(Action::FindNextPressed);
    session.update(Action::FindEdited("افق ل".to_owned()));
    assert_eq!((session.find().current, session.find().matches.len()), (Some(1), 2), "a longer query keeps its place");
    session.update(Action::FindNextPressed);
    assert_eq!(session.find().current, Some(0), "around the end");
    session.update(Action::FindPreviousPressed);
    assert_eq!(session.find().current, Some(1));
    session.update(Action::FindExactToggled);
    assert!(session.find().matches.is_empty());
    assert_eq!(session.update(Action::FindNextPressed), []);
    session.update(Action::FindClosed);
    assert!(!session.find().open);
}

#[test]
fn exports_carry_the_state_of_the_moment() {
    let mut session = Session::new(Settings::default());
    let request = |scope| Action::ExportRequested { format: ExportFormat::Markdown, scope };
    assert_eq!(session.update(request(ExportScope::Everything)), []);
    assert_eq!(session.notices()[0].msg, Msg::ExportNothing);

    let mut session = open();
    session.update(click(LEILA));
    let effects = session.update(request(ExportScope::Filtered));
    let file_name = "horizon.md".to_owned();
    let (format, scope) = (ExportFormat::Markdown, ExportScope::Filtered);
    assert_eq!(effects, [Effect::PickExportTarget { format, scope, file_name }]);
    assert_eq!(session.update(Action::ExportTargetPicked { format, scope, path: None }), []);
    let path = PathBuf::from("/out/horizon.md");
    for (scope, admitted) in [(ExportScope::Filtered, 1), (ExportScope::Everything, 6)] {
        let effects = session.update(Action::ExportTargetPicked { format, scope, path: Some(path.clone()) });
        let [Effect::WriteExport(order)] = effects.as_slice() else { panic!("{effects:?}") };
        assert_eq!((&order.path, order.format), (&path, format));
        assert_eq!(order.extraction.entities.iter().filter(|entity| order.filter.admits(entity)).count(), admitted);
        assert!(Arc::ptr_eq(&order.article, session.document().unwrap().article()), "nothing is copied");
    }
    assert_eq!(session.filter(), &Filter { selected: [LEILA].into(), ..Filter::default() });

    session.update(Action::ExportFinished { path: path.clone(), result: Ok(()) });
    assert_eq!(session.notices()[0].msg, Msg::ExportDone("horizon.md".to_owned()));
}

#[test]
fn a_failed_export_says_which_file_and_why() {
    let mut session = open();
    let path = tempfile::tempdir().unwrap().path().join("gone/x.md");
    let result = write_atomic(&path, b"{}");
    session.update(Action::ExportFinished { path, result });
    let notice = &session.notices()[0];
    assert_eq!(notice.tone, Tone::Error);
    assert_eq!(strip_isolates(&text(Lang::Ar, &notice.msg)), "لم يُحفظ «x.md»: المجلد غير موجود. اختر مجلدًا آخر");
}

#[test]
fn copying_takes_the_text_as_it_stands() {
    let mut session = open();
    let range = range_of(&session, 0);
    assert_eq!(session.update(Action::CopyPressed(range)), [Effect::CopyText("أفق للطيران".to_owned())]);
    assert_eq!(session.update(Action::CopyPressed(TextRange::new(0, 0))), []);
    assert_eq!(session.update(Action::EntityCopied(AMOUNT)), [Effect::CopyText("$2,400,000,000".to_owned())]);
    assert_eq!(session.update(Action::EntityCopied(LEILA)), [Effect::CopyText("ليلى الحمداني".to_owned())]);
}

#[test]
fn settings_change_once_and_are_saved() {
    let mut session = open();
    assert!(has_saved(&session.update(Action::ThemeChosen(ThemeChoice::Dark))));
    assert_eq!(session.update(Action::ThemeChosen(ThemeChoice::Dark)), [], "no change, nothing to save");
    for (larger, zoom) in [(true, 110), (true, 125), (false, 110), (false, 100), (false, 90)] {
        session.update(Action::ZoomStepped { larger });
        assert_eq!(session.settings().zoom_percent, zoom);
    }
    session.update(Action::ZoomReset);
    assert_eq!(session.settings().zoom_percent, 100);
    let typography = Typography { face: TextFace::Naskh, size_pt: 500, ..Typography::default() };
    session.update(Action::TypographyChanged(typography));
    assert_eq!((session.settings().typography.face, session.settings().typography.size_pt), (TextFace::Naskh, 48));
    session.update(Action::TypographyReset);
    assert_eq!(session.settings().typography, Typography::default());
    let resized = session.update(Action::WindowResized { width_pt: 900, height_pt: 700, maximized: false });
    assert_eq!(resized, [], "a resize is saved when the window closes");
    let effects = session.update(Action::CloseRequested);
    let [Effect::SaveSettings(saved), Effect::Quit] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!((saved.window.width_pt, saved.theme), (900, ThemeChoice::Dark));
}

#[test]
fn the_language_changes_everything_that_is_worded() {
    let mut session = open();
    session.update(Action::Hovered(Some(MentionId(0))));
    let effects = session.update(Action::LanguageChosen(Lang::En));
    let [Effect::SaveSettings(_), Effect::SetTitle(title)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(title.ends_with("— Qari"), "{title}");
    assert_eq!(panel_lines(&session)[0], "Companies and organisations 2");
    assert!(panel_lines(&session)[1].contains("| Company |"));
}

#[test]
fn a_new_article_starts_with_a_clean_page_but_keeps_hidden_kinds() {
    let mut session = open();
    session.update(Action::KindToggled(EntityKind::Place));
    session.update(click(OFOQ));
    session.update(Action::PanelQueryEdited("أ".to_owned()));
    let (article, _) = article_and_extraction();
    session.update(Action::SourceChosen(Source::Sample(0)));
    assert_eq!(selected(&session), [0], "the old article stays until the new one is there");
    session.update(Action::Loaded { job: JobId(2), result: loaded(article) });
    assert_eq!(selected(&session), [] as [u32; 0]);
    assert_eq!((session.panel_query(), session.can_undo(), session.current_mention()), ("", false, None));
    assert!(session.filter().hidden.contains(&EntityKind::Place));
}

#[test]
fn samples_are_arabic_articles() {
    assert!(SAMPLES.len() >= 2);
    for sample in SAMPLES {
        let words = sample.content.split_whitespace().count();
        assert!((200..700).contains(&words), "{}: {words} words", sample.file_name);
        assert_eq!(Direction::of_text(sample.content), Some(Direction::Rtl));
        assert!(sample.content.contains(sample.title), "{}: its title stands in it", sample.file_name);
        let hint = qari::load::Hint { file_name: Some(sample.file_name.to_owned()), format: None };
        let loaded = qari::load::load_bytes(sample.content.as_bytes(), &hint).unwrap();
        assert_eq!(loaded.warnings, [], "{}", sample.file_name);
        assert_eq!(loaded.article.meta.title.as_deref(), Some(sample.title), "{}", sample.file_name);
        assert!(loaded.article.blocks.len() > 8, "{}", sample.file_name);
    }
}

/// Any action a reader or a worker can send, with ids that may be stale.
fn any_action() -> impl Strategy<Value = fn(u32) -> Action> {
    let actions: Vec<fn(u32) -> Action> = vec![
        |n| Action::EntityClicked { id: EntityId(n), additive: n % 2 == 0 },
        |n| Action::MentionClicked { id: MentionId(n), additive: n % 2 == 0 },
        |n| Action::Hovered(Some(MentionId(n))),
        |n| Action::KindToggled(EntityKind::ALL[n as usize % EntityKind::ALL.len()]),
        |_| Action::NextMentionPressed,
        |_| Action::PreviousMentionPressed,
        |_| Action::EscapePressed,
        |_| Action::UndoPressed,
        |_| Action::RedoPressed,
        |_| Action::FilterCleared,
        |_| Action::CancelPressed,
        |_| Action::ExtractionRequested,
        |_| Action::TextPasted("نص".to_owned()),
        |n| Action::Loaded { job: JobId(n.into()), result: loaded(article_and_extraction().0) },
        |n| Action::Loaded { job: JobId(n.into()), result: Box::new(Err(LoadError::Empty)) },
        |n| Action::Extracted { job: JobId(n.into()), extraction: Box::new(article_and_extraction().1), millis: 1 },
        |n| Action::Extracted { job: JobId(n.into()), extraction: Box::default(), millis: 1 },
        |n| Action::PanelQueryEdited(["", "أ", "2"][n as usize % 3].to_owned()),
        |n| Action::FindEdited(["", "افق", "ا"][n as usize % 3].to_owned()),
        |_| Action::FindOpened,
        |_| Action::FindNextPressed,
        |n| Action::TabChosen(Tab::ALL[n as usize % 2]),
        |n| Action::LanguageChosen(Lang::ALL[n as usize % 2]),
    ];
    prop::sample::select(actions)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn no_sequence_of_actions_breaks_the_session(actions in prop::collection::vec((any_action(), 0_u32..12), 0..40)) {
        let mut session = open();
        for (action, n) in actions {
            for effect in session.update(action(n)) {
                if let Effect::ScrollTo(range) = effect {
                    prop_assert!(!session.document().unwrap().article().slice(range).is_empty());
                }
            }
            let extraction = session.document().unwrap().extraction();
            let selected = &session.filter().selected;
            prop_assert!(selected.iter().all(|id| extraction.entity(*id).is_some()), "stale ids in {selected:?}");
            prop_assert!(session.current_mention().is_none_or(|id| extraction.mention(id).is_some()));
            prop_assert!(session.highlights().iter().all(|lit| extraction.mention(lit.mention).is_some()));
            prop_assert!(session.stepping().is_none_or(|at| at.total > 0 && at.position.is_none_or(|p| p <= at.total)));
            let rows = session.panel().groups.iter().flat_map(|group| &group.rows);
            prop_assert!(rows.clone().all(|row| extraction.entity(row.entity).is_some()));
            prop_assert_eq!(rows.filter(|row| row.selected).count() > selected.len(), false);
            prop_assert!(session.notices().len() <= 4);
        }
    }
}
