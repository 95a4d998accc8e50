//! Finds: the second name in `X (Y)`, and says that it is the same thing as X.
//! Evidence: the brackets.
//! Known misses: brackets that hold a name of something else of the same kind.
//! Example: «البنك المركزي السعودي (ساما)» → ساما, same as البنك المركزي السعودي; «أبل (AAPL)» names no one: AAPL is the ticker.

use super::Context;
use crate::arabic::token::TokenKind;
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::entity::Evidence;
use crate::extract::lexicon::NameKind;

/// Longest bracketed name, in words.
const LONGEST: usize = 7;

/// Adds a twin for each name in `names` that a bracket follows, and joins those that are candidates already.
pub(crate) fn find(context: &Context, names: &[Candidate], out: &mut Vec<Candidate>) {
    let document = context.document;
    for name in names {
        let open = name.words.end + usize::from(document.is_quote(name.words.end));
        if document.raw(open) != "(" || name.kind == NameKind::Place {
            continue;
        }
        let first = open + 1 + usize::from(document.is_quote(open + 1));
        let Some(close) = (first..first + LONGEST).find(|at| document.raw(*at) == ")") else { continue };
        let end = close - usize::from(document.is_quote(close - 1));
        if end <= first || is_ticker(context, name, first, end) {
            continue;
        }
        let short = (first..end).all(|at| document.kind(at) == TokenKind::Latin)
            || document.kind(first + 1) == TokenKind::Punct
            || (end == first + 1
                && context.is_arabic(first)
                && !context.mark(first).common
                && !context.mark(first).nationality);
        let known = names.iter().any(|other| other.words == (first..end) && other.kind != name.kind);
        if !short || known || !has_letters(context, first, end) {
            continue;
        }
        let evidence = Evidence::Memory(name.range);
        let mut twin = Candidate::new(document.span(first, end, 0), first..end, name.kind, Rank::Sure, evidence);
        twin.same_as = Some(name.range);
        twin.company = name.company;
        out.push(twin);
    }
}

/// Whether the bracket holds the ticker of the name's lexicon entry.
fn is_ticker(context: &Context, name: &Candidate, first: usize, end: usize) -> bool {
    let entry = name.entry.and_then(|entry| context.lexicon.entry(entry));
    end == first + 1 && entry.is_some_and(|entry| !entry.note.is_empty() && entry.note == context.document.raw(first))
}

fn has_letters(context: &Context, first: usize, end: usize) -> bool {
    (first..end).any(|at| matches!(context.document.kind(at), TokenKind::Latin | TokenKind::Arabic))
}
