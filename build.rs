//! Compiles `assets/lexicon/**/*.tsv` (format: `assets/lexicon/README.md`) into the tables that the program embeds, with the library's own
//! folding, hashing and tables: a new file is embedded without naming it in the source, and nothing has to be read when the program
//! starts. A line that does not fit its list is skipped here; that no shipped line does is a test's business.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use lexicon::read::{Drafts, EntryLine};
use lexicon::sense::{ClassNoun, NameKind, Part, Sense};
use lexicon::table::Draft;

#[allow(dead_code, reason = "the compiler of the lexicon needs a part of it")]
#[path = "src/arabic"]
mod arabic {
    pub mod chars;
    pub mod normalize;
    pub mod token;
}

#[allow(dead_code, reason = "tables are only written here")]
#[path = "src/extract/lexicon"]
mod lexicon {
    pub mod hash;
    pub mod read;
    pub mod sense;
    pub mod table;
}

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?).join("lexicon.bin");
    for source in ["build.rs", "src/arabic", "src/extract/lexicon", "assets/lexicon"] {
        println!("cargo::rerun-if-changed={}", root.join(source).display());
    }
    let lexicon = root.join("assets/lexicon");
    let mut files = Vec::new();
    collect(&lexicon, &mut files)?;
    files.sort();
    let mut contents = Vec::new();
    for file in &files {
        let name = file.strip_prefix(&lexicon).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
        contents.push((name, fs::read_to_string(file)?));
    }
    // The names are cut by the grammar, so that comes first.
    contents.sort_by_key(|(name, _)| !name.starts_with("grammar/"));
    let files: Vec<(&str, &str)> = contents.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect();
    fs::write(out, Lists::read(&files).bytes())
}

/// Adds every `.tsv` under `folder` to `files`.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "tsv") {
            files.push(path);
        }
    }
    Ok(())
}

/// What a file holds.
#[derive(Clone, Copy)]
enum List {
    Names(NameKind),
    Given,
    Surnames,
    ClassNouns,
    Titles,
    Verbs,
    Nationalities,
    Common,
    Generic,
    Hints,
    Shields,
}

impl List {
    /// The list that a file belongs to, by its path below `assets/lexicon`.
    fn of(path: &str) -> Option<Self> {
        let mut steps = path.trim_end_matches(".tsv").split('/');
        Some(match (steps.next()?, steps.next()) {
            ("organizations", _) => Self::Names(NameKind::Organization),
            ("people", _) => Self::Names(NameKind::Person),
            ("places", _) => Self::Names(NameKind::Place),
            ("products", _) => Self::Names(NameKind::Product),
            ("given_names", _) => Self::Given,
            ("surnames", _) => Self::Surnames,
            ("hints", _) => Self::Hints,
            ("traps", _) => Self::Shields,
            ("grammar", Some("class_nouns")) => Self::ClassNouns,
            ("grammar", Some("titles")) => Self::Titles,
            ("grammar", Some("verbs")) => Self::Verbs,
            ("grammar", Some("nationalities")) => Self::Nationalities,
            ("grammar", Some("common_words")) => Self::Common,
            ("grammar", Some("generic_words")) => Self::Generic,
            _ => return None,
        })
    }
}

/// All lists, on their way to tables.
#[derive(Default)]
struct Lists<'t> {
    entries: Drafts<'t>,
    /// Names met elsewhere, which only the model hears of: [`NameKind`].
    hints: Draft,
    /// Phrases in which a listed form is not that name: `()`.
    shields: Draft,
    /// Class nouns, titles, verbs, nationalities, common words: [`Sense`].
    grammar: Draft,
}

