//! Full layout against cosmic-text's own `Buffer` and parley, and what the reader sees of a long article.
//!
//! Input: news articles, one paragraph a line (`../shared/data/ner/ant_news_unlabelled.txt` unless a file is named), cut to
//! the number of words that each measurement says. Every engine starts cold: fonts loaded, no word shaped before. The engines
//! take turns and the best of their rounds counts, so that a busy machine slows all alike. Memory is that of a process of
//! its own: the highest resident size while a reader scrolls through all of it, less the size with the article loaded.
//! Run: `cargo run --release --manifest-path benches/Cargo.toml --bin layout [FILE]`

use std::borrow::Cow;
use std::collections::HashSet;
use std::time::{Duration, Instant};

use cosmic_text::{Attrs, Buffer, Family, FontSystem, Metrics, Shaping, fontdb};
use qari::article::{Article, Block, BlockKind, Direction, TextRange};
use qari::text::{ArticleLayout, ArticleStyle, Face, GlyphKey, Paragraph, TextEngine, TextStyle};

const AMIRI: &[u8] = include_bytes!("../fonts/Amiri-Regular.ttf");
const SIZE: f32 = 20.0;
const WIDTH: f32 = 600.0;

/// Height of the window's text, in physical pixels.
const VIEW: f64 = 1000.0;

/// How often each engine sets the hundred thousand words.
const ROUNDS: usize = 7;

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let measures_memory = arguments.first().is_some_and(|argument| argument == "--memory");
    if measures_memory {
        arguments.remove(0);
    }
    let path = arguments.pop().unwrap_or_else(|| "../shared/data/ner/ant_news_unlabelled.txt".to_owned());
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => return eprintln!("{path}: {error}; name a file of paragraphs, one a line"),
    };
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    if measures_memory {
        return memory(&article(&words(&lines, 1_000_000)));
    }
    full_layout(&path, &words(&lines, 100_000));
    long_article(&article(&words(&lines, 1_000_000)));
    let child =
        std::env::current_exe().and_then(|bench| std::process::Command::new(bench).args(["--memory", &path]).status());
    if let Err(error) = child {
        eprintln!("memory was not measured: {error}");
    }
}

/// Prints the time of a full layout beside the peers'.
fn full_layout(path: &str, paragraphs: &[&str]) {
    println!("input: {path}, {} paragraphs, 100,000 words, Amiri {SIZE} px, {WIDTH} px wide", paragraphs.len());
    let [mut qari, mut cosmic, mut parley] = [Duration::MAX; 3];
    for _ in 0..ROUNDS {
        qari = qari.min(timed(|| with_qari(paragraphs)));
        cosmic = cosmic.min(timed(|| with_cosmic(paragraphs)));
        parley = parley.min(timed(|| with_parley(paragraphs)));
    }
    let ratio = |peer: Duration| qari.as_secs_f64() / peer.as_secs_f64();
    println!("full layout, qari: {qari:?}");
    println!("full layout, cosmic-text Buffer: {cosmic:?}; qari takes {:.2} of it (target 0.40)", ratio(cosmic));
    println!("full layout, parley: {parley:?}; qari takes {:.2} of it (target 0.80)", ratio(parley));
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

fn style() -> ArticleStyle {
    ArticleStyle::new(Face::Amiri, 21.0, 39.0)
}

/// The work of one frame at `top`: layout of what comes near, and pictures of glyphs that were not drawn before. The result is
/// where the view's top is after estimates were corrected.
fn frame(
    engine: &mut TextEngine,
    layout: &mut ArticleLayout,
    article: &Article,
    drawn: &mut HashSet<GlyphKey>,
    top: f64,
) -> f64 {
    let top = top + layout.prepare(engine, article, top..top + VIEW);
    let mut glyphs = 0;
    for glyph in layout.visible(top..top + VIEW).flat_map(|block| block.layout.glyphs()) {
        glyphs += 1;
        if drawn.insert(glyph.key) {
            std::hint::black_box(engine.raster(glyph.key));
        }
    }
    assert!(glyphs > 0, "every frame shows text");
    top
}

/// Prints what a reader waits for in an article of a million words: the first view, scrolling, another width.
fn long_article(article: &Article) {
    println!("article: 1,000,000 words, {} blocks, {:.1} MB", article.blocks.len(), article.text.len() as f64 / 1e6);
    let start = Instant::now();
    let mut engine = TextEngine::new();
    let mut drawn = HashSet::new();
    let mut layout = ArticleLayout::new(article, style(), 700.0);
    frame(&mut engine, &mut layout, article, &mut drawn, 0.0);
    println!("first view, fonts and glyph pictures included: {:?} (target 40 ms)", start.elapsed());

    let mut frames: Vec<Duration> = Vec::new();
    let mut top = 0.0_f64;
    for number in 0..4000 {
        // Now and then a leap, as by the scroll bar.
        top = if number % 400 == 399 { layout.height_px() * f64::from(number) / 4000.0 } else { top + 120.0 };
        let start = Instant::now();
        top = frame(&mut engine, &mut layout, article, &mut drawn, top);
        frames.push(start.elapsed());
    }
    frames.sort_unstable();
    println!(
        "scrolling, {} frames: median {:?}, p99 {:?} (target 4 ms), worst {:?}",
        frames.len(),
        frames[frames.len() / 2],
        frames[frames.len() * 99 / 100],
        frames[frames.len() - 1]
    );

    let mut relayouts: Vec<Duration> = (0..20)
        .map(|step| {
            let start = Instant::now();
            let mut narrower = ArticleLayout::new(article, style(), 690.0 - step as f32);
            frame(&mut engine, &mut narrower, article, &mut drawn, top);
            start.elapsed()
        })
        .collect();
    relayouts.sort_unstable();
    println!("width change: median {:?} (target 4 ms), worst {:?}", relayouts[10], relayouts[19]);
}

/// Prints the highest resident size over the loaded article while all of it is scrolled through, at two widths.
fn memory(article: &Article) {
    // The kernel's high-water mark starts anew from here.
    if let Err(error) = std::fs::write("/proc/self/clear_refs", "5") {
        return println!("memory: not measured here ({error})");
    }
    let before = resident_mb("VmRSS:");
    let mut engine = TextEngine::new();
    let mut drawn = HashSet::new();
    let mut frames = 0;
    for width in [700.0, 640.0] {
        let mut layout = ArticleLayout::new(article, style(), width);
        let mut top = 0.0;
        while top < layout.height_px() {
            top = frame(&mut engine, &mut layout, article, &mut drawn, top) + VIEW;
            frames += 1;
        }
    }
    println!(
        "memory: {:.0} MB over the article at its highest, {frames} views of all {:.1} MB of text (target 150 MB)",
        resident_mb("VmHWM:") - before,
        article.text.len() as f64 / 1e6
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

/// A size of this process in MB from `/proc/self/status`, 0 where the system does not say.
fn resident_mb(field: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    let kib: f64 = line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0.0);
    kib * 1024.0 / 1e6
}
