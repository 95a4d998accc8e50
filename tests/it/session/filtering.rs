//! Clicks, steps, kinds, undo, Escape.

use super::*;

#[test]
fn clicks_select_add_and_release() {
    /// An entity, and whether Ctrl was held.
    type Click = (EntityId, bool);
    // Clicks, and what is selected afterwards.
    let table: &[(&[Click], &[u32])] = &[
        (&[(OFOQ, false)], &[0]),
        (&[(OFOQ, false), (OFOQ, false)], &[]),
        (&[(OFOQ, false), (AERIS, false)], &[1]),
        (&[(OFOQ, false), (AERIS, true)], &[0, 1]),
        (&[(OFOQ, true), (AERIS, true), (OFOQ, true)], &[1]),
        (&[(OFOQ, false), (AERIS, true), (OFOQ, false)], &[0]),
        (&[(EntityId(99), false)], &[]),
    ];
    for (clicks, after) in table {
        let mut session = open();
        for (id, additive) in *clicks {
            session.update(Action::EntityClicked { id: *id, additive: *additive });
        }
        assert_eq!(selected(&session), *after, "{clicks:?}");
    }
}

#[test]
fn a_selected_entity_is_focused_and_other_paragraphs_recede() {
    let mut session = open();
    assert!((0..4).all(|block| !session.is_dimmed(block)));
    let effects = session.update(click(OFOQ));
    assert_eq!(effects, [Effect::ScrollTo(range_of(&session, 0))], "the view goes to the first mention");
    let emphases: Vec<_> = session.highlights().iter().map(|h| (h.entity.0, h.emphasis)).collect();
    assert!(emphases.iter().all(|(id, emphasis)| (*id == 0) == (*emphasis == Emphasis::Focused)), "{emphases:?}");
    assert_eq!([0, 1, 2, 3].map(|block| session.is_dimmed(block)), [false, false, false, true]);
    assert_eq!(session.stepping(), Some(Stepping { position: Some(1), total: 3 }));
    assert_eq!(session.selected_names().collect::<Vec<_>>(), ["أفق للطيران"]);
    assert_eq!(session.update(Action::EscapePressed), []);
    assert!((0..4).all(|block| !session.is_dimmed(block)));
}

#[test]
fn stepping_goes_round_the_selection_or_round_everything() {
    let mut session = open();
    let steps = |session: &mut Session, action: fn() -> Action, times: usize| -> Vec<u32> {
        (0..times)
            .map(|_| {
                session.update(action());
                session.current_mention().unwrap().0
            })
            .collect()
    };
    assert_eq!(steps(&mut session, || Action::NextMentionPressed, 10), [0, 1, 2, 3, 4, 5, 6, 7, 8, 0]);
    session.update(Action::EscapePressed);
    assert_eq!(session.current_mention(), None);
    assert_eq!(steps(&mut session, || Action::PreviousMentionPressed, 2), [8, 7]);

    session.update(click(OFOQ));
    assert_eq!(steps(&mut session, || Action::NextMentionPressed, 3), [2, 6, 0]);
    assert_eq!(steps(&mut session, || Action::PreviousMentionPressed, 2), [6, 2]);
    let effects = session.update(Action::NextMentionPressed);
    assert_eq!(effects, [Effect::ScrollTo(range_of(&session, 6))]);
    assert_eq!(session.stepping(), Some(Stepping { position: Some(3), total: 3 }));
    session.update(ctrl_click(LEILA));
    assert_eq!(session.current_mention(), Some(MentionId(5)), "the one that was added");
    assert_eq!(session.stepping(), Some(Stepping { position: Some(3), total: 4 }));

    session.update(Action::FilterCleared);
    for kind in EntityKind::ALL {
        session.update(Action::KindToggled(kind));
    }
    assert_eq!(session.stepping(), None);
    assert_eq!(session.update(Action::NextMentionPressed), []);
}

#[test]
fn a_mention_in_the_text_selects_without_scrolling() {
    let mut session = open();
    let on = |id: u32| Action::MentionClicked { id: MentionId(id), additive: false };
    assert_eq!(session.update(on(2)), []);
    assert_eq!((selected(&session), session.current_mention()), (vec![0], Some(MentionId(2))));
    session.update(on(6));
    assert_eq!((selected(&session), session.current_mention()), (vec![0], Some(MentionId(6))), "another of the same");
    session.update(on(6));
    assert_eq!(selected(&session), [] as [u32; 0], "the same again releases it");
    session.update(on(2));
    session.update(Action::MentionClicked { id: MentionId(5), additive: true });
    assert_eq!((selected(&session), session.current_mention()), (vec![0, 3], Some(MentionId(5))));
    session.update(on(77));
    assert_eq!(selected(&session), [0, 3]);
}

#[test]
fn kinds_switched_off_are_remembered() {
    let mut session = open();
    let effects = session.update(Action::KindToggled(EntityKind::Figure));
    assert!(has_saved(&effects));
    assert_eq!(session.settings().hidden_kinds, ["figure"]);
    assert!(session.highlights().iter().all(|highlight| highlight.kind != EntityKind::Figure));
    // A selected entity shows even where its kind is hidden.
    session.update(click(AMOUNT));
    assert!(session.highlights().iter().any(|highlight| highlight.entity == AMOUNT));
    session.update(Action::EscapePressed);
    assert!(session.filter().hidden.contains(&EntityKind::Figure), "Escape leaves the selection only");

    let next = Session::new(session.settings().clone());
    assert!(next.filter().hidden.contains(&EntityKind::Figure));
    session.update(Action::KindToggled(EntityKind::Figure));
    assert!(session.settings().hidden_kinds.is_empty());
}

#[test]
fn the_filter_can_be_undone_and_redone() {
    let mut session = open();
    session.update(click(OFOQ));
    session.update(ctrl_click(LEILA));
    session.update(Action::KindToggled(EntityKind::Place));
    session.update(Action::UndoPressed);
    assert!(session.filter().hidden.is_empty());
    assert!(session.settings().hidden_kinds.is_empty(), "settings follow");
    session.update(Action::UndoPressed);
    assert_eq!(selected(&session), [0]);
    session.update(Action::RedoPressed);
    assert_eq!(selected(&session), [0, 3]);
    session.update(click(AERIS));
    assert!(!session.can_redo(), "a new choice ends the way forwards");
    for _ in 0..9 {
        session.update(Action::UndoPressed);
    }
    assert!(session.filter().is_empty() && !session.can_undo());
}

#[test]
fn escape_leaves_one_thing_at_a_time() {
    let mut session = open();
    session.update(Action::PanelQueryEdited("أفق".to_owned()));
    session.update(click(OFOQ));
    session.update(Action::FindOpened);
    session.update(Action::SheetToggled(Sheet::Settings));
    let state = |s: &Session| {
        (s.sheet().is_some(), s.find().open, !s.filter().selected.is_empty(), !s.panel_query().is_empty())
    };
    assert_eq!(state(&session), (true, true, true, true));
    for left in [
        (false, true, true, true),
        (false, false, true, true),
        (false, false, false, true),
        (false, false, false, false),
    ] {
        session.update(Action::EscapePressed);
        assert_eq!(state(&session), left);
    }
}
