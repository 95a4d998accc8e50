//! CLDR's tables of currencies, units and months, read into the vocabulary.
//!
//! `assets/units/cldr/*.tsv`, written by `examples/cldr.rs`. The hand-made tables speak first: what they say of a word comes before what is added
//! here, and an abbreviation or sign that they know gets nothing.
//! A currency counts by its whole name alone («كيات ميانمار»), since many of the nouns are other words too: ليون, قرطبة, ذهب.

use std::collections::HashSet;

use super::currency::{CurrencyName, broken_plurals};
use super::vocabulary::{Form, Sense, Vocabulary, fields, noun_forms, rows, unit_entry};
use crate::arabic::normalize::fold;

const CURRENCIES: &str = include_str!("../../../../assets/units/cldr/currencies.tsv");
const UNITS: &str = include_str!("../../../../assets/units/cldr/units.tsv");
pub(super) const MONTHS: &str = include_str!("../../../../assets/units/cldr/months.tsv");

/// The endings of an adjective, folded, by gender, number and case.
const ADJECTIVE_ENDINGS: [&str; 7] = ["", "ا", "ه", "ين", "ان", "تين", "تان"];

/// Adds the names and abbreviations of units, those of one word first: «كيلومتر مربع» needs «كيلومتر».
pub(super) fn add_units(vocabulary: &mut Vocabulary) {
    for line in rows(UNITS) {
        let [symbol, kind, zero, one, two, few, many, other, short] = fields(line);
        let unit = unit_entry(symbol, kind);
        if !other.contains(' ') {
            for (word, form) in noun_forms(other, "") {
                vocabulary.add(&word, Sense::Unit { unit, form });
            }
        }
        for (name, form) in by_category([zero, one, two, few, many, other]) {
            if !name.contains(' ') {
                vocabulary.add(name, Sense::Unit { unit, form });
            }
        }
        // One letter is more often a word or an item's label.
        let is_short = |word: &&str| word.chars().count() > 1 && word.chars().all(|c| c.is_alphabetic() || c == '.');
        for word in short.split_whitespace().filter(is_short) {
            add_unknown(vocabulary, word, Sense::Unit { unit, form: Form::Short });
        }
    }
    for line in rows(UNITS) {
        let [symbol, _, zero, one, two, few, many, other] = fields(line);
        for (name, _) in by_category([zero, one, two, few, many, other]) {
            let Some((first, rest)) = name.split_once(' ') else { continue };
            for rest in declined(&fold(rest)) {
                vocabulary.add_compound(first, &rest, symbol);
            }
        }
    }
}

/// The code of every currency with its noun.
pub(super) fn currency_nouns() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(CURRENCIES).filter_map(|line| {
        let [code, _, one] = fields(line);
        Some((code, one.split_once(' ')?.0))
    })
}

/// Adds the names and symbols of currencies.
pub(super) fn add_currencies(vocabulary: &mut Vocabulary) {
    let (mut seen, mut shared) = (HashSet::new(), HashSet::new());
    for line in rows(CURRENCIES) {
        let [.., symbols] = fields::<8>(line);
        shared.extend(symbols.split_whitespace().filter(|symbol| !seen.insert(*symbol)));
    }
    for line in rows(CURRENCIES) {
        let [code, zero, one, two, few, many, other, symbols] = fields(line);
        for (name, form) in by_category([zero, one, two, few, many, other]) {
            let Some((noun, rest)) = name.split_once(' ') else { continue };
            let rest: Vec<String> = rest.split(' ').map(fold).collect();
            if form == Form::One {
                add_declined(vocabulary, code, noun, &rest);
            } else {
                vocabulary.add_currency_name(fold(noun), CurrencyName { code, form, rest });
            }
        }
        for symbol in symbols.split_whitespace().filter(|symbol| is_sign(symbol) && !shared.contains(symbol)) {
            add_unknown(vocabulary, symbol.trim_end_matches('.'), Sense::Code(code));
        }
    }
}

