//! What the lexicon says of every word, packed into numbers that features are made of.

use crate::extract::lexicon::NameKind;
use crate::extract::overlap::FigureWords;
use crate::extract::recognize::{Context, Mark};

/// Per word of the document, bits whose combinations only tell cases apart.
pub(super) struct Known {
    /// Which listed names it is part of.
    pub listed: Vec<u16>,
    /// Which names met elsewhere it is part of.
    pub hinted: Vec<u16>,
    /// What is known of it alone, and whether a figure holds it.
    pub marks: Vec<u16>,
}

impl Known {
    pub fn new(context: &Context, figures: &FigureWords) -> Self {
        let marks = (0..context.document().len())
            .map(|word| pack(&context.mark(word)) | u16::from(figures.holds(word)) << 12)
            .collect();
        Self { listed: listed(context), hinted: hinted(context), marks }
    }
}

/// Per word, two bits of position (first, further) for each kind of listed name that covers it, and one for ambiguous forms.
fn listed(context: &Context) -> Vec<u16> {
    let document = context.document();
    let mut out = vec![0_u16; document.len()];
    for first in 0..document.len() {
        for (reading, hash) in document.readings(first) {
            let Some((end, node)) = context.longest_name(first, hash) else { continue };
            for form in context.forms(node) {
                let Some(entry) = context.lexicon().entry(form.entry) else { continue };
                let kind = entry.kind as u16;
                for word in first..end {
                    let begins = word == first;
                    let bit = 1 << (kind * 2 + u16::from(!begins));
                    let doubtful = u16::from(form.needs_evidence) << 8;
                    let cut = u16::from(begins && reading.letters > 0) << 9;
                    let several = u16::from(end > first + 1) << 10;
                    if let Some(slot) = out.get_mut(word) {
                        *slot |= bit | doubtful | cut | several;
                    }
                }
            }
        }
    }
    out
}

/// Per word, the like for names met elsewhere.
fn hinted(context: &Context) -> Vec<u16> {
    let document = context.document();
    let table = &context.lexicon().hints;
    let mut out = vec![0_u16; document.len()];
    for first in 0..document.len() {
        for (reading, hash) in document.readings(first).take(3) {
            let Some((end, node)) = context.longest(table, first, hash) else { continue };
            for kind in table.values(node) {
                for word in first..end {
                    let begins = word == first;
                    let several = u16::from(end > first + 1) << 8;
                    let cut = u16::from(begins && reading.letters > 0) << 9;
                    if let Some(slot) = out.get_mut(word) {
                        *slot |= 1 << (kind as u16 * 2 + u16::from(!begins)) | several | cut;
                    }
                }
            }
        }
    }
    out
}

/// A mark in sixteen bits.
fn pack(mark: &Mark) -> u16 {
    let class = mark.class.map_or(0, |(_, class)| match (class.kind, class.inside) {
        (NameKind::Organization, false) => 1,
        (NameKind::Organization, true) => 2 + u16::from(class.company),
        (NameKind::Place, inside) => 4 + u16::from(inside),
        _ => 6,
    });
    let part = |given: bool, surname: bool| u16::from(given) | u16::from(surname) << 1;
    let after = mark.part_after.map_or(0, |(_, after)| part(after.given, after.surname));
    u16::from(mark.common)
        | u16::from(mark.nationality) << 1
        | u16::from(mark.verb) << 2
        | u16::from(mark.title.is_some()) << 3
        | class << 4
        | part(mark.part.given, mark.part.surname) << 7
        | u16::from(mark.part.needs_evidence) << 9
        | after << 10
        | u16::from(mark.generic) << 13
        | u16::from(mark.common_after) << 14
}
