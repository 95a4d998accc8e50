//! One word taken apart: clitics, article, stem, suffix pronoun of a fraction, and what the stem may mean.
//!
//! The reading with the fewest clitics that the vocabulary knows wins; a word that it does not know stays whole. Vowel marks and hamzas,
//! which folding drops, decide where they are written («خُمس» is a fifth, «وأحد عشر» begins with و).

use super::vocabulary::{Sense, VOCABULARY, Vocabulary};

/// Longest folded word, in bytes, that is looked up.
const LONGEST_WORD: usize = 48;

/// A word taken apart.
#[derive(Default)]
pub(super) struct Reading {
    /// و or ف is written on it.
    pub conj: bool,
    /// ب, ل or ك is.
    pub prep: Option<char>,
    /// ال is.
    pub article: bool,
    /// Letters before the phrase: all clitics, but not ال.
    pub before_body: usize,
    /// Bytes of the folded word before the stem.
    pub stem: usize,
    /// What the stem may mean.
    pub senses: &'static [Sense],
}

/// Suffix pronouns that a fraction may carry (ثلثاها), the longest first.
const PRONOUNS: [&str; 7] = ["هما", "ها", "هم", "هن", "نا", "كم", "ه"];

/// The reading of a word as written and folded, and how many letters of a suffix pronoun are cut off it.
pub(super) fn read_token(raw: &str, word: &str) -> (Reading, usize) {
    let shared = |sense: &Sense| matches!(sense, Sense::Fraction { .. });
    // «خُمس» is a fifth and «خمس» is five: where the vowel is written, it decides.
    if raw.contains(DAMMA) && MARKED_FRACTIONS.iter().any(|marked| raw.contains(marked)) {
        let whole = read_with(word, Vocabulary::marked_fraction);
        if !whole.senses.is_empty() {
            return (whole, 0);
        }
        for pronoun in PRONOUNS {
            let Some(stem) = word.strip_suffix(pronoun) else { continue };
            let shorter = read_with(stem, Vocabulary::marked_fraction);
            if !shorter.senses.is_empty() {
                return (shorter, pronoun.chars().count());
            }
        }
    }
    // Without its hamza «وأحد» looks like «واحد»; where it is written, the و joins.
    if word.starts_with("واحد") && raw.starts_with("وأ") {
        let rest = read(word.strip_prefix('و').unwrap_or(word));
        if !rest.senses.is_empty() {
            return (Reading { conj: true, before_body: 1, stem: rest.stem + 'و'.len_utf8(), ..rest }, 0);
        }
    }
    let reading = read(word);
    if !reading.senses.is_empty() {
        return (reading, 0);
    }
    for pronoun in PRONOUNS {
        let Some(stem) = word.strip_suffix(pronoun) else { continue };
        let shorter = read(stem);
        if shorter.senses.iter().any(shared) {
            return (shorter, pronoun.chars().count());
        }
        // «خمسها»: a number takes no pronoun, so it is the fraction.
        let fraction = read_with(stem, Vocabulary::marked_fraction);
        if !fraction.senses.is_empty() && stem.chars().count() > 2 && !stem.ends_with("ثمن") {
            return (fraction, pronoun.chars().count());
        }
    }
    (reading, 0)
}

/// The vowel that all of them have.
const DAMMA: char = '\u{64F}';

/// The first letters of خُمس, سُدس, سُبع, ثُمن, تُسع, عُشر as written with their vowel.
const MARKED_FRACTIONS: [&str; 6] = ["خُم", "سُد", "سُب", "ثُم", "تُس", "عُش"];

/// The reading of a folded word with the fewest clitics that the vocabulary knows; for unknown words the whole word.
fn read(word: &str) -> Reading {
    read_with(word, Vocabulary::senses)
}

/// The same with what `senses` knows.
fn read_with(word: &str, senses: fn(&'static Vocabulary, &str) -> &'static [Sense]) -> Reading {
    if word.len() > LONGEST_WORD {
        return Reading::default();
    }
    for conj in ["", "و", "ف"] {
        let Some(rest) = word.strip_prefix(conj) else { continue };
        for prep in ["", "ب", "ل", "ك"] {
            let Some(rest) = rest.strip_prefix(prep) else { continue };
            for article in ["", "ال", "ل"] {
                let Some(stem) = rest.strip_prefix(article) else { continue };
                let lam = article == "ل";
                if (lam && prep != "ل") || (article == "ال" && prep == "ل") {
                    continue;
                }
                // One letter is an abbreviation only where it stands alone.
                let bare = stem.len() == word.len();
                if !bare && stem.chars().nth(1).is_none() {
                    continue;
                }
                let senses = senses(&VOCABULARY, stem);
                // «كالفين» is a name, not «like two thousand».
                let compared = prep == "ك" && senses.iter().any(|sense| matches!(sense, Sense::Number(_)));
                if !senses.is_empty() && !compared {
                    let clitics = conj.chars().count() + prep.chars().count() + usize::from(lam);
                    return Reading {
                        conj: !conj.is_empty(),
                        prep: prep.chars().next(),
                        article: !article.is_empty(),
                        before_body: clitics,
                        stem: word.len() - stem.len(),
                        senses,
                    };
                }
            }
        }
    }
    Reading::default()
}

/// A word that consists of clitics only: conjunction, preposition, article.
pub(super) fn clitic(word: &str) -> Option<(bool, Option<char>, bool)> {
    let rest = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let conj = rest.len() < word.len();
    match rest {
        "" if conj => Some((true, None, false)),
        "ب" | "ل" | "ك" => Some((conj, rest.chars().next(), false)),
        "ال" => Some((conj, None, true)),
        "بال" | "كال" => Some((conj, rest.chars().next(), true)),
        "لل" => Some((conj, Some('ل'), true)),
        _ => None,
    }
}
