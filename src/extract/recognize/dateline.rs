//! Finds: the place that opens a dateline, and the author behind it.
//! Evidence: the shape of the line: a few words at its start, then a dash, or a country in brackets and a dash, or a comma and a date.
//! Known misses: datelines without a dash; authors of one name.
//! Example: «مويناق (أوزبكستان) ـ الأخبار» → مويناق (place); «صلالة – هدى بنت سعيد المعشنية» → صلالة (place), هدى … (person).

use super::Context;
use super::person::end_of_name;
use crate::arabic::token::TokenKind;
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::entity::Evidence;
use crate::extract::lexicon::NameKind;

/// Longest name of a place, in words.
const LONGEST: usize = 3;

/// Candidates for every line that opens like a dateline.
pub(super) fn find(context: &Context, out: &mut Vec<Candidate>) {
    let document = context.document;
    for at in 0..document.len() {
        if document.kind(at) == TokenKind::Newline {
            dateline(context, at + 1, out);
        }
    }
}

fn dateline(context: &Context, first: usize, out: &mut Vec<Candidate>) {
    let document = context.document;
    let end = (first..first + LONGEST).take_while(|at| is_plain(context, *at)).last().map_or(first, |last| last + 1);
    if end == first {
        return;
    }
    let Some(dash) = dash_after(context, end) else { return };
    let evidence = || Evidence::Dateline;
    let known = context.longest_name(first, document.hash(first)).is_some_and(|(known, _)| known == end);
    let rank = if known { Rank::Sure } else { Rank::Fair };
    out.push(Candidate::new(document.span(first, end, 0), first..end, NameKind::Place, rank, evidence()));
    if let Some(publisher) = publisher(context, dash + 1) {
        out.push(publisher);
        return;
    }
    let author = dash + 1 + usize::from(document.fold(dash + 1) == "من");
    let Some(end) = end_of_name(context, author).filter(|end| (2..=6).contains(&(end - author))) else { return };
    let mark = context.mark(author);
    let closes =
        matches!(document.kind(end), TokenKind::Newline | TokenKind::Punct) || document.raw(end).starts_with('و');
    let named = mark.part.given || author > dash + 1;
    if closes && named && context.longest_name(author, document.hash(author)).is_none_or(|(known, _)| known < end) {
        let rank = if mark.part.given { Rank::Sure } else { Rank::Fair };
        out.push(Candidate::new(document.span(author, end, 0), author..end, NameKind::Person, rank, evidence()));
    }
}

/// A listed publisher or agency that is all that stands behind the dash: «أبوظبي – الاتحاد».
fn publisher(context: &Context, first: usize) -> Option<Candidate> {
    let document = context.document;
    let (end, node) = context.longest_name(first, document.hash(first))?;
    let closes = document.kind(end) == TokenKind::Newline || matches!(document.raw(end), "،" | "/" | "(");
    let entry = |number: u32| context.lexicon.entry(number).filter(|entry| entry.kind == NameKind::Organization);
    let form = context.forms(node).find(|form| entry(form.entry).is_some()).filter(|_| closes)?;
    let span = document.span(first, end, 0);
    let mut name = Candidate::new(span, first..end, NameKind::Organization, Rank::Sure, Evidence::Lexicon);
    name.entry = Some(form.entry);
    name.company = entry(form.entry).map(|entry| entry.company);
    Some(name)
}

/// The dash of a dateline whose place ends before `end`, across a country in brackets.
fn dash_after(context: &Context, end: usize) -> Option<usize> {
    let document = context.document;
    let is_dash = |at: usize| {
        matches!(document.raw(at), "–" | "—" | "-" | "ـ" | "ــ" | "―") && !document.glued(at) && !document.glued(at + 1)
    };
    if is_dash(end) {
        return Some(end);
    }
    let close = (document.raw(end) == "(").then(|| (end + 2..end + 5).find(|at| document.raw(*at) == ")"))??;
    is_dash(close + 1).then_some(close + 1)
}

/// A word that may be part of a place's name: a known one, or one that nothing is known of.
fn is_plain(context: &Context, index: usize) -> bool {
    let mark = context.mark(index);
    let free = !mark.common && !mark.verb && mark.class.is_none_or(|(_, class)| class.inside) && mark.title.is_none();
    context.is_arabic(index) && free
}
