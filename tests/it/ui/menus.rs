//! Menus and sheets by keyboard: where the focus goes, and where it comes back to.

use super::*;

/// What has the keyboard.
fn focused(harness: &Qari) -> Option<String> {
    let mut nodes = harness.root().children_recursive().map(|node| node.accesskit_node());
    nodes.find(|node| node.is_focused() && node.role() != Role::Window).and_then(|node| node.label())
}

#[test]
fn arrows_go_round_an_open_menu_and_the_focus_comes_back_to_its_button() {
    let mut harness = reader();
    press(&mut harness, Modifiers::COMMAND, Key::S);
    harness.run_ok();
    let rows: Vec<String> =
        harness.get_all_by_role(Role::MenuItem).filter_map(|row| row.accesskit_node().label()).collect();
    let [first, second, .., last] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(focused(&harness).as_ref(), Some(first));
    let steps = [
        (Key::ArrowDown, second),
        (Key::ArrowUp, first),
        (Key::ArrowUp, last),
        (Key::ArrowDown, first),
        (Key::End, last),
        (Key::Tab, first),
        (Key::End, last),
        (Key::ArrowLeft, last),
        (Key::Home, first),
    ];
    for (key, name) in steps {
        press(&mut harness, Modifiers::NONE, key);
        assert_eq!(focused(&harness).as_ref(), Some(name), "after {key:?}");
    }
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.query_all_by_role(Role::MenuItem).count(), 0, "the menu is closed");
    assert_eq!(focused(&harness).as_deref(), Some("تصدير"));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let opened = harness.get_all_by_role(Role::MenuItem).count();
    assert_eq!(opened, rows.len(), "the key that opens a menu chooses nothing from it");
}

#[test]
fn tab_goes_through_the_bar_in_the_order_of_reading_and_opens_nothing() {
    let mut harness = reader();
    let mut places: Vec<f32> = Vec::new();
    loop {
        press(&mut harness, Modifiers::NONE, Key::Tab);
        let node = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        let Some(place) = node.map(|node| node.rect()).filter(|place| place.bottom() < 60.0) else { break };
        places.push(place.center().x);
    }
    assert_eq!(places.len(), 7, "open, recent, find, panel, settings, theme, export: {places:?}");
    assert!(places.is_sorted_by(|a, b| a > b), "from right to left: {places:?}");
    assert!(!harness.state().session().find().open, "the field was only passed");
}

#[test]
fn the_keyboard_goes_into_a_sheet_and_back() {
    let mut harness = reader();
    harness.get_by_label("فتح").focus();
    harness.run_ok();
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    harness.run_ok();
    assert_eq!(focused(&harness).as_deref(), Some("كالنظام"), "the first control of the settings");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.run_ok();
    assert_eq!(focused(&harness).as_deref(), Some("فتح"));

    press(&mut harness, Modifiers::COMMAND, Key::T);
    harness.run_ok();
    for _ in 0..30 {
        press(&mut harness, Modifiers::NONE, Key::Tab);
        assert_ne!(focused(&harness).as_deref(), Some("فتح"), "what lies behind the table is out of reach");
    }
}

#[test]
fn what_a_sheet_does_is_confirmed_over_it() {
    let mut harness = reader();
    press(&mut harness, Modifiers::COMMAND, Key::T);
    harness.run_ok();
    assert!(copied(&mut harness).is_some());
    harness.run_ok();
    harness.get_by_role_and_label(Role::Button, "إخفاء التنبيه").click();
    harness.run_ok();
    assert!(harness.state().session().notices().is_empty(), "the cross of the notice could be reached");
    assert!(harness.state().session().sheet().is_some(), "and what was pressed was not beside the table");
    let close = harness.get_by_role_and_label(Role::Button, "إغلاق").rect();
    click_at(&mut harness, pos2(640.0, close.top() - 40.0), Modifiers::NONE);
    harness.run_ok();
    assert!(harness.state().session().sheet().is_none(), "a press beside the table closes it");
}
