//! What governs a figure: the verb or verbal noun before it in its clause, and the preposition between.

use super::bears_roles;
use super::sentence::{Piece, Word};
use super::vocabulary::{Form, Sense};

/// How far back a verb may stand from its figure, in pieces.
const REACH: usize = 18;
/// How far back a verbal noun may stand: its object and little more lies between.
const NOUN_REACH: usize = 5;

/// How a figure hangs on what governs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// بنسبة، ب.
    By,
    /// إلى، عند.
    To,
    /// من.
    From,
    /// على، عن.
    Over,
}

/// A figure's clause, up to the figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause {
    /// Index of the figure's piece.
    pub figure: usize,
    /// Index of the clause's first piece.
    pub start: usize,
    /// Index of the verb or verbal noun that brings the figure in.
    pub verb: Option<usize>,
    /// The preposition right before the figure.
    pub relation: Option<Relation>,
}

impl Clause {
    /// The clause before the figure at `figure`.
    pub fn before(pieces: &[Piece], figure: usize) -> Self {
        let mut clause = Self { figure, start: figure.saturating_sub(REACH), verb: None, relation: None };
        if let Some(Piece::Figure(_, _, clitics)) = pieces.get(figure) {
            clause.relation = (clitics.prep == Some('ب')).then_some(Relation::By);
        }
        let mut direct = true;
        let mut governed = false;
        let mut joined = false;
        for at in (clause.start..figure).rev() {
            let Some(piece) = pieces.get(at) else { break };
            if piece.ends_clause() || matches!(piece, Piece::Figure(_, figure, _) if bears_roles(figure.kind)) {
                clause.start = at + 1;
                break;
            }
            match piece.sense() {
                Some(Sense::By | Sense::To | Sense::From | Sense::Over) if direct => {
                    clause.relation = clause.relation.or(relation(piece));
                }
                Some(Sense::Amounts | Sense::Change(_, Form::Verb | Form::Participle)) if clause.verb.is_none() => {
                    clause.verb = (!governed).then_some(at);
                    governed = true;
                }
                Some(Sense::Change(_, Form::Noun)) if clause.verb.is_none() && figure - at <= NOUN_REACH && !joined => {
                    clause.verb = (!governed).then_some(at);
                    governed = true;
                }
                // «بقيمة 3 مليارات»: the noun brings the figure in, and no verb before it does.
                Some(Sense::Measure(_)) if direct && is_prepositional(piece) => governed = true,
                _ => {}
            }
            direct &= piece.is_passable();
            joined |= matches!(piece, Piece::Word(Word { clitics, .. }) | Piece::Name(_, _, clitics) if clitics.conj);
        }
        clause
    }

    /// The pieces from `from` to before the figure.
    pub fn between<'p, 'e>(&self, pieces: &'p [Piece<'e>], from: usize) -> &'p [Piece<'e>] {
        pieces.get(from..self.figure).unwrap_or_default()
    }
}

/// The preposition of a piece.
pub(super) fn relation(piece: &Piece) -> Option<Relation> {
    match piece.sense()? {
        Sense::By => Some(Relation::By),
        Sense::To => Some(Relation::To),
        Sense::From => Some(Relation::From),
        Sense::Over => Some(Relation::Over),
        _ => None,
    }
}

/// Whether ب, ل or ك is written on a word.
pub(super) fn is_prepositional(piece: &Piece) -> bool {
    matches!(piece, Piece::Word(word) if word.clitics.prep.is_some())
}

/// Whether the figure at `later` goes on what was said of the one at `earlier`: «بنسبة 12% إلى 3 مليارات», «3 مليارات ريال (800 مليون دولار)»,
/// «3 مليارات بزيادة نسبتها 12%».
pub(super) fn is_linked(pieces: &[Piece], earlier: usize, later: usize) -> bool {
    let between = pieces.get(earlier + 1..later).unwrap_or_default();
    if between.len() > 6 {
        return false;
    }
    let converted = matches!(between, [Piece::Bracket] | [Piece::Bracket, ..])
        && between.iter().skip(1).all(|piece| piece.is_passable() || matches!(piece.sense(), Some(Sense::Amounts)));
    let mut moved = false;
    let follows = between.iter().all(|piece| {
        moved |= matches!(piece.sense(), Some(Sense::To | Sense::From | Sense::Change(_, Form::Noun)));
        let verb = matches!(piece, Piece::Word(word) if matches!(word.sense, Some(Sense::Amounts)) && word.clitics.prep.is_some());
        let noun = matches!(piece.sense(), Some(Sense::Change(_, Form::Noun))) && is_prepositional(piece);
        piece.is_passable() || verb || noun || matches!(piece, Piece::Comma)
    });
    let conj = matches!(pieces.get(later), Some(Piece::Figure(_, _, clitics)) if clitics.conj);
    converted || (follows && moved && !conj)
}
