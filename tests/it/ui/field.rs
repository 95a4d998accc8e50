//! The text field: what typing, selecting, composing and pasting do to it, as assistive technology sees it.

use super::*;

const CTRL: Modifiers = Modifiers::COMMAND;
const FIELD: &str = "رشّح الأسماء";

/// A window whose filter field has the keyboard and holds `text`.
fn field(text: &str) -> Qari {
    let mut harness = window_with(Settings::default(), [1280.0, 800.0], 1.0 / 60.0);
    open(&mut harness, ARTICLE);
    press(&mut harness, CTRL | Modifiers::SHIFT, Key::F);
    harness.run_ok();
    harness.event(Event::Text(text.to_owned()));
    harness.run_ok();
    harness
}

fn value(harness: &Qari) -> String {
    harness.get_by_role_and_label(Role::TextInput, FIELD).accesskit_node().value().unwrap_or_default()
}

fn keys(harness: &mut Qari, keys: &[(Modifiers, Key)]) {
    for (modifiers, key) in keys {
        press(harness, *modifiers, *key);
    }
}

#[test]
fn typing_replaces_what_is_selected_and_can_be_taken_back() {
    let mut harness = field("شركة أفق");
    keys(&mut harness, &[(CTRL | Modifiers::SHIFT, Key::ArrowRight)]);
    assert_eq!(copied(&mut harness).as_deref(), Some("أفق"), "back by a word is to the right");
    harness.event(Event::Text("طاقة".to_owned()));
    harness.run_ok();
    assert_eq!(value(&harness), "شركة طاقة");
    keys(&mut harness, &[(CTRL, Key::Z)]);
    assert_eq!(value(&harness), "شركة أفق");
    keys(&mut harness, &[(CTRL | Modifiers::SHIFT, Key::Z)]);
    assert_eq!(value(&harness), "شركة طاقة");
    keys(&mut harness, &[(CTRL, Key::A)]);
    harness.event(Event::Cut);
    harness.run_ok();
    assert_eq!(value(&harness), "");
    harness.event(Event::Paste("عقد\nجديد".to_owned()));
    harness.run_ok();
    assert_eq!(value(&harness), "عقد جديد", "one line");
}

#[test]
fn arrows_walk_through_mixed_directions_without_a_stop() {
    let text = "عقد OpenAI في 2028 هنا";
    let mut harness = field(text);
    keys(&mut harness, &[(Modifiers::NONE, Key::Home)]);
    // To the left, letter by letter as the eye sees it, the caret comes to the other end, and back to the right to the first.
    for _ in 0..text.chars().count() + 2 {
        press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    }
    keys(&mut harness, &[(Modifiers::SHIFT, Key::Home)]);
    assert_eq!(copied(&mut harness).as_deref(), Some(text));
    for _ in 0..text.chars().count() + 4 {
        press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    }
    keys(&mut harness, &[(Modifiers::SHIFT, Key::End)]);
    assert_eq!(copied(&mut harness).as_deref(), Some(text));
}

#[test]
fn what_is_composed_is_no_text_until_it_is_committed() {
    let mut harness = field("أفق");
    keys(&mut harness, &[(CTRL, Key::A)]);
    let preedit = |text: &str| Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None });
    harness.event(preedit("سه"));
    harness.run_ok();
    assert_eq!(value(&harness), "", "what was selected gives way");
    harness.event(preedit(""));
    harness.event(Event::Ime(ImeEvent::Commit("سهيل".to_owned())));
    harness.run_ok();
    assert_eq!(value(&harness), "سهيل");
    assert_eq!(harness.state().session().panel_query(), "سهيل");
}

