//! Codes in Latin letters that are nobody's name: stock tickers and credit ratings (`docs/annotation.md` §2).
//!
//! Evidence: a listed ticker in brackets; the word رمز or an exchange's name with a colon before it; the suffix of a data vendor; the
//! alphabet of the rating agencies, for grades that could be names only with a word of rating before them.

use super::recognize::Context;
use crate::arabic::token::TokenKind;

/// Words after which a ticker stands, folded.
const TICKER_WORDS: &[&str] = &["رمز", "الرمز", "برمز", "بالرمز", "رمزها", "رمزه", "رمزا", "بالرموز", "الرموز"];

/// Exchanges as tickers name them before a colon, folded.
const EXCHANGES: &[&str] = &[
    "nasdaq", "nyse", "tadawul", "lse", "adx", "dfm", "egx", "qse", "tase", "hkex", "euronext", "boursa", "msx", "amex",
];

/// Words of shares, folded: «سهم تيك (TECK)».
const SHARES: &[&str] = &["سهم", "اسهم", "سهما", "لسهم", "وسهم", "واسهم", "الاسهم"];

/// Words that an identifier follows, folded: a flight, a registration, a decree.
const IDENTIFIED: &[&str] = &[
    "الرحله",
    "رحله",
    "رحلتها",
    "والرحله",
    "تسجيل",
    "رقم",
    "الرقم",
    "برقم",
    "بالرقم",
    "لوحه",
    "لوحتها",
    "المرسوم",
    "القرار",
];

/// What data vendors put behind a ticker for its exchange: `2222.SR`.
const VENDOR_SUFFIXES: &[&str] = &[
    "sr", "o", "n", "l", "k", "pa", "de", "t", "hk", "ss", "sz", "ks", "ad", "du", "qa", "kw", "ca", "ax", "mi", "sw",
    "cs", "om", "bh",
];

/// Words of rating, folded: a grade that could be a name is one behind them.
const RATING_WORDS: &[&str] = &[
    "تصنيف",
    "التصنيف",
    "تصنيفها",
    "تصنيفه",
    "تصنيفا",
    "بتصنيف",
    "وتصنيف",
    "للتصنيف",
    "تصنيفات",
    "ائتماني",
    "الائتماني",
    "الائتمانيه",
    "موديز",
    "فيتش",
];

/// How far before a grade the word of rating may stand.
const REACH: usize = 14;

/// Whether the words from `first` to before `end` are a ticker or a rating.
pub(crate) fn is_code(context: &Context, first: usize, end: usize) -> bool {
    let document = context.document;
    if document.kind(first) != TokenKind::Latin {
        return false;
    }
    let range = document.span(first, end, 0);
    is_ticker(context, first, end) || is_rating(context, first, range.slice(document.text))
}

fn is_ticker(context: &Context, first: usize, end: usize) -> bool {
    let document = context.document;
    let bracketed = document.raw(first.saturating_sub(1)) == "(" && document.raw(end) == ")";
    if bracketed && end == first + 1 && context.lexicon.is_ticker(document.raw(first)) {
        return true;
    }
    let before = |steps: usize| first.saturating_sub(steps);
    let after_exchange = document.raw(before(1)) == ":" && EXCHANGES.contains(&document.fold(before(2)));
    let after_word = (1..=4).any(|steps| TICKER_WORDS.contains(&document.fold(before(steps))));
    let identified = IDENTIFIED.contains(&document.fold(before(1))) || IDENTIFIED.contains(&document.fold(before(2)));
    let share = bracketed
        && end == first + 1
        && document.raw(first).chars().all(|c| c.is_ascii_uppercase())
        && (2..=6).any(|steps| SHARES.contains(&document.fold(before(steps))));
    let vendor = document.raw(end.saturating_sub(2)) == "."
        && document.glued(end - 1)
        && VENDOR_SUFFIXES.contains(&document.fold(end - 1))
        && document.raw(first).chars().all(|c| c.is_ascii_uppercase())
        && end - first == 3;
    after_exchange || after_word || identified || share || vendor
}

/// A grade of the three large agencies: AAA, AA- , BBB+ and Aaa, Baa2, Caa1.
fn is_rating(context: &Context, first: usize, text: &str) -> bool {
    let grade = text.trim_end_matches(['+', '-']);
    let letters = grade.trim_end_matches(['1', '2', '3']);
    let number = grade.len() - letters.len();
    let moodys = matches!(letters, "Aaa" | "Aa" | "Baa" | "Ba" | "Caa" | "Ca") && number <= 1;
    let long = matches!(letters, "AAA" | "BBB" | "CCC") && number == 0;
    let short = matches!(letters, "AA" | "BB" | "CC" | "A" | "B" | "C") && number <= 1;
    let document = context.document;
    let cue = || {
        (1..=REACH)
            .map_while(|steps| first.checked_sub(steps))
            .take_while(|at| document.kind(*at) != TokenKind::Newline)
            .any(|at| RATING_WORDS.contains(&document.fold(at)))
    };
    moodys || ((long || short) && cue())
}
