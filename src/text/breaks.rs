//! Where a line may end: UAX #14 (Unicode 17) over the whole paragraph, tailored between ASCII characters.
//!
//! Opportunities come from `icu_segmenter` for the whole hard line at once, never per run: a bidi or font boundary is not a
//! break opportunity.
//!
//! Two tailorings, both of rules that UAX #14 leaves to the implementation (LB13 and later), make a web address and a range
//! of years break where a browser's reader is used to it. Measured on Chromium 156 for all pairs of ASCII characters:
//! - between two ASCII characters a line ends only after `-` and `?` or before an opening bracket, so `https://` and
//!   `and/or` stay whole while they fit a line;
//! - a hyphen between an ASCII letter or digit and a digit (2024-2025, 0522-123456) allows a break after it, which LB25
//!   would not.

use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// Byte offsets before which a line may start, ascending, without 0 and the end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Opportunities {
    /// Where lines break.
    pub(super) normal: Vec<u32>,
    /// What the tailoring took away: where a token that is too long for a line is cut first.
    pub(super) in_long_tokens: Vec<u32>,
}

/// The opportunities of `text[line]`, as offsets into `text`. The line must hold no mandatory separator (see
/// [`super::direction::hard_lines`]).
///
/// Where a word of letters and digits meets another over spaces a line may end, and no rule looks further back than there. So
/// the line is taken apart at such places, and only the stretches that hold anything else are given to the segmenter.
pub(super) fn opportunities(text: &str, line: Range<usize>) -> Opportunities {
    let mut found = Opportunities::default();
    let Some(slice) = text.get(line.clone()) else { return found };
    // White space at the start stands between no words.
    let (mut start, mut plain) = (0, !slice.starts_with(' '));
    // The kinds of the last character and of the last one that was no space.
    let (mut last, mut before_space) = (Simple::Other, Simple::Other);
    for (at, c) in slice.char_indices() {
        let kind = Simple::of(c, last);
        if kind == Simple::Letter && last == Simple::Space && before_space == Simple::Letter {
            if !plain {
                add_stretch(text, line.start + start..line.start + at, &mut found);
            }
            found.normal.push(narrow(line.start + at));
            (start, plain) = (at, true);
        }
        plain &= kind != Simple::Other;
        if kind != Simple::Space {
            before_space = kind;
        }
        last = kind;
    }
    if !plain {
        add_stretch(text, line.start + start..line.end, &mut found);
    }
    found
}

/// What a character is to the search for places where words meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Simple {
    /// A letter or digit (classes AL and NU), a mark on one (CM), a stop or comma after one (IS): between these UAX #14 never
    /// lets a line end.
    Letter,
    /// U+0020.
    Space,
    /// What needs the annex's other rules.
    Other,
}

impl Simple {
    /// The kind of `c` after a character of kind `last`.
    fn of(c: char, last: Self) -> Self {
        match c {
            ' ' => Self::Space,
            'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{0620}'..='\u{064A}' | '\u{0660}'..='\u{0669}' => Self::Letter,
            '.' | ',' | ':' | '\u{060C}' | '\u{064B}'..='\u{0652}' if last == Self::Letter => Self::Letter,
            _ => Self::Other,
        }
    }
}

