//! Where a word stands, and what company it keeps in the whole article.

use rustc_hash::FxHashMap;

use super::clusters::{LEVELS, Path};
use crate::arabic::token::TokenKind;
use crate::extract::document::Document;
use crate::extract::lexicon::NameKind;
use crate::extract::recognize::{Context, Mark};

/// Words between two marks that are still looked at as one quotation.
const LONGEST_QUOTE: usize = 7;

/// The binary logarithm of the count from which a word of plain news is ordinary.
const FREQUENT: u16 = 7;

/// So far back a governing noun is looked for.
const REACH: usize = 4;

/// Per word of the document, numbers whose values only tell cases apart.
pub(super) struct Surroundings {
    /// The place in a quotation or bracket: 0 outside.
    pub enclosed: Vec<u8>,
    /// The place in the line, and the shape of the line.
    pub place: Vec<u8>,
    /// The nearest class noun or title before the word, and how far it is: 0 for none near.
    pub governor: Vec<u8>,
    /// What stands beside the word wherever the document has it, a bit each: see [`company`].
    pub company: Vec<u16>,
}

impl Surroundings {
    pub fn new(context: &Context, clusters: &[Path]) -> Self {
        let document = context.document();
        Self {
            enclosed: enclosed(context, clusters),
            place: places(document),
            governor: governors(context),
            company: companies(context),
        }
    }
}

/// Per word inside quotation marks or brackets the length of what they hold, how many of its words are ordinary, and whether the word
/// is its first: names are short and their words are rare, sayings are not.
fn enclosed(context: &Context, clusters: &[Path]) -> Vec<u8> {
    let document = context.document();
    let ordinary = |word: usize| {
        let frequent = clusters.get(word).is_some_and(|path| path[LEVELS] >= FREQUENT);
        let mark = context.mark(word);
        mark.common || mark.common_after || mark.verb || (frequent && document.kind(word) == TokenKind::Arabic)
    };
    let mut out = vec![0; document.len()];
    let mut word = 0;
    while word < document.len() {
        let bracket = document.raw(word) == "(";
        let closes = |at: usize| if bracket { document.raw(at) == ")" } else { document.is_quote(at) };
        if bracket || document.is_quote(word) {
            let line = (word + 1..document.len().min(word + 2 + LONGEST_QUOTE))
                .take_while(|at| document.kind(*at) != TokenKind::Newline);
            if let Some(close) = line.into_iter().find(|at| closes(*at)).filter(|close| *close > word + 1) {
                let inner = word + 1..close;
                let plain = inner.clone().filter(|at| ordinary(*at)).count().min(3);
                let code = inner.len().min(7) | usize::from(bracket) << 3 | plain << 4;
                for at in inner {
                    if let Some(slot) = out.get_mut(at) {
                        *slot = u8::try_from(code | usize::from(at == word + 1) << 6).unwrap_or(0);
                    }
                }
                word = close;
            }
        }
        word += 1;
    }
    out
}

/// Per word, by its line alone, so that no other line moves a name: the first words of a line apart, whether the line's opening ends with a dash or colon (datelines,
/// speakers), and whether the line is short (headings, bylines).
fn places(document: &Document) -> Vec<u8> {
    let mut out = vec![0; document.len()];
    for line in super::features::lines(document) {
        let opening = line.words.clone().take(7);
        let mark = opening.rev().find(|at| matches!(document.raw(*at), "-" | "–" | "—" | ":"));
        let short = line.words.len() <= 9;
        for word in line.words.clone() {
            let before_mark = mark.is_some_and(|mark| word < mark);
            let from_start = (word - line.words.start).min(3);
            let code = from_start | usize::from(before_mark) << 2 | usize::from(short) << 3;
            if let Some(slot) = out.get_mut(word) {
                *slot = u8::try_from(code).unwrap_or(0);
            }
        }
    }
    out
}

/// Per word the nearest class noun or title before it, in the same clause.
fn governors(context: &Context) -> Vec<u8> {
    let document = context.document();
    let mut nearest = None;
    let look = |word: usize| {
        let near = nearest.filter(|(at, _)| word - at <= REACH);
        let code = near.map_or(0, |(at, sort): (usize, u8)| sort << 3 | u8::try_from(word - at).unwrap_or(0));
        let kind = document.kind(word);
        if kind == TokenKind::Newline
            || (kind == TokenKind::Punct && matches!(document.raw(word), "." | "،" | "," | ":" | "؛"))
        {
            nearest = None;
        } else if let Some(sort) = governor(&context.mark(word)) {
            nearest = Some((word, sort));
        }
        code
    };
    (0..document.len()).map(look).collect()
}

/// What sort of class noun or title a word is.
fn governor(mark: &Mark) -> Option<u8> {
    match mark.class {
        Some((_, class)) => Some(match (class.kind, class.inside) {
            (NameKind::Organization, inside) => 1 + u8::from(inside),
            (NameKind::Place, inside) => 3 + u8::from(inside),
            (NameKind::Product, _) => 5,
            (NameKind::Person, _) => 6,
        }),
        None => mark.title.map(|_| 7),
    }
}

/// Per word the company of all its occurrences, with or without clitics. Frequent words keep none.
fn companies(context: &Context) -> Vec<u16> {
    let document = context.document();
    let counts =
        |word: usize| matches!(document.kind(word), TokenKind::Arabic | TokenKind::Latin) && !context.mark(word).common;
    let mut of_form: FxHashMap<u64, (u16, u16)> = FxHashMap::default();
    for word in (0..document.len()).filter(|word| counts(*word)) {
        let bits = company(context, word);
        for (_, hash) in document.readings(word).take(3) {
            let (seen, times) = of_form.entry(hash).or_default();
            *seen |= bits;
            *times = times.saturating_add(1);
        }
    }
    let look = |word: usize| {
        let forms = document.readings(word).take(2).filter_map(|(_, hash)| of_form.get(&hash));
        let (bits, times) = forms.fold((0, 0), |(bits, most), (seen, times)| (bits | seen, (*times).max(most)));
        bits | u16::from(times > 1) << 10 | u16::from(times > 3) << 11
    };
    (0..document.len()).map(|word| if counts(word) { look(word) } else { 0 }).collect()
}

/// What stands beside one occurrence of a word.
fn company(context: &Context, word: usize) -> u16 {
    let document = context.document();
    let (before, after) = (context.mark(word.wrapping_sub(1)), context.mark(word + 1));
    let class = context.class_before(word).map(|(_, class)| class.kind);
    let preposition = matches!(document.fold(word.wrapping_sub(1)), "في" | "من" | "الي");
    [
        before.title.is_some(),
        class == Some(NameKind::Organization),
        class == Some(NameKind::Place),
        class == Some(NameKind::Product),
        before.verb || after.verb,
        before.part.given && !before.part.needs_evidence,
        (after.part.surname || after.part.given) && !after.part.needs_evidence,
        word > 0 && document.is_quote(word - 1),
        preposition,
        document.raw(word + 1) == "(",
    ]
    .into_iter()
    .enumerate()
    .fold(0, |bits, (bit, holds)| bits | u16::from(holds) << bit)
}
