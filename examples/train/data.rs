//! Reads the training texts and turns them into tagged lines of feature numbers.

use std::collections::HashMap;
use std::path::Path;

use qari::article::{Article, Block, BlockKind, Direction, TextRange};
use qari::extract::model::{Domain, Sample, Tag, samples};
use qari::load;

/// One line of text.
pub struct Line {
    /// Per word the numbers of its features.
    pub words: Vec<Vec<u32>>,
    /// Per word its right tag.
    pub tags: Vec<Tag>,
    /// How often an epoch goes over it.
    pub repeats: u32,
}

/// All lines, and the features by number.
#[derive(Default)]
pub struct Corpus {
    /// The lines, in reading order.
    pub lines: Vec<Line>,
    /// The feature of each number.
    pub hashes: Vec<u64>,
    numbers: HashMap<u64, u32>,
}

/// A name of the annotation: bytes of the text and kind index.
struct Gold {
    range: TextRange,
    kind: usize,
}

impl Corpus {
    /// Adds annotated articles; the held-out fifth only if `all`.
    pub fn add_annotated(&mut self, folder: &Path, all: bool) {
        let mut files: Vec<_> =
            std::fs::read_dir(folder.join("gold")).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files {
            let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
            if !all && held_out(&stem) {
                continue;
            }
            let nested = folder.join("articles").join(format!("{stem}.txt"));
            let source = if nested.exists() { nested } else { folder.join(format!("{stem}.txt")) };
            let article = load::load_file(&source).unwrap().article;
            let gold = read_gold(&file, &article.text);
            self.add(&article, Domain::Law, &gold, 2);
        }
    }

    /// Adds articles with inline marks (`[[per:العزّام=لمى العزّام]]`), as in `tests/fixtures/gold`; the held-out fifth only if `all`.
    pub fn add_marked(&mut self, folder: &Path, all: bool) {
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "txt")) {
            if !all && held_out(&file.file_stem().unwrap().to_string_lossy()) {
                continue;
            }
            let (text, gold) = read_marked(&std::fs::read_to_string(file).unwrap());
            let article = load::load_pasted(&text).unwrap().article;
            if article.text == text {
                self.add(&article, Domain::Law, &gold, 2);
            } else {
                println!("{}: the loader changes its text; left out", file.display());
            }
        }
    }

    /// Adds ANERcorp, in pieces of some lines: its file does not mark where articles end. The last fifth only if `all`.
    pub fn add_aner(&mut self, file: &Path, all: bool) {
        let content = std::fs::read_to_string(file).unwrap();
        let sentences: Vec<&str> = content.split("\n\n").collect();
        let end = if all { sentences.len() } else { sentences.len() - sentences.len() / 5 };
        for piece in sentences[..end].chunks(25) {
            let (mut text, mut blocks, mut gold) = (String::new(), Vec::new(), Vec::<Gold>::new());
            for sentence in piece {
                let start = text.len();
                for line in sentence.lines() {
                    let Some((token, tag)) = line.split_once(' ') else { continue };
                    if text.len() > start {
                        text.push(' ');
                    }
                    let range = TextRange::from_usize(text.len(), text.len() + token.len());
                    text.push_str(token);
                    let kind = ["PER", "ORG", "LOC"].iter().position(|kind| tag.contains(kind));
                    match (kind, gold.last_mut()) {
                        (Some(_), Some(last)) if tag.starts_with("I-") => last.range.end = range.end,
                        (Some(kind), _) => gold.push(Gold { range, kind }),
                        _ => {}
                    }
                }
                let range = TextRange::from_usize(start, text.len());
                blocks.push(Block { range, kind: BlockKind::Paragraph, direction: Direction::Rtl });
                text.push('\n');
            }
            let article = Article { text, blocks, ..Article::default() };
            self.add(&article, Domain::Aner, &gold, 1);
        }
    }

    fn add(&mut self, article: &Article, domain: Domain, gold: &[Gold], repeats: u32) {
        for line in samples(article, domain) {
            let tags = line.iter().map(|sample| tag_of(sample, domain, gold)).collect();
            let words = line
                .into_iter()
                .map(|sample| sample.features.into_iter().map(|feature| self.number(feature)).collect())
                .collect();
            self.lines.push(Line { words, tags, repeats });
        }
    }

    fn number(&mut self, feature: u64) -> u32 {
        *self.numbers.entry(feature).or_insert_with(|| {
            self.hashes.push(feature);
            u32::try_from(self.hashes.len() - 1).unwrap()
        })
    }

    /// Drops features seen fewer than `least` times and numbers the rest anew.
    pub fn prune(&mut self, least: u32) {
        let mut counts = vec![0_u32; self.hashes.len()];
        for feature in self.lines.iter().flat_map(|line| line.words.iter().flatten()) {
            counts[*feature as usize] += 1;
        }
        let mut renumbered = vec![u32::MAX; counts.len()];
        let mut hashes = Vec::new();
        for (old, count) in counts.iter().enumerate() {
            if *count >= least {
                renumbered[old] = u32::try_from(hashes.len()).unwrap();
                hashes.push(self.hashes[old]);
            }
        }
        for word in self.lines.iter_mut().flat_map(|line| line.words.iter_mut()) {
            for feature in word.iter_mut() {
                *feature = renumbered[*feature as usize];
            }
            word.retain(|feature| *feature != u32::MAX);
        }
        self.hashes = hashes;
        self.numbers = HashMap::new();
    }

    /// Number of words.
    pub fn words(&self) -> usize {
        self.lines.iter().map(|line| line.words.len()).sum()
    }

    /// Number of features.
    pub fn features(&self) -> usize {
        self.hashes.len()
    }
}

