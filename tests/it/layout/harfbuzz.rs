//! Glyphs and positions against HarfBuzz: a stored reference always, `hb-shape` itself where it is installed.

use std::io::Write as _;
use std::process::{Command, Stdio};

use qari::article::Direction;
use qari::text::{Face, Paragraph, TextEngine, TextStyle};

/// A glyph: its number, and its origin right of the text's left edge and above the baseline, in font units.
type Glyph = (u16, f32, f32);

const FONTS: [(Face, &str); 2] = [(Face::Amiri, "Amiri-Regular"), (Face::Naskh, "NotoNaskhArabic-Regular")];

/// Both fonts have 1000 units an em, so that at this size a pixel is a unit.
const SIZE: f32 = 1000.0;

fn ours(engine: &mut TextEngine, text: &str, face: Face) -> Vec<Glyph> {
    let layout = engine.layout(&Paragraph::new(text, Direction::Rtl, TextStyle::new(face, SIZE)), f32::INFINITY);
    let baseline = layout.lines()[0].baseline_px;
    let place = |glyph: &qari::text::PlacedGlyph| {
        let x = glyph.x_px as f32 + f32::from(glyph.key.bin) / 4.0;
        (glyph.key.glyph, x, baseline - glyph.y_px as f32)
    };
    layout.glyphs().iter().map(place).collect()
}

/// What `hb-shape` says of each text, without the glyphs of spaces; `None` where it is not installed.
fn harfbuzz(texts: &[&str], font: &str) -> Option<Vec<Vec<Glyph>>> {
    let file = format!("{}/fonts/{font}.ttf", env!("CARGO_MANIFEST_DIR"));
    let options = ["--direction=rtl", "--script=arab", "--language=ar", "--no-glyph-names", "--no-clusters"];
    let run = Command::new("hb-shape").args(options).arg(&file).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut run) = run else {
        eprintln!("SKIPPED: hb-shape is not installed (Debian package libharfbuzz-bin)");
        return None;
    };
    let mut input = run.stdin.take()?;
    let text = texts.join("\n") + "\n";
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = run.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    Some(String::from_utf8(output.stdout).ok()?.lines().map(parse).collect())
}

/// Reads `[12+340|7@-3,20+0]`: number, offset, advance.
fn parse(line: &str) -> Vec<Glyph> {
    let mut pen = 0.0;
    let mut glyphs = Vec::new();
    for field in line.trim_matches(['[', ']']).split('|').filter(|field| !field.is_empty()) {
        let (head, advance) = field.rsplit_once('+').unwrap();
        let (id, offset) = head.split_once('@').unwrap_or((head, "0,0"));
        let (dx, dy) = offset.split_once(',').unwrap();
        glyphs.push((id.parse().unwrap(), pen + dx.parse::<f32>().unwrap(), dy.parse().unwrap()));
        pen += advance.parse::<f32>().unwrap();
    }
    glyphs
}

fn same(ours: &[Glyph], theirs: &[Glyph]) -> bool {
    let near = |a: &Glyph, b: &Glyph| a.0 == b.0 && (a.1 - b.1).abs() <= 1.0 && (a.2 - b.2).abs() <= 1.0;
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| near(a, b))
}

/// `FONT<tab>WORD<tab>what hb-shape printed`, made by HarfBuzz 6.0.
#[test]
fn words_are_shaped_as_the_reference_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/text_harfbuzz.tsv");
    let mut engine = TextEngine::new();
    let mut count = 0;
    for line in std::fs::read_to_string(path).unwrap().lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (face, _) = FONTS.into_iter().find(|(_, font)| *font == fields[0]).unwrap();
        let found = ours(&mut engine, fields[1], face);
        assert!(same(&found, &parse(fields[2])), "{} in {}: {found:?} not {}", fields[1], fields[0], fields[2]);
        count += 1;
    }
    assert!(count >= 100);
}

#[test]
fn five_thousand_words_are_shaped_as_harfbuzz_does() {
    let Some(shared) = super::shared() else { return };
    let text = std::fs::read_to_string(shared.join("data/text/words.txt")).unwrap();
    let words: Vec<&str> = text.lines().collect();
    let mut engine = TextEngine::new();
    for (face, font) in FONTS {
        let Some(expected) = harfbuzz(&words, font) else { return };
        assert_eq!(expected.len(), words.len());
        let wrong: Vec<&str> = (words.iter().zip(&expected))
            .filter(|(word, theirs)| !same(&ours(&mut engine, word, face), theirs))
            .map(|(word, _)| *word)
            .collect();
        assert!(
            wrong.is_empty(),
            "{font}: {} of {} differ: {:?}",
            wrong.len(),
            words.len(),
            &wrong[..wrong.len().min(5)]
        );
    }
}

/// Whole lines of one direction: what the word cache may not change.
#[test]
fn lines_are_shaped_as_harfbuzz_does() {
    let Some(shared) = super::shared() else { return };
    let text = std::fs::read_to_string(shared.join("data/text/words.txt")).unwrap();
    let words: Vec<&str> = text.lines().collect();
    let lines: Vec<String> = words.chunks(9).map(|words| words.join(" ")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut engine = TextEngine::new();
    for (face, font) in FONTS {
        let Some(expected) = harfbuzz(&lines, font) else { return };
        let space = harfbuzz(&[" "], font).unwrap()[0][0].0;
        let differ = lines.iter().zip(expected).filter(|(line, theirs)| {
            let theirs: Vec<Glyph> = theirs.iter().filter(|glyph| glyph.0 != space).copied().collect();
            !same(&ours(&mut engine, line, face), &theirs)
        });
        let wrong: Vec<&str> = differ.map(|(line, _)| *line).collect();
        let share = 1.0 - wrong.len() as f64 / lines.len() as f64;
        assert!(share >= 0.99, "{font}: {share:.4} the same, first other {:?}", wrong.first());
    }
}
