//! Finds: names in Latin script inside Arabic text, with the digits that belong to them.
//! Evidence: the script; the kind comes from the lexicon, the nearest class noun, the Arabic name that it follows in brackets, else an
//! enterprise is assumed.
//! Known misses: names in lower case throughout; Latin words that are no names (a term in brackets after its translation).
//! Example: «شركة “xAI”» → xAI (organization); «آيفون X» is left to the lexicon.

use super::Context;
use crate::arabic::token::TokenKind;
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::entity::Evidence;
use crate::extract::lexicon::NameKind;

/// Longest Latin name, in words.
const LONGEST: usize = 8;

/// Units and terms that stand in Latin letters without being names; lower case.
const NO_NAMES: &[&str] = &[
    "km", "kg", "cm", "mm", "mw", "gw", "kw", "mwh", "gb", "tb", "mb", "mah", "ghz", "mhz", "mp", "hp", "gbps", "mbps",
    "bbl", "teu", "am", "pm", "ai", "it", "tv", "pdf", "http", "https", "www", "com", "net", "org", "html", "usb",
    "led", "oled", "lcd", "ram", "sim", "wifi", "gps", "sms", "ceo", "ipo", "gdp", "covid", "dna", "usd", "eur", "sar",
    "aed", "tnd", "egp", "mad", "dzd", "iot", "lte", "vip", "of", "the", "and", "vs", "x", "s", "t", "d", "m", "g",
];

/// Every run of Latin words with an upper-case letter.
pub(super) fn find(context: &Context, out: &mut Vec<Candidate>) {
    let document = context.document;
    let mut first = 0;
    while first < document.len() {
        if document.kind(first) != TokenKind::Latin {
            first += 1;
            continue;
        }
        let end = run_end(context, first);
        if let Some(candidate) = candidate(context, first, end) {
            out.push(candidate);
        }
        first = end;
    }
}

/// The index after the last word of the name that begins at `first`.
fn run_end(context: &Context, first: usize) -> usize {
    let document = context.document;
    let mut end = first + 1;
    while end - first < LONGEST {
        let next = match document.kind(end) {
            TokenKind::Latin => end + 1,
            TokenKind::Digits if document.glued(end) || !is_year_or_amount(context, end) => end + 1,
            TokenKind::Punct if joins(context, end) => end + 2,
            _ => break,
        };
        end = next;
    }
    end
}

/// A hyphen, dot, ampersand or apostrophe between two Latin words or digits.
fn joins(context: &Context, at: usize) -> bool {
    let document = context.document;
    let follows = matches!(document.kind(at + 1), TokenKind::Latin | TokenKind::Digits);
    match document.raw(at) {
        "&" => follows,
        "-" | "." | "'" | "’" | "/" | "_" => follows && document.glued(at) && document.glued(at + 1),
        _ => false,
    }
}

/// A spaced number after a Latin name belongs to it when it is short and nothing is counted after it.
fn is_year_or_amount(context: &Context, at: usize) -> bool {
    context.document.fold(at).len() > 3 || context.is_arabic(at + 1)
}

fn candidate(context: &Context, first: usize, end: usize) -> Option<Candidate> {
    let document = context.document;
    let range = document.span(first, end, 0);
    let text = range.slice(document.text);
    let known = known_kind(context, first, end);
    let single = end == first + 1;
    let upper = text.chars().any(char::is_uppercase);
    if document.raw(first.saturating_sub(1)) == "@" || text.contains("://") || text.contains('_') {
        return None;
    }
    if !upper || (single && (NO_NAMES.contains(&document.fold(first)) || text.chars().count() < 2)) {
        return None;
    }
    if document.fold(first) == "www" || document.fold(first) == "http" || document.fold(first) == "https" {
        return None;
    }
    let class = context.class_before(first);
    let (kind, rank, evidence) = match (known, class) {
        (Some((kind, _)), _) => (kind, Rank::Sure, Evidence::Lexicon),
        (None, Some((at, class))) => (class.kind, Rank::Sure, Evidence::ClassNoun(document.range(at))),
        (None, None) => (NameKind::Organization, Rank::Weak, Evidence::LatinScript),
    };
    let mut candidate = Candidate::new(range, first..end, kind, rank, evidence);
    candidate.entry = known.map(|(_, entry)| entry);
    candidate.company = match (candidate.entry.and_then(|entry| context.lexicon.entry(entry)), class) {
        (Some(entry), _) => Some(entry.company),
        (None, Some((_, class))) if class.kind == kind => Some(class.company),
        _ => None,
    };
    Some(candidate)
}

/// The kind and entry of a Latin run that the lexicon lists as a whole.
fn known_kind(context: &Context, first: usize, end: usize) -> Option<(NameKind, u32)> {
    let (found, node) = context.longest_name(first, context.document.hash(first))?;
    if found != end {
        return None;
    }
    let form = context.forms(node).min_by_key(|form| form.needs_evidence)?;
    Some((context.lexicon.entry(form.entry)?.kind, form.entry))
}