#[test]
fn the_pointer_sets_the_caret_and_selects() {
    let mut harness = field("شركة أفق");
    let place = harness.get_by_role_and_label(Role::TextInput, FIELD).rect();
    let first = pos2(place.right() - 22.0, place.center().y);
    click_at(&mut harness, first, Modifiers::NONE);
    click_at(&mut harness, first, Modifiers::NONE);
    assert_eq!(copied(&mut harness).as_deref(), Some("شركة"), "a double click takes the word");
    click_at(&mut harness, first, Modifiers::NONE);
    assert_eq!(copied(&mut harness).as_deref(), Some("شركة أفق"), "a third takes everything");
    rest(&mut harness);
    button(&mut harness, pos2(place.right() - 9.0, place.center().y), true, Modifiers::NONE);
    harness.event(Event::PointerMoved(pos2(place.left() + 20.0, place.center().y)));
    harness.step();
    harness.step();
    button(&mut harness, pos2(place.left() + 20.0, place.center().y), false, Modifiers::NONE);
    assert_eq!(copied(&mut harness).as_deref(), Some("شركة أفق"), "a drag across it");
}

#[test]
fn assistive_technology_reads_and_sets_it() {
    let mut harness = field("");
    let node = harness.get_by_role_and_label(Role::TextInput, FIELD);
    assert_eq!(node.accesskit_node().data().placeholder(), Some(FIELD));
    let request = accesskit::ActionRequest {
        action: accesskit::Action::SetValue,
        target_tree: accesskit::TreeId::ROOT,
        target_node: node.accesskit_node().locate().0,
        data: Some(accesskit::ActionData::Value("مايكرو".into())),
    };
    harness.event(Event::AccessKitActionRequest(request));
    harness.run_ok();
    assert_eq!(value(&harness), "مايكرو");
    assert_eq!(harness.state().session().panel_query(), "مايكرو");
}

/// What a screen reader asks to follow the caret and a magnifier to find it.
#[test]
fn assistive_technology_follows_the_caret_and_the_selection() {
    let mut harness = field("شركة OpenAI الآن");
    let node = harness.get_by_role_and_label(Role::TextInput, FIELD);
    let place = node.rect();
    let node = node.accesskit_node();
    assert!(node.supports_text_ranges());
    assert_eq!(node.document_range().text(), "شركة OpenAI الآن");
    assert!(node.text_selection().unwrap().is_degenerate());
    assert_eq!(node.text_selection_focus().unwrap().to_global_usv_index(), "شركة OpenAI الآن".chars().count());
    // Each letter in the order of the text: Arabic goes to the left, Latin in it to the right.
    let mut at = node.document_start();
    let mut lefts = Vec::new();
    while !at.is_document_end() {
        let mut letter = at.to_degenerate_range();
        at = at.forward_to_character_end();
        letter.set_end(at);
        let boxes = letter.bounding_boxes();
        assert_eq!(boxes.len(), 1, "{}", letter.text());
        let inside = f64::from(place.left())..f64::from(place.right());
        assert!(inside.contains(&boxes[0].x0) && boxes[0].x1 > boxes[0].x0, "{}: {:?}", letter.text(), boxes[0]);
        lefts.push(boxes[0].x0);
    }
    assert!(lefts[..5].windows(2).all(|pair| pair[1] < pair[0]) && lefts[12] < lefts[5], "{lefts:?}");
    assert!(lefts[5..11].windows(2).all(|pair| pair[0] < pair[1]), "{lefts:?}");
    // A word selected by keys is told, and one that assistive technology selects is selected.
    keys(&mut harness, &[(CTRL | Modifiers::SHIFT, Key::ArrowRight)]);
    let node = harness.get_by_role_and_label(Role::TextInput, FIELD).accesskit_node();
    let told = node.text_selection().unwrap();
    assert_eq!((told.text().as_str(), node.text_selection_focus().unwrap().to_global_usv_index()), ("الآن", 12));
    let second = node.document_start().forward_to_word_start();
    let mut word = second.to_degenerate_range();
    word.set_end(second.forward_to_word_start());
    assert_eq!(word.text(), "OpenAI ");
    let request = accesskit::ActionRequest {
        action: accesskit::Action::SetTextSelection,
        target_tree: accesskit::TreeId::ROOT,
        target_node: node.locate().0,
        data: Some(accesskit::ActionData::SetTextSelection(word.to_text_selection())),
    };
    harness.event(Event::AccessKitActionRequest(request));
    harness.run_ok();
    assert_eq!(copied(&mut harness).as_deref(), Some("OpenAI "));
}