/// Adds a singular name in every form of its noun and, where that is what follows, of its adjective.
fn add_declined(vocabulary: &mut Vocabulary, code: &'static str, noun: &str, rest: &[String]) {
    let adjective = match rest {
        [word] => Some(word.trim_end_matches('ه')).filter(|stem| stem.ends_with('ي')),
        _ => None,
    };
    for (noun, form) in noun_forms(noun, broken_plurals(noun)) {
        match adjective {
            Some(stem) => {
                for ending in ADJECTIVE_ENDINGS {
                    let rest = vec![format!("{stem}{ending}")];
                    vocabulary.add_currency_name(noun.clone(), CurrencyName { code, form, rest });
                }
            }
            None => vocabulary.add_currency_name(noun, CurrencyName { code, form, rest: rest.to_vec() }),
        }
    }
}

/// The different names among those of the six plural categories, each with the form that it has.
fn by_category([zero, one, two, few, many, other]: [&'static str; 6]) -> Vec<(&'static str, Form)> {
    let mut names = vec![(other, Form::One)];
    for (name, form) in [(zero, Form::One), (one, Form::One), (two, Form::Two), (few, Form::Many), (many, Form::One)] {
        if names.iter().all(|(known, _)| *known != name) {
            names.push((name, form));
        }
    }
    names
}

/// Whether a symbol is no word: it has a currency sign, or is dotted Arabic («د.إ.»).
fn is_sign(symbol: &str) -> bool {
    let dotted = symbol.contains('.') && symbol.chars().all(|c| matches!(c, '.' | 'ء'..='ي'));
    dotted || symbol.chars().any(|c| c != '.' && !c.is_alphabetic())
}

/// Every form of an adjective behind a noun («مربع», «مربعين»); other words as they are.
fn declined(rest: &str) -> Vec<String> {
    if rest.contains(' ') {
        return vec![rest.to_owned()];
    }
    let stem = rest.strip_suffix('ه').unwrap_or(rest);
    ADJECTIVE_ENDINGS.iter().map(|ending| format!("{stem}{ending}")).collect()
}

fn add_unknown(vocabulary: &mut Vocabulary, word: &str, sense: Sense) {
    if vocabulary.senses(&fold(word)).is_empty() {
        vocabulary.add(word, sense);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{currency, vocabulary};
    use super::*;

    /// The words of these columns, folded, each with the first cell of its line.
    fn words(table: &'static str, columns: &[usize]) -> HashSet<(&'static str, String)> {
        let mut words = HashSet::new();
        for cells in rows(table).map(fields::<9>) {
            for column in columns {
                words.extend(cells[*column].split_whitespace().map(|word| (cells[0], fold(word))));
            }
        }
        words
    }

    #[test]
    fn the_hand_made_tables_hold_nothing_that_cldr_gives() {
        let months = |table| {
            let names = rows(table).map(fields).flat_map(|[calendar, number, names]| {
                names.split(' ').map(move |name| format!("{calendar} {number} {}", fold(name)))
            });
            names.collect::<HashSet<_>>()
        };
        assert!(months(vocabulary::MONTHS).is_disjoint(&months(MONTHS)));
        let whole = |(_, word): &(&str, String)| word.chars().count() > 1;
        let theirs: HashSet<_> = words(UNITS, &[7, 8]).into_iter().filter(whole).collect();
        let doubled: Vec<_> = words(vocabulary::UNITS, &[2, 3, 4]).intersection(&theirs).cloned().collect();
        // «حصان» has a plural that «قوة حصان» lacks.
        assert!(doubled.iter().all(|(unit, _)| *unit == "hp"), "{doubled:?}");
        let theirs: HashSet<_> = words(CURRENCIES, &[7]).into_iter().filter(|(_, sign)| is_sign(sign)).collect();
        let doubled: Vec<_> = words(currency::CURRENCIES, &[3]).intersection(&theirs).cloned().collect();
        // Signs that several of CLDR's currencies share are read from the hand-made table alone.
        assert!(doubled.iter().all(|(_, sign)| matches!(sign.as_str(), "$" | "£" | "¥" | "₩")), "{doubled:?}");
    }
}
