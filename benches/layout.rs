//! Full layout against cosmic-text's own `Buffer` and parley, and what the reader sees of a long article.
//!
//! Input: news articles, one paragraph a line (`../shared/data/ner/ant_news_unlabelled.txt` unless a file is named), cut to
//! the number of words that each measurement says. Every engine starts cold: fonts loaded, no word shaped before.
//! Run: `cargo run --release --manifest-path benches/Cargo.toml --bin layout [FILE]`

use std::borrow::Cow;
use std::time::{Duration, Instant};

use cosmic_text::{Attrs, Buffer, Family, FontSystem, Metrics, Shaping, fontdb};
use qari::article::{Article, Block, BlockKind, Direction, TextRange};
use qari::text::{ArticleLayout, ArticleStyle, Face, Paragraph, TextEngine, TextStyle};

const AMIRI: &[u8] = include_bytes!("../fonts/Amiri-Regular.ttf");
const SIZE: f32 = 20.0;
const WIDTH: f32 = 600.0;

fn main() {
    let named = std::env::args().nth(1);
    let path = named.unwrap_or_else(|| "../shared/data/ner/ant_news_unlabelled.txt".to_owned());
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => return eprintln!("{path}: {error}; name a file of paragraphs, one a line"),
    };
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let hundred = words(&lines, 100_000);
    println!("input: {path}, {} paragraphs, 100,000 words, Amiri {SIZE} px, {WIDTH} px wide", hundred.len());
    let (mut qari, mut cosmic, mut parley) = (Duration::MAX, Duration::MAX, Duration::MAX);
    for _ in 0..3 {
        qari = qari.min(timed(|| with_qari(&hundred)));
        cosmic = cosmic.min(timed(|| with_cosmic(&hundred)));
        parley = parley.min(timed(|| with_parley(&hundred)));
    }
    let ratio = |peer: Duration| qari.as_secs_f64() / peer.as_secs_f64();
    println!(
        "full layout: qari {qari:?}, cosmic-text Buffer {cosmic:?} ({:.2}x), parley {parley:?} ({:.2}x)",
        ratio(cosmic),
        ratio(parley)
    );
    long_article(&words(&lines, 1_000_000));
}

/// The first `count` words of the paragraphs, which repeat where they do not suffice.
fn words<'a>(lines: &[&'a str], count: usize) -> Vec<&'a str> {
    let mut left = count;
    let mut taken = Vec::new();
    for line in lines.iter().cycle() {
        let length = line.split_whitespace().count();
        taken.push(*line);
        if length >= left {
            break;
        }
        left -= length;
    }
    taken
}

fn timed(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    let lines = work();
    let taken = start.elapsed();
    assert!(lines > 0, "every engine sets some lines");
    taken
}

fn with_qari(paragraphs: &[&str]) -> usize {
    let mut engine = TextEngine::new();
    let style = TextStyle::new(Face::Amiri, SIZE);
    let set = paragraphs.iter().map(|text| engine.layout(&Paragraph::new(text, Direction::Rtl, style), WIDTH));
    // Everything laid out is kept, as the peers keep theirs.
    set.collect::<Vec<_>>().iter().map(|layout| layout.lines().len()).sum()
}

fn with_cosmic(paragraphs: &[&str]) -> usize {
    let mut database = fontdb::Database::new();
    database.load_font_source(fontdb::Source::Binary(std::sync::Arc::new(AMIRI)));
    let mut system = FontSystem::new_with_locale_and_db("ar".to_owned(), database);
    let mut buffer = Buffer::new(&mut system, Metrics::new(SIZE, SIZE * 1.8));
    buffer.set_size(Some(WIDTH), None);
    let attrs = Attrs::new().family(Family::Name("Amiri"));
    buffer.set_text(&paragraphs.join("\n"), &attrs, Shaping::Advanced, None);
    buffer.shape_until_scroll(&mut system, false);
    buffer.layout_runs().count()
}

fn with_parley(paragraphs: &[&str]) -> usize {
    let mut fonts = parley::FontContext::new();
    fonts.collection.register_fonts(parley::fontique::Blob::from(AMIRI.to_vec()), None);
    let mut context: parley::LayoutContext<()> = parley::LayoutContext::new();
    let family = parley::StyleProperty::FontFamily(parley::FontFamily::named("Amiri"));
    let set = paragraphs.iter().map(|text| {
        let mut builder = context.ranged_builder(&mut fonts, text, 1.0, false);
        builder.push_default(family.clone());
        builder.push_default(parley::StyleProperty::FontSize(SIZE));
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(WIDTH));
        layout.align(parley::Alignment::Start, parley::AlignmentOptions::default());
        layout
    });
    set.collect::<Vec<_>>().iter().map(|layout| layout.lines().count()).sum()
}

/// First view, scrolling, resizing and memory of an article of a million words.
fn long_article(paragraphs: &[&str]) {
    let article = article(paragraphs);
    println!("article: {} blocks, {:.1} MB", article.blocks.len(), article.text.len() as f64 / 1e6);
    let before = resident_mb();
    let view_px = 1000.0;
    let style = ArticleStyle::new(Face::Amiri, 21.0, 39.0);
    let mut engine = TextEngine::new();
    let start = Instant::now();
    let mut layout = ArticleLayout::new(&article, style, 700.0);
    layout.prepare(&mut engine, &article, 0.0..view_px);
    println!("first view: {:?}", start.elapsed());

    let mut frames: Vec<Duration> = Vec::new();
    let mut top = 0.0_f64;
    for frame in 0..4000 {
        // Now and then a leap, as by the scroll bar.
        top = if frame % 400 == 399 { layout.height_px() * f64::from(frame) / 4000.0 } else { top + 120.0 };
        let start = Instant::now();
        top += layout.prepare(&mut engine, &article, top..top + view_px);
        let glyphs: usize = layout.visible(top..top + view_px).map(|block| block.layout.glyphs().len()).sum();
        frames.push(start.elapsed());
        assert!(glyphs > 0, "every frame shows text");
    }
    frames.sort_unstable();
    println!(
        "scrolling, {} frames: median {:?}, p99 {:?}, worst {:?}",
        frames.len(),
        frames[2000],
        frames[3960],
        frames[3999]
    );

    let mut relayouts: Vec<Duration> = (0..20)
        .map(|step| {
            let start = Instant::now();
            let mut narrower = ArticleLayout::new(&article, style, 690.0 - step as f32);
            narrower.prepare(&mut engine, &article, top..top + view_px);
            start.elapsed()
        })
        .collect();
    relayouts.sort_unstable();
    println!("width change: median {:?}, worst {:?}", relayouts[10], relayouts[19]);
    let (pieces, bytes) = layout.kept();
    println!(
        "kept: {pieces} pieces, {:.1} MB; resident memory grew by {:.0} MB",
        bytes as f64 / 1e6,
        resident_mb() - before
    );
}

fn article(paragraphs: &[&str]) -> Article {
    let mut article = Article::default();
    for paragraph in paragraphs {
        let start = article.text.len();
        article.text.push_str(&Cow::Borrowed(*paragraph));
        let range = TextRange::from_usize(start, article.text.len());
        article.blocks.push(Block { range, kind: BlockKind::Paragraph, direction: Direction::Rtl });
        article.text.push('\n');
    }
    article
}

/// Resident memory in MB, 0 where the system does not say.
fn resident_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: f64 = status.split(' ').nth(1).and_then(|pages| pages.parse().ok()).unwrap_or(0.0);
    pages * 4096.0 / 1e6
}
