//! Currencies and the countries that tell them apart, read into the vocabulary: nouns, parts, nationality adjectives, places.
//!
//! The hand-made tables list the nouns, their plurals and parts, and what the press says of countries; which currencies bear a noun, CLDR
//! adds ([`cldr`]).

use super::cldr;
use super::vocabulary::{Form, Sense, Vocabulary, fields, rows};
use crate::arabic::normalize::fold;

pub(super) const CURRENCIES: &str = include_str!("../../../../assets/units/currencies.tsv");
const PLURALS: &str = include_str!("../../../../assets/units/plurals.tsv");
const SUBUNITS: &str = include_str!("../../../../assets/units/subunits.tsv");
const PRESS_WORDS: &str = include_str!("../../../../assets/units/press_words.tsv");
const COUNTRIES: &str = include_str!("../../../../assets/units/countries.tsv");

/// A country of `countries.tsv`.
#[derive(Debug)]
pub(super) struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    /// ISO 4217 code of its currency.
    pub currency: &'static str,
}

/// A noun that one or several currencies share.
#[derive(Debug)]
pub(super) struct CurrencyNoun {
    /// As the table spells it.
    pub word: &'static str,
    /// Code and country of each.
    pub codes: Vec<(&'static str, &'static str)>,
    /// The code when nothing says otherwise.
    pub alone: Option<&'static str>,
}

/// The whole name of a currency after its noun.
#[derive(Debug)]
pub(super) struct CurrencyName {
    /// ISO 4217.
    pub code: &'static str,
    /// The form of its noun.
    pub form: Form,
    /// The folded words behind the noun.
    pub rest: Vec<String>,
}

/// A noun for part of a currency.
#[derive(Debug)]
pub(super) struct Subunit {
    /// Code and how many make one.
    pub codes: Vec<(&'static str, u32)>,
    /// Whether the first is meant when nothing says otherwise.
    alone: bool,
}

impl Subunit {
    /// The code and parts that are meant when nothing says otherwise.
    pub fn usual(&self) -> Option<&(&'static str, u32)> {
        self.codes.first().filter(|_| self.alone)
    }
}

/// Adds countries, currencies and their parts.
pub(super) fn add(vocabulary: &mut Vocabulary) {
    add_countries(vocabulary);
    add_press_words(vocabulary);
    add_nouns(vocabulary);
    add_subunits(vocabulary);
}

fn add_countries(vocabulary: &mut Vocabulary) {
    for line in rows(COUNTRIES) {
        let [code, currency, adjectives, names] = fields(line);
        let index = vocabulary.countries.len();
        vocabulary.countries.push(Country { code, currency });
        for adjective in adjectives.split_whitespace().filter(|word| !word.contains('_')) {
            let stem = fold(adjective);
            for ending in ["", "ا", "ه", "ين", "ان", "تين", "تان", "ات"] {
                vocabulary.add(&format!("{stem}{ending}"), Sense::Nation(index));
            }
        }
        for name in names.split_whitespace().filter(|word| !word.contains('_')) {
            vocabulary.add(name, Sense::Place(index));
            if let Some(bare) = name.strip_prefix("ال") {
                vocabulary.add(bare, Sense::Place(index));
            }
        }
    }
}

fn add_press_words(vocabulary: &mut Vocabulary) {
    for line in rows(PRESS_WORDS) {
        let [code, words] = fields(line);
        let Some(index) = vocabulary.countries.iter().position(|country| country.code == code) else { continue };
        for word in words.split_whitespace() {
            vocabulary.add(word, Sense::Press(index));
        }
    }
}

fn add_nouns(vocabulary: &mut Vocabulary) {
    for line in rows(CURRENCIES) {
        let [code, word, countries, symbols] = fields(line);
        let known = vocabulary.currency_nouns.iter().position(|noun| noun.word == word);
        let index = known.unwrap_or(vocabulary.currency_nouns.len());
        if known.is_none() {
            vocabulary.currency_nouns.push(CurrencyNoun { word, codes: Vec::new(), alone: None });
        }
        for country in countries.split_whitespace() {
            add_bearer(vocabulary, index, code, country);
        }
        for symbol in symbols.split_whitespace() {
            vocabulary.add(symbol, Sense::Code(code));
        }
    }
    for (code, word) in cldr::currency_nouns() {
        let Some(index) = vocabulary.currency_nouns.iter().position(|noun| noun.word == word) else { continue };
        // An ISO 4217 code begins with that of its country.
        let Some(country) = code.get(..2) else { continue };
        add_bearer(vocabulary, index, code, country);
        vocabulary.add(code, Sense::Code(code));
    }
    for index in 0..vocabulary.currency_nouns.len() {
        let Some(word) = vocabulary.currency_nouns.get(index).map(|noun| noun.word) else { break };
        vocabulary.add_noun(word, broken_plurals(word), |form| Sense::Currency { noun: index, form });
    }
}

/// Adds a currency of the noun at `index`, unless that of the country is known; the country `*` is the one meant by the noun alone.
fn add_bearer(vocabulary: &mut Vocabulary, index: usize, code: &'static str, country: &'static str) {
    let Some(noun) = vocabulary.currency_nouns.get_mut(index) else { return };
    if country == "*" {
        noun.alone = Some(code);
    } else if noun.codes.iter().all(|(_, other)| *other != country) {
        noun.codes.push((code, country));
    }
}

fn add_subunits(vocabulary: &mut Vocabulary) {
    for line in rows(SUBUNITS) {
        let [noun, plurals, codes] = fields(line);
        let alone = codes.contains('*');
        let codes = codes
            .split_whitespace()
            .filter_map(|code| {
                let (code, parts) = code.trim_end_matches('*').split_once(':')?;
                Some((code, parts.parse().ok()?))
            })
            .collect();
        let index = vocabulary.subunits.len();
        vocabulary.subunits.push(Subunit { codes, alone });
        vocabulary.add_noun(noun, plurals, |form| Sense::Subunit { index, form });
    }
}

/// The plurals of a currency's noun that ات does not make.
pub(super) fn broken_plurals(noun: &str) -> &'static str {
    rows(PLURALS).map(fields).find(|[one, _]| *one == noun).map_or("", |[_, plurals]| plurals)
}
