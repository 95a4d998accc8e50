//! Find, export, copy, settings, language.

use super::*;

/// Takes in an action, carries out the search that it asks for, and takes in its answer; what is to be done then.
fn search(session: &mut Session, action: Action) -> Vec<Effect> {
    let effects = session.update(action);
    let order = effects.iter().find_map(|effect| match effect {
        Effect::Find(order) => Some(order.clone()),
        _ => None,
    });
    let order = order.unwrap_or_else(|| panic!("nothing is looked for: {effects:?}"));
    session.update(Action::Found { job: order.job, matches: order.matches() })
}

#[test]
fn find_folds_steps_and_keeps_its_place() {
    let mut session = open();
    assert_eq!(session.update(Action::FindOpened), [Effect::FocusFind]);
    let effects = search(&mut session, Action::FindEdited("افق".to_owned()));
    assert_eq!(session.find().matches.len(), 3);
    assert_eq!(effects, [Effect::ScrollTo(session.find().matches[0])]);
    session.update(Action::FindNextPressed);
    search(&mut session, Action::FindEdited("افق ل".to_owned()));
    assert_eq!((session.find().current, session.find().matches.len()), (Some(1), 2), "a longer query keeps its place");
    session.update(Action::FindNextPressed);
    assert_eq!(session.find().current, Some(0), "around the end");
    session.update(Action::FindPreviousPressed);
    assert_eq!(session.find().current, Some(1));
    search(&mut session, Action::FindExactToggled);
    assert!(session.find().matches.is_empty());
    assert_eq!(session.update(Action::FindNextPressed), []);
    session.update(Action::FindClosed);
    assert!(!session.find().open);
}

#[test]
fn of_several_searches_only_the_last_is_answered() {
    let mut session = open();
    session.update(Action::FindOpened);
    let first = session.update(Action::FindEdited("ا".to_owned()));
    let [Effect::Find(first)] = first.as_slice() else { panic!("{first:?}") };
    let second = session.update(Action::FindEdited("افق".to_owned()));
    let [Effect::Find(second)] = second.as_slice() else { panic!("{second:?}") };
    assert_eq!(session.update(Action::Found { job: first.job, matches: first.matches() }), []);
    assert!(session.find().matches.is_empty(), "the answer to what was typed before is dropped");
    assert_eq!(session.update(Action::FindNextPressed), [], "nothing to step through yet");
    session.update(Action::Found { job: second.job, matches: second.matches() });
    assert_eq!(session.find().matches.len(), 3);

    // Another article: what was found in the one before is gone at once, and its answers come to nothing.
    let stale = session.update(Action::FindEdited("في".to_owned()));
    let [Effect::Find(stale)] = stale.as_slice() else { panic!("{stale:?}") };
    let opened = session.update(Action::SourceChosen(Source::Path(PathBuf::from("/news/next.txt"))));
    let [Effect::Load { job, .. }] = opened.as_slice() else { panic!("{opened:?}") };
    let effects = session.update(Action::Loaded { job: *job, result: loaded(article_and_extraction().0) });
    assert!(session.find().matches.is_empty());
    assert_eq!(session.update(Action::Found { job: stale.job, matches: stale.matches() }), []);
    assert!(session.find().matches.is_empty());
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Find(order) if order.query == "في")), "{effects:?}");
    assert!(session.update(Action::FindEdited(String::new())).is_empty(), "nothing is looked for");
}

