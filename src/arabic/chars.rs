//! Character classes that Arabic text processing needs.

/// An Arabic letter (not a mark, digit, tatweel or punctuation), presentation forms included.
#[must_use]
pub fn is_arabic_letter(c: char) -> bool {
    matches!(c,
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}'..='\u{066F}' | '\u{0671}'..='\u{06D3}'
        | '\u{06D5}' | '\u{06EE}'..='\u{06EF}' | '\u{06FA}'..='\u{06FC}' | '\u{06FF}' | '\u{0750}'..='\u{077F}'
        | '\u{08A0}'..='\u{08C9}' | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFB}'
        | '\u{FE70}'..='\u{FEFC}')
}

/// A combining mark of Arabic script: harakat, tanwin, shadda, sukun, Quranic marks, superscript alef.
#[must_use]
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{08CA}'..='\u{08FF}')
}

/// The kashida, U+0640.
pub const TATWEEL: char = '\u{0640}';

/// An invisible control of direction or joining: bidi marks, embeddings, isolates, ZWJ, ZWNJ, word joiner, U+FEFF, soft hyphen.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    is_bidi_control(c) || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// A bidi control (UAX #9 §2): LRM, RLM, ALM, embeddings, overrides, isolates.
#[must_use]
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The value of a decimal digit of the three sets that Arabic news uses: ASCII, ٠-٩, ۰-۹.
#[must_use]
pub fn digit_value(c: char) -> Option<u8> {
    let base = match c {
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(base)).ok()
}

/// A letter of Latin script, accents included.
#[must_use]
pub fn is_latin_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (matches!(c, '\u{00AA}' | '\u{00BA}' | '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}')
            && c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digit_sets_have_one_value() {
        for (digit, value) in [('7', 7), ('٧', 7), ('۷', 7)] {
            assert_eq!(digit_value(digit), Some(value));
        }
        assert_eq!(digit_value('٪'), None);
    }

    #[test]
    fn letters_marks_and_controls_are_disjoint() {
        for c in ('\u{0000}'..='\u{2100}').chain('\u{FB50}'..='\u{FEFF}') {
            let classes = [
                is_arabic_letter(c),
                is_mark(c),
                is_invisible(c),
                digit_value(c).is_some(),
                is_latin_letter(c),
                c == TATWEEL,
            ];
            assert!(classes.iter().filter(|is| **is).count() <= 1, "{c:?} has two classes: {classes:?}");
        }
    }
}