/// The tag of a word: by the name that covers it. Annotation that leaves clitics inside is read as if it had cut them.
fn tag_of(sample: &Sample, domain: Domain, gold: &[Gold]) -> Tag {
    let after = gold.partition_point(|name| name.range.end <= sample.range.start);
    let Some(name) = gold.get(after).filter(|name| name.range.overlaps(sample.range)) else { return Tag::OUTSIDE };
    let first = name.range.start >= sample.range.start;
    let cut = match domain {
        Domain::Law => name.range.start > sample.range.start,
        Domain::Aner => sample.seems_cut,
    };
    if first { Tag::begin(name.kind, cut) } else { Tag::inside(name.kind) }
}

/// The names of an annotation file, by byte.
fn read_gold(file: &Path, text: &str) -> Vec<Gold> {
    let gold: serde_json::Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let at = |value: &serde_json::Value| bytes[usize::try_from(value.as_u64().unwrap()).unwrap()];
    let mut names: Vec<Gold> = gold["mentions"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|mention| {
            let kinds = ["person", "organization", "place", "product"];
            let kind = kinds.iter().position(|kind| mention["type"] == *kind)?;
            Some(Gold { range: TextRange::from_usize(at(&mention["start"]), at(&mention["end"])), kind })
        })
        .collect();
    names.sort_by_key(|name| name.range);
    names
}

/// The text and the names of an article with inline marks.
fn read_marked(source: &str) -> (String, Vec<Gold>) {
    let (mut text, mut gold) = (String::new(), Vec::new());
    let mut rest = source;
    while let Some((before, mark)) = rest.split_once("[[") {
        let (mark, after) = mark.split_once("]]").unwrap();
        let (kind, body) = mark.split_once(':').unwrap();
        text.push_str(before);
        let surface = if kind == "fig" { body.split('|').next() } else { body.split('=').next() };
        let start = text.len();
        text.push_str(surface.unwrap());
        let kind = match kind {
            "per" => Some(0),
            "org" | "com" => Some(1),
            "pla" => Some(2),
            "pro" => Some(3),
            _ => None,
        };
        gold.extend(kind.map(|kind| Gold { range: TextRange::from_usize(start, text.len()), kind }));
        rest = after;
    }
    text.push_str(rest);
    (text, gold)
}

/// Whether an article belongs to the fifth that nothing is fitted to: FNV-1a of its name, modulo 5.
fn held_out(stem: &str) -> bool {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    stem.bytes().fold(0xcbf2_9ce4_8422_2325_u64, step).is_multiple_of(5)
}
