//! Line starts against those that Chromium gives for the same text, font and width.

use std::path::Path;

use qari::text::{Face, TextEngine, line_starts};

/// How many layouts of a sweep are the browser's, of how many; and the same without paragraphs that hold a URL.
#[derive(Default)]
struct Agreement {
    all: usize,
    same: usize,
    plain: usize,
    same_plain: usize,
}

impl Agreement {
    fn percent(&self) -> f64 {
        100.0 * self.same as f64 / self.all as f64
    }

    fn percent_plain(&self) -> f64 {
        100.0 * self.same_plain as f64 / self.plain as f64
    }
}

/// Compares a sweep file, `INDEX WIDTH BYTE,BYTE,...` a line, with our own line starts.
fn compare(paragraphs: &Path, sweep: &Path, size_px: f32) -> Agreement {
    let text = std::fs::read_to_string(paragraphs).unwrap();
    let paragraphs: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut engine = TextEngine::new();
    let mut agreement = Agreement::default();
    let mut last_wrong = usize::MAX;
    for line in std::fs::read_to_string(sweep).unwrap().lines() {
        let mut fields = line.split(' ');
        let index: usize = fields.next().unwrap().parse().unwrap();
        let width: f32 = fields.next().unwrap().parse().unwrap();
        let expected = fields.next().unwrap_or("");
        let starts = line_starts(&mut engine, paragraphs[index], Face::Amiri, size_px, width);
        let found = starts.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
        let plain = !paragraphs[index].contains("://");
        let same = found == expected;
        agreement.all += 1;
        agreement.same += usize::from(same);
        agreement.plain += usize::from(plain);
        agreement.same_plain += usize::from(same && plain);
        if !same && index != last_wrong {
            last_wrong = index;
            println!("{index} at {width}: {found} not {expected}: {}", paragraphs[index]);
        }
    }
    println!(
        "{}: {}/{} the same, {:.2}%; without a URL {}/{}, {:.2}%",
        sweep.display(),
        agreement.same,
        agreement.all,
        agreement.percent(),
        agreement.same_plain,
        agreement.plain,
        agreement.percent_plain()
    );
    agreement
}

#[test]
fn line_starts_are_chromiums() {
    let data = super::fixtures().join("chromium");
    let agreement = compare(&data.join("paragraphs.txt"), &data.join("sweep_amiri_20px.txt"), 20.0);
    assert!(agreement.percent_plain() >= 99.9);
    // An address longer than a line is cut after a slash here and anywhere in a browser.
    assert!(agreement.percent() >= 98.9);
}

/// `QARI_SWEEP=PARAGRAPHS:SWEEP:SIZE` compares a sweep that was made elsewhere.
#[test]
fn a_sweep_of_your_own() {
    let Ok(named) = std::env::var("QARI_SWEEP") else { return };
    let parts: Vec<&str> = named.split(':').collect();
    let [paragraphs, sweep, size] = parts[..] else { panic!("QARI_SWEEP is PARAGRAPHS:SWEEP:SIZE") };
    let agreement = compare(Path::new(paragraphs), Path::new(sweep), size.parse().unwrap());
    assert!(agreement.percent_plain() >= 99.2);
}
