//! Whether a figure rose or fell, and which part of the change it is.
//!
//! Finds: the verb (ارتفع، هبط), verbal noun (بزيادة، بانخفاض) or participle (مرتفعًا) of change that brings the figure in. Evidence: that word. Known misses: change
//! told without such a verb. Example: «نما الناتج 4% إلى 3 تريليونات» gives by 4% up, up to 3 trillions.

use super::clause::{Clause, Relation};
use super::measured::noun_at;
use super::sentence::Piece;
use super::vocabulary::{Form, Sense};
use super::{Change, ChangePart, Roles, Trend, bears_roles};
use crate::extract::recognize::Context;
use crate::extract::{Figure, FigureKind};

/// What the clause says of a change.
pub(super) fn find(context: &Context, pieces: &[Piece], clause: &Clause, figure: &Figure) -> Option<Change> {
    let verb = clause.verb?;
    let Some(Piece::Word(word)) = pieces.get(verb) else { return None };
    let Some(Sense::Change(trend, form)) = word.sense else { return None };
    let denied = verb.checked_sub(1).and_then(|before| pieces.get(before)?.sense()) == Some(Sense::Not);
    // «على ارتفاع 4900 متر», «بارتفاع 82 مترًا»: a height.
    let length = figure.unit.is_some_and(|unit| matches!(unit.0, "m" | "km" | "cm" | "ft"));
    let height = form == Form::Noun && trend == Trend::Up && length;
    if denied || height || clause.relation == Some(Relation::Over) {
        return None;
    }
    // «بعائد يزيد 115 نقطة على عائد السندات» compares; «زادت 8% على عام 2023» tells a change and its base.
    let next = |ahead: usize| pieces.get(clause.figure + ahead);
    let over = next(1).and_then(Piece::sense) == Some(Sense::Over);
    let dated =
        (2..4).any(|ahead| matches!(next(ahead), Some(Piece::Figure(_, figure, _)) if !bears_roles(figure.kind)));
    if form == Form::Verb && over && !dated && clause.relation.is_none() {
        return None;
    }
    // What a verb has for its object it does not change by: «رفعت الشركة 3 دعاوى».
    let counts = figure.kind == FigureKind::Count && clause.relation.is_none();
    let subject = (verb + 1..clause.figure).any(|at| noun_at(pieces, at).is_some());
    if counts && !subject && form != Form::Participle {
        return None;
    }
    Some(Change { trend, part: part(clause), words: context.document.span(word.first, word.end, 0) })
}

/// The roles of a figure that goes on what was said of an earlier one.
pub(super) fn inherited(context: &Context, pieces: &[Piece], clause: &Clause, earlier: Roles) -> Roles {
    let own = clause.verb.and_then(|verb| match pieces.get(verb)? {
        Piece::Word(word) => match word.sense? {
            Sense::Change(trend, _) => {
                Some(Change { trend, part: part(clause), words: context.document.span(word.first, word.end, 0) })
            }
            _ => None,
        },
        _ => None,
    });
    let change =
        own.or_else(|| earlier.change.map(|change| Change { part: linked_part(clause, change.part), ..change }));
    let from = change.is_some_and(|change| change.part == ChangePart::From);
    Roles { change, period: earlier.period.filter(|_| !from), ..earlier }
}

fn part(clause: &Clause) -> ChangePart {
    match clause.relation {
        Some(Relation::To) => ChangePart::To,
        Some(Relation::From) => ChangePart::From,
        Some(Relation::By | Relation::Over) | None => ChangePart::By,
    }
}

/// A conversion in brackets is the same part; a preposition says another.
fn linked_part(clause: &Clause, earlier: ChangePart) -> ChangePart {
    match clause.relation {
        Some(_) => part(clause),
        None => earlier,
    }
}
