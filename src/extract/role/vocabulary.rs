//! The words that roles are read from: `assets/roles`, with every inflected form derived by general rules.
//!
//! Lookup is by folded words; clitics are the caller's concern, the article, tanwin, dual, plurals in ات, the open ت, pronouns, persons
//! and tenses are derived here.

use std::sync::OnceLock;

use super::{Measure, Trend};
use crate::arabic::normalize::fold;
use crate::extract::FigureKind;
use crate::extract::document::word_hash;
use crate::extract::lexicon::PhraseTable;

const MEASURES: &str = include_str!("../../../assets/roles/measures.tsv");
const CHANGES: &str = include_str!("../../../assets/roles/changes.tsv");
const WORDS: &str = include_str!("../../../assets/roles/words.tsv");

/// What a word of the tables does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// Says what a figure is of.
    Measure(Noun),
    /// Says that something rose or fell.
    Change(Trend, Form),
    /// Brings in an amount (بلغ، سجّل).
    Amounts,
    /// Stands between a noun and its amount (نحو، قدره).
    About,
    /// By how much (بنسبة).
    By,
    /// Up or down to (إلى، عند).
    To,
    /// Starting from (من).
    From,
    /// Over or under (على، عن): a comparison, no change.
    Over,
    /// Governs a name, so that the name owns nothing.
    Preposition,
    /// Begins another clause.
    Opener,
    /// Begins what is compared with (مقارنة، مقابل).
    Versus,
    /// Denies.
    Not,
    /// A verb whose subject owns what follows (دفع، استثمر).
    Owning,
    /// A verb whose subject only says or reckons (أعلنت، قدّرت).
    Saying,
    /// Calls a firm by its sort (الشركة).
    Company,
    /// Calls another body by its sort (البنك).
    Body,
    /// A stretch of time (العام، الربع).
    Time,
    /// Says which one (الماضي، الجاري).
    When,
    /// هذا، هذه.
    This,
    /// Tells time alone (أمس، سنويًا).
    Now,
    /// Before a time that is a beginning or a base of comparison (منذ).
    Since,
}

/// A noun that says what a figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Noun {
    /// Its name in the table.
    pub measure: Measure,
    /// How much it says by itself.
    pub weight: Weight,
    /// Whether a pronoun is written on it (إيراداتها).
    pub pronoun: bool,
    /// The kinds of figure it may be of; empty for any.
    kinds: &'static str,
}

impl Noun {
    /// Whether a figure of this kind can be of it.
    pub fn fits(self, kind: FigureKind) -> bool {
        self.kinds.is_empty() || self.kinds.split(' ').any(|name| name == kind.name())
    }
}

/// How much a noun says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// All there is to say.
    Full,
    /// Little without the noun after it (عدد السكان).
    Head,
    /// Nothing (قيمة).
    Weak,
}

/// The forms of a word of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// ارتفع، يرتفع.
    Verb,
    /// ارتفاع.
    Noun,
    /// مرتفعًا.
    Participle,
}

/// The tables that the program ships with.
pub(super) fn builtin() -> &'static PhraseTable<Sense> {
    static BUILTIN: OnceLock<PhraseTable<Sense>> = OnceLock::new();
    BUILTIN.get_or_init(|| {
        let mut table = PhraseTable::with_capacity(6_000);
        read_changes(&mut table);
        read_measures(&mut table);
        read_words(&mut table);
        table
    })
}

/// Adds a phrase whose words are joined by spaces; the value added last is met first.
fn add(table: &mut PhraseTable<Sense>, phrase: &str, sense: Sense) {
    table.insert(fold(phrase).split(' ').map(word_hash), sense);
}

fn read_measures(table: &mut PhraseTable<Sense>) {
    for [measure, singulars, plurals, flag, kinds] in rows(MEASURES) {
        let weight = match flag {
            "head" => Weight::Head,
            "weak" => Weight::Weak,
            _ => Weight::Full,
        };
        let noun = Noun { measure: Measure(measure), weight, pronoun: false, kinds };
        let words = |cell: &'static str| cell.split_whitespace().map(|word| (word.trim_end_matches(":d"), word));
        for (word, marked) in words(singulars) {
            add_noun(table, &word.replace('_', " "), noun, (marked != word, true));
        }
        for (word, marked) in words(plurals) {
            add_noun(table, &word.replace('_', " "), noun, (marked != word, false));
        }
    }
}

/// Adds a noun in its forms; `definite` ones only with the article or a pronoun, `singular` ones with their dual.
fn add_noun(table: &mut PhraseTable<Sense>, word: &str, noun: Noun, (definite, singular): (bool, bool)) {
    const PRONOUNS: [&str; 6] = ["ه", "ها", "هم", "هما", "نا", "هن"];
    let stem = fold(word);
    let open = stem.strip_suffix('ه').map_or_else(|| stem.clone(), |bare| format!("{bare}ت"));
    let mut plain = vec![stem.clone()];
    if stem == open {
        plain.push(format!("{stem}ا"));
    }
    if singular && !stem.contains(' ') {
        plain.extend(["ان", "ين", "ا", "ي"].map(|ending| format!("{open}{ending}")));
        plain.push(format!("{}ات", stem.trim_end_matches('ه')));
    }
    // First, since what is added last is met first: «كلفة» is no كلف with a pronoun.
    for pronoun in PRONOUNS {
        add(table, &format!("{open}{pronoun}"), Sense::Measure(Noun { pronoun: true, ..noun }));
    }
    for form in plain.iter().filter(|_| !definite) {
        add(table, form, Sense::Measure(noun));
    }
    for form in &plain {
        add(table, &format!("ال{form}"), Sense::Measure(noun));
    }
}

