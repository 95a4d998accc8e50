//! The lexicon: names that are known beforehand, the parts that people's names are made of, and the small grammar lists.
//!
//! The files are `assets/lexicon/**/*.tsv`; the first folder or file name says what they hold. `build.rs` compiles them with the
//! tables of this module, and the compiled bytes are embedded and read in place. Lookup is by folded words, so a file lists a name once whatever its
//! hamzas, and clitics are the caller's concern. A user's own lines (`own`) lie over the built-in ones.
//!
//! To add a kind of list: a folder, a variant of `List` in `build.rs`, and the table its lines go to.

pub(crate) mod hash;
mod own;
mod read;
mod sense;
mod table;

use std::sync::OnceLock;

pub use own::{LexiconFault, LexiconFaultKind};
pub(crate) use sense::{ClassNoun, Form, NameKind, Packed, Part, Sense};
pub(crate) use table::{PhraseTable, Phrases, Walk};

use hash::word_hash;
use table::FlatTable;

/// One thing with a name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'l> {
    /// What it is.
    pub kind: NameKind,
    /// What tells it from others of its kind, the same in all its lines.
    pub identity: u64,
    /// For organisations, whether it is a commercial enterprise.
    pub company: bool,
    /// ISO 3166-1 alpha-2, `XX` for an international body, empty if unknown.
    pub country: &'l str,
    /// An organisation's ticker or a person's role; may be empty.
    pub note: &'l str,
}

/// A place in a table: in the built-in one, in the user's, or in both.
#[derive(Clone, Copy, Default)]
pub(crate) struct Node {
    builtin: table::Node,
    own: table::Node,
    /// Whether a longer phrase begins like this.
    pub more: bool,
}

/// A built-in table with the user's own lines over it.
pub(crate) struct Table<T> {
    builtin: FlatTable<T>,
    own: FlatTable<T>,
}

impl<T: Packed> Table<T> {
    /// The node that the walk stands on, if any phrase begins so.
    pub fn node(&self, walk: Walk) -> Option<Node> {
        let (builtin, own) = (self.builtin.node(walk), self.own.node(walk));
        (builtin.is_some() || own.is_some()).then(|| {
            let (builtin, own) = (builtin.unwrap_or_default(), own.unwrap_or_default());
            Node { builtin, own, more: builtin.more || own.more }
        })
    }

    /// The values that end on `node`, the user's own first.
    pub fn values(&self, node: Node) -> impl Iterator<Item = T> + '_ {
        self.own.values(node.own).chain(self.builtin.values(node.builtin))
    }

    /// The values of a phrase of one word.
    pub fn word(&self, hash: u64) -> impl Iterator<Item = T> + '_ {
        self.values(self.node(Walk::START.step(hash)).unwrap_or_default())
    }
}

impl<T: Packed> Phrases for Table<T> {
    type Place = Node;

    fn place(&self, walk: Walk) -> Option<Node> {
        self.node(walk)
    }

    fn ends(&self, place: Node) -> bool {
        self.values(place).next().is_some()
    }

    fn goes_on(&self, place: Node) -> bool {
        place.more
    }
}

/// All lists, ready for lookup.
pub(crate) struct Lexicon {
    /// Number of built-in entries; the user's own are numbered from here.
    builtin_entries: usize,
    entries: &'static [u8],
    notes: &'static [u8],
    own_entries: Vec<own::OwnEntry>,
    /// Written forms of the entries.
    pub names: Table<Form>,
    /// Given names and surnames.
    pub parts: Table<Part>,
    /// Names met elsewhere, which only the model hears of.
    pub hints: Table<NameKind>,
    /// Phrases in which a listed form is not that name.
    pub shields: Table<()>,
    /// Class nouns, titles, verbs, nationalities, common words.
    pub grammar: Table<Sense>,
    /// Tickers that are nobody's name, as written.
    tickers: Table<()>,
}

/// The compiled lists: `build.rs`.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// Bytes of an entry in the compiled lists.
const ENTRY: usize = 20;

