//! Finding words as a reader means them, not as they are encoded: the folding behind find-in-article and the panel's filter.
//!
//! Folds at least what ICU's collation holds equal at primary strength for Arabic (alef with any hamza or madda, ى and ي, ة and ه,
//! ؤ and و, presentation forms, the three digit sets, letter case, accents) and beyond it ٱ and ا, ی and ي, ک and ك, the
//! percent signs, quotation marks, commas and dashes. Harakat, tatweel, joiners and bidi controls count for nothing.
//!
//! Matches are byte ranges of the text as given: folding never leaves this file. A match takes in the marks that stand on its
//! last letter, and the whole of a ligature of which it touches a part. White space is one space, but a line break is matched
//! only by a line break, so that no match runs from one paragraph into the next.

use std::collections::VecDeque;
use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::chars::{TATWEEL, digit_value, is_invisible, is_mark};

/// How letters are compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Strictness {
    /// Folded: one spelling finds the others.
    #[default]
    Folded,
    /// Character by character, harakat and case included; only what cannot be seen is passed over.
    Exact,
}

/// A text to look for, prepared once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pattern: Vec<char>,
    /// `borders[i]`: length of the longest proper prefix of `pattern[..=i]` that is also its suffix (Knuth, Morris, Pratt).
    borders: Vec<usize>,
    strictness: Strictness,
}

/// A folded character and the byte range in the source that it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Unit {
    c: char,
    start: usize,
    end: usize,
}

impl Query {
    /// Prepares `text`, which may be anything that a reader types.
    #[must_use]
    pub fn new(text: &str, strictness: Strictness) -> Self {
        let mut pattern: Vec<char> = units(text, strictness).map(|unit| unit.c).collect();
        if pattern.iter().all(|c| c.is_whitespace()) {
            pattern.clear();
        }
        Self { borders: borders(&pattern), pattern, strictness }
    }

    /// Whether nothing is left to look for; such a query matches nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pattern.is_empty()
    }

    /// Whether `text` holds the query.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.matches(text).next().is_some()
    }

    /// Every match in `text`, from the left, disjoint, as byte ranges on character boundaries. Linear in the text, with memory
    /// for one query's length.
    pub fn matches<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut source = units(text, self.strictness);
        let mut starts: VecDeque<usize> = VecDeque::with_capacity(self.pattern.len() + 1);
        let (mut length, mut free_from) = (0_usize, 0_usize);
        std::iter::from_fn(move || {
            loop {
                if self.pattern.is_empty() {
                    return None;
                }
                let unit = source.next()?;
                // The rest of a ligature that the last match has taken.
                if unit.start < free_from {
                    continue;
                }
                length = self.advance(length, unit.c);
                starts.push_back(unit.start);
                while starts.len() > self.pattern.len() {
                    starts.pop_front();
                }
                if length < self.pattern.len() {
                    continue;
                }
                let start = starts.front().copied().unwrap_or(unit.start);
                let end = unit.end + marks_after(text, unit.end);
                length = 0;
                starts.clear();
                free_from = end;
                return Some(start..end);
            }
        })
    }

    /// The length of the longest prefix of the pattern that ends with `c`, given the length that ended before it.
    fn advance(&self, mut length: usize, c: char) -> usize {
        loop {
            if self.pattern.get(length) == Some(&c) {
                return length + 1;
            }
            match length.checked_sub(1).and_then(|last| self.borders.get(last)) {
                Some(shorter) => length = *shorter,
                None => return 0,
            }
        }
    }
}

fn borders(pattern: &[char]) -> Vec<usize> {
    let mut borders: Vec<usize> = Vec::with_capacity(pattern.len());
    for (index, c) in pattern.iter().enumerate() {
        let mut length = borders.last().copied().unwrap_or(0);
        while length > 0 && pattern.get(length) != Some(c) {
            length = borders.get(length - 1).copied().unwrap_or(0);
        }
        borders.push(if index > 0 && pattern.get(length) == Some(c) { length + 1 } else { 0 });
    }
    borders
}

/// The bytes after `at` that belong to the letter before it: marks, and joiners between them.
fn marks_after(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let mut taken = 0;
    for (index, c) in rest.char_indices() {
        if is_mark(c) || is_combining_mark(c) {
            taken = index + c.len_utf8();
        } else if !matches!(c, '\u{200C}' | '\u{200D}') {
            break;
        }
    }
    taken
}

