//! Samples, and random actions: no stale id ever shows.

use super::*;

#[test]
fn samples_are_arabic_articles() {
    assert!(SAMPLES.len() >= 2);
    for sample in SAMPLES {
        let words = sample.content.split_whitespace().count();
        assert!((200..700).contains(&words), "{}: {words} words", sample.file_name);
        assert_eq!(Direction::of_text(sample.content), Some(Direction::Rtl));
        assert!(sample.content.contains(sample.title), "{}: its title stands in it", sample.file_name);
        let hint = qari::load::Hint { file_name: Some(sample.file_name.to_owned()), format: None };
        let loaded = qari::load::load_bytes(sample.content.as_bytes(), &hint).unwrap();
        assert_eq!(loaded.warnings, [], "{}", sample.file_name);
        assert_eq!(loaded.article.meta.title.as_deref(), Some(sample.title), "{}", sample.file_name);
        assert!(loaded.article.blocks.len() > 8, "{}", sample.file_name);
    }
}

/// Any action a reader or a worker can send, with ids that may be stale.
fn any_action() -> impl Strategy<Value = fn(u32) -> Action> {
    let actions: Vec<fn(u32) -> Action> = vec![
        |n| Action::EntityClicked { id: EntityId(n), additive: n % 2 == 0 },
        |n| Action::MentionClicked { id: MentionId(n), additive: n % 2 == 0 },
        |n| Action::Hovered(Some(MentionId(n))),
        |n| Action::KindToggled(EntityKind::ALL[n as usize % EntityKind::ALL.len()]),
        |_| Action::NextMentionPressed,
        |_| Action::PreviousMentionPressed,
        |_| Action::EscapePressed,
        |_| Action::UndoPressed,
        |_| Action::RedoPressed,
        |_| Action::FilterCleared,
        |_| Action::CancelPressed,
        |_| Action::ExtractionRequested,
        |_| Action::TextPasted("نص".to_owned()),
        |n| Action::Loaded { job: JobId(n.into()), result: loaded(article_and_extraction().0) },
        |n| Action::Loaded { job: JobId(n.into()), result: Box::new(Err(LoadError::Empty)) },
        |n| Action::Extracted { job: JobId(n.into()), extraction: Box::new(article_and_extraction().1), millis: 1 },
        |n| Action::Extracted { job: JobId(n.into()), extraction: Box::default(), millis: 1 },
        |n| Action::PanelQueryEdited(["", "أ", "2"][n as usize % 3].to_owned()),
        |n| Action::FindEdited(["", "افق", "ا"][n as usize % 3].to_owned()),
        |_| Action::FindOpened,
        |_| Action::FindNextPressed,
        |n| Action::TabChosen(Tab::ALL[n as usize % 2]),
        |n| Action::LanguageChosen(Lang::ALL[n as usize % 2]),
    ];
    prop::sample::select(actions)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn no_sequence_of_actions_breaks_the_session(actions in prop::collection::vec((any_action(), 0_u32..12), 0..40)) {
        let mut session = open();
        for (action, n) in actions {
            for effect in session.update(action(n)) {
                if let Effect::ScrollTo(range) = effect {
                    prop_assert!(!session.document().unwrap().article().slice(range).is_empty());
                }
            }
            let extraction = session.document().unwrap().extraction();
            let selected = &session.filter().selected;
            prop_assert!(selected.iter().all(|id| extraction.entity(*id).is_some()), "stale ids in {selected:?}");
            prop_assert!(session.current_mention().is_none_or(|id| extraction.mention(id).is_some()));
            prop_assert!(session.highlights().iter().all(|lit| extraction.mention(lit.mention).is_some()));
            prop_assert!(session.stepping().is_none_or(|at| at.total > 0 && at.position.is_none_or(|p| p <= at.total)));
            let rows = session.panel().groups.iter().flat_map(|group| &group.rows);
            prop_assert!(rows.clone().all(|row| extraction.entity(row.entity).is_some()));
            prop_assert_eq!(rows.filter(|row| row.selected).count() > selected.len(), false);
            prop_assert!(session.notices().len() <= 4);
        }
    }
}
