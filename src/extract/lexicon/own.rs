//! A user's own lexicon: lines that lie over the built-in ones, given as text.
//!
//! One name a line, tab-separated: the name; its kind (`person`, `organization`, `company`, `place`, `product`); then, each of which may be
//! left out, other Arabic spellings and short forms; Latin forms and acronyms (both separated by `|`); the country (ISO 3166-1 alpha-2); a
//! ticker or role. `#` begins a comment line. A line that does not fit is told with its number and left out; the others count.

use super::read::{Drafts, EntryLine};
use super::table::FlatTable;
use super::{Entry, Lexicon, NameKind};

/// A line of a user's lexicon that was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LexiconFault {
    /// Number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub kind: LexiconFaultKind,
}

/// What may be wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LexiconFaultKind {
    /// It has no kind, or none of the five.
    Kind,
    /// The name is empty.
    Name,
    /// The country is not two capital letters.
    Country,
}

/// An entry of the user's.
pub(super) struct OwnEntry {
    kind: NameKind,
    identity: u64,
    company: bool,
    country: String,
    note: String,
}

impl OwnEntry {
    pub(super) fn entry(&self) -> Entry<'_> {
        let Self { kind, identity, company, country, note } = self;
        Entry { kind: *kind, identity: *identity, company: *company, country, note }
    }
}

impl Lexicon {
    /// The built-in lexicon with the user's lines over it, and the lines that were left out.
    pub fn with_own(text: &str) -> (Self, Vec<LexiconFault>) {
        let mut lexicon = Self::new();
        let mut drafts = Drafts::from_number(lexicon.builtin_entries);
        let mut faults = Vec::new();
        let lines = text.trim_start_matches('\u{FEFF}').lines().map(str::trim_end).zip(1..);
        for (line, number) in lines.filter(|(line, _)| !line.trim().is_empty() && !line.starts_with('#')) {
            if let Err(kind) = read_line(line, &mut drafts) {
                faults.push(LexiconFault { line: number, kind });
            }
        }
        let owned = |line: &EntryLine| OwnEntry {
            kind: line.kind,
            identity: line.identity(),
            company: line.company,
            country: line.country.to_owned(),
            note: line.note.to_owned(),
        };
        lexicon.own_entries = drafts.entries.iter().map(owned).collect();
        lexicon.names.own = FlatTable::of(&drafts.names);
        lexicon.parts.own = FlatTable::of(&drafts.parts);
        lexicon.tickers.own = FlatTable::of(&drafts.tickers);
        (lexicon, faults)
    }
}

/// Adds one line to the drafts.
fn read_line<'t>(line: &'t str, drafts: &mut Drafts<'t>) -> Result<(), LexiconFaultKind> {
    let mut columns = line.split('\t').map(str::trim);
    let mut column = || columns.next().unwrap_or_default();
    let (canonical, kind, variants, latin, country, note) =
        (column(), column(), column(), column(), column(), column());
    if !canonical.chars().any(char::is_alphanumeric) {
        return Err(LexiconFaultKind::Name);
    }
    let (kind, company) = match kind {
        "person" => (NameKind::Person, false),
        "organization" => (NameKind::Organization, false),
        "company" => (NameKind::Organization, true),
        "place" => (NameKind::Place, false),
        "product" => (NameKind::Product, false),
        _ => return Err(LexiconFaultKind::Kind),
    };
    if !(country.is_empty() || country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase())) {
        return Err(LexiconFaultKind::Country);
    }
    let forms = variants.split('|').chain(latin.split('|')).map(str::trim).chain([canonical]);
    let entry = EntryLine { kind, canonical, company, country, note };
    drafts.add_name(entry, forms.filter(|form| form.chars().any(char::is_alphanumeric)), false);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::hash::word_hash;
    use super::*;

    #[test]
    fn good_lines_count_and_bad_ones_are_told_by_number() {
        let text = "\u{FEFF}# my list\nشركة مزن الخيال\tcompany\tمزن الخيال|مزن\tMozn Khayal\tSA\t9999\n\nبلا نوع\n\tperson\nمكان\tplace\t\t\tsa\n";
        let (lexicon, faults) = Lexicon::with_own(text);
        let told: Vec<_> = faults.iter().map(|fault| (fault.line, fault.kind)).collect();
        let expected = [(4, LexiconFaultKind::Kind), (5, LexiconFaultKind::Name), (6, LexiconFaultKind::Country)];
        assert_eq!(told, expected);
        let form = lexicon.names.word(word_hash("مزن")).next().unwrap();
        let entry = lexicon.entry(form.entry).unwrap();
        assert_eq!(
            (entry.kind, entry.company, entry.country, entry.note),
            (NameKind::Organization, true, "SA", "9999")
        );
        assert!(lexicon.is_ticker("9999"));
        assert!(lexicon.names.word(word_hash("ارامكو")).next().is_some(), "the built-in lines stay");
    }
}
