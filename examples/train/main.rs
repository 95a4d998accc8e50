//! Trains the name model and scores it by cross-validation: `cargo run --release --example train -- --help`.
//!
//! The seed is fixed: the same data and lexicon give the same bytes.
#![allow(clippy::print_stdout, reason = "a program that reports its progress")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a tool for developers: it stops where its input is wrong"
)]

mod corpus;
mod crf;
mod cross;
mod data;
mod exchange;
mod pack;

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Parser;
use qari::extract::model::{Clusters, Knowledge};

use corpus::Corpus;
use crf::Recipe;

/// Trains the name model.
#[derive(Parser)]
enum Command {
    /// Learns word clusters from plain text.
    Clusters {
        /// Where they go.
        out: PathBuf,
        /// Texts, a paragraph a line.
        #[arg(long)]
        plain: Vec<PathBuf>,
        /// Texts with a token and its tag a line.
        #[arg(long)]
        columns: Vec<PathBuf>,
    },
    /// Learns names from annotated articles, or scores how well it would.
    Names {
        /// Where the model goes.
        #[arg(long)]
        out: Option<PathBuf>,
        /// Scores over so many folds.
        #[arg(long)]
        folds: Option<usize>,
        /// Folders with `gold/*.json` and texts, as for `evaluate`.
        #[arg(long)]
        annotated: Vec<PathBuf>,
        /// Folders of texts with inline marks, as `tests/fixtures/gold`.
        #[arg(long)]
        marked: Vec<PathBuf>,
        /// Files in ANERcorp's format: a token and its tag a line.
        #[arg(long)]
        aner: Vec<PathBuf>,
        /// Folders of texts with inline marks that are only scored.
        #[arg(long)]
        against: Vec<PathBuf>,
        /// The word clusters.
        #[arg(long, default_value = "assets/model/clusters.bin")]
        clusters: PathBuf,
        #[command(flatten)]
        recipe: Recipe,
    },
}

fn main() {
    let started = Instant::now();
    match Command::parse() {
        Command::Clusters { out, plain, columns } => {
            let mut lines: Vec<_> = plain.iter().flat_map(|file| exchange::read_plain(file)).collect();
            lines.extend(columns.iter().flat_map(|file| exchange::read_columns(file)));
            write(&out, &exchange::cluster(&lines));
        }
        Command::Names { out, folds, annotated, marked, aner, against, clusters, recipe } => {
            let mut texts: Vec<_> = annotated.iter().flat_map(|folder| data::annotated(folder)).collect();
            texts.extend(marked.iter().flat_map(|folder| data::marked(folder)));
            texts.extend(aner.iter().flat_map(|file| data::aner(file)));
            let learnt_from = texts.len();
            texts.extend(against.iter().flat_map(|folder| data::marked(folder)));
            let clusters = std::fs::read(clusters).unwrap();
            let clusters = Clusters::read(&clusters).unwrap();
            let corpus = Corpus::new(&texts, &clusters);
            println!("{} articles, {} features ({:?})", texts.len(), corpus.hashes.len(), started.elapsed());
            let knowledge = [("all known", Knowledge::full()), ("a quarter unknown", Knowledge::without(1, 4))];
            let (texts, clusters, recipe) = (&texts[..], &clusters, &recipe);
            let validation = cross::Validation { texts, corpus: &corpus, clusters, recipe, knowledge: &knowledge };
            if let Some(folds) = folds {
                println!("{}", validation.over_folds(folds));
            }
            if !against.is_empty() {
                let held: Vec<&str> = texts[learnt_from..].iter().map(|text| text.name.as_str()).collect();
                println!("{}", validation.against(|text| held.contains(&text.name.as_str())));
            }
            if let Some(out) = out {
                let all: Vec<_> =
                    texts[..learnt_from].iter().map(|text| cross::repeats(text, recipe)).enumerate().collect();
                write(&out, &pack::pack(&corpus.hashes, &crf::train(&corpus, &all, recipe)));
            }
        }
    }
    println!("{:?}", started.elapsed());
}

fn write(out: &Path, bytes: &[u8]) {
    std::fs::write(out, bytes).unwrap();
    println!("{} bytes to {}", bytes.len(), out.display());
}
