//! The whole window, headless: driven by accessibility labels, as assistive technology would.

use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Event, Key, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use qari::app::Window;
use qari::i18n::Lang;
use qari::session::{Action, ExtractionState, Source};
use qari::settings::{Settings, ThemeChoice};

const ARTICLE: &str = "شركة مايكروسوفت توقّع عقدًا مع OpenAI بقيمة 30 مليار دولار\n\n\
أعلنت شركة مايكروسوفت توقيع عقد مع OpenAI في الولايات المتحدة بقيمة 30 مليار دولار، بزيادة نسبتها 14%.\n\n\
وقالت OpenAI إن التسليم يبدأ في 2028، وإن الكلفة تنخفض كثيرًا مقارنة بما كان.\n\n\
وأضافت مايكروسوفت أن العقد يمتد خمس سنوات.\n";

type Qari = Harness<'static, Window>;

fn window(settings: Settings, size: [f32; 2]) -> Qari {
    let mut attached = false;
    let mut harness = Harness::builder().with_size(size).with_max_steps(20).build_ui_state(
        move |ui: &mut egui::Ui, window: &mut Window| {
            if !attached {
                window.attach(ui.ctx());
                attached = true;
            }
            window.tick(ui.ctx());
            window.draw(ui);
        },
        Window::new(settings, None),
    );
    harness.run_ok();
    harness
}

/// Opens `text` and waits until it has been read and extracted.
fn open(harness: &mut Qari, text: &str) {
    let ctx = harness.ctx.clone();
    harness.state_mut().take(&ctx, Action::SourceChosen(Source::Pasted(text.to_owned())));
    for _ in 0..500 {
        harness.step();
        let document = harness.state().session().document();
        if document.is_some_and(|document| matches!(document.state(), ExtractionState::Done { .. })) {
            harness.run_ok();
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the article was not read within five seconds");
}

fn reader() -> Qari {
    let mut harness = window(Settings::default(), [1280.0, 800.0]);
    open(&mut harness, ARTICLE);
    harness
}

fn press(harness: &mut Qari, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_ok();
}

fn click_row(harness: &mut Qari, name: &str) {
    harness.get_by_role_and_label(Role::ListBoxOption, name).click();
    harness.run_ok();
}

#[test]
fn an_entity_is_selected_from_its_row_and_left_by_escape() {
    let mut harness = reader();
    click_row(&mut harness, "مايكروسوفت");
    let session = harness.state().session();
    assert_eq!(session.selected_names().collect::<Vec<_>>(), ["مايكروسوفت"]);
    assert!(session.is_dimmed(2), "the paragraph that does not name it recedes");
    harness.get_by_label("التالي").click();
    harness.run_ok();
    assert_eq!(harness.state().session().stepping().unwrap().position, Some(2));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().session().filter().is_empty());
}

#[test]
fn a_mention_in_the_text_selects_its_entity() {
    let mut harness = reader();
    let mentions: Vec<_> = harness.get_all_by_role_and_label(Role::Mark, "OpenAI").collect();
    assert_eq!(mentions.len(), 3);
    mentions[1].click();
    harness.run_ok();
    assert_eq!(harness.state().session().selected_names().collect::<Vec<_>>(), ["OpenAI"]);
}

#[test]
fn clicking_hovering_and_themes_cost_no_shaping_and_no_layout_of_the_article() {
    let mut harness = reader();
    let before = harness.state().view().article_work();
    assert!(before.layouts > 0 && before.shapes > 0, "the article was laid out at all");
    click_row(&mut harness, "OpenAI");
    press(&mut harness, Modifiers::NONE, Key::N);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.get_all_by_role_and_label(Role::Mark, "OpenAI").next().unwrap().hover();
    harness.run_ok();
    assert!(harness.state().session().card().is_some(), "the pointer rests on a mention");
    for theme in [ThemeChoice::Dark, ThemeChoice::Light] {
        let ctx = harness.ctx.clone();
        harness.state_mut().take(&ctx, Action::ThemeChosen(theme));
        harness.run_ok();
    }
    harness.get_by_role_and_label(Role::Switch, "شركات ومؤسسات: إخفاء الشركات والمؤسسات").hover();
    harness.run_ok();
    assert_eq!(harness.state().view().article_work(), before);
}

#[test]
fn a_second_round_of_clicks_lays_out_nothing_at_all() {
    let mut harness = reader();
    let round = |harness: &mut Qari| {
        click_row(harness, "OpenAI");
        press(harness, Modifiers::NONE, Key::Escape);
    };
    round(&mut harness);
    let before = harness.state().view().text_stats();
    round(&mut harness);
    assert_eq!(harness.state().view().text_stats(), before, "every label was kept");
}

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
fn the_filter_field_takes_arabic_and_gives_it_up_to_escape() {
    let mut harness = reader();
    harness.get_by_role_and_label(Role::TextInput, "رشّح الأسماء").click();
    harness.run_ok();
    harness.event(Event::Text("مايكرو".to_owned()));
    harness.run_ok();
    assert_eq!(harness.state().session().panel_query(), "مايكرو");
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "OpenAI").is_none());
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(harness.state().session().panel_query(), "مايكر");
    press(&mut harness, Modifiers::NONE, Key::N);
    assert_eq!(
        harness.state().session().stepping().unwrap().position,
        None,
        "letters typed in a field are no commands"
    );
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().session().panel_query(), "");
}

