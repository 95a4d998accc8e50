//! The lexicon: names that are known beforehand, the parts that people's names are made of, and the small grammar lists.
//!
//! The files are `assets/lexicon/**/*.tsv`, embedded by `build.rs` and read once, at first use; the first folder or file name says what
//! they hold. Lookup is by folded words, so a file lists a name once whatever its hamzas, and clitics are the caller's concern.
//!
//! To add a kind of list: a folder, a variant of [`List`], and the table its lines go to.

mod read;
mod table;

use std::collections::HashSet;
use std::sync::OnceLock;

pub(crate) use table::{Node, PhraseTable, Walk};

/// The four kinds of name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum NameKind {
    /// A person.
    Person,
    /// A company or other organisation.
    Organization,
    /// A place.
    Place,
    /// A product.
    Product,
}

impl NameKind {
    /// All kinds, by their index.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Place, Self::Product];
}

/// One thing with a name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'t> {
    /// What it is.
    pub kind: NameKind,
    /// Its name as quality newspapers print it.
    pub canonical: &'t str,
    /// For organisations, whether it is a commercial enterprise.
    pub company: bool,
    /// ISO 3166-1 alpha-2, `XX` for an international body, empty if unknown; for products the owner.
    pub country: &'t str,
    /// An organisation's ticker, a person's role, a place's or product's class; may be empty.
    pub note: &'t str,
}

/// One written form of an entry.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    /// Index into [`Lexicon::entries`].
    pub entry: u32,
    /// Whether the form is also an ordinary word or phrase and counts only with evidence from the text.
    pub needs_evidence: bool,
}

/// A part of people's names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// Used as a given name.
    pub given: bool,
    /// Used as a surname.
    pub surname: bool,
    /// Also an ordinary word.
    pub needs_evidence: bool,
}

/// What a word of the grammar lists is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// A noun that says what the name after it is.
    Class(ClassNoun),
    /// A title, rank or role of a person.
    Title,
    /// A verb of saying or doing.
    Verb,
    /// An adjective of nationality or region.
    Nationality,
    /// A frequent word that is hardly ever part of a name.
    Common,
    /// A word that is no name when it stands alone.
    Generic,
}

/// A common noun that says what the name after it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClassNoun {
    /// The kind of the name.
    pub kind: NameKind,
    /// Whether the noun belongs to the name's span.
    pub inside: bool,
    /// For organisations, whether the noun speaks of an enterprise.
    pub company: bool,
}

/// All lists, ready for lookup.
pub(crate) struct Lexicon<'t> {
    entries: Vec<Entry<'t>>,
    tickers: HashSet<&'t str>,
    /// Written forms of the entries.
    pub names: PhraseTable<Form>,
    /// Given names and surnames.
    pub parts: PhraseTable<Part>,
    /// Names met elsewhere, which only the model hears of.
    pub hints: PhraseTable<NameKind>,
    /// Phrases in which a listed form is not that name.
    pub shields: PhraseTable<()>,
    /// Class nouns, titles, verbs, nationalities, common words.
    pub grammar: PhraseTable<Sense>,
}

/// The embedded files, by path below `assets/lexicon`.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/lexicon_files.rs"));

impl Lexicon<'static> {
    /// The lexicon that the program ships with.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Lexicon<'static>> = OnceLock::new();
        BUILTIN.get_or_init(|| Self::read(FILES))
    }
}

impl<'t> Lexicon<'t> {
    /// The entry behind a form.
    pub fn entry(&self, index: u32) -> Option<&Entry<'t>> {
        self.entries.get(index as usize)
    }

    /// Whether the word is a listed stock's ticker and nothing's name.
    pub fn is_ticker(&self, word: &str) -> bool {
        self.tickers.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::document::word_hash;

    #[test]
    fn the_embedded_lists_are_read() {
        let lexicon = Lexicon::builtin();
        assert!(lexicon.entries.len() > 100);
        let sense = lexicon.grammar.word(word_hash("شركه")).next();
        let company = ClassNoun { kind: NameKind::Organization, inside: false, company: true };
        assert_eq!(sense, Some(Sense::Class(company)));
    }
}
