//! Names in the text and in the panel: selecting, stepping, hiding, filtering.

use super::*;

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
fn a_kind_is_hidden_and_shown_by_the_head_of_its_group() {
    let mut harness = reader();
    let lit = harness.state().session().highlights().len();
    harness.get_by_role_and_label(Role::Switch, "شركات ومؤسسات: إخفاء الشركات والمؤسسات").click();
    harness.run_ok();
    assert!(harness.state().session().highlights().len() < lit);
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
