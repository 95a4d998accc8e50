//! Which currency a bare ريال or دينار is.
//!
//! Evidence, in this order: the country named nearest in the sentence, unless the article is plainly about another; the country that
//! the article names most, by its places, nationalities, months and the press's own words; the currency written in full elsewhere.
//! Failing all, none: a figure without a code says so. Known misses: lists whose lines speak of different countries.

use super::currency::CurrencyNoun;
use std::collections::HashSet;

use super::draft::Draft;
use super::lexeme::Text;
use super::unit::Tag;
use super::vocabulary::{Sense, VOCABULARY};
use crate::extract::Unit;

/// How far from an amount a country may be named to decide its currency, in lexemes, either way.
const SENTENCE: usize = 25;

/// What the article says of currencies.
pub(super) struct Money {
    /// The place mentions, as lexeme and country.
    places: Vec<(usize, usize)>,
    /// Countries by weight.
    pub weights: Vec<usize>,
    /// Codes written in full, by the noun they share, each once.
    pub full: Vec<(usize, &'static str)>,
    /// Whether degrees Celsius are written in full somewhere.
    pub heat: bool,
}

impl Money {
    /// Reads the places, nationalities and full currencies of the article.
    pub fn of(text: &Text, drafts: &[Draft]) -> Self {
        let mut weights = vec![0; VOCABULARY.countries.len()];
        let mut places = Vec::new();
        let mut vote = |country: usize, weight: usize| {
            if let Some(slot) = weights.get_mut(country) {
                *slot += weight;
            }
        };
        let mut maghreb = false;
        let mut press = None;
        let mut full = Vec::new();
        for (index, lexeme) in text.lexemes.iter().enumerate() {
            for sense in lexeme.senses {
                match sense {
                    Sense::Place(country) => {
                        places.push((index, *country));
                        vote(*country, 4);
                    }
                    Sense::Nation(country) => {
                        vote(*country, 2);
                        full.extend(index.checked_sub(1).and_then(|before| national_currency(text, before, *country)));
                    }
                    Sense::Press(country) => press = press.or(Some(*country)),
                    Sense::Month { .. } => maghreb |= FRENCH_MONTHS.contains(&text.stem(index)),
                    _ => {}
                }
            }
        }
        // Months in their French names and no country: a Tunisian or Algerian paper, of which the first is likelier.
        if maghreb {
            vote(country("TN"), 3);
            vote(country("DZ"), 2);
        }
        // The press's own words weigh less than one mention of a country.
        if let Some(country) = press {
            vote(country, 3);
        }
        full.extend(drafts.iter().filter_map(|draft| match draft.tag {
            Some(Tag::Money { code, .. }) => {
                let holds = |noun: &CurrencyNoun| noun.codes.iter().any(|(other, _)| *other == code);
                Some((VOCABULARY.currency_nouns.iter().position(holds)?, code))
            }
            _ => None,
        }));
        let mut seen = HashSet::new();
        full.retain(|currency| seen.insert(*currency));
        let heat = drafts.iter().any(|draft| draft.tag == Some(Tag::Measure("°C")));
        Self { places, weights, full, heat }
    }

    /// The code of a noun at a lexeme.
    pub fn code(&self, noun: usize, at: usize) -> Option<&'static str> {
        let entry = VOCABULARY.currency_nouns.get(noun)?;
        // A bare دولار is the American one, even where another was spoken of.
        if entry.alone.is_some() {
            return entry.alone;
        }
        if let [(_, code)] = entry.codes.as_slice() {
            return Some(code);
        }
        let of_country = |country: usize| {
            let country = VOCABULARY.countries.get(country)?;
            entry.codes.iter().find(|(_, code)| *code == country.code).map(|(code, _)| *code)
        };
        let from = self.places.partition_point(|(index, _)| index + SENTENCE < at);
        let near = self
            .places
            .iter()
            .skip(from)
            .take_while(|(index, _)| *index < at + SENTENCE)
            .filter_map(|(index, country)| Some((index.abs_diff(at), *country, of_country(*country)?)))
            .min_by_key(|(distance, ..)| *distance);
        let most = (0..self.weights.len())
            .filter_map(|country| Some((self.weight(country), country, of_country(country)?)))
            .filter(|(weight, ..)| *weight > 0)
            .max_by_key(|(weight, country, _)| (*weight, usize::MAX - *country));
        match (near, most) {
            // One passing mention does not outweigh the country that the whole article is about.
            (Some((_, near, code)), Some((weight, _, most))) => {
                Some(if weight > 2 * self.weight(near) + 2 { most } else { code })
            }
            (_, Some((_, _, code))) | (Some((_, _, code)), None) => Some(code),
            // No country is named, but the currency is written in full elsewhere.
            (None, None) => self.full.iter().find(|(other, _)| *other == noun).map(|(_, code)| *code),
        }
    }

    /// Whether a currency of that noun is tender in a country that the article names.
    pub fn is_at_home(&self, noun: usize) -> bool {
        let entry = VOCABULARY.currency_nouns.get(noun);
        let codes = entry.map_or(&[][..], |entry| &entry.codes);
        let named = |code: &str| {
            VOCABULARY.countries.iter().zip(&self.weights).any(|(country, weight)| country.code == code && *weight > 0)
        };
        codes.iter().any(|(_, country)| named(country))
    }

    fn weight(&self, country: usize) -> usize {
        self.weights.get(country).copied().unwrap_or(0)
    }
}

/// The Gregorian months that Tunisia and Algeria share and others do not use, folded.
const FRENCH_MONTHS: [&str; 7] = ["جانفي", "فيفري", "افريل", "جوان", "جويليه", "اوت", "ماي"];

/// The currency that the noun at `index` is, given the nationality after it.
fn national_currency(text: &Text, index: usize, country: usize) -> Option<(usize, &'static str)> {
    let noun = text.sense(index, |sense| match sense {
        Sense::Currency { noun, .. } => Some(*noun),
        _ => None,
    })?;
    let (entry, country) = (VOCABULARY.currency_nouns.get(noun)?, VOCABULARY.countries.get(country)?);
    entry.codes.iter().find(|(_, code)| *code == country.code).map(|(code, _)| (noun, *code))
}

fn country(code: &str) -> usize {
    VOCABULARY.countries.iter().position(|country| country.code == code).unwrap_or(0)
}

/// The currency of the country that the article is about.
pub(super) fn home(money: &Money) -> Option<Unit> {
    let (weight, index) = money
        .weights
        .iter()
        .enumerate()
        .map(|(index, weight)| (*weight, index))
        .max_by_key(|(weight, index)| (*weight, usize::MAX - index))?;
    (weight > 0).then(|| VOCABULARY.countries.get(index)).flatten().map(|country| Unit(country.currency))
}
