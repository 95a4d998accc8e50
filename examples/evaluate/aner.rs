//! Scores tagging on a file in ANERcorp's format: strict F1 over PER, ORG and LOC.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use qari::extract::tag;

/// The table of scores; of the last fifth of the sentences alone if `last_fifth`.
pub fn report(file: &Path, last_fifth: bool) -> Result<String, Box<dyn std::error::Error>> {
    let content = std::fs::read_to_string(file)?;
    let sentences: Vec<Vec<(&str, &str)>> =
        content.split("\n\n").map(|block| block.lines().filter_map(|line| line.split_once(' ')).collect()).collect();
    let from = if last_fifth { sentences.len() - sentences.len() / 5 } else { 0 };
    let sentences = sentences.get(from..).unwrap_or_default();
    let words = |sentence: &Vec<(&str, &str)>| sentence.iter().map(|(token, _)| *token).collect::<Vec<_>>().join(" ");
    let text = sentences.iter().map(words).collect::<Vec<_>>().join("\n");
    let tagged = tag(&text);
    let mut out = String::new();
    let mut all = [0; 3];
    for kind in ["PER", "ORG", "LOC"] {
        let mut counts = [0; 3];
        for (gold, found) in sentences.iter().zip(&tagged) {
            let gold = spans(&gold.iter().map(|(_, tag)| tag.trim().trim_end_matches('S')).collect::<Vec<_>>(), kind);
            let found = spans(&found.iter().map(|(_, tag)| *tag).collect::<Vec<_>>(), kind);
            counts[0] += gold.intersection(&found).count();
            counts[1] += found.len();
            counts[2] += gold.len();
        }
        all.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        writeln!(out, "{}", row(kind, counts))?;
    }
    writeln!(out, "{}", row("all", all))?;
    Ok(out)
}

fn row(name: &str, [right, found, gold]: [usize; 3]) -> String {
    let share = |whole: usize| right as f64 / whole.max(1) as f64;
    let f1 = 2.0 * right as f64 / (found + gold).max(1) as f64;
    format!("  {name:4} {:7.4} {:7.4} {f1:7.4}   {right}/{found}/{gold}", share(found), share(gold))
}

/// First and last index of every span of a kind.
fn spans(tags: &[&str], kind: &str) -> BTreeSet<(usize, usize)> {
    let mut spans = BTreeSet::new();
    let mut open: Option<usize> = None;
    for (index, tag) in tags.iter().chain([&"O"]).enumerate() {
        let goes_on = tag.strip_prefix("I-") == Some(kind);
        if let Some(start) = open.filter(|_| !goes_on) {
            spans.insert((start, index));
            open = None;
        }
        if tag.strip_prefix("B-") == Some(kind) || (goes_on && open.is_none()) {
            open = Some(index);
        }
    }
    spans
}
