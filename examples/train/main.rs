//! Trains the name model: `cargo run --release --example train -- OUT [--annotated DIR]... [--marked DIR] [--aner FILE] [--all] [--epochs N]`.
//!
//! DIR holds `gold/*.json` and texts, as for `evaluate`; `--marked` takes a
//! folder of texts with inline marks (`tests/fixtures/gold`). FILE is ANERcorp (token and tag a line). Without `--all` the fifth of the
//! articles that `evaluate --part held-out` scores is left out, and the last fifth of ANERcorp. The seed is fixed: the same data give the same bytes.
#![allow(clippy::print_stdout, reason = "a program that reports its progress")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a tool for developers: it stops where its input is wrong"
)]

mod data;
mod perceptron;

use std::path::PathBuf;
use std::time::Instant;

use data::Corpus;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(out) = arguments.next().map(PathBuf::from) else {
        println!("usage: train OUT [--annotated DIR]... [--marked DIR] [--aner FILE] [--all] [--epochs N]");
        return;
    };
    let started = Instant::now();
    let (mut corpus, mut all, mut epochs) = (Corpus::default(), false, 5);
    let (mut folders, mut aner) = (Vec::new(), Vec::new());
    let mut marked = Vec::new();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--all" => all = true,
            "--annotated" => folders.extend(arguments.next().map(PathBuf::from)),
            "--marked" => marked.extend(arguments.next().map(PathBuf::from)),
            "--aner" => aner.extend(arguments.next().map(PathBuf::from)),
            "--epochs" => epochs = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(epochs),
            other => println!("unknown argument {other}"),
        }
    }
    for folder in folders {
        corpus.add_annotated(&folder, all);
    }
    for folder in marked {
        corpus.add_marked(&folder, all);
    }
    for file in aner {
        corpus.add_aner(&file, all);
    }
    corpus.prune(2);
    println!(
        "{} lines, {} words, {} features ({:?})",
        corpus.lines.len(),
        corpus.words(),
        corpus.features(),
        started.elapsed()
    );
    let bytes = perceptron::train(&corpus, epochs);
    std::fs::write(&out, &bytes).unwrap();
    println!("{} bytes to {} ({:?})", bytes.len(), out.display(), started.elapsed());
}
