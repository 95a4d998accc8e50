//! Finds: names that the lexicon lists, behind any clitics.
//! Evidence: the lexicon; for forms that are also ordinary words, quotation marks, a class noun or a title beside them.
//! Known misses: names that are not listed; a listed name in another sense than the listed one.
//! Example: «وللسعودية» → السعودية (place); «تطبيق كريم» → كريم (organization), but not «رجل كريم».

use super::Context;
use crate::arabic::clitic::Reading;
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::entity::Evidence;
use crate::extract::lexicon::{Form, NameKind};

/// Words before a place, folded.
const SPATIAL: &[&str] = &[
    "في",
    "الي",
    "من",
    "قرب",
    "نحو",
    "قباله",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "وسط",
    "ضواحي",
    "محيط",
    "صوب",
    "باتجاه",
    "عبر",
    "بين",
    "وفي",
    "والي",
    "ومن",
];

/// One candidate for each kind that the longest phrase at each place has.
pub(super) fn find(context: &Context, out: &mut Vec<Candidate>) {
    let mut covered = 0;
    for first in 0..context.document.len() {
        let Some((reading, end, forms)) = longest_at(context, first) else { continue };
        if end <= covered {
            continue;
        }
        let before = out.len();
        for (kind, form) in best_forms(context, &forms) {
            if let Some(candidate) = candidate(context, first, end, reading, kind, form) {
                out.push(candidate);
            }
        }
        if out.len() > before {
            covered = end;
        }
    }
}

/// The reading of word `first` that begins the longest listed phrase, the index after its last word, and its forms.
fn longest_at(context: &Context, first: usize) -> Option<(Reading, usize, Vec<Form>)> {
    let mut best: Option<(Reading, usize, Vec<Form>)> = None;
    for (reading, hash) in context.document.readings(first) {
        let Some((end, node)) = context.longest_name(first, hash) else { continue };
        if best.as_ref().is_some_and(|(_, longest, _)| end <= *longest) {
            continue;
        }
        if reading.letters > 0 && end == first + 1 && !survives_cutting(context, first, reading) {
            continue;
        }
        best = Some((reading, end, context.forms(node).collect()));
    }
    best
}

/// Whether a single word may be taken for clitics and a name: not when it is an ordinary word as it stands, nor when only two letters
/// are left.
fn survives_cutting(context: &Context, index: usize, reading: Reading) -> bool {
    let left = context.document.rest(index, reading.letters).chars().count();
    left >= 3 && !context.mark(index).common
}

/// The best form of each kind: one that needs no evidence before one that does.
fn best_forms(context: &Context, forms: &[Form]) -> Vec<(NameKind, Form)> {
    let mut best: Vec<(NameKind, Form)> = Vec::new();
    for form in forms {
        let Some(entry) = context.lexicon.entry(form.entry) else { continue };
        match best.iter_mut().find(|(kind, _)| *kind == entry.kind) {
            Some((_, kept)) if kept.needs_evidence && !form.needs_evidence => *kept = *form,
            Some(_) => {}
            None => best.push((entry.kind, *form)),
        }
    }
    best
}

fn candidate(
    context: &Context,
    first: usize,
    end: usize,
    reading: Reading,
    kind: NameKind,
    form: Form,
) -> Option<Candidate> {
    let document = context.document;
    let single = end == first + 1;
    let ordinary = form.needs_evidence || (single && context.mark(first).common);
    let class = context.class_before(first);
    let agrees = class.is_some_and(|(_, class)| class.kind == kind && !class.inside);
    let supported = agrees || document.is_quoted(first, end) || has_latin_twin(context, end);
    // A preposition of place speaks for a place, without making it sure: «في الفاشر», but also «في صور».
    let located = kind == NameKind::Place
        && (SPATIAL.contains(&document.fold(context.before(first)))
            || document.fold(first).starts_with('ب') && reading.letters == 1);
    let latin = document.raw(first).chars().all(|c| c.is_ascii_lowercase());
    if (ordinary && !supported && !located) || (latin && single) {
        return None;
    }
    let rank = match (agrees || !ordinary, supported) {
        (true, _) => Rank::Sure,
        (false, true) => Rank::Fair,
        (false, false) => Rank::Weak,
    };
    let evidence = match class {
        Some((at, _)) if agrees => Evidence::ClassNoun(document.range(at)),
        _ => Evidence::Lexicon,
    };
    let mut candidate = Candidate::new(document.span(first, end, reading.letters), first..end, kind, rank, evidence);
    candidate.entry = Some(form.entry);
    candidate.article = reading.article;
    candidate.company = context.lexicon.entry(form.entry).map(|entry| entry.company);
    Some(candidate)
}

/// Whether a Latin name in brackets follows: «ساب (SAB)».
fn has_latin_twin(context: &Context, end: usize) -> bool {
    let at = end + usize::from(context.document.is_quote(end));
    context.document.raw(at) == "("
        && context.document.kind(at + 1) == crate::arabic::token::TokenKind::Latin
        && context.document.raw(at + 2) == ")"
}
