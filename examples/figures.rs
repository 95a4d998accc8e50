//! Writes the figures of plain-text articles as JSON, in the schema of `docs/annotation.md`: `figures OUT_DIR FILE...`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a development tool: a failure should stop it"
)]

use qari::article::{Article, Block, BlockKind, Direction, TextRange};
use qari::extract::{EntityKind, FigureValue, extract};
use serde_json::json;

fn main() {
    let mut args = std::env::args().skip(1);
    let out = std::path::PathBuf::from(args.next().expect("OUT_DIR"));
    std::fs::create_dir_all(&out).unwrap();
    for file in args {
        let path = std::path::PathBuf::from(file);
        let raw = std::fs::read_to_string(&path).unwrap();
        let text = raw.strip_prefix('\u{feff}').unwrap_or(&raw).to_owned();
        let block = Block {
            range: TextRange::from_usize(0, text.len()),
            kind: BlockKind::Paragraph,
            direction: Direction::Rtl,
        };
        let article = Article { text, blocks: vec![block], ..Article::default() };
        let extraction = extract(&article);
        let mentions: Vec<_> = extraction
            .mentions
            .iter()
            .filter_map(|mention| {
                let entity = extraction.entity(mention.entity).filter(|entity| entity.kind() == EntityKind::Figure)?;
                let figure = entity.figure()?;
                let points = |at: u32| article.text.get(..at as usize).unwrap_or("").chars().count();
                let number = |value: &rust_decimal::Decimal| value.to_string().parse::<serde_json::Number>().unwrap();
                let (value, min, max) = match &figure.value {
                    FigureValue::Number(value) => (json!(number(value)), json!(null), json!(null)),
                    FigureValue::Range { min, max } => (json!(null), json!(number(min)), json!(number(max))),
                    FigureValue::Text(text) => (json!(text), json!(null), json!(null)),
                };
                Some(json!({
                    "start": points(mention.range.start), "end": points(mention.range.end), "text": article.slice(mention.range),
                    "type": "figure", "kind": format!("{:?}", figure.kind).to_lowercase(), "value": value, "min": min, "max": max,
                    "unit": figure.unit.map(|unit| unit.0), "elliptic": figure.elliptic,
                    "cmp": match figure.cmp {
                        qari::extract::Comparison::Exact => "exact",
                        qari::extract::Comparison::Approx => "approx",
                        qari::extract::Comparison::MoreThan => "more_than",
                        qari::extract::Comparison::LessThan => "less_than",
                        qari::extract::Comparison::AtLeast => "at_least",
                        qari::extract::Comparison::UpTo => "up_to",
                        qari::extract::Comparison::Range => "range",
                    },
                }))
            })
            .collect();
        let name = format!("{}.json", path.file_stem().unwrap().to_str().unwrap());
        std::fs::write(out.join(name), serde_json::to_string_pretty(&json!({ "mentions": mentions })).unwrap())
            .unwrap();
    }
}
