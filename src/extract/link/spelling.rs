//! Spellings: whether two words, or two names, are the same one written otherwise.
//!
//! Arabic news writes foreign sounds in several ways (غوغل، جوجل، قوقل), leaves a long vowel out or in (ترامب، ترمب), slips by a letter, and
//! gives a Latin name beside its transliteration (Nokia X، نوكيا إكس). Three keys catch this: [`sound`] for two Arabic spellings,
//! [`consonants`] across scripts, [`slips`] for a letter added, dropped, replaced or swapped with its neighbour.

use crate::arabic::chars::is_arabic_letter;

/// A folded word without its article and, inside a name, without the conjunction before the article.
pub(super) fn stem(word: &str) -> &str {
    ["وال", "ولل", "ال", "لل"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix).filter(|rest| rest.chars().nth(1).is_some()))
        .unwrap_or(word)
}

/// What a folded Arabic word sounds like to a reader of foreign names: letters that stand for one foreign sound are one, an inner alif
/// and a final alif, ha or hamza are nothing.
pub(super) fn sound(stem: &str) -> String {
    let mut out = String::with_capacity(stem.len());
    let mut letters = stem.chars().enumerate().peekable();
    while let Some((at, letter)) = letters.next() {
        let last = letters.peek().is_none();
        out.push(match letter {
            'ا' if at > 0 => continue,
            'ه' | 'ء' if last => continue,
            'غ' | 'ق' => 'ج',
            'ط' => 'ت',
            'ص' => 'س',
            'ذ' | 'ظ' => 'ز',
            'ض' => 'د',
            'ئ' => 'ي',
            'ؤ' => 'و',
            'ء' => continue,
            other => other,
        });
    }
    out
}

/// The consonants of a name in either script, in classes that both scripts tell apart; digits stay, vowels and spaces go. None where
/// fewer than three are left: such a name could be any.
pub(super) fn consonants(name: &str) -> Option<String> {
    let mut out = String::new();
    let mut push = |class: char| {
        if !out.ends_with(class) || class.is_ascii_digit() {
            out.push(class);
        }
    };
    let letters: Vec<char> = name.chars().collect();
    for (at, &letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        match letter {
            '0'..='9' => push(letter),
            'ب' | 'b' => push('b'),
            'p' if next == 'h' => push('f'),
            'p' => push('b'),
            'ف' | 'f' | 'v' => push('f'),
            't' if next == 'h' => push('s'),
            'ت' | 'ط' | 't' => push('t'),
            'د' | 'ض' | 'd' => push('d'),
            's' if next == 'h' => push('c'),
            'ش' => push('c'),
            'c' if next == 'h' => push('c'),
            'c' if matches!(next, 'e' | 'i' | 'y') => push('s'),
            'س' | 'ص' | 'ز' | 'ث' | 'ذ' | 'ظ' | 's' | 'z' => push('s'),
            'x' => {
                push('k');
                push('s');
            }
            'ج' | 'غ' | 'ق' | 'ك' | 'خ' | 'c' | 'g' | 'j' | 'k' | 'q' => push('k'),
            'ر' | 'r' => push('r'),
            'ل' | 'l' => push('l'),
            'م' | 'm' => push('m'),
            'ن' | 'n' => push('n'),
            _ => {}
        }
    }
    (out.chars().count() >= 3).then_some(out)
}

/// Whether a name is written in Latin letters throughout.
pub(super) fn is_latin(name: &str) -> bool {
    name.chars().any(char::is_alphabetic) && !name.chars().any(is_arabic_letter)
}

/// Whether two words differ by one letter replaced, added or left out, or by two neighbours swapped. Words of less than five letters
/// never do: too many of them are other words.
pub(super) fn slips(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().min(other.len()) < 5 || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same_head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let same_tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let longer = one.len().max(other.len());
    let swapped = one.len() == other.len()
        && same_head + same_tail + 2 == longer
        && one.get(same_head) == other.get(same_head + 1)
        && one.get(same_head + 1) == other.get(same_head);
    same_head + same_tail + 1 >= longer || swapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_sounds_have_one_key() {
        for (one, other) in
            [("غوغل", "جوجل"), ("غوغل", "قوقل"), ("غالاكسي", "جالكسي"), ("ترامب", "ترمب"), ("تويوتا", "طويوطه")]
        {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        assert_ne!(sound("سالم"), sound("سليم"));
    }

    #[test]
    fn scripts_share_their_consonants() {
        for (latin, arabic) in [
            ("nokia x", "نوكيا ايكس"),
            ("galaxy note 7", "غالاكسي نوت 7"),
            ("google cloud", "غوغل كلاود"),
            ("thomas smith", "ثوماس سميث"),
            ("spotify", "سبوتيفاي"),
        ] {
            assert_eq!(consonants(latin), consonants(arabic), "{latin}");
        }
        assert_eq!(consonants("meta"), None);
    }

    #[test]
    fn one_slip_in_a_long_word_is_forgiven() {
        assert!(slips("كحلاوي", "حكلاوي"));
        assert!(slips("منستير", "منتسير"));
        assert!(slips("تيسيرين", "تيسرين"));
        assert!(!slips("سالم", "سليم"));
        assert!(!slips("الرياض", "القاهره"));
    }
}
