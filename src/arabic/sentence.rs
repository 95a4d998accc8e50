//! Sentences of Arabic text, for quoting a mention with what is said of it.
//!
//! UAX #29 would end a sentence at every full stop before a space and so cut «د. محمد» and «و.م.ع» in two. The rule here: a
//! sentence ends at a line break, or after `.` `!` `?` `؟` `…` `۔` with its closing quotes and brackets where white space or the end
//! follows, unless the stop only shortens a word (one or two letters, or letters with stops between them). Semicolons and colons
//! end nothing: Arabic periods run long on them.

use std::ops::Range;

use super::chars::{is_arabic_letter, is_invisible, is_latin_letter, is_mark};

/// No sentence is longer, in characters: what goes on without a stop is cut at white space.
pub const MAX_CHARS: usize = 600;

/// The sentences of `text` as byte ranges: sorted, disjoint, without surrounding white space, none empty. Linear.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut length = 0_usize;
    let mut last_space = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        length += 1;
        let ends = match c {
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => true,
            '.' | '!' | '?' | '؟' | '…' | '۔' => {
                while let Some((at, closer)) = chars.next_if(|(_, next)| is_closer(*next)) {
                    end = at + closer.len_utf8();
                }
                let before = text.get(start..at).unwrap_or("");
                chars.peek().is_none_or(|(_, next)| next.is_whitespace()) && !(c == '.' && is_abbreviation(before))
            }
            _ => false,
        };
        if c.is_whitespace() {
            last_space = Some(end);
        }
        if ends {
            push_trimmed(text, start..end, &mut found);
            (start, length, last_space) = (end, 0, None);
        } else if length >= MAX_CHARS {
            let cut = last_space.filter(|space| *space > start).unwrap_or(end);
            push_trimmed(text, start..cut, &mut found);
            length = text.get(cut..end).map_or(0, |rest| rest.chars().count());
            (start, last_space) = (cut, None);
        }
    }
    push_trimmed(text, start..text.len(), &mut found);
    found
}

/// What may stand between a stop and the space after it: more stops, closing quotes and brackets, invisible marks.
fn is_closer(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '"' | '”' | '“' | '»' | '’' | '\'' | ')' | ']' | '}') || is_invisible(c)
}

/// Whether the word before a full stop is a shortened one: a title's letter (د، م، أ، أ.د) or initials, not preceded by letters.
fn is_abbreviation(before: &str) -> bool {
    let is_letter = |c: char| is_arabic_letter(c) || is_latin_letter(c);
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '"' | '“' | '،')).next().unwrap_or("");
    let mut parts = word.split('.').map(|part| part.chars().filter(|c| is_letter(*c)).count());
    let only_letters = word.chars().all(|c| is_letter(c) || is_mark(c) || is_invisible(c) || c == '.');
    only_letters && !word.is_empty() && parts.all(|letters| letters == 1)
}

fn push_trimmed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let piece = text.get(range.clone()).unwrap_or("");
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    if start < end {
        found.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn stops_that_end_and_stops_that_do_not() {
        let cases: [(&str, &[&str]); 7] = [
            ("قال ذلك. ثم مضى.", &["قال ذلك.", "ثم مضى."]),
            ("قال د. محمد العلي إنه راض.", &["قال د. محمد العلي إنه راض."]),
            ("بلغ 3.5 مليار. وزاد", &["بلغ 3.5 مليار.", "وزاد"]),
            ("هل تنجح؟ «ربما!» قال.", &["هل تنجح؟", "«ربما!»", "قال."]),
            ("وكالة (و.م.ع) قالت؛ ثم أضافت: نعم", &["وكالة (و.م.ع) قالت؛ ثم أضافت: نعم"]),
            ("سطر\r\nسطر", &["سطر", "سطر"]),
            ("  \n ", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(split(text), expected, "{text}");
        }
    }

    #[test]
    fn a_text_without_a_stop_is_cut_at_spaces() {
        let text = "كلمة ".repeat(2000);
        let pieces = split(&text);
        assert!(pieces.iter().all(|piece| piece.chars().count() <= MAX_CHARS && piece.ends_with("كلمة")));
        assert_eq!(pieces.join(" "), text.trim());
    }

    proptest! {
        #[test]
        fn sentences_cover_all_that_is_not_space(text in "\\PC{0,80}|[ء-ي0-9 .؟!«»\r\n]{0,80}") {
            let ranges = sentences(&text);
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start));
            let inside: String = ranges.iter().map(|range| text.get(range.clone()).unwrap()).collect();
            let solid = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(solid(&inside), solid(&text));
        }
    }
}