impl<'t> Lists<'t> {
    /// Reads files given by path and content; `grammar` must come before the names.
    fn read(files: &[(&str, &'t str)]) -> Self {
        let mut lists = Self::default();
        for (path, content) in files {
            let Some(list) = List::of(path) else { continue };
            for line in content.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                lists.add(list, line);
            }
        }
        lists
    }

    /// The compiled lexicon, as `Lexicon::split` reads it, little endian: number of entries (u32); the entries, each kind, company (u8), country (2 bytes), identity
    /// (u64), place and length of its note (u32 each); number of bytes of notes (u32); the notes; then the tables names, parts,
    /// hints, shields, grammar, tickers ([`Draft::bytes`]).
    fn bytes(&self) -> Vec<u8> {
        let size = |len: usize| u32::try_from(len).unwrap_or(0).to_le_bytes();
        let mut bytes = size(self.entries.entries.len()).to_vec();
        let mut notes: Vec<u8> = Vec::new();
        for entry in &self.entries.entries {
            let country = <[u8; 2]>::try_from(entry.country.as_bytes()).unwrap_or_default();
            bytes.extend([entry.kind as u8, u8::from(entry.company)]);
            bytes.extend(country);
            bytes.extend(entry.identity().to_le_bytes());
            bytes.extend(size(notes.len()));
            bytes.extend(size(entry.note.len()));
            notes.extend(entry.note.as_bytes());
        }
        bytes.extend(size(notes.len()));
        bytes.extend(notes);
        for table in
            [&self.entries.names, &self.entries.parts, &self.hints, &self.shields, &self.grammar, &self.entries.tickers]
        {
            bytes.extend(table.bytes());
        }
        bytes
    }

    fn add(&mut self, list: List, line: &'t str) {
        let mut columns = line.split('\t').map(str::trim);
        let mut column = || columns.next().unwrap_or_default();
        let first = column();
        match list {
            List::Names(kind) => {
                let (variants, latin) = (column(), column());
                let company = kind == NameKind::Organization && column() == "1";
                let (country, note) = match kind {
                    NameKind::Organization => (column(), column()),
                    _ => {
                        let note = column();
                        (column(), note)
                    }
                };
                let needs_evidence = column() == "evidence";
                // Classes of places and products are for those who keep the tables.
                let note = if matches!(kind, NameKind::Organization | NameKind::Person) { note } else { "" };
                let entry = EntryLine { kind, canonical: first, company, country, note };
                // A second line of a canonical lists its ambiguous forms only: the canonical itself was added by the first.
                let canonical = Some(first).filter(|_| !needs_evidence || variants.is_empty());
                let forms = variants.split('|').chain(latin.split('|')).chain(canonical);
                self.entries.add_name(entry, forms.filter(|form| !form.is_empty()), needs_evidence);
            }
            List::Given | List::Surnames => {
                let (variants, third, fourth) = (column(), column(), column());
                let given = matches!(list, List::Given);
                let needs_evidence = third == "evidence" || fourth == "evidence";
                for form in variants.split('|').chain([first]) {
                    self.entries
                        .parts
                        .insert(self.entries.words.of(form), Part { given, surname: !given, needs_evidence });
                }
            }
            List::Shields => self.shields.insert(self.entries.words.of(first), ()),
            List::Hints => self.hints.insert(self.entries.words.of(column()), kind_of(first)),
            List::ClassNouns => {
                let kind = kind_of(column());
                let noun = ClassNoun { kind, inside: column() == "inside", company: column() == "1" };
                let hashes = self.entries.words.of(first);
                if !noun.inside && hashes.clone().count() == 1 {
                    self.entries.outside_nouns.extend(hashes.clone());
                }
                self.grammar.insert(hashes, Sense::Class(noun));
            }
            List::Titles => self.grammar.insert(self.entries.words.of(first), Sense::Title),
            List::Verbs => self.grammar.insert(self.entries.words.of(first), Sense::Verb),
            List::Generic => self.grammar.insert(self.entries.words.of(first), Sense::Generic),
            List::Common => {
                let hashes = self.entries.words.of(first);
                self.entries.common_words.extend(hashes.clone());
                self.grammar.insert(hashes, Sense::Common);
            }
            List::Nationalities => {
                let country = <[u8; 2]>::try_from(column().as_bytes()).unwrap_or(*b"XX");
                for form in ["", "ال"].iter().flat_map(|article| {
                    ["", "ة", "ين", "ون", "ان", "تين", "يا"]
                        .iter()
                        .map(move |ending| format!("{article}{first}{ending}"))
                }) {
                    self.grammar.insert(self.entries.words.of(&form), Sense::Nationality(country));
                }
            }
        }
    }
}

/// The kind that a column names.
fn kind_of(column: &str) -> NameKind {
    match column {
        "person" => NameKind::Person,
        "organization" => NameKind::Organization,
        "place" => NameKind::Place,
        _ => NameKind::Product,
    }
}
