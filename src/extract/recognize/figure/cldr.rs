//! CLDR's tables of currencies, units and months, read into the vocabulary.
//!
//! `assets/units/cldr/*.tsv`, written by `examples/cldr.rs`. The hand-made tables speak first: a word that they know gets nothing here.
//! A currency counts by its whole name alone («كيات ميانمار»), since many of the nouns are other words too: ليون, قرطبة, ذهب.

use std::collections::HashSet;

use super::vocabulary::{CurrencyName, Form, Sense, Vocabulary, broken_plurals, fields, noun_forms, rows, unit_entry};
use crate::arabic::normalize::fold;

const CURRENCIES: &str = include_str!("../../../../assets/units/cldr/currencies.tsv");
const UNITS: &str = include_str!("../../../../assets/units/cldr/units.tsv");
pub(super) const MONTHS: &str = include_str!("../../../../assets/units/cldr/months.tsv");

/// The endings of a nationality adjective, folded, by gender, number and case.
const ADJECTIVE_ENDINGS: [&str; 7] = ["", "ا", "ه", "ين", "ان", "تين", "تان"];

/// Adds the names and abbreviations of units.
pub(super) fn add_units(vocabulary: &mut Vocabulary) {
    for line in rows(UNITS) {
        let [symbol, kind, zero, one, two, few, many, other, short] = fields(line);
        let unit = unit_entry(symbol, kind);
        for (name, form) in by_category([zero, one, two, few, many, other]) {
            match name.split_once(' ') {
                None => add_unknown(vocabulary, name, Sense::Unit { unit, form }),
                Some((first, rest)) => vocabulary.add_compound(first, rest, unit.symbol),
            }
        }
        // One letter is more often a word or an item's label.
        let is_short = |word: &&str| word.chars().count() > 1 && word.chars().all(|c| c.is_alphabetic() || c == '.');
        for word in short.split_whitespace().filter(is_short) {
            add_unknown(vocabulary, word, Sense::Unit { unit, form: Form::Short });
        }
    }
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

fn add_unknown(vocabulary: &mut Vocabulary, word: &str, sense: Sense) {
    if vocabulary.senses(&fold(word)).is_empty() {
        vocabulary.add(word, sense);
    }
}
