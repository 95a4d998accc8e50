//! What assistive technology is told, and whether a hand that trembles can press what is there.

use egui_kittest::Node;

use super::*;

/// The least width and height of what can be pressed, in points: WCAG 2.2, 2.5.8.
const TARGET: f32 = 24.0;

/// The states of the window in which every control is looked at.
fn states() -> Vec<(&'static str, Qari)> {
    let mut all = vec![("empty", window(Settings::default(), [1280.0, 900.0])), ("article", reader())];
    let keyed = |name, modifiers, key| {
        let mut harness = reader();
        press(&mut harness, modifiers, key);
        harness.run_ok();
        (name, harness)
    };
    all.push(keyed("settings", Modifiers::COMMAND, Key::Comma));
    all.push(keyed("keys", Modifiers::NONE, Key::F1));
    all.push(keyed("find", Modifiers::COMMAND, Key::F));
    all.push(keyed("export", Modifiers::COMMAND, Key::S));
    let mut failed = reader();
    let ctx = failed.ctx.clone();
    failed.state_mut().take(&ctx, Action::DialogFailed);
    failed.run_ok();
    all.push(("path", failed));
    let mut stepping = reader();
    click_row(&mut stepping, "OpenAI");
    all.push(("stepping", stepping));
    let mut narrow = window(Settings::default(), [600.0, 800.0]);
    open(&mut narrow, ARTICLE);
    all.push(("narrow", narrow));
    all
}

/// Everything that can be pressed or typed into.
fn controls<'a>(harness: &'a Qari) -> impl Iterator<Item = Node<'a>> {
    let pressed = |node: &Node<'_>| {
        let role = node.accesskit_node().role();
        let page = matches!(role, Role::Article | Role::Complementary | Role::Mark | Role::ScrollBar);
        let ground = matches!(role, Role::Unknown | Role::GenericContainer | Role::Window | Role::Pane);
        node.accesskit_node().data().supports_action(accesskit::Action::Click) && !page && !ground
    };
    harness.root().children_recursive().filter(pressed)
}

#[test]
fn every_control_has_a_name_a_role_and_room() {
    for (state, harness) in states() {
        let mut seen = 0;
        for node in controls(&harness) {
            let told = node.accesskit_node();
            let name = told.label().unwrap_or_default();
            assert!(!name.trim().is_empty(), "{state}: a {:?} at {} has no name", told.role(), node.rect());
            let size = node.rect().size();
            assert!(size.x >= TARGET && size.y >= TARGET, "{state}: «{name}» ({:?}) is {size}", told.role());
            seen += 1;
        }
        assert!(seen >= 4, "{state}: only {seen} controls");
    }
}

#[test]
fn tab_goes_through_every_control_and_the_focus_is_told() {
    let mut harness = reader();
    let names: Vec<String> = controls(&harness).filter_map(|node| node.accesskit_node().label()).collect();
    let mut reached = Vec::new();
    for _ in 0..names.len() + 20 {
        press(&mut harness, Modifiers::NONE, Key::Tab);
        reached.extend(
            harness
                .root()
                .children_recursive()
                .find(|node| node.accesskit_node().is_focused())
                .and_then(|node| node.accesskit_node().label()),
        );
    }
    for name in ["فتح", "ابحث في المقال", "تصدير", "رشّح الأسماء", "مايكروسوفت"]
    {
        assert!(reached.iter().any(|reached| reached == name), "{name} is not among {reached:?}");
    }
}

#[test]
fn the_article_is_told_in_the_order_of_its_text() {
    let harness = reader();
    let document = harness.state().session().document().unwrap();
    let article = document.article();
    let told: Vec<(Role, String, Option<String>)> = harness
        .root()
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter(|node| matches!(node.role(), Role::Heading | Role::Paragraph | Role::Mark))
        .map(|node| (node.role(), node.label().unwrap_or_default(), node.data().language().map(str::to_owned)))
        .collect();
    // Each block as it stands, then its mentions as they stand in it.
    let mut expected = Vec::new();
    for (index, block) in article.blocks.iter().enumerate() {
        let role = if index == 0 { Role::Heading } else { Role::Paragraph };
        expected.push((role, article.slice(block.range).to_owned(), Some("ar".to_owned())));
        let inside = document.extraction().mentions.iter().filter(|mention| block.range.covers(mention.range));
        expected
            .extend(inside.map(|mention| (Role::Mark, article.slice(mention.range).to_owned(), Some("ar".to_owned()))));
    }
    assert_eq!(told, expected);
}

#[test]
fn a_direction_given_to_the_article_is_seen_and_told() {
    use accesskit::TextDirection;
    let mut harness = reader();
    let last = "وأضافت مايكروسوفت أن العقد يمتد خمس سنوات.";
    let told =
        |harness: &Qari| harness.get_by_role_and_label(Role::Paragraph, last).accesskit_node().data().text_direction();
    assert_eq!(told(&harness), Some(TextDirection::RightToLeft));
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    harness.get_by_role_and_label(Role::RadioButton, "من اليسار").click();
    harness.run_ok();
    assert_eq!(told(&harness), Some(TextDirection::LeftToRight));
    harness.get_by_role_and_label(Role::RadioButton, "تلقائي").click();
    harness.run_ok();
    assert_eq!(told(&harness), Some(TextDirection::RightToLeft));
}
