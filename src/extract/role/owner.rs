//! Whose a figure is.
//!
//! Finds: the name that completes the noun («أرباح أرامكو», «سهم شركة سهيل»), the one that its pronoun or its sort stands for («إيراداتها», «أرباح
//! الشركة»), else the subject: the one organisation of the clause that no preposition governs. Evidence: the name, or the words that stand for it. Where
//! two could be meant, none is taken. Known misses: people as subjects, owners named only in another sentence without a word for them. Example:
//! «حققت أرامكو أرباحًا بلغت 3 مليارات» gives أرامكو.

use std::collections::VecDeque;

use super::Owner;
use super::clause::Clause;
use super::measured::noun_at;
use super::sentence::{Piece, Word};
use super::vocabulary::{Form, Sense};
use crate::extract::document::word_hash;
use crate::extract::recognize::Context;
use crate::extract::{EntityDetail, EntityId, EntityKind, Extraction, Figure, FigureKind, Mention};

/// How far back a subject may stand, in pieces.
const REACH: usize = 24;
/// How many names back a body called by its sort may have been named.
const REMEMBERED: usize = 24;

/// Organisations named so far, the last at the end.
#[derive(Debug, Default)]
pub(super) struct Owners {
    recent: VecDeque<Named>,
    sentence: usize,
}

#[derive(Debug, Clone, Copy)]
struct Named {
    entity: EntityId,
    company: bool,
    /// How often the article mentions it.
    mentions: usize,
    /// Hashes of the name's first word and of the class noun before it.
    sorts: [u64; 2],
    sentence: usize,
}

impl Owners {
    /// Remembers the organisations among `pieces`.
    pub fn note(&mut self, context: &Context, extraction: &Extraction, pieces: &[Piece]) {
        for piece in pieces {
            let Piece::Name(mention, EntityKind::Organization, _) = piece else { continue };
            let first = first_word(context, mention);
            let Some(entity) = extraction.entity(mention.entity) else { continue };
            let company = matches!(entity.detail, EntityDetail::Organization { company: true, .. });
            let class = context.class_before(first).map_or(0, |(at, _)| context.document.hash(at));
            let sorts = [context.document.hash(first), class];
            let mentions = entity.mentions.len();
            self.recent.push_back(Named { entity: mention.entity, company, mentions, sorts, sentence: self.sentence });
            if self.recent.len() > REMEMBERED {
                self.recent.pop_front();
            }
        }
    }

    /// Goes on to the next sentence.
    pub fn end_sentence(&mut self) {
        self.sentence += 1;
    }

    /// The firm that «الشركة» stands for: of those named so far the one that the article speaks of most.
    fn company(&self) -> Option<EntityId> {
        let companies = || self.recent.iter().filter(|named| named.company);
        let most = companies().max_by_key(|named| named.mentions)?;
        let rival = companies().any(|named| named.entity != most.entity && named.mentions == most.mentions);
        (!rival && most.mentions > 1).then_some(most.entity)
    }

    /// The body that «البنك» at `word` stands for: the last of its sort, where its sentence names no other of that sort.
    fn body(&self, context: &Context, word: usize) -> Option<EntityId> {
        let document = context.document;
        let sort: Vec<u64> = document
            .readings(word)
            .filter_map(|(reading, _)| document.rest(word, reading.letters).strip_prefix("ال"))
            .map(word_hash)
            .chain([document.hash(word)])
            .collect();
        let fits = |named: &&Named| named.sorts.iter().any(|own| sort.contains(own));
        let last = self.recent.iter().rev().find(fits)?;
        let mut together = self.recent.iter().filter(fits).filter(|named| named.sentence == last.sentence);
        together.all(|named| named.entity == last.entity).then_some(last.entity)
    }

    /// What a body called by its sort stands for.
    fn called(&self, context: &Context, word: usize, sense: Sense) -> Option<EntityId> {
        if sense == Sense::Company { self.company() } else { self.body(context, word) }
    }
}

fn first_word(context: &Context, mention: &Mention) -> usize {
    context.document.words.partition_point(|word| word.range.end <= mention.range.start)
}

/// Whose the figure is, whose noun is the piece `noun`.
pub(super) fn find(
    (context, extraction): (&Context, &Extraction),
    pieces: &[Piece],
    clause: &Clause,
    (noun, figure): (Option<usize>, &Figure),
    owners: &Owners,
) -> Option<Owner> {
    if let Some(at) = noun {
        let (word, sense) = noun_at(pieces, at)?;
        if let Some(owner) = completing(context, pieces, at, owners) {
            return owner;
        }
        if sense.pronoun {
            // What is measured is more often a thing's than a firm's: «سفينة سرعتها 22 عقدة».
            if figure.kind == FigureKind::Measure {
                return None;
            }
            let sought = Sought { before: at, pronoun: true, kind: figure.kind };
            let entity = subject(context, pieces, sought, owners)?.entity;
            let body = extraction.entity(entity)?.kind() == EntityKind::Organization;
            let words = context.document.range(word.first);
            return body.then_some(Owner { entity, words });
        }
    }
    let sought = Sought { before: clause.figure, pronoun: false, kind: figure.kind };
    let owner = subject(context, pieces, sought, owners)?;
    // A person as a subject says more often than he owns.
    let kind = extraction.entity(owner.entity)?.kind();
    (kind == EntityKind::Organization).then_some(owner)
}