/// Adds what the segmenter finds inside `text[stretch]`, tailored.
fn add_stretch(text: &str, stretch: Range<usize>, found: &mut Opportunities) {
    let Some(slice) = text.get(stretch.clone()) else { return };
    let bytes = slice.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let before = found.normal.len();
    let segmenter = LineSegmenter::new_17_for_non_complex_scripts(LineBreakOptions::default());
    for at in segmenter.segment_str(slice).filter(|at| *at > 0 && *at < slice.len()) {
        let list = if ascii_forbids(byte(at - 1), byte(at)) { &mut found.in_long_tokens } else { &mut found.normal };
        list.push(narrow(stretch.start + at));
    }
    let unbroken = found.normal.len();
    for (at, triple) in bytes.windows(3).enumerate() {
        if let [letter, b'-', digit] = triple
            && letter.is_ascii_alphanumeric()
            && digit.is_ascii_digit()
        {
            found.normal.push(narrow(stretch.start + at + 2));
        }
    }
    if found.normal.len() > unbroken
        && let Some(added) = found.normal.get_mut(before..)
    {
        added.sort_unstable();
        found.normal.dedup();
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Whether two ASCII characters stay together where UAX #14 would let them part. In UTF-8 only ASCII has bytes below 0x80,
/// so neighbouring bytes suffice.
fn ascii_forbids(before: u8, after: u8) -> bool {
    if !before.is_ascii_graphic() || !after.is_ascii_graphic() {
        return false;
    }
    let parts = match before {
        b'-' => !after.is_ascii_digit(),
        b'?' => true,
        b'$' | b'\'' | b'(' | b'/' | b'<' | b'@' | b'[' | b'^' | b'_' | b'`' | b'{' => false,
        _ => matches!(after, b'(' | b'<' | b'[' | b'{'),
    };
    !parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with a bar at each opportunity.
    fn marked(text: &str) -> String {
        let mut marked = text.to_owned();
        for at in opportunities(text, 0..text.len()).normal.into_iter().rev() {
            marked.insert(at as usize, '|');
        }
        marked
    }

    #[test]
    fn signs_stay_with_their_numbers_over_directions() {
        assert_eq!(marked("بنسبة 30% عن"), "بنسبة |30% |عن");
        assert_eq!(marked("وGoogle، قال"), "وGoogle، |قال");
        assert_eq!(marked("كلمة -عبارة- كلمة"), "كلمة |-عبارة- |كلمة");
    }

    #[test]
    fn addresses_and_ranges_break_as_in_browsers() {
        assert_eq!(
            marked("زر https://www.example.com/ar/news?id=12 الآن"),
            "زر |https://www.example.com/ar/news?|id=12 |الآن"
        );
        assert_eq!(marked("(2024-2025)"), "(2024-|2025)");
        assert_eq!(marked("عند -5 درجات"), "عند |-5 |درجات");
    }

    /// Every run of four of the characters that matter, alone and among words, and real paragraphs: taken apart or whole, the
    /// same is found.
    #[test]
    fn words_taken_apart_break_as_the_whole_line() {
        let agree = |text: &str| {
            let mut whole = Opportunities::default();
            add_stretch(text, 0..text.len(), &mut whole);
            assert_eq!(opportunities(text, 0..text.len()), whole, "{text:?}");
        };
        let alphabet =
            ['ب', ' ', '5', '.', '،', '\u{0651}', '(', '-', '»', '«', '%', '٣', 'a', '؟', '/', '—', '\u{A0}', '"'];
        for number in 0..alphabet.len().pow(4) {
            let digit = |place: u32| alphabet[number / alphabet.len().pow(place) % alphabet.len()];
            let four = [digit(0), digit(1), digit(2), digit(3)];
            agree(&four.iter().collect::<String>());
            agree(&format!("ب {} ب{}{}{} ب", digit(0), digit(1), digit(2), digit(3)));
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/chromium/paragraphs.txt");
        std::fs::read_to_string(path).unwrap().lines().for_each(agree);
    }

    /// The cases of the Unicode Character Database: opportunities where the file has them, but for the two tailorings.
    #[test]
    fn every_case_of_line_break_test() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/text_line_break_17.txt");
        let file = std::fs::read_to_string(path).unwrap();
        let (mut cases, mut tailored, mut wrong) = (0, 0, Vec::new());
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let (mut text, mut expected) = (String::new(), Vec::new());
            for field in line.split_whitespace() {
                match field {
                    "÷" => expected.push(text.len()),
                    "×" => {}
                    hex => text.push(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).unwrap()),
                }
            }
            let hard_lines = super::super::direction::hard_lines(&text);
            let mut found: Vec<usize> = hard_lines.iter().skip(1).map(|line| line.start).chain([text.len()]).collect();
            for hard_line in &hard_lines {
                found.extend(opportunities(&text, hard_line.clone()).normal.into_iter().map(|at| at as usize));
            }
            found.sort_unstable();
            cases += 1;
            let differs = |at: &usize| found.contains(at) != expected.contains(at);
            let differences: Vec<usize> = (0..=text.len()).filter(differs).collect();
            let ascii = |at: &usize| text.as_bytes()[at - 1].is_ascii() && text.as_bytes()[*at].is_ascii();
            // Thai and Myanmar need a dictionary, which the reader does not carry.
            let complex = text.contains(['\u{0E31}', '\u{102C}']);
            if complex || differences.iter().all(ascii) {
                tailored += usize::from(!differences.is_empty());
            } else {
                wrong.push(line.to_owned());
            }
        }
        assert!(cases > 19_000 && tailored < cases / 10, "{cases} cases, {tailored} tailored");
        assert!(wrong.is_empty(), "{} of {cases} wrong, first {:?}", wrong.len(), &wrong[..wrong.len().min(5)]);
    }
}