#[test]
fn a_direction_is_remembered_with_its_article() {
    let mut session = open();
    assert_eq!(session.document().unwrap().given_direction(), None);
    let effects = session.update(Action::DirectionChosen(Some(Direction::Ltr)));
    assert!(has_saved(&effects));
    assert_eq!(session.document().unwrap().direction(), Direction::Ltr);

    let reopen = |session: &mut Session, source: Source| {
        let effects = session.update(Action::SourceChosen(source));
        let Some(Effect::Load { job, .. }) = effects.last() else { panic!("{effects:?}") };
        session.update(Action::Loaded { job: *job, result: loaded(article_and_extraction().0) });
        session.document().unwrap().given_direction()
    };
    let mut later = Session::new(session.settings().clone());
    let horizon = || Source::Path(PathBuf::from("/news/horizon.txt"));
    assert_eq!(reopen(&mut later, Source::Path(PathBuf::from("/news/other.txt"))), None);
    assert_eq!(reopen(&mut later, horizon()), Some(Direction::Ltr));
    later.update(Action::DirectionChosen(None));
    assert_eq!(reopen(&mut later, horizon()), None);
    // Pasted text has no name to be known by: its direction lasts while it is open.
    assert_eq!(reopen(&mut later, Source::Pasted("نص".to_owned())), None);
    assert!(!has_saved(&later.update(Action::DirectionChosen(Some(Direction::Ltr)))));
    assert_eq!(later.document().unwrap().direction(), Direction::Ltr);
}

#[test]
fn a_font_of_the_system_is_looked_for_only_when_asked_for() {
    let mut session = open();
    assert_eq!(session.first_effects(), []);
    let with = |face| Typography { face, ..Typography::default() };
    assert!(!session.update(Action::TypographyChanged(with(TextFace::Naskh))).contains(&Effect::ListFamilies));
    let effects = session.update(Action::TypographyChanged(with(TextFace::System)));
    assert!(effects.contains(&Effect::ListFamilies), "{effects:?}");

    let families = || vec!["Kawkab Mono".to_owned(), "Lateef".to_owned()];
    let use_family = |name: &str| Effect::UseFamily(name.to_owned());
    let effects = session.update(Action::FamiliesListed(families()));
    assert!(has_saved(&effects) && effects.contains(&use_family("Kawkab Mono")), "the first, until one is chosen");
    for name in ["Lateef", "Kawkab Mono"] {
        let effects = session.update(Action::FamilyStepped { forward: true });
        assert!(effects.contains(&use_family(name)), "{effects:?}");
    }
    // Another size is no reason to read the font again; the next start is.
    let larger = Typography { size_pt: 30, ..session.settings().typography.clone() };
    let effects = session.update(Action::TypographyChanged(larger));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::UseFamily(_))), "{effects:?}");
    assert_eq!(Session::new(session.settings().clone()).first_effects(), [use_family("Kawkab Mono")]);

    let mut bare = open();
    bare.update(Action::TypographyChanged(with(TextFace::System)));
    bare.update(Action::FamiliesListed(Vec::new()));
    assert_eq!(bare.settings().typography.face, TextFace::Amiri);
    assert_eq!(bare.notices().last().unwrap().msg, Msg::NoSystemFonts);
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
    let folder = Some(PathBuf::from("/news"));
    assert_eq!(effects, [Effect::PickExportTarget { format, scope, folder, file_name }]);
    assert_eq!(session.update(Action::ExportTargetPicked { format, scope, path: None }), []);
    let path = PathBuf::from("/out/horizon.md");
    let typed = session.update(Action::ExportTargetTyped { format, scope, path: path.clone() });
    assert_eq!(typed, [Effect::CheckExportTarget { format, scope, path: path.clone() }]);
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
    let html = "<span dir=\"rtl\" lang=\"ar\">أفق للطيران</span>".to_owned();
    let copied = [Effect::Copy { text: "أفق للطيران".to_owned(), html: Some(html) }];
    assert_eq!(session.update(Action::CopyPressed(range)), copied);
    assert_eq!(session.update(Action::CopyPressed(TextRange::new(0, 0))), []);
    let plain = |text: &str| [Effect::Copy { text: text.to_owned(), html: None }];
    assert_eq!(session.update(Action::EntityCopied(AMOUNT)), plain("$2,400,000,000"));
    assert_eq!(session.update(Action::EntityCopied(LEILA)), plain("ليلى الحمداني"));
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
