//! What is lit under a filter: sorted, disjoint, and true to the selection.

use std::collections::BTreeSet;

use proptest::prelude::*;
use qari::article::TextRange;
use qari::extract::{Entity, EntityDetail, EntityId, EntityKind, Evidence, Extraction, Mention, MentionId};
use qari::highlight::{Emphasis, Filter, highlights};

/// An extraction of entities of the given kinds, mentioned in the given order.
fn extraction(kinds: &[u8], order: &[usize]) -> Extraction {
    let detail = |kind: u8| match kind % 4 {
        0 => EntityDetail::Organization { company: false, ticker: None, country: None },
        1 => EntityDetail::Person { role: None, country: None },
        2 => EntityDetail::Place { country: None },
        _ => EntityDetail::Product,
    };
    let mut found = Extraction::default();
    for (index, kind) in kinds.iter().enumerate() {
        let (id, name) = (EntityId(index as u32), format!("{index}"));
        found.entities.push(Entity { id, name, aliases: vec![], detail: detail(*kind), mentions: vec![] });
    }
    for (index, entity) in order.iter().enumerate() {
        let (id, entity) = (MentionId(index as u32), entity % kinds.len());
        let range = TextRange::from_usize(index * 10, index * 10 + 6);
        found.entities[entity].mentions.push(id);
        found.mentions.push(Mention { id, entity: EntityId(entity as u32), range, evidence: Evidence::Lexicon });
    }
    found
}

proptest! {
    #[test]
    fn lit_means_shown_kind_or_selected(
        kinds in prop::collection::vec(0_u8..4, 1..6),
        order in prop::collection::vec(0_usize..6, 0..20),
        hidden in prop::collection::btree_set(0_usize..5, 0..4),
        selected in prop::collection::btree_set(0_u32..6, 0..3),
    ) {
        let extraction = extraction(&kinds, &order);
        let filter = Filter {
            hidden: hidden.into_iter().map(|index| EntityKind::ALL[index]).collect(),
            selected: selected.into_iter().map(EntityId).collect::<BTreeSet<_>>(),
        };
        let lit = highlights(&extraction, &filter);
        prop_assert!(lit.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
        for mention in &extraction.mentions {
            let kind = extraction.entity(mention.entity).unwrap().kind();
            let chosen = filter.selected.contains(&mention.entity);
            let expected = if filter.hidden.contains(&kind) && !chosen {
                None
            } else if filter.selected.is_empty() {
                Some(Emphasis::Normal)
            } else if chosen {
                Some(Emphasis::Focused)
            } else {
                Some(Emphasis::Dimmed)
            };
            let found = lit.iter().find(|highlight| highlight.mention == mention.id).map(|highlight| highlight.emphasis);
            prop_assert_eq!(found, expected);
        }
    }
}

#[test]
fn an_export_of_the_filter_takes_what_the_page_singles_out() {
    let found = extraction(&[0, 1, 1], &[0, 1, 2]);
    let admitted = |filter: &Filter| -> Vec<u32> {
        found.entities.iter().filter(|entity| filter.admits(entity)).map(|entity| entity.id.0).collect()
    };
    let people = BTreeSet::from([EntityKind::Person]);
    let first_two = BTreeSet::from([EntityId(0), EntityId(1)]);
    assert_eq!(admitted(&Filter::default()), [0, 1, 2]);
    assert_eq!(admitted(&Filter { hidden: people.clone(), ..Filter::default() }), [0]);
    assert_eq!(admitted(&Filter { selected: first_two.clone(), ..Filter::default() }), [0, 1]);
    assert_eq!(admitted(&Filter { hidden: people, selected: first_two }), [0, 1], "what shows is exported");
}