/// The text as it is compared: folded characters with their sources, in order.
fn units(text: &str, strictness: Strictness) -> impl Iterator<Item = Unit> + '_ {
    let mut chars = text.char_indices();
    let mut queue: VecDeque<Unit> = VecDeque::new();
    let mut after_space = false;
    std::iter::from_fn(move || {
        loop {
            if let Some(unit) = queue.pop_front() {
                return Some(unit);
            }
            let (start, c) = chars.next()?;
            let end = start + c.len_utf8();
            if c.is_whitespace() {
                let c = if is_line_break(c) { '\n' } else { ' ' };
                if strictness == Strictness::Folded && c == ' ' && after_space {
                    continue;
                }
                after_space = true;
                return Some(Unit { c, start, end });
            }
            let folded = match strictness {
                Strictness::Folded => fold(c),
                Strictness::Exact if is_invisible(c) => Fold::Nothing,
                Strictness::Exact => Fold::One(c),
            };
            match folded {
                Fold::Nothing => continue,
                Fold::One(c) => {
                    after_space = false;
                    return Some(Unit { c, start, end });
                }
                Fold::Decomposed => decompose(c, &mut |c| queue.push_back(Unit { c, start, end })),
            }
            after_space &= queue.is_empty();
        }
    })
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What a character counts as.
enum Fold {
    /// Nothing.
    Nothing,
    /// One character.
    One(char),
    /// Whatever [`decompose`] says; too rare to be worth more code.
    Decomposed,
}

fn fold(c: char) -> Fold {
    match c {
        '\0'..='\u{7F}' => Fold::One(c.to_ascii_lowercase()),
        'ء'..='غ' | 'ف'..='ي' => Fold::One(letter(c)),
        _ if counts_for_nothing(c) => Fold::Nothing,
        _ => Fold::Decomposed,
    }
}

/// Emits the folded characters of a ligature, an accented or presentation form, or any other character.
fn decompose(c: char, emit: &mut impl FnMut(char)) {
    // Isolated and medial forms of harakat decompose to a space or a tatweel that carries them.
    let carries_marks = matches!(c, '\u{FC5E}'..='\u{FC63}' | '\u{FE70}'..='\u{FE7F}');
    decompose_compatible(c, |part| {
        if counts_for_nothing(part) || is_combining_mark(part) || (carries_marks && part == ' ') {
            return;
        }
        match digit_value(part) {
            Some(value) => emit(char::from(b'0' + value)),
            None => letter(part).to_lowercase().for_each(&mut *emit),
        }
    });
}

fn counts_for_nothing(c: char) -> bool {
    // U+0600-0605 and U+06DD enclose numbers, U+FE00-FE0F select variants, U+FE73 is the tail of a letter cut in two.
    let sign = matches!(c, '\u{0600}'..='\u{0605}' | '\u{06DD}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE73}');
    sign || is_mark(c) || c == TATWEEL || is_invisible(c)
}

