//! Proclitics: the one-letter words و ف ب ل ك that are written as the beginning of the next word, and لل, which is ل with ال.
//!
//! Every reading is a candidate: whether وجدة is «and» + جدة or the city of Oujda is for a lexicon or a model to say.

/// One way of cutting a folded word into clitics and a rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// How many letters of the word are clitics.
    pub letters: usize,
    /// Whether the rest stands for a word with ال, because the clitics end in لل.
    pub article: bool,
}

impl Reading {
    /// The word as it stands.
    pub const WHOLE: Self = Self { letters: 0, article: false };
}

/// The readings of a folded word, the whole word first, then by growing clitic. The rest always has two letters or more.
pub fn readings(folded: &str) -> impl Iterator<Item = Reading> + '_ {
    let mut found = [None; 6];
    let mut slots = found.iter_mut();
    let mut add = |letters: usize, article: bool| {
        if let Some(slot) = slots.next() {
            *slot = Some(Reading { letters, article });
        }
    };
    add(0, false);
    let mut letters = folded.chars().take(5);
    let (first, second, third) = (letters.next(), letters.next(), letters.next());
    let longer_than = |count: usize| folded.chars().nth(count + 1).is_some();
    let conjunction = usize::from(matches!(first, Some('و' | 'ف')));
    if conjunction == 1 && longer_than(1) {
        add(1, false);
    }
    let (preposition, next) = if conjunction == 1 { (second, third) } else { (first, second) };
    if matches!(preposition, Some('ب' | 'ل' | 'ك')) && longer_than(conjunction + 1) {
        add(conjunction + 1, false);
        if preposition == Some('ل') && next == Some('ل') && longer_than(conjunction + 2) {
            add(conjunction + 2, true);
        }
    }
    // فاس, بابل: a conjunction letter may also be the first letter of the word after nothing at all; that is the whole reading.
    found.into_iter().flatten()
}

/// The byte length of the first `letters` characters of a folded word.
#[must_use]
pub fn prefix_len(folded: &str, letters: usize) -> usize {
    folded.char_indices().nth(letters).map_or(folded.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(word: &str) -> Vec<String> {
        readings(word)
            .map(|reading| {
                let rest = word.get(prefix_len(word, reading.letters)..).unwrap();
                if reading.article { format!("ال{rest}") } else { rest.to_owned() }
            })
            .collect()
    }

    #[test]
    fn every_reading_is_offered() {
        assert_eq!(cut("وجده"), ["وجده", "جده"]);
        assert_eq!(cut("وللسعوديه"), ["وللسعوديه", "للسعوديه", "لسعوديه", "السعوديه"]);
        assert_eq!(cut("وبمصر"), ["وبمصر", "بمصر", "مصر"]);
        assert_eq!(cut("كندا"), ["كندا", "ندا"]);
        assert_eq!(cut("مصر"), ["مصر"]);
    }

    #[test]
    fn short_words_are_never_cut_to_a_letter() {
        assert_eq!(cut("ول"), ["ول"]);
        assert_eq!(cut("بم"), ["بم"]);
        assert_eq!(cut(""), [""]);
    }
}
