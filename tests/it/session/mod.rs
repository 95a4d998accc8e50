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

mod filtering;
mod opening;
mod output;
mod panel;
mod random;

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
        _ if id.starts_with('p') => {
            EntityDetail::Person { role: Some("الرئيسة التنفيذية".to_owned()), country: None }
        }
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
