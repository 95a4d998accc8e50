//! Lines, glyphs and geometry.

use std::collections::HashMap;
use std::path::PathBuf;

use qari::text::{Face, TextEngine, line_starts};

/// The folder of outside data, where it is present.
fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("QARI_SHARED").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let found = named.into_iter().chain([beside]).find(|path| path.is_dir());
    if found.is_none() {
        eprintln!("SKIPPED: neither QARI_SHARED nor ../shared is there");
    }
    found
}

#[test]
fn line_starts_are_chromiums() {
    let Some(shared) = shared() else { return };
    let text = std::fs::read_to_string(shared.join("data/text/paragraphs.txt")).unwrap();
    let paragraphs: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let sweep = std::fs::read_to_string(shared.join("data/text/sweep_amiri_20px.txt")).unwrap();
    let mut engine = TextEngine::new();
    let mut wrong: HashMap<usize, Vec<String>> = HashMap::new();
    let (mut all, mut same, mut all_plain, mut same_plain) = (0, 0, 0, 0);
    for line in sweep.lines() {
        let mut fields = line.split(' ');
        let index: usize = fields.next().unwrap().parse().unwrap();
        let width: f32 = fields.next().unwrap().parse().unwrap();
        let expected = fields.next().unwrap_or("");
        let paragraph = paragraphs[index];
        let starts = line_starts(&mut engine, paragraph, Face::Amiri, 20.0, width);
        let found = starts.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
        let plain = !paragraph.contains("://");
        all += 1;
        all_plain += usize::from(plain);
        if found == expected {
            same += 1;
            same_plain += usize::from(plain);
        } else {
            wrong.entry(index).or_default().push(format!("{width}: {found} not {expected}"));
        }
    }
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
    println!("same: {same}/{all} {:.2}%", percent(same, all));
    println!("same without a URL: {same_plain}/{all_plain} {:.2}%", percent(same_plain, all_plain));
    let mut indices: Vec<_> = wrong.into_iter().collect();
    indices.sort();
    for (index, lines) in indices {
        println!("{index}: {} wrong: {}\n   {}", lines.len(), paragraphs[index], lines[0]);
    }
    assert!(percent(same_plain, all_plain) >= 98.0);
}
