//! Of which time a figure speaks.
//!
//! Finds: the date, year or quarter in the figure's clause, or a relative phrase («العام الماضي», «هذا العام», «سنويًا»). Evidence: those words. A beginning
//! («منذ 1999») and a base of comparison («مقارنة بعام 2023», «على عام 2024») are no period. Known misses: a time told in another clause. Example: «بلغت الأرباح
//! في 2024 نحو 3 مليارات» gives 2024.

use super::clause::Clause;
use super::sentence::Piece;
use super::vocabulary::Sense;
use super::{Period, bears_roles};
use crate::article::TextRange;
use crate::extract::FigureKind;
use crate::extract::recognize::Context;

/// How far ahead a time may stand, in pieces.
const AHEAD: usize = 5;
/// How far behind, where no verb stands before it that brings the figure in.
const BEHIND: usize = 6;
/// How long a clause may be that holds nothing but a time, in pieces.
const LEADING: usize = 5;

/// The time of the clause around the figure: the nearest ahead, else the nearest behind, else the one that a leading phrase tells.
pub(super) fn find(context: &Context, pieces: &[Piece], clause: &Clause) -> Option<Period> {
    let mut ahead = clause.figure + 1..(clause.figure + 1 + AHEAD).min(pieces.len());
    let mut linked = true;
    let end = ahead
        .find(|at| {
            let Some(piece) = pieces.get(*at) else { return true };
            let figure = matches!(piece, Piece::Figure(_, figure, _) if bears_roles(figure.kind));
            linked &= piece.is_passable() || figure;
            // The levels of one change share its time: «بنسبة 12% إلى 3 مليارات في 2024».
            piece.ends_clause() || (figure && !linked) || is_next_verb(piece)
        })
        .unwrap_or_else(|| (clause.figure + 1 + AHEAD).min(pieces.len()));
    let near = clause.figure.saturating_sub(BEHIND);
    let behind = clause.verb.map_or(near, |verb| verb.min(near)).max(clause.start);
    let seek = |from: usize, to: usize| (from..to).filter_map(|at| time_at(context, pieces, at));
    seek(clause.figure + 1, end).next().or_else(|| seek(behind, clause.figure).next_back()).or_else(|| {
        let comma = clause.start.checked_sub(1).filter(|at| matches!(pieces.get(*at), Some(Piece::Comma)))?;
        (comma <= LEADING).then(|| seek(0, comma).next_back()).flatten()
    })
}

/// A word that begins a sentence of its own behind و.
fn is_next_verb(piece: &Piece) -> bool {
    matches!(piece, Piece::Word(word) if word.clitics.conj
        && matches!(word.sense, None | Some(Sense::Amounts | Sense::Change(..) | Sense::Owning)))
}

/// The time that begins at `at`.
fn time_at(context: &Context, pieces: &[Piece], at: usize) -> Option<Period> {
    let document = context.document;
    let sense = |at: usize| pieces.get(at).and_then(Piece::sense);
    let before = at.checked_sub(1);
    // «على عام 2024»: the word for year may stand between.
    let head = before.filter(|at| sense(*at) == Some(Sense::Time)).and_then(|at| at.checked_sub(1)).or(before);
    let barred = head.and_then(sense).is_some_and(|sense| matches!(sense, Sense::Since | Sense::Over | Sense::From));
    if barred {
        return None;
    }
    match pieces.get(at)? {
        Piece::Figure(mention, figure, _) if matches!(figure.kind, FigureKind::Year | FigureKind::Date) => {
            Some(Period { words: mention.range, figure: Some(mention.entity) })
        }
        Piece::Word(word) => {
            let next = match pieces.get(at + 1) {
                Some(Piece::Word(next)) => Some(*next),
                _ => None,
            };
            let words = match (word.sense?, next.and_then(|next| next.sense)) {
                (Sense::This, Some(Sense::Time)) | (Sense::Time, Some(Sense::When)) => {
                    TextRange::new(document.range(word.first).start, document.range(next?.end - 1).end)
                }
                (Sense::Now, _) => document.range(word.first),
                _ => return None,
            };
            Some(Period { words, figure: None })
        }
        _ => None,
    }
}