impl Lexicon {
    /// The lexicon that the program ships with.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        BUILTIN.get_or_init(Self::new)
    }

    /// The lexicon that the program ships with, to lay other lines over.
    fn new() -> Self {
        Self::split(COMPILED).unwrap_or_else(Self::empty)
    }

    /// Finds the parts of compiled lists; none if the bytes are no such.
    fn split(bytes: &'static [u8]) -> Option<Self> {
        fn size(bytes: &'static [u8]) -> Option<(usize, &'static [u8])> {
            let (size, rest) = bytes.split_at_checked(4)?;
            Some((u32::from_le_bytes(size.try_into().ok()?) as usize, rest))
        }
        fn table<T: Packed>(bytes: &'static [u8]) -> Option<(Table<T>, &'static [u8])> {
            let (builtin, rest) = FlatTable::split(bytes)?;
            Some((Table { builtin, own: FlatTable::empty() }, rest))
        }
        let (builtin_entries, rest) = size(bytes)?;
        let (entries, rest) = rest.split_at_checked(builtin_entries.checked_mul(ENTRY)?)?;
        let (notes, rest) = size(rest)?;
        let (notes, rest) = rest.split_at_checked(notes)?;
        let (names, rest) = table(rest)?;
        let (parts, rest) = table(rest)?;
        let (hints, rest) = table(rest)?;
        let (shields, rest) = table(rest)?;
        let (grammar, rest) = table(rest)?;
        let (tickers, _) = table(rest)?;
        let own_entries = Vec::new();
        Some(Self { builtin_entries, entries, notes, own_entries, names, parts, hints, shields, grammar, tickers })
    }

    /// A lexicon that knows nothing.
    fn empty() -> Self {
        fn table<T: Packed>() -> Table<T> {
            Table { builtin: FlatTable::empty(), own: FlatTable::empty() }
        }
        Self {
            builtin_entries: 0,
            entries: &[],
            notes: &[],
            own_entries: Vec::new(),
            names: table(),
            parts: table(),
            hints: table(),
            shields: table(),
            grammar: table(),
            tickers: table(),
        }
    }

    /// The grammar lists alone.
    pub fn grammar_only() -> Self {
        Self { grammar: Self::new().grammar, ..Self::empty() }
    }

    /// The built-in lexicon without one of so many equal parts of its names: what a text full of unknown names meets.
    pub fn without(part: u64, parts: u64) -> Self {
        let full = Self::new();
        let keep = |number: u32| hash::mix(u64::from(number)) % parts.max(1) != part;
        Self {
            names: Table { builtin: full.names.builtin.thinned(|_, form| keep(form.entry)), own: FlatTable::empty() },
            parts: Table { builtin: full.parts.builtin.thinned(|walk, _| keep(walk)), own: FlatTable::empty() },
            hints: Table { builtin: full.hints.builtin.thinned(|walk, _| keep(walk)), own: FlatTable::empty() },
            ..full
        }
    }

    /// The entry of a number.
    pub fn entry(&self, number: u32) -> Option<Entry<'_>> {
        let number = number as usize;
        let Some(record) = self.entries.get(number * ENTRY..(number + 1) * ENTRY) else {
            return self.own_entries.get(number.checked_sub(self.builtin_entries)?).map(own::OwnEntry::entry);
        };
        let word = |at: usize| record.get(at..at + 4)?.try_into().ok().map(|bytes| u32::from_le_bytes(bytes) as usize);
        let text = |bytes: &'static [u8]| std::str::from_utf8(bytes).unwrap_or_default().trim_matches('\0');
        let note = word(12)?;
        Some(Entry {
            kind: NameKind::unpack(u32::from(*record.first()?)),
            identity: u64::from_le_bytes(record.get(4..12)?.try_into().ok()?),
            company: *record.get(1)? == 1,
            country: text(record.get(2..4)?),
            note: text(self.notes.get(note..note + word(16)?)?),
        })
    }

    /// Whether the entry is the user's own.
    pub fn is_own(&self, number: u32) -> bool {
        number as usize >= self.builtin_entries
    }

    /// Whether the word, as written, is a listed stock's ticker and nothing's name.
    pub fn is_ticker(&self, word: &str) -> bool {
        self.tickers.word(word_hash(word)).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_lists_are_read() {
        let lexicon = Lexicon::builtin();
        assert!(lexicon.builtin_entries > 10_000);
        let sense = lexicon.grammar.word(word_hash("شركه")).next();
        let company = ClassNoun { kind: NameKind::Organization, inside: false, company: true };
        assert_eq!(sense, Some(Sense::Class(company)));
        let form = lexicon.names.word(word_hash("ارامكو")).next().unwrap();
        let aramco = lexicon.entry(form.entry).unwrap();
        assert_eq!((aramco.kind, aramco.company, aramco.country), (NameKind::Organization, true, "SA"));
        assert!(Lexicon::split(&COMPILED[..COMPILED.len() / 2]).is_none());
    }
}
