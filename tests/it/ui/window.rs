//! The window as a whole: its mirror image, its narrow form, what stands in for a file dialog.

use qari::export::ExportFormat;
use qari::session::ExportScope;

use super::*;

#[test]
fn the_window_is_mirrored_with_its_language_and_the_article_is_not() {
    let mut harness = reader();
    let left_of = |harness: &Qari, label: &str| harness.get_by_label(label).rect().left();
    assert!(left_of(&harness, "الكيانات") < left_of(&harness, "فتح"), "the panel stands on the left in Arabic");
    let ctx = harness.ctx.clone();
    harness.state_mut().take(&ctx, Action::LanguageChosen(Lang::En));
    harness.run_ok();
    assert!(left_of(&harness, "Entities") > left_of(&harness, "Open"), "and on the right in English");
    let block = harness.get_by_role_and_label(Role::Paragraph, "وأضافت مايكروسوفت أن العقد يمتد خمس سنوات.");
    assert_eq!(block.accesskit_node().data().language(), Some("ar"));
}

#[test]
fn a_narrow_window_folds_the_panel_into_a_drawer() {
    let mut harness = window(Settings::default(), [600.0, 800.0]);
    open(&mut harness, ARTICLE);
    assert!(harness.query_by_label("الكيانات").is_none());
    press(&mut harness, Modifiers::COMMAND, Key::B);
    assert!(harness.query_by_label("الكيانات").is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("الكيانات").is_none());
    assert!(harness.state().session().settings().panel.open, "the setting is for wide windows");
}

#[test]
fn without_a_file_dialog_a_path_can_be_typed() {
    let mut harness = window(Settings::default(), [1280.0, 800.0]);
    let ctx = harness.ctx.clone();
    harness.state_mut().take(&ctx, Action::DialogFailed);
    harness.run_ok();
    harness.event(Event::Text("/no/such/file.txt".to_owned()));
    harness.run_ok();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    for _ in 0..100 {
        harness.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    let notices = harness.state().session().notices();
    assert!(notices.iter().any(|notice| format!("{:?}", notice.msg).contains("file.txt")), "{notices:?}");
}

#[test]
fn a_file_is_replaced_only_when_the_reader_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("over.csv");
    std::fs::write(&path, "kept").unwrap();
    let mut harness = reader();
    let ctx = harness.ctx.clone();
    let (format, scope) = (ExportFormat::Csv, ExportScope::Everything);
    harness.state_mut().take(&ctx, Action::ExportTargetTyped { format, scope, path: path.clone() });
    harness.run_ok();
    assert!(harness.query_by_label_contains("over.csv").is_some(), "it is said which file is in the way");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_role_and_label(Role::Button, "استبدال").click();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "kept", "Enter alone replaces nothing");
    harness.run_ok();
    for _ in 0..200 {
        harness.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.contains("OpenAI"), "{written}");
}
