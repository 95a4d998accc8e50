//! Where a span ends, whoever proposed it: the law of `docs/annotation.md` §1 and §2 applied to candidates.
//!
//! Cuts edge punctuation and quotes, class nouns that stay outside, and adjectives of nationality behind names that do not open with a
//! noun they could agree with; splits nothing. A candidate of which nothing is left, or that is a trap, is dropped.

use super::candidate::Candidate;
use super::lexicon::NameKind;
use super::recognize::Context;
use crate::arabic::token::TokenKind;

/// Words that stand alone for a month, a weekday or a currency, folded.
const NO_NAMES: &[&str] = &[
    "يناير",
    "فبراير",
    "مارس",
    "ابريل",
    "مايو",
    "يونيو",
    "يوليو",
    "اغسطس",
    "سبتمبر",
    "اكتوبر",
    "نوفمبر",
    "ديسمبر",
    "جانفي",
    "فيفري",
    "افريل",
    "ماي",
    "جوان",
    "جويليه",
    "اوت",
    "غشت",
    "شتنبر",
    "نونبر",
    "دجنبر",
    "يوليوز",
    "محرم",
    "صفر",
    "رجب",
    "شعبان",
    "شوال",
    "الاحد",
    "الاثنين",
    "الثلاثاء",
    "الاربعاء",
    "الخميس",
    "الجمعه",
    "السبت",
    "دولار",
    "يورو",
    "درهم",
    "دينار",
    "جنيه",
    "الدولار",
    "اليورو",
    "الدينار",
    "الدرهم",
    "الجنيه",
    "الريال",
    "الليره",
    "الحكومه",
    "الشركه",
    "البنك",
    "المجموعه",
    "الوزاره",
    "الهيئه",
    "البلاد",
    "المملكه",
    "الدوله",
    "الرئيس",
    "الوزير",
    "النادي",
    "الفريق",
    "المنتخب",
    "الحزب",
    "المنظمه",
    "الجامعه",
    "الوكاله",
    "المركز",
    "المدينه",
    "البرلمان",
    "المصرف",
    "الصندوق",
    "العاصمه",
    "الولايه",
    "المحافظه",
    "السلطات",
    "الاتحاد",
    "الجمعيه",
    "النقابه",
    "المؤسسه",
    "المجلس",
    "اللجنه",
    "المحكمه",
    "الجيش",
    "الشرطه",
];

/// The candidate as the law wants it; none if nothing is left of it.
pub(crate) fn trim(context: &Context, mut candidate: Candidate) -> Option<Candidate> {
    let document = context.document;
    let (mut first, mut end) = (candidate.words.start, candidate.words.end);
    while first < end && is_edge(context, first, false) {
        first += 1;
    }
    while first < end && is_edge(context, end - 1, true) {
        end -= 1;
    }
    // A quotation mark inside keeps what stands before it outside.
    if let Some(quote) = (first..end).rev().find(|at| document.is_quote(*at)) {
        first = quote + 1;
    }
    if let Some((_, class)) = context.mark(first).class {
        let next = context.mark(first + 1);
        let general = next.common || next.nationality || document.fold(first + 1).starts_with("ال");
        if !class.inside && class.kind == candidate.kind && first + 1 < end && !general {
            first += 1;
        }
    }
    let headed = context.mark(first).class.is_some_and(|(_, class)| class.inside);
    let adjective = end > first + 1 && context.mark(end - 1).nationality && document.fold(end - 1).starts_with("ال");
    let worded = document.fold(first).starts_with("ال");
    if adjective && !headed && !worded && candidate.kind != NameKind::Place && candidate.entry.is_none() {
        end -= 1;
    }
    if first >= end || is_trap(context, first, end, &candidate) {
        return None;
    }
    let letters_kept = first == candidate.words.start;
    let start = if letters_kept { candidate.range.start } else { document.range(first).start };
    candidate.range = crate::article::TextRange::new(start, document.range(end - 1).end);
    candidate.article &= letters_kept;
    candidate.words = first..end;
    Some(candidate)
}

/// Punctuation that a name neither begins nor ends with.
fn is_edge(context: &Context, index: usize, last: bool) -> bool {
    let document = context.document;
    document.kind(index) == TokenKind::Punct && !(last && matches!(document.raw(index), "+" | "!" | "™" | "®"))
}

/// What is never a name: a nationality, a generic word, a bare number, a letter, a ticker in brackets.
fn is_trap(context: &Context, first: usize, end: usize, candidate: &Candidate) -> bool {
    let document = context.document;
    if end > first + 1 {
        return (first..end).all(|at| context.mark(at).common) && candidate.entry.is_none();
    }
    let ticker = document.raw(first.saturating_sub(1)) == "("
        && document.raw(end) == ")"
        && context.lexicon.is_ticker(document.raw(first));
    let whole = document.start_after(first, 0) == candidate.range.start;
    match document.kind(first) {
        TokenKind::Digits => candidate.kind != NameKind::Product,
        TokenKind::Punct | TokenKind::Newline | TokenKind::Space | TokenKind::Invisible => true,
        TokenKind::Latin => ticker || document.raw(first).len() < 2,
        _ => {
            let left = candidate.range.slice(document.text);
            let short = crate::arabic::normalize::fold(left).chars().nth(1).is_none();
            let general = whole && NO_NAMES.contains(&document.fold(first)) && candidate.entry.is_none();
            let adjective =
                context.mark(first).nationality && candidate.entry.is_none() && !document.is_quoted(first, end);
            short || general || adjective
        }
    }
}
