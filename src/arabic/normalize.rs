//! Folding: one spelling for all the ways in which the same Arabic word is written.
//!
//! Folding drops harakat, tatweel and invisible controls, makes أ إ آ ٱ one ا, ى and ی one ي, ة one ه, ک one ك, gives digits their
//! ASCII form and lowers Latin letters. It is for comparing; what is shown is the text as written, or [`clean`]ed.

use super::chars::{TATWEEL, digit_value, is_invisible, is_mark};

/// The folded form of one character; none for marks, tatweel and invisible controls.
#[must_use]
pub fn fold_char(c: char) -> Option<char> {
    if let 'ء'..='ي' = c {
        return match c {
            'أ' | 'إ' | 'آ' => Some('ا'),
            'ى' => Some('ي'),
            'ة' => Some('ه'),
            TATWEEL => None,
            _ => Some(c),
        };
    }
    match c {
        'ٱ' => Some('ا'),
        'ی' => Some('ي'),
        'ک' | 'ڪ' => Some('ك'),
        'ۀ' | 'ە' => Some('ه'),
        'ڤ' => Some('ف'),
        'پ' => Some('ب'),
        'چ' => Some('ج'),
        'گ' => Some('غ'),
        _ if is_mark(c) || is_invisible(c) => None,
        _ if c.is_ascii() => Some(c.to_ascii_lowercase()),
        _ => match digit_value(c) {
            Some(value) => Some(char::from(b'0' + value)),
            None => Some(c.to_lowercase().next().unwrap_or(c)),
        },
    }
}

/// Appends the folded form of `text` to `out`.
pub fn fold_into(out: &mut String, text: &str) {
    out.extend(text.chars().filter_map(fold_char));
}

/// The folded form of `text`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

/// `text` without diacritics, tatweel and invisible controls, runs of white space as one space: the form in which canonical names
/// are shown.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_mark(*c) && !is_invisible(*c) && *c != TATWEEL) {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The byte offset in `text` just after its first `letters` letters that survive folding, with the marks, tatweel and controls
/// that follow them: where the rest of a word begins once a clitic of so many letters is cut off.
#[must_use]
pub fn offset_after_letters(text: &str, letters: usize) -> usize {
    if letters == 0 {
        return 0;
    }
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        if fold_char(c).is_some() {
            if seen == letters {
                return at;
            }
            seen += 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_word_fold_together() {
        for (one, other) in
            [("إيلون", "ايلون"), ("رَكاز", "ركاز"), ("شركـــة", "شركه"), ("زرین‌کشت", "زرينكشت"), ("٢٠۳", "203")]
        {
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn a_clitic_takes_its_marks_and_tatweel_along() {
        assert_eq!(offset_after_letters("بِـمصر", 1), "بِـ".len());
        assert_eq!(offset_after_letters("مصر", 0), 0);
        assert_eq!(offset_after_letters("مصر", 9), "مصر".len());
    }

    #[test]
    fn clean_keeps_letters_and_single_spaces() {
        assert_eq!(clean(" رَكاز\u{200f}  بــاي "), "ركاز باي");
    }

    proptest! {
        #[test]
        fn folding_is_idempotent(text in "\\PC{0,40}|[ء-ي\u{64b}-\u{652}ـ٠-٩ a-z]{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
        }

        #[test]
        fn offsets_lie_on_character_boundaries(text in "[ء-ي\u{64b}-\u{652}ـ]{0,20}", letters in 0usize..8) {
            prop_assert!(text.is_char_boundary(offset_after_letters(&text, letters)));
        }
    }
}
