//! The figures as a table: in the panel, and wide over the page.

use super::*;

const PRICES: &str = "بيعت اللوحة الأولى بمبلغ 5 ملايين دولار.\n\n\
وبيعت الثانية بمبلغ 9 ملايين دولار.\n\n\
وبيعت الثالثة بمبلغ 7 ملايين دولار.\n";

/// The rows with this role that tell of an amount, from top to bottom.
fn amounts(harness: &Qari, role: Role) -> Vec<String> {
    let mut rows: Vec<_> = harness.get_all_by_role(role).collect();
    rows.sort_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    let labels = rows.iter().filter_map(|row| row.accesskit_node().label());
    labels.filter(|label| label.contains("ملايين دولار")).collect()
}

#[test]
fn the_table_is_opened_sorted_widened_copied_and_closed() {
    let mut harness = window(Settings::default(), [1280.0, 800.0]);
    open(&mut harness, PRICES);
    harness.get_by_role_and_label(Role::RadioButton, "الأرقام").click();
    harness.run_ok();
    let [five, nine, seven] = ["5 ملايين دولار", "9 ملايين دولار", "7 ملايين دولار"];
    assert_eq!(amounts(&harness, Role::ListBoxOption), [five, nine, seven], "as they come in the text");
    harness.get_by_role_and_label(Role::RadioButton, "القيمة").click();
    harness.run_ok();
    assert_eq!(amounts(&harness, Role::ListBoxOption), [nine, seven, five], "the largest first");

    press(&mut harness, Modifiers::COMMAND, Key::T);
    // The page behind has a block for each paragraph, but no row.
    assert_eq!(amounts(&harness, Role::Row), [nine, seven, five], "the wide table is sorted as the panel is");
    harness.get_by_role_and_label(Role::ColumnHeader, "القيمة").click();
    harness.run_ok();
    assert_eq!(amounts(&harness, Role::Row), [five, seven, nine], "a second click turns the order round");

    let table = copied(&mut harness).expect("the keys for copying take the table");
    let values: Vec<_> = table.lines().skip(1).filter_map(|line| line.split('\t').nth(1)).collect();
    assert_eq!(values, ["5000000", "7000000", "9000000"], "{table}");

    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_role(Role::Row).is_none(), "the table is closed");
    assert!(harness.state().session().sheet().is_none());
}

#[test]
fn a_table_with_nothing_to_show_says_so() {
    let mut harness = window(Settings::default(), [1280.0, 800.0]);
    press(&mut harness, Modifiers::COMMAND, Key::T);
    assert!(harness.state().session().sheet().is_none(), "there is no article");
    assert_eq!(harness.state().session().notices().len(), 1, "and that is said");
    open(&mut harness, "قالت شركة أرامكو إنها لن تعلق.");
    press(&mut harness, Modifiers::COMMAND, Key::T);
    harness.run_ok();
    assert!(harness.query_by_label("لا أرقام في هذا المقال").is_some());
}