#[test]
fn finding_counts_and_steps() {
    let mut harness = reader();
    press(&mut harness, Modifiers::COMMAND, Key::F);
    harness.run_ok();
    harness.event(Event::Text("العقد".to_owned()));
    harness.run_ok();
    let find = harness.state().session().find();
    assert!(find.open);
    assert_eq!((find.matches.len(), find.current), (1, Some(0)));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!harness.state().session().find().open);
}

#[test]
fn everything_can_be_selected_and_copied_as_it_stands() {
    let mut harness = reader();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.event(Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some(ARTICLE));
}

#[test]
fn a_kind_is_hidden_and_shown_by_the_head_of_its_group() {
    let mut harness = reader();
    let lit = harness.state().session().highlights().len();
    harness.get_by_role_and_label(Role::Switch, "شركات ومؤسسات: إخفاء الشركات والمؤسسات").click();
    harness.run_ok();
    assert!(harness.state().session().highlights().len() < lit);
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
fn a_long_article_is_laid_out_only_where_it_is_seen() {
    let mut harness = window(Settings::default(), [1280.0, 800.0]);
    let paragraph = ARTICLE.lines().nth(2).unwrap();
    let text = format!("{paragraph}\n\n").repeat(2_000);
    open(&mut harness, &format!("{text}آخر سطر في المقال.\n"));
    let opened = harness.state().view().article_work().layouts;
    assert!(opened < 60, "{opened} paragraphs were laid out to show the first");
    press(&mut harness, Modifiers::NONE, Key::End);
    assert!(harness.query_by_role_and_label(Role::Paragraph, "آخر سطر في المقال.").is_some(), "the end is seen");
    let end = harness.state().view().scroll_px();
    press(&mut harness, Modifiers::NONE, Key::PageUp);
    assert!(harness.state().view().scroll_px() < end);
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!(harness.state().view().scroll_px(), 0.0);
    assert!(harness.state().view().article_work().layouts < opened + 120);
}

#[test]
fn another_width_keeps_the_line_at_the_top() {
    let mut harness = window(Settings::default(), [1280.0, 800.0]);
    let numbered = |n: usize| {
        format!("فقرة رقم {n} فيها كلام يكفي ليملأ سطرًا أو سطرين من العمود حين يكون العمود ضيقًا بعض الشيء\n\n")
    };
    open(&mut harness, &(0..300).map(numbered).collect::<String>());
    for _ in 0..5 {
        press(&mut harness, Modifiers::NONE, Key::PageDown);
    }
    let first_seen = |harness: &Qari| {
        let blocks = harness.get_all_by_role(Role::Paragraph);
        let below = blocks.filter(|block| block.rect().bottom() > 60.0);
        let top = below.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top())).unwrap();
        top.accesskit_node().label().unwrap()
    };
    let before = first_seen(&harness);
    harness.set_size(egui::vec2(620.0, 800.0));
    harness.run_ok();
    assert_eq!(first_seen(&harness), before);
}

#[test]
fn the_settings_change_the_page_at_once() {
    let mut harness = reader();
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    let before = harness.state().view().article_work().layouts;
    harness.get_by_label("حجم النص +").click();
    harness.run_ok();
    assert_eq!(harness.state().session().settings().typography.size_pt, 22);
    assert!(harness.state().view().article_work().layouts > before);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().session().sheet().is_none());
}
