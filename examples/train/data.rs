//! Reads the training texts: articles with the names that are marked in them.

use std::path::{Path, PathBuf};

use qari::article::{Article, Block, BlockKind, Direction, TextRange};
use qari::extract::model::Domain;
use qari::load;

/// Sentences of ANERcorp that are read as one article: its file does not mark where articles end.
const SENTENCES_TOGETHER: usize = 25;

/// A name of the annotation: bytes of the text and kind index.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Gold {
    /// Bytes of the text.
    pub range: TextRange,
    /// Person, organisation, place, product.
    pub kind: usize,
}

/// An annotated article.
pub struct Text {
    /// Where it comes from: the name of its folder or file.
    pub source: String,
    /// Its own name.
    pub name: String,
    /// The text.
    pub article: Article,
    /// The conventions of its annotation.
    pub domain: Domain,
    /// The names, sorted.
    pub gold: Vec<Gold>,
}

/// Articles with annotation files: `DIR/gold/*.json`, the texts in `DIR/articles` or `DIR`.
pub fn annotated(folder: &Path) -> Vec<Text> {
    let read = |file: PathBuf| {
        let name = stem(&file);
        let nested = folder.join("articles").join(format!("{name}.txt"));
        let source = if nested.exists() { nested } else { folder.join(format!("{name}.txt")) };
        let article = load::load_file(&source).unwrap().article;
        let gold = read_gold(&file, &article.text);
        Text { source: stem(folder), name, article, domain: Domain::Law, gold }
    };
    files(&folder.join("gold"), "json").into_iter().map(read).collect()
}

/// Articles with inline marks (`[[per:العزّام=لمى العزّام]]`), as in `tests/fixtures/gold`.
pub fn marked(folder: &Path) -> Vec<Text> {
    let read = |file: PathBuf| {
        let (text, gold) = read_marked(&std::fs::read_to_string(&file).unwrap());
        let article = load::load_pasted(&text).unwrap().article;
        if article.text != text {
            println!("{}: the loader changes its text; left out", file.display());
            return None;
        }
        (!gold.is_empty()).then(|| Text { source: stem(folder), name: stem(&file), article, domain: Domain::Law, gold })
    };
    files(folder, "txt").into_iter().filter_map(read).collect()
}

/// ANERcorp: a token and its tag a line, an empty line between sentences.
pub fn aner(file: &Path) -> Vec<Text> {
    let content = std::fs::read_to_string(file).unwrap();
    let sentences: Vec<&str> = content.split("\n\n").collect();
    let read = |(index, piece): (usize, &[&str])| {
        let (article, gold) = read_sentences(piece);
        Text { source: "ANERcorp".into(), name: index.to_string(), article, domain: Domain::Aner, gold }
    };
    sentences.chunks(SENTENCES_TOGETHER).enumerate().map(read).collect()
}

fn read_sentences(sentences: &[&str]) -> (Article, Vec<Gold>) {
    let (mut text, mut blocks, mut gold) = (String::new(), Vec::new(), Vec::<Gold>::new());
    for sentence in sentences {
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
    (Article { text, blocks, ..Article::default() }, gold)
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

/// The files of a folder by extension, in the order of their names.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|found| found == extension));
    files.sort();
    files
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