/// The one letter or sign that stands for its class.
fn letter(c: char) -> char {
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' | '\u{08AD}' => 'ا',
        'ؤ' | '\u{06E5}' => 'و',
        'ئ' | 'ى' | 'ی' | '\u{06E6}' | '\u{08C9}' => 'ي',
        'ة' | 'ە' | 'ہ' | 'ھ' => 'ه',
        'ک' => 'ك',
        '\u{0674}' | '\u{06FD}' => 'ء',
        '\u{06FE}' => 'م',
        '٪' => '%',
        '٫' => '.',
        '٬' | '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' => '"',
        '‘' | '’' | '‚' | '‛' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found<'t>(query: &str, text: &'t str) -> Vec<&'t str> {
        Query::new(query, Strictness::Folded).matches(text).map(|range| text.get(range).unwrap()).collect()
    }

    fn folded(text: &str) -> String {
        units(text, Strictness::Folded).map(|unit| unit.c).collect()
    }

    #[test]
    fn one_spelling_finds_the_others() {
        for (query, text, matches) in [
            ("ارامكو", "أرامكو وآرامكو وٱرامكو", vec!["أرامكو", "آرامكو", "ٱرامكو"]),
            ("مدرسه", "مَدْرَسَةٌ", vec!["مَدْرَسَةٌ"]),
            ("علي", "على وعلی وعليّ", vec!["على", "علی", "عليّ"]),
            ("شركة", "شـــركـة", vec!["شـــركـة"]),
            ("2024", "٢٠٢٤ و۲۰۲۴", vec!["٢٠٢٤", "۲۰۲۴"]),
            ("30%", "٣٠٪", vec!["٣٠٪"]),
            ("\"غروك\"", "«غروك» ”غروك“", vec!["«غروك»", "”غروك“"]),
            ("openai", "OpenAI", vec!["OpenAI"]),
            ("cafe", "Café", vec!["Café"]),
            ("لا", "ﻻ", vec!["ﻻ"]),
            ("الله", "ﷲ", vec!["ﷲ"]),
            ("میخواهم", "مي\u{200C}خواهم", vec!["مي\u{200C}خواهم"]),
            ("عقد بقيمة", "عقد\u{A0}  بقيمة", vec!["عقد\u{A0}  بقيمة"]),
            ("عقد بقيمة", "عقد\nبقيمة", vec![]),
            ("  ", "عقد بقيمة", vec![]),
            ("َ", "مَدرسة", vec![]),
        ] {
            assert_eq!(found(query, text), matches, "{query} in {text}");
        }
    }

    #[test]
    fn matches_are_disjoint_and_take_whole_ligatures() {
        assert_eq!(found("اا", "ااااا"), ["اا", "اا"]);
        assert_eq!(found("ل", "ﻻل"), ["ﻻ", "ل"]);
        assert_eq!(found("ا", "ﻻا"), ["ﻻ", "ا"]);
        assert_eq!(found("ابابت", "ابابابت"), ["ابابت"], "a failed start is not lost");
    }

    #[test]
    fn exact_letters_pass_over_only_the_invisible() {
        let exact = |query: &str, text: &str| Query::new(query, Strictness::Exact).is_in(text);
        assert!(exact("أرامكو", "أرا\u{200F}مكو"));
        assert!(!exact("ارامكو", "أرامكو"));
        assert!(!exact("openai", "OpenAI"));
        assert!(!exact("2024", "٢٠٢٤"));
    }

    /// ICU's classes, from the file of facts where it is at hand: every pair must fold to one form, and no letter to nothing.
    #[test]
    fn classes_of_icu_are_folded() {
        let folder = std::env::var("QARI_SHARED").unwrap_or_else(|_| "../shared".to_owned());
        let Ok(json) = std::fs::read_to_string(format!("{folder}/data/text/search_classes.json")) else {
            eprintln!("SKIPPED classes_of_icu_are_folded: no search_classes.json under {folder} (set QARI_SHARED)");
            return;
        };
        let classes: Vec<Vec<String>> = serde_json::from_str(&json).unwrap();
        assert!(classes.len() > 200);
        for class in classes {
            let of =
                |code: &String| folded(&char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap().to_string());
            let first = of(&class[0]);
            for code in &class {
                assert_eq!(of(code), first, "U+{code} against U+{}", class[0]);
            }
        }
    }

    /// Text with everything that folding touches.
    const HARD: &str = "[اأإآٱىيیئةهكکوؤلaAé٢۲2َّـ\u{200C}\u{200F}ﻻﷲ «\"%٪\n]{0,24}";

    proptest! {
        #[test]
        fn matches_are_what_a_naive_search_finds(text in HARD, query in "[اأىيةهكو2 ]{1,3}") {
            let query = Query::new(&query, Strictness::Folded);
            let units: Vec<Unit> = units(&text, Strictness::Folded).collect();
            let mut expected = Vec::new();
            let (mut at, mut free_from) = (0, 0);
            while !query.is_empty() && at + query.pattern.len() <= units.len() {
                let window = &units[at..at + query.pattern.len()];
                if window[0].start >= free_from && window.iter().map(|unit| unit.c).eq(query.pattern.iter().copied()) {
                    let end = window[window.len() - 1].end;
                    free_from = end + marks_after(&text, end);
                    expected.push(window[0].start..free_from);
                    at += query.pattern.len();
                } else {
                    at += 1;
                }
            }
            prop_assert_eq!(query.matches(&text).collect::<Vec<_>>(), expected);
        }

        #[test]
        fn matches_map_back_to_the_source(text in HARD, query in HARD) {
            let query = Query::new(&query, Strictness::Folded);
            let mut last = 0;
            for range in query.matches(&text) {
                prop_assert!(last <= range.start && range.start < range.end);
                last = range.end;
                let hit = text.get(range).expect("on character boundaries");
                prop_assert!(query.is_in(hit), "{hit:?} holds what was looked for");
            }
        }

        #[test]
        fn whatever_is_written_is_found_in_itself(text in "\\PC{1,20}") {
            for strictness in [Strictness::Folded, Strictness::Exact] {
                let query = Query::new(&text, strictness);
                prop_assert!(query.is_empty() || query.is_in(&text));
            }
        }
    }
}
