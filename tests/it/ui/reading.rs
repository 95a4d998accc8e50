//! Reading: the caret, selecting by keyboard and by pointer, copying.

use super::*;

const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL: Modifiers = Modifiers::COMMAND;

const LAST: &str = "وأضافت مايكروسوفت أن العقد يمتد خمس سنوات.";

/// A window with the article, quick enough for double clicks.
fn quick(text: &str) -> Qari {
    let mut harness = window_with(Settings::default(), [1280.0, 800.0], 1.0 / 60.0);
    open(&mut harness, text);
    harness
}

fn paragraph(harness: &Qari, text: &str) -> Rect {
    harness.get_by_role_and_label(Role::Paragraph, text).rect()
}

/// Just inside the place where the first line of a right-to-left paragraph begins.
fn start_of(place: Rect) -> Pos2 {
    pos2(place.right() - 2.0, place.top() + 16.0)
}

#[test]
fn everything_can_be_selected_and_copied_as_it_stands() {
    let mut harness = reader();
    press(&mut harness, CTRL, Key::A);
    assert_eq!(copied(&mut harness).as_deref(), Some(ARTICLE));
}

#[test]
fn the_keyboard_extends_a_selection_by_what_is_seen() {
    let mut harness = quick(ARTICLE);
    let last = paragraph(&harness, LAST);
    let table: [(&[(Modifiers, Key)], &str); 9] = [
        (&[(SHIFT, Key::ArrowLeft)], "و"),
        (&[(SHIFT, Key::ArrowLeft), (SHIFT, Key::ArrowLeft), (SHIFT, Key::ArrowRight)], "و"),
        (&[(SHIFT | CTRL, Key::ArrowLeft)], "وأضافت"),
        (&[(SHIFT | CTRL, Key::ArrowLeft), (SHIFT | CTRL, Key::ArrowLeft)], "وأضافت مايكروسوفت"),
        (&[(SHIFT, Key::End)], LAST),
        (&[(SHIFT, Key::End), (SHIFT, Key::Home), (SHIFT, Key::ArrowLeft)], "و"),
        (&[(SHIFT | CTRL, Key::ArrowDown)], LAST),
        (&[(SHIFT | CTRL, Key::End)], LAST),
        (&[(SHIFT, Key::ArrowRight)], "\n\n"),
    ];
    for (keys, words) in table {
        click_at(&mut harness, start_of(last), Modifiers::NONE);
        for (modifiers, key) in keys {
            press(&mut harness, *modifiers, *key);
        }
        assert_eq!(copied(&mut harness).as_deref(), Some(words), "{keys:?}");
        rest(&mut harness);
    }
    click_at(&mut harness, start_of(last), Modifiers::NONE);
    press(&mut harness, SHIFT | CTRL, Key::Home);
    assert_eq!(copied(&mut harness).unwrap(), ARTICLE[..ARTICLE.find(LAST).unwrap()]);
}

#[test]
fn a_selection_goes_through_paragraphs_of_both_directions() {
    let article = "أول سطر في المقال.\n\nThe second one is English.\n\nوالثالث عربي فيه OpenAI وحدها.\n";
    let mut harness = quick(article);
    let first = paragraph(&harness, "أول سطر في المقال.");
    click_at(&mut harness, start_of(first), Modifiers::NONE);
    press(&mut harness, SHIFT, Key::End);
    // On into the English paragraph, whose reading goes the other way.
    press(&mut harness, SHIFT, Key::ArrowLeft);
    press(&mut harness, SHIFT, Key::ArrowRight);
    press(&mut harness, SHIFT, Key::ArrowRight);
    assert_eq!(copied(&mut harness).as_deref(), Some("أول سطر في المقال.\n\nTh"));
    press(&mut harness, SHIFT, Key::ArrowDown);
    let text = copied(&mut harness).unwrap();
    assert!(text.starts_with("أول سطر") && text.contains("English.\n\nوالثالث"), "{text}");
}

