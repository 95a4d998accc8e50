//! What a word may mean to the figure grammar: part of a number, a unit, a month, a cue.
//!
//! The lexer gives every word all of its senses; the rules pick the one that fits.

use crate::arabic::number::Atom;

use super::cue;

/// What a word may mean to the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// Part of a cardinal number.
    Number(Atom),
    /// نصف, ثلثا, أرباع: `parts` is the denominator.
    Fraction { parts: u8, form: Form },
    /// A unit of measure or time.
    Unit { unit: &'static UnitEntry, form: Form },
    /// The noun of one or several currencies: index into [`Vocabulary::currency_nouns`].
    Currency { noun: usize, form: Form },
    /// An unambiguous code or symbol of a currency.
    Code(&'static str),
    /// Part of a currency: index into [`Vocabulary::subunits`].
    Subunit { index: usize, form: Form },
    /// A nationality adjective: index into [`Vocabulary::countries`].
    Nation(usize),
    /// A country or city: index into [`Vocabulary::countries`].
    Place(usize),
    /// A word of one country's press: index into [`Vocabulary::countries`].
    Press(usize),
    /// A month.
    Month { hijri: bool, number: u8 },
    /// بالمئة.
    Percent,
    /// الأول (1) to العاشر (10); 0 for الأخير.
    Ordinal(u8),
    /// A word that some rule looks at by its spelling.
    Cue(cue::Class),
}

/// The grammatical number of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// دولار, دولارًا.
    One,
    /// دولاران, دولارين.
    Two,
    /// دولارات.
    Many,
    /// An abbreviation: كم, kg.
    Short,
}

/// A unit of `units.tsv`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct UnitEntry {
    /// The symbol that figures carry.
    pub symbol: &'static str,
    /// Whether it is a unit of time.
    pub duration: bool,
    /// How many of `symbol` one of this noun makes (10 for a decade).
    pub factor: u32,
}