fn read_changes(table: &mut PhraseTable<Sense>) {
    for [trend, perfect, imperfect, nouns, participle] in rows(CHANGES) {
        let trend = if trend == "up" { Trend::Up } else { Trend::Down };
        for form in perfect_forms(&fold(perfect)).into_iter().chain(imperfect_forms(&fold(imperfect))) {
            add(table, &form, Sense::Change(trend, Form::Verb));
        }
        for noun in nouns.split_whitespace() {
            let stem = fold(noun);
            let open = stem.strip_suffix('ه').map_or_else(|| stem.clone(), |bare| format!("{bare}ت"));
            let forms = ["", "ا", "ات"].map(|ending| format!("{}{ending}", stem.trim_end_matches('ه')));
            let owned = ["ه", "ها", "هم"].map(|pronoun| format!("{open}{pronoun}"));
            for form in forms.iter().skip(usize::from(stem != open)).chain(&owned).chain([&stem]) {
                add(table, form, Sense::Change(trend, Form::Noun));
                add(table, &format!("ال{form}"), Sense::Change(trend, Form::Noun));
            }
        }
        if !participle.is_empty() {
            let stem = fold(participle);
            for ending in ["", "ا", "ه", "ين", "ات", "تين"] {
                add(table, &format!("{stem}{ending}"), Sense::Change(trend, Form::Participle));
            }
        }
    }
}

/// The third persons of the perfect. A final weak letter goes before ت (نما، نمت) and before وا.
fn perfect_forms(base: &str) -> Vec<String> {
    let weak = base.strip_suffix(['ا', 'ي']).unwrap_or(base);
    vec![
        base.to_owned(),
        format!("{weak}ت"),
        format!("{base}ا"),
        format!("{weak}تا"),
        format!("{weak}وا"),
        format!("{base}ن"),
    ]
}

/// The third persons and «we» of the imperfect, with and without the س of the future.
fn imperfect_forms(base: &str) -> Vec<String> {
    let Some(stem) = base.strip_prefix('ي') else { return Vec::new() };
    let persons = ["ي", "ت", "ن"].map(|person| format!("{person}{stem}"));
    let many =
        [format!("{}ون", persons.first().map_or("", String::as_str)), format!("ي{stem}ان"), format!("ت{stem}ان")];
    let all: Vec<String> = persons.into_iter().chain(many).collect();
    let future = all.iter().map(|form| format!("س{form}")).collect::<Vec<_>>();
    all.into_iter().chain(future).collect()
}

fn read_words(table: &mut PhraseTable<Sense>) {
    for [class, words, ..] in rows::<2>(WORDS) {
        let Some(sense) = class_sense(class) else { continue };
        for word in words.split_whitespace() {
            add(table, &word.replace('_', " "), sense);
        }
    }
}

fn class_sense(class: &str) -> Option<Sense> {
    Some(match class {
        "amounts" => Sense::Amounts,
        "about" => Sense::About,
        "by" => Sense::By,
        "to" => Sense::To,
        "from" => Sense::From,
        "over" => Sense::Over,
        "preposition" => Sense::Preposition,
        "opener" => Sense::Opener,
        "versus" => Sense::Versus,
        "not" => Sense::Not,
        "owning" => Sense::Owning,
        "saying" => Sense::Saying,
        "company" => Sense::Company,
        "body" => Sense::Body,
        "time" => Sense::Time,
        "when" => Sense::When,
        "this" => Sense::This,
        "now" => Sense::Now,
        "since" => Sense::Since,
        _ => return None,
    })
}

/// The lines of a table as their first `N` cells; missing ones are empty.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut cells = line.split('\t');
        std::array::from_fn(|_| cells.next().unwrap_or(""))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sense(word: &str) -> Option<Sense> {
        builtin().word(word_hash(&fold(word))).next()
    }

    #[test]
    fn every_line_names_a_class_and_no_word_has_two() {
        let mut seen = std::collections::BTreeSet::new();
        for [class, words] in rows::<2>(WORDS) {
            assert!(class_sense(class).is_some(), "{class}");
            assert!(words.split(' ').all(|word| seen.insert(fold(word))), "{class} repeats a word");
        }
    }

    #[test]
    fn forms_are_derived() {
        for word in ["ارتفعت", "نمت", "سترتفع", "تنمو", "يتراجعون", "هبطا"] {
            assert!(matches!(sense(word), Some(Sense::Change(_, Form::Verb))), "{word}");
        }
        for word in ["زيادتها", "انخفاضا", "النمو", "قفزة"] {
            assert!(matches!(sense(word), Some(Sense::Change(_, Form::Noun))), "{word}");
        }
        for (word, measure, pronoun) in [
            ("إيراداتها", "revenue", true),
            ("خسارته", "loss", true),
            ("الأرباح", "profit", false),
            ("قرضين", "loan", false),
            ("دخلها", "revenue", true),
        ] {
            let Some(Sense::Measure(noun)) = sense(word) else { panic!("{word}") };
            assert_eq!((noun.measure.0, noun.pronoun), (measure, pronoun), "{word}");
        }
        assert_eq!(sense("دخل"), None, "also a verb");
    }
}