#[test]
fn clicks_take_words_and_paragraphs() {
    let mut harness = quick(ARTICLE);
    let place = start_of(paragraph(&harness, LAST));
    let at = place - egui::vec2(12.0, 0.0);
    for (clicks, words) in [(2, "وأضافت"), (3, LAST)] {
        for _ in 0..clicks {
            click_at(&mut harness, at, Modifiers::NONE);
        }
        assert_eq!(copied(&mut harness).as_deref(), Some(words), "{clicks} clicks");
        rest(&mut harness);
    }
    // A double click on a mention takes its word and leaves the filter as it was.
    let mention = harness.get_all_by_role_and_label(Role::Mark, "مايكروسوفت").last().unwrap().rect().center();
    click_at(&mut harness, mention, Modifiers::NONE);
    click_at(&mut harness, mention, Modifiers::NONE);
    assert_eq!(copied(&mut harness).as_deref(), Some("مايكروسوفت"));
    assert!(harness.state().session().filter().is_empty());
}

#[test]
fn a_click_with_shift_extends_the_selection_even_on_a_mention() {
    let mut harness = quick(ARTICLE);
    let last = paragraph(&harness, LAST);
    click_at(&mut harness, start_of(last), Modifiers::NONE);
    let mention = harness.get_all_by_role_and_label(Role::Mark, "مايكروسوفت").last().unwrap().rect();
    click_at(&mut harness, mention.left_center() + egui::vec2(3.0, 0.0), SHIFT);
    assert_eq!(copied(&mut harness).as_deref(), Some("وأضافت مايكروسوفت"));
    assert!(harness.state().session().filter().is_empty(), "the click was about text");
    click_at(&mut harness, pos2(last.left() + 2.0, last.center().y), SHIFT);
    assert_eq!(copied(&mut harness).as_deref(), Some(LAST));
}

#[test]
fn a_drag_past_the_edge_scrolls_and_goes_on_selecting() {
    let paragraph = ARTICLE.lines().nth(2).unwrap();
    let mut harness = quick(&format!("{paragraph}\n\n").repeat(60));
    let from = pos2(900.0, 200.0);
    button(&mut harness, from, true, Modifiers::NONE);
    harness.event(Event::PointerMoved(from + egui::vec2(0.0, 30.0)));
    harness.step();
    harness.event(Event::PointerMoved(pos2(900.0, 795.0)));
    for _ in 0..60 {
        harness.step();
    }
    assert!(harness.state().view().scroll_px() > 200.0, "{}", harness.state().view().scroll_px());
    button(&mut harness, pos2(900.0, 795.0), false, Modifiers::NONE);
    let settled = copied(&mut harness).unwrap();
    assert!(settled.lines().count() > 10, "{} lines", settled.lines().count());
    assert!(paragraph.contains(settled.lines().next().unwrap()));
}

#[test]
fn arrows_scroll_until_the_reader_asks_for_a_caret() {
    let numbered: String = (0..80).map(|n| format!("فقرة رقم {n} من نص طويل\n\n")).collect();
    let mut harness = quick(&numbered);
    let first = paragraph(&harness, "فقرة رقم 1 من نص طويل");
    click_at(&mut harness, start_of(first), Modifiers::NONE);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let scrolled = harness.state().view().scroll_px();
    assert!(scrolled > 0.0);
    press(&mut harness, Modifiers::NONE, Key::Home);

    press(&mut harness, Modifiers::NONE, Key::F7);
    assert!(harness.state().session().settings().caret_browsing);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(harness.state().view().scroll_px(), 0.0, "the caret moved and is still in view");
    press(&mut harness, SHIFT, Key::End);
    assert_eq!(copied(&mut harness).as_deref(), Some("فقرة رقم 2 من نص طويل"));
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    assert!(harness.state().view().scroll_px() > 0.0, "the page follows the caret");
    press(&mut harness, CTRL, Key::End);
    press(&mut harness, SHIFT, Key::Home);
    assert_eq!(copied(&mut harness).as_deref(), Some("فقرة رقم 79 من نص طويل"));
    press(&mut harness, Modifiers::NONE, Key::F7);
    assert!(!harness.state().session().settings().caret_browsing);
}
