//! Finds: what stands between quotation marks behind a class noun.
//! Evidence: the class noun, which a quotation mark always keeps outside the name.
//! Known misses: quoted names without a class noun are only proposed; the model, the lexicon and the memory decide.
//! Example: «ملعب «إيلاند رود»» → إيلاند رود (place); «روبوت الدردشة “غروك”» → غروك (product).

use super::Context;
use crate::arabic::token::TokenKind;
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::entity::Evidence;
use crate::extract::lexicon::NameKind;

/// Longest quoted name, in words: what is longer is a quotation.
const LONGEST: usize = 6;

/// One candidate for each short quotation behind a class noun.
pub(super) fn find(context: &Context, out: &mut Vec<Candidate>) {
    let document = context.document;
    let mut open = 0;
    while open < document.len() {
        let Some(close) = closing(context, open) else {
            open += 1;
            continue;
        };
        let first = open + 1;
        let nominal = is_nominal(context, first, close);
        let class = context.class_before(first).or_else(|| context.class_before_quote(first).filter(|_| nominal));
        if class.is_none() && nominal {
            // Programmes and events are quoted too: the model decides.
            let span = document.span(first, close, 0);
            out.push(Candidate::new(span, first..close, NameKind::Organization, Rank::Weak, Evidence::Quoted));
        }
        if let Some((at, class)) = class {
            let evidence = Evidence::ClassNoun(document.range(at));
            let mut candidate =
                Candidate::new(document.span(first, close, 0), first..close, class.kind, Rank::Sure, evidence);
            candidate.company = Some(class.company);
            out.push(candidate);
        }
        open = close;
    }
}

/// Whether nothing in a quotation makes it a clause: no verb, no particle, and not ordinary words alone.
fn is_nominal(context: &Context, first: usize, close: usize) -> bool {
    let clause = |at: usize| {
        let mark = context.mark(at);
        mark.verb || mark.nationality || (mark.common && !context.document.has_article(at))
    };
    !(first..close).any(clause) && (first..close).any(|at| !context.mark(at).common)
}

/// The closing mark of a short quotation that `open` opens and that can be a name: words and digits, no sentence punctuation.
fn closing(context: &Context, open: usize) -> Option<usize> {
    let document = context.document;
    if !document.is_quote(open) || document.is_quote(open + 1) {
        return None;
    }
    let mut ordinary = true;
    for at in open + 1..=open + 1 + LONGEST {
        match document.kind(at) {
            TokenKind::Newline => return None,
            TokenKind::Punct if document.is_quote(at) => return (!ordinary).then_some(at),
            TokenKind::Punct if !matches!(document.raw(at), "-" | "." | "&" | "+" | "–") => return None,
            _ => {}
        }
        let mark = context.mark(at);
        ordinary &= mark.common || mark.verb || document.kind(at) == TokenKind::Digits;
    }
    None
}
