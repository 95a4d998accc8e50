//! What is laid out when: only what is seen, only what changed, and the reader's line stays in its place.

use super::*;

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

/// An article of numbered paragraphs, scrolled some way down, and the words and the place of the first that is seen.
fn far_down() -> Qari {
    let mut harness = window(Settings::default(), [1280.0, 800.0]);
    let numbered = |n: usize| {
        format!("فقرة رقم {n} فيها كلام يكفي ليملأ سطرًا أو سطرين من العمود حين يكون العمود ضيقًا بعض الشيء\n\n")
    };
    open(&mut harness, &(0..300).map(numbered).collect::<String>());
    for _ in 0..5 {
        press(&mut harness, Modifiers::NONE, Key::PageDown);
    }
    harness
}

fn first_seen(harness: &Qari) -> (String, f32) {
    let blocks = harness.get_all_by_role(Role::Paragraph);
    let below = blocks.filter(|block| block.rect().bottom() > 60.0);
    let top = below.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top())).unwrap();
    (top.accesskit_node().label().unwrap(), top.rect().top())
}

#[test]
fn another_width_keeps_the_line_at_the_top() {
    let mut harness = far_down();
    let before = first_seen(&harness);
    harness.set_size(egui::vec2(620.0, 800.0));
    harness.run_ok();
    assert_eq!(first_seen(&harness).0, before.0);
}

#[test]
fn a_window_that_is_drawn_narrow_and_wide_again_ends_where_it_began() {
    let mut harness = far_down();
    let before = first_seen(&harness);
    for width in (0..24).map(|step| 1280.0 - 30.0 * step as f32) {
        harness.set_size(egui::vec2(width, 800.0));
        harness.step();
        assert_eq!(first_seen(&harness).0, before.0, "at {width}");
    }
    harness.set_size(egui::vec2(1280.0, 800.0));
    harness.run_ok();
    let after = first_seen(&harness);
    assert_eq!(after.0, before.0);
    assert!((after.1 - before.1).abs() < 1.0, "{before:?} {after:?}");
}

#[test]
fn zoom_type_and_another_screen_keep_the_line_at_the_top() {
    let mut harness = far_down();
    let before = first_seen(&harness).0;
    for key in [Key::Plus, Key::Plus, Key::Minus, Key::Num0] {
        press(&mut harness, Modifiers::COMMAND, key);
        assert_eq!(first_seen(&harness).0, before, "{key:?}");
    }
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    for control in ["حجم النص +", "تباعد السطور +", "عرض العمود −"] {
        harness.get_by_label(control).click();
        harness.run_ok();
        assert_eq!(first_seen(&harness).0, before, "{control}");
    }
    for scale in [1.25, 1.5, 2.0, 1.0] {
        harness.set_pixels_per_point(scale);
        harness.run_ok();
        assert_eq!(first_seen(&harness).0, before, "at scale {scale}");
    }
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

/// How high the last paragraph of the article is, and where its first line begins.
fn last_paragraph(harness: &Qari) -> Rect {
    harness.get_all_by_role(Role::Paragraph).last().unwrap().rect()
}

#[test]
fn every_choice_of_type_is_seen_on_the_page_and_one_button_takes_all_back() {
    let mut harness = reader();
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    let at_first = last_paragraph(&harness);
    for choice in ["نوتو نسخ", "بلكس", "بالمسافات", "بالكشيدة", "٠١٢٣٤٥٦٧٨٩", "0123456789", "مخفي"]
    {
        let before = harness.state().view().article_work().layouts;
        harness.get_by_role_and_label(Role::RadioButton, choice).click();
        harness.run_ok();
        assert!(harness.state().view().article_work().layouts > before, "{choice} lays the page out anew");
    }
    for control in ["تباعد السطور +", "حجم النص +", "عرض العمود −"] {
        harness.get_by_label(control).click();
        harness.run_ok();
    }
    assert_ne!(last_paragraph(&harness), at_first);
    harness.get_by_label("استعادة الخط الأصلي").click();
    harness.run_ok();
    assert_eq!(last_paragraph(&harness), at_first);
    assert_eq!(harness.state().session().settings().typography, Settings::default().typography);
}
