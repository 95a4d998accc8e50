//! The panel's rows and the hover card.

use super::*;

#[test]
fn the_panel_ranks_groups_and_values() {
    let mut session = open();
    session.update(click(AERIS));
    assert_eq!(
        panel_lines(&session),
        [
            "شركات ومؤسسات 2",
            "  أفق للطيران | شركة | 3 | 100%",
            "  *Aeris Motors | شركة | 2 | 67%",
            "أشخاص 1",
            "  ليلى الحمداني | الرئيسة التنفيذية | 1 | 34%",
            "أرقام 2",
            "  2.4 مليار دولار | - | 1 | $2,400,000,000",
            "  3.7% | - | 1 | 3.7%",
            "أماكن 1",
            "  الدار البيضاء | - | 1 | 34%",
        ]
    );
    session.update(Action::TabChosen(Tab::Figures));
    session.update(Action::LanguageChosen(Lang::En));
    assert_eq!(
        panel_lines(&session),
        ["Amounts 1", "  2.4 مليار دولار | - | 1 | $2,400,000,000", "Percentages 1", "  3.7% | - | 1 | 3.7%"]
    );
}

#[test]
fn the_panel_filters_by_any_spelling_and_by_value() {
    let table = [
        ("افق", vec!["أفق للطيران"]),
        ("AERIS", vec!["Aeris Motors"]),
        ("ليلي", vec!["ليلى الحمداني"]),
        ("2400000000", vec!["2.4 مليار دولار"]),
        ("٣.٧", vec!["3.7%"]),
        ("لا أحد", vec![]),
    ];
    for (query, names) in table {
        let mut session = open();
        session.update(Action::PanelQueryEdited(query.to_owned()));
        let rows = session.panel().groups.iter().flat_map(|group| &group.rows);
        assert_eq!(rows.map(|row| row.name.as_str()).collect::<Vec<_>>(), names, "{query}");
        assert_eq!(session.highlights().len(), 9, "the page does not change");
    }
}

#[test]
fn groups_fold_and_kinds_hide_in_the_panel() {
    let mut session = open();
    let people = GroupKey::Kind(EntityKind::Person);
    session.update(Action::GroupFolded(people));
    session.update(Action::KindToggled(EntityKind::Place));
    let heads: Vec<_> = session.panel().groups.iter().map(|g| (g.key.kind(), g.folded, g.hidden)).collect();
    assert_eq!(
        heads,
        [
            (EntityKind::Organization, false, false),
            (EntityKind::Person, true, false),
            (EntityKind::Figure, false, false),
            (EntityKind::Place, false, true),
        ]
    );
    session.update(Action::GroupFolded(people));
    assert!(!session.panel().groups[1].folded);
}

#[test]
fn the_card_says_what_and_why() {
    let mut session = open();
    session.update(Action::Hovered(Some(MentionId(4))));
    let card = session.card().unwrap();
    assert_eq!(strip_isolates(&card.title), "$2,400,000,000");
    assert_eq!(card.kind_label, "مبلغ");
    assert_eq!(card.lines.iter().map(|line| strip_isolates(line)).collect::<Vec<_>>(), ["2.4 مليار دولار"]);
    assert_eq!(card.evidence, "الدليل: اسم معروف في معجم قارئ");
    session.update(Action::Hovered(Some(MentionId(6))));
    let card = session.card().unwrap();
    assert_eq!((card.title.as_str(), card.kind_label.as_str()), ("أفق للطيران", "شركة"));
    let lines: Vec<_> = card.lines.iter().map(|line| strip_isolates(line)).collect();
    assert_eq!(lines, ["ورد أيضًا: أفق", "3 أذكار", "يُذكر مع Aeris Motors، ليلى الحمداني، الدار البيضاء"]);
    assert_eq!(session.hovered_entity(), Some(OFOQ));
    session.update(Action::Hovered(None));
    assert!(session.card().is_none());
}
