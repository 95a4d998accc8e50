//! Scores the extraction against annotated articles by the rules of `docs/annotation.md` §6.
//!
//! `cargo run --release --example evaluate -- DIR [--part all|held-out|rest] [--errors N] [--dump OUT]`
//! where DIR holds `gold/*.json` and the texts as `articles/*.txt` or `*.txt`. `--part` takes the held-out fifth of the files (by a hash
//! of the name) or the rest; `--dump` writes the predictions in the schema of the gold.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measuring tool: it should stop where its input is wrong, and print"
)]

mod score;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use qari::article::{Article, Block, BlockKind, Direction, TextRange};
use qari::extract::{EntityDetail, EntityKind, Extraction, FigureValue, extract};
use score::{Named, Scores};

fn main() {
    let mut args = std::env::args().skip(1);
    let Some(dir) = args.next().map(PathBuf::from) else {
        eprintln!("usage: evaluate DIR [--part all|held-out|rest] [--errors N] [--dump OUT]");
        std::process::exit(2);
    };
    let (mut part, mut errors, mut dump) = ("all".to_owned(), 0, None);
    while let (Some(option), Some(value)) = (args.next(), args.next()) {
        match option.as_str() {
            "--part" => part = value,
            "--errors" => errors = value.parse().unwrap(),
            "--dump" => dump = Some(PathBuf::from(value)),
            other => panic_usage(other),
        }
    }
    let _ = extract(&Article::default());
    let mut scores = Scores::default();
    let (mut bytes, mut words, mut spent) = (0, 0, Duration::ZERO);
    for gold in gold_files(&dir.join("gold")) {
        let stem = gold.file_stem().unwrap().to_string_lossy().into_owned();
        if (part == "held-out" && !held_out(&stem)) || (part == "rest" && held_out(&stem)) {
            continue;
        }
        let text = read_text(&dir, &stem);
        let article = plain_article(&text);
        let start = Instant::now();
        let extraction = extract(&article);
        spent += start.elapsed();
        bytes += text.len();
        words += text.split_whitespace().count();
        let predicted = mentions(&article, &extraction);
        if let Some(out) = &dump {
            std::fs::create_dir_all(out).unwrap();
            let list: Vec<_> = predicted.iter().map(Named::to_json).collect();
            let value = serde_json::json!({ "file": format!("{stem}.txt"), "mentions": list });
            std::fs::write(out.join(format!("{stem}.json")), value.to_string()).unwrap();
        }
        let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(gold).unwrap()).unwrap();
        scores.add(&stem, &text, &gold, &predicted);
    }
    scores.print(errors);
    let rate = f64::from(u32::try_from(words).unwrap()) / spent.as_secs_f64();
    println!("throughput                   {rate:.0} words/s ({words} words, {bytes} bytes, {spent:?})");
}

fn panic_usage(option: &str) -> ! {
    eprintln!("unknown option {option}");
    std::process::exit(2);
}

/// Whether the file belongs to the fifth that no rule or model was fitted to: by FNV-1a of its name.
fn held_out(stem: &str) -> bool {
    let hash = stem
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    hash % 5 == 0
}

fn gold_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn read_text(dir: &Path, stem: &str) -> String {
    let inside = dir.join("articles").join(format!("{stem}.txt"));
    let path = if inside.exists() { inside } else { dir.join(format!("{stem}.txt")) };
    let text = String::from_utf8(std::fs::read(path).unwrap()).unwrap();
    text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned()
}

/// The article that plain text makes: one block a line.
fn plain_article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = TextRange::from_usize(start, start + line.trim_end_matches(['\r', '\n']).len());
        start += line.len();
        if !range.is_empty() {
            blocks.push(Block { range, kind: BlockKind::Paragraph, direction: Direction::Rtl });
        }
    }
    Article { text: text.to_owned(), blocks, ..Article::default() }
}

/// The extraction's mentions in the schema of the gold, offsets in code points.
fn mentions(article: &Article, extraction: &Extraction) -> Vec<Named> {
    let mut at = 0;
    let mut count = 0;
    let mut code_points = |offset: u32| {
        count += article.text.get(at..offset as usize).map_or(0, |text| text.chars().count());
        at = offset as usize;
        count
    };
    let mut out = Vec::new();
    for mention in &extraction.mentions {
        let entity = extraction.entity(mention.entity).unwrap();
        let (start, end) = (code_points(mention.range.start), code_points(mention.range.end));
        let text = article.slice(mention.range).to_owned();
        let mut named = Named { start, end, text, canonical: entity.name.clone(), ..Named::default() };
        named.kind = match entity.kind() {
            EntityKind::Organization => "organization",
            EntityKind::Person => "person",
            EntityKind::Figure => "figure",
            EntityKind::Place => "place",
            EntityKind::Product => "product",
        }
        .to_owned();
        match &entity.detail {
            EntityDetail::Organization { company, .. } => named.company = *company,
            EntityDetail::Figure(figure) => {
                named.figure_kind = format!("{:?}", figure.kind).to_lowercase();
                named.unit = figure.unit.map(|unit| unit.0.to_owned());
                named.cmp = figure.cmp.to_string_key().to_owned();
                named.value = match &figure.value {
                    FigureValue::Number(value) => value.normalize().to_string(),
                    FigureValue::Range { min, max } => format!("{}..{}", min.normalize(), max.normalize()),
                    FigureValue::Text(text) => text.clone(),
                };
            }
            _ => {}
        }
        out.push(named);
    }
    out
}

/// The name of a comparison in the schema.
trait Key {
    fn to_string_key(&self) -> &'static str;
}

impl Key for qari::extract::Comparison {
    fn to_string_key(&self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approx => "approx",
            Self::MoreThan => "more_than",
            Self::LessThan => "less_than",
            Self::AtLeast => "at_least",
            Self::UpTo => "up_to",
            Self::Range => "range",
        }
    }
}
