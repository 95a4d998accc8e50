//! Scores the extractor against annotated articles: `cargo run --release --example evaluate -- DIR [--errors N] [--part held-out|rest]`.
//!
//! DIR holds `gold/*.json` in the schema of `docs/annotation.md` and the texts as `articles/STEM.txt` or `STEM.txt`; or, without
//! `gold`, texts annotated in place (`tests/fixtures/gold`).
//! With a file in ANERcorp's format in DIR's place: tagging, PER, ORG and LOC (`held-out`: the last fifth of its sentences).
//! Prints strict and relaxed scores by type, aliases, figures, traps and throughput, then the first N errors in words. `--part`
//! takes the fifth of the articles that nothing is fitted to, or the rest.
#![allow(clippy::print_stdout, reason = "a program that prints a report")]

mod aner;
mod gold;
mod inline;
mod score;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use qari::article::Article;
use qari::load::{self, Hint};

use gold::{Annotated, predictions};
use score::Scores;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (mut folder, mut errors, mut part) = (None, 0, None);
    while let Some(argument) = arguments.next() {
        if argument == "--errors" {
            errors = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(20);
        } else if argument == "--part" {
            part = arguments.next().map(|part| part == "held-out");
        } else {
            folder = Some(PathBuf::from(argument));
        }
    }
    let Some(folder) = folder else {
        println!("usage: evaluate DIR [--errors N] [--part held-out|rest]");
        return ExitCode::from(2);
    };
    let report =
        if folder.is_file() { aner::report(&folder, part == Some(true)) } else { evaluate(&folder, errors, part) };
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

/// Runs the extractor over every annotated article of `folder`.
fn evaluate(folder: &Path, errors: usize, part: Option<bool>) -> Result<String, Box<dyn std::error::Error>> {
    let in_place = !folder.join("gold").is_dir();
    let (files, extension) = if in_place { (folder.to_owned(), "txt") } else { (folder.join("gold"), "json") };
    let mut golds: Vec<PathBuf> =
        std::fs::read_dir(files)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    golds.retain(|path| path.extension().is_some_and(|found| found == extension));
    golds.sort();

    let mut scores = Scores::default();
    let (mut spent, mut bytes, mut tokens) = (Duration::ZERO, 0, 0);
    for path in golds {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if part.is_some_and(|part| part != held_out(&stem)) {
            continue;
        }
        let Some((article, annotated)) = (if in_place { marked(&path)? } else { Some(beside(folder, &path, &stem)?) })
        else {
            continue;
        };
        let started = Instant::now();
        let extraction = qari::extract::extract(&article);
        spent += started.elapsed();
        bytes += article.text.len();
        tokens += article.text.split_whitespace().count();
        scores.add(&stem, &article.text, &annotated, &predictions(&article.text, &extraction));
    }
    let seconds = spent.as_secs_f64().max(1e-9);
    let speed = format!(
        "throughput                   {:.0} k tokens/s, {:.1} MB/s over {tokens} tokens",
        tokens as f64 / seconds / 1e3,
        bytes as f64 / seconds / 1e6
    );
    Ok(format!("{}\n{speed}{}", scores.report(), scores.errors(errors)))
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
