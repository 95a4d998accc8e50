//! Scores the extractor against annotated articles:
//! `cargo run --release --example evaluate -- DIR [--errors N] [--part held-out|rest] [--ablation]`.
//!
//! DIR holds `gold/*.json` in the schema of `docs/annotation.md` and the texts as `articles/STEM.txt` or `STEM.txt`; or, without
//! `gold`, texts annotated in place (`tests/fixtures/gold`).
//! With a file in ANERcorp's format in DIR's place: tagging, PER, ORG and LOC (`held-out`: the last fifth of its sentences).
//! Prints strict and relaxed scores by type, aliases, figures, traps, the time to be ready and throughput, then the first N errors in
//! words. `--part` takes the fifth of the articles that nothing is fitted to, or the rest. `--ablation` prints a line for each layer
//! left out instead: what it buys is the difference to the first line.
#![allow(clippy::print_stdout, reason = "a program that prints a report")]

mod aner;
mod gold;
mod inline;
mod score;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use qari::arabic::token::{TokenKind, tokens};
use qari::article::Article;
use qari::extract::{Extractor, Layers};
use qari::load::{self, Hint};

use gold::{Annotated, predictions};
use score::Scores;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (mut folder, mut errors, mut part, mut ablation) = (None, 0, None, false);
    while let Some(argument) = arguments.next() {
        if argument == "--errors" {
            errors = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(20);
        } else if argument == "--part" {
            part = arguments.next().map(|part| part == "held-out");
        } else if argument == "--ablation" {
            ablation = true;
        } else {
            folder = Some(PathBuf::from(argument));
        }
    }
    let Some(folder) = folder else {
        println!("usage: evaluate DIR [--errors N] [--part held-out|rest] [--ablation]");
        return ExitCode::from(2);
    };
    let report = if folder.is_file() {
        aner::report(&folder, part == Some(true))
    } else if ablation {
        ablate(&folder, part)
    } else {
        evaluate(&folder, errors, part)
    };
    match report {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

/// One annotated article.
struct Case {
    stem: String,
    article: Article,
    annotated: Annotated,
}

/// Scores, errors and speed over the annotated articles of `folder`.
fn evaluate(folder: &Path, errors: usize, part: Option<bool>) -> Result<String, Box<dyn std::error::Error>> {
    let cases = cases(folder, part)?;
    let extractor = Extractor::default();
    let started = Instant::now();
    let _ = extractor.extract(&Article::default());
    let ready = started.elapsed();
    let scores = score(&cases, &extractor);
    let spent = spent(&cases, &extractor);
    let bytes: usize = cases.iter().map(|case| case.article.text.len()).sum();
    let words: usize = cases.iter().map(|case| case.article.text.split_whitespace().count()).sum();
    let tokens: usize = cases.iter().map(|case| count_tokens(&case.article.text)).sum();
    let seconds = spent.as_secs_f64().max(1e-9);
    let speed = format!(
        "ready in                     {:.1} ms\nthroughput                   {:.0} k tokens/s, {:.0} k words/s, {:.1} MB/s over {words} words",
        ready.as_secs_f64() * 1e3,
        tokens as f64 / seconds / 1e3,
        words as f64 / seconds / 1e3,
        bytes as f64 / seconds / 1e6
    );
    Ok(format!("{}\n{speed}{}", scores.report(), scores.errors(errors)))
}

/// A line of scores for all layers together and for each one left out.
fn ablate(folder: &Path, part: Option<bool>) -> Result<String, Box<dyn std::error::Error>> {
    let cases = cases(folder, part)?;
    let all = Layers::default();
    let mut out = String::from("                   names F1  people   orgs     places   products  alias links");
    for (name, layers) in [
        ("all layers", all),
        ("without lexicon", Layers { lexicon: false, ..all }),
        ("without rules", Layers { rules: false, ..all }),
        ("without memory", Layers { memory: false, ..all }),
        ("without model", Layers { model: false, ..all }),
    ] {
        let scores = score(&cases, &Extractor::with_layers(layers));
        out.push_str(&format!("\n{name:16}   {}", scores.line()));
    }
    Ok(out)
}

/// Scores of the cases.
fn score(cases: &[Case], extractor: &Extractor) -> Scores {
    let mut scores = Scores::default();
    for Case { stem, article, annotated } in cases {
        scores.add(stem, &article.text, annotated, &predictions(&article.text, &extractor.extract(article)));
    }
    scores
}

/// Words, numbers and marks: everything that the model gives a tag.
fn count_tokens(text: &str) -> usize {
    use TokenKind::{Invisible, Newline, Space};
    tokens(text).filter(|token| !matches!(token.kind, Space | Newline | Invisible)).count()
}

/// How often all cases are gone through for their time.
const ROUNDS: usize = 3;

/// The time that the extraction of all cases takes: the shortest of some rounds, for what else the machine does only adds.
fn spent(cases: &[Case], extractor: &Extractor) -> Duration {
    let round = |_| {
        let started = Instant::now();
        for case in cases {
            std::hint::black_box(extractor.extract(&case.article));
        }
        started.elapsed()
    };
    (0..ROUNDS).map(round).min().unwrap_or_default()
}

/// Every annotated article of `folder`, or of one part of it, in order of names.
fn cases(folder: &Path, part: Option<bool>) -> Result<Vec<Case>, Box<dyn std::error::Error>> {
    let in_place = !folder.join("gold").is_dir();
    let (files, extension) = if in_place { (folder.to_owned(), "txt") } else { (folder.join("gold"), "json") };
    let mut golds: Vec<PathBuf> =
        std::fs::read_dir(files)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    golds.retain(|path| path.extension().is_some_and(|found| found == extension));
    golds.sort();
    let mut cases = Vec::new();
    for path in golds {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if part.is_some_and(|part| part != held_out(&stem)) {
            continue;
        }
        let read = if in_place { marked(&path)? } else { Some(beside(folder, &path, &stem)?) };
        cases.extend(read.map(|(article, annotated)| Case { stem, article, annotated }));
    }
    Ok(cases)
}

/// An article and the annotation file beside it.
fn beside(folder: &Path, gold: &Path, stem: &str) -> Result<(Article, Annotated), Box<dyn std::error::Error>> {
    let nested = folder.join("articles").join(format!("{stem}.txt"));
    let source = if nested.exists() { nested } else { folder.join(format!("{stem}.txt")) };
    Ok((load::load_file(&source)?.article, Annotated::read(gold)?))
}

/// An article annotated in place; `None` for a text without annotations.
fn marked(path: &Path) -> Result<Option<(Article, Annotated)>, Box<dyn std::error::Error>> {
    let marked = std::fs::read_to_string(path)?;
    if !marked.contains("[[") {
        return Ok(None);
    }
    let (plain, annotated) = inline::read(&marked).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(Some((load::load_bytes(plain.as_bytes(), &Hint::from_path(path))?.article, annotated)))
}

/// Whether an article belongs to the fifth that no rule or model is fitted to: FNV-1a of its name, modulo 5.
fn held_out(stem: &str) -> bool {
    let hash = stem
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    hash.is_multiple_of(5)
}