/// The owner that completes the noun at `at`; `Some(None)` where something completes it that cannot be told.
fn completing(context: &Context, pieces: &[Piece], at: usize, owners: &Owners) -> Option<Option<Owner>> {
    for next in at + 1..(at + 4).min(pieces.len()) {
        match pieces.get(next)? {
            Piece::Name(mention, kind, clitics) => {
                let free = clitics.prep.is_none() && !clitics.conj;
                let may = free && (next == at + 1 || *kind == EntityKind::Organization || *kind == EntityKind::Person);
                return may.then_some(Some(Owner { entity: mention.entity, words: mention.range }));
            }
            Piece::Word(word) => match word.sense {
                Some(sense @ (Sense::Company | Sense::Body)) if word.clitics.prep.is_none() => {
                    let entity = owners.called(context, word.first, sense);
                    let words = context.document.range(word.first);
                    return Some(entity.map(|entity| Owner { entity, words }));
                }
                // A class noun before a name, or another noun of measure: «صافي أرباح شركة سهيل».
                Some(Sense::Measure(_)) if word.clitics.prep.is_none() => {}
                None if context.mark(word.first).class.is_some() && word.clitics.prep.is_none() => {}
                _ => return None,
            },
            _ => return None,
        }
    }
    None
}

/// What is looked for: the subject of the clause before a piece, or what a pronoun there stands for.
#[derive(Debug, Clone, Copy)]
struct Sought {
    before: usize,
    /// A pronoun reaches over أن and its like, a subject does not.
    pronoun: bool,
    kind: FigureKind,
}

/// The one organisation or person before a figure, in its clause or in one that it only continues, that no preposition governs. None where two
/// could be meant.
fn subject(context: &Context, pieces: &[Piece], sought: Sought, owners: &Owners) -> Option<Owner> {
    let mut found: Option<Owner> = None;
    for at in (sought.before.saturating_sub(REACH)..sought.before).rev() {
        let piece = pieces.get(at)?;
        let over = match piece {
            Piece::Comma => continues(pieces, at),
            _ => sought.pronoun && piece.sense() == Some(Sense::Opener),
        };
        if piece.ends_clause() && !over {
            break;
        }
        let owner = match piece {
            Piece::Name(mention, EntityKind::Organization | EntityKind::Person, clitics) => {
                let governed = clitics.prep.is_some() || is_governed(context, pieces, at, sought.kind);
                let says = !sought.pronoun && says(context, pieces, at);
                if (governed || says) && found.is_none() {
                    return None;
                }
                (!governed).then_some(Owner { entity: mention.entity, words: mention.range })
            }
            Piece::Word(word) => match word.sense {
                // «المجموعة الكاملة» is a set, not a body.
                Some(sense @ (Sense::Company | Sense::Body)) if !is_qualified(context, *word) => {
                    let free = word.clitics.prep.is_none() && !is_governed(context, pieces, at, sought.kind);
                    // A body that cannot be told could be meant as well.
                    let entity = if free { Some(owners.called(context, word.first, sense)?) } else { None };
                    entity.map(|entity| Owner { entity, words: context.document.range(word.first) })
                }
                _ => None,
            },
            _ => None,
        };
        match (&found, owner) {
            (Some(first), Some(other)) if first.entity != other.entity => return None,
            (None, Some(owner)) => found = Some(owner),
            _ => {}
        }
    }
    found
}

/// Whether a definite adjective that tells no nationality stands right behind a word.
fn is_qualified(context: &Context, word: Word) -> bool {
    context.document.fold(word.end).starts_with("ال") && !context.mark(word.end).nationality
}

/// Whether the clause behind the comma at `at` only continues the one before: it begins with a preposition or a participle.
fn continues(pieces: &[Piece], at: usize) -> bool {
    let Some(Piece::Word(word)) = pieces.get(at + 1) else { return false };
    let opens = matches!(
        word.sense,
        Some(Sense::By | Sense::To | Sense::From | Sense::Preposition | Sense::Change(_, Form::Participle))
    );
    (word.clitics.prep.is_some() || opens) && !word.clitics.conj
}

/// Whether a preposition governs the name at `at`, over the class nouns before it («مع شركة …»). «في» does not take what is counted from a
/// body: «يعمل في الشركة 140 موظفًا».
fn is_governed(context: &Context, pieces: &[Piece], at: usize, kind: FigureKind) -> bool {
    for before in (at.saturating_sub(3)..at).rev() {
        let Some(Piece::Word(word)) = pieces.get(before) else { return false };
        let place = context.document.rest(word.first, usize::from(word.clitics.conj)) == "في";
        match word.sense {
            Some(Sense::Preposition) if place && kind == FigureKind::Count => return false,
            Some(Sense::Preposition | Sense::By | Sense::To | Sense::From | Sense::Over | Sense::Since) => return true,
            None if context.mark(word.first).class.is_some() => {
                if word.clitics.prep.is_some() || has_preposition(context, word.first) {
                    return true;
                }
            }
            _ => return false,
        }
    }
    false
}

/// Whether the name at `at` is the subject of a verb of saying, which stands before it and its class nouns or right behind: who reckons an amount
/// does not own it.
fn says(context: &Context, pieces: &[Piece], at: usize) -> bool {
    if pieces.get(at + 1).and_then(Piece::sense) == Some(Sense::Saying) {
        return true;
    }
    let before = (at.saturating_sub(3)..at).rev().filter_map(|before| pieces.get(before));
    let mut nouns = before.skip_while(
        |piece| matches!(piece, Piece::Word(word) if word.sense.is_none() && context.mark(word.first).class.is_some()),
    );
    nouns.next().and_then(Piece::sense) == Some(Sense::Saying)
}

/// Whether ب, ل or ك is written on a class noun: «لشركة».
fn has_preposition(context: &Context, word: usize) -> bool {
    let letters = context.mark(word).class.map_or(0, |(letters, _)| letters);
    context.document.fold(word).chars().take(usize::from(letters)).any(|letter| matches!(letter, 'ب' | 'ل' | 'ك'))
}
