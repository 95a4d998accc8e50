//! Where a line may end: UAX #14 (Unicode 17) over the whole paragraph, tailored between ASCII characters.
//!
//! Opportunities come from `icu_segmenter` for the whole hard line at once, never per run: a bidi or font boundary is not a
//! break opportunity.
//!
//! Two tailorings, both of rules that UAX #14 leaves to the implementation (LB13 and later), make a web address and a range
//! of years break where a browser's reader is used to it. Measured on Chromium 156 for all pairs of ASCII characters:
//! - between two ASCII characters a line ends only after `-` and `?` or before an opening bracket, so `https://` and
//!   `and/or` stay whole;
//! - a hyphen between an ASCII letter or digit and a digit (2024-2025, 0522-123456) allows a break after it, which LB25
//!   would not.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// The byte offsets in `text` before which a line may start, ascending, without 0 and the end.
///
/// `text` must hold no mandatory separator (see [`super::direction::hard_lines`]).
pub(super) fn opportunities(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let mut found: Vec<u32> = LineSegmenter::new_17_for_non_complex_scripts(LineBreakOptions::default())
        .segment_str(text)
        .filter(|at| *at > 0 && *at < text.len() && !ascii_forbids(byte(at - 1), byte(*at)))
        .filter_map(|at| u32::try_from(at).ok())
        .collect();
    let unbroken = found.len();
    for (at, triple) in bytes.windows(3).enumerate() {
        if let [before, b'-', after] = triple
            && before.is_ascii_alphanumeric()
            && after.is_ascii_digit()
            && let Ok(at) = u32::try_from(at + 2)
        {
            found.push(at);
        }
    }
    if found.len() > unbroken {
        found.sort_unstable();
        found.dedup();
    }
    found
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
    use super::opportunities;

    /// The text with a bar at each opportunity.
    fn marked(text: &str) -> String {
        let mut marked = text.to_owned();
        for at in opportunities(text).into_iter().rev() {
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
}
