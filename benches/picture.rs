//! A page as the engine draws it, to lay beside a browser's.
//!
//! Writes `OUT.pgm`, the paragraphs of a text file (one a line) in Amiri, and `OUT.html`, a page that asks a browser for the same:
//! face, size, line height, width, margins. Sizes are CSS pixels; `SCALE` is physical pixels to one of them.
//! Run: `cargo run --release --manifest-path benches/Cargo.toml --bin picture -- TEXT SIZE WIDTH SCALE OUT`

use std::fmt::Write as _;

use qari::article::Direction;
use qari::text::{Coverage, Face, Paragraph, ParagraphLayout, TextEngine, TextStyle};

/// White space around the text, in CSS pixels.
const MARGIN: f32 = 24.0;

/// Line height, in multiples of the size.
const LEADING: f32 = 1.8;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, size, width, scale, out] = &arguments[..] else { return eprintln!("TEXT SIZE WIDTH SCALE OUT") };
    let number = |text: &String| text.parse::<f32>().unwrap_or_else(|_| panic!("{text} is no number"));
    let (size, width, scale) = (number(size), number(width), number(scale));
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let paragraphs: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut engine = TextEngine::new();
    let style = TextStyle::new(Face::Amiri, size * scale).with_line_height(size * LEADING * scale);
    let layouts: Vec<ParagraphLayout> = paragraphs
        .iter()
        .map(|text| engine.layout(&Paragraph::new(text, Direction::Rtl, style), width * scale))
        .collect();
    let page = draw(&mut engine, &layouts, (width * scale) as usize, (MARGIN * scale) as usize);
    write(&format!("{out}.pgm"), &page);
    write(&format!("{out}.html"), html(&paragraphs, size, width).as_bytes());
}

fn write(path: &str, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
}

/// The paragraphs below each other as a portable grey map, black on white.
fn draw(engine: &mut TextEngine, layouts: &[ParagraphLayout], width_px: usize, margin_px: usize) -> Vec<u8> {
    let text_px: f32 = layouts.iter().map(|layout| layout.height_px).sum();
    let (width, height) = (width_px + 2 * margin_px, text_px as usize + 2 * margin_px);
    let mut pixels = vec![255_u8; width * height];
    let mut top = margin_px as i32;
    for layout in layouts {
        for glyph in layout.glyphs() {
            let Some(image) = engine.raster(glyph.key).filter(|image| image.content == Coverage::Alpha) else {
                continue;
            };
            let (left, upper) = (margin_px as i32 + glyph.x_px + image.left_px, top + glyph.y_px - image.top_px);
            for (row, coverage) in image.coverage.chunks_exact(image.width_px as usize).enumerate() {
                for (column, coverage) in coverage.iter().enumerate() {
                    let (x, y) = (left + column as i32, upper + row as i32);
                    let inside = (0..width as i32).contains(&x) && (0..height as i32).contains(&y);
                    if inside {
                        let pixel = &mut pixels[y as usize * width + x as usize];
                        *pixel = (u16::from(*pixel) * u16::from(255 - coverage) / 255) as u8;
                    }
                }
            }
        }
        top += layout.height_px.round() as i32;
    }
    [format!("P5 {width} {height} 255\n").into_bytes(), pixels].concat()
}

/// The same page for a browser.
fn html(paragraphs: &[&str], size: f32, width: f32) -> String {
    let font = concat!("file://", env!("CARGO_MANIFEST_DIR"), "/../fonts/Amiri-Regular.ttf");
    let mut page = format!(
        "<!doctype html><html dir=rtl lang=ar><meta charset=utf-8><style>@font-face{{font-family:A;src:url({font})}}\
         body{{margin:{MARGIN}px;width:{width}px}}p{{margin:0;font:{size}px/{}px A}}</style>",
        size * LEADING
    );
    for paragraph in paragraphs {
        let escaped = paragraph.replace('&', "&amp;").replace('<', "&lt;");
        let _ = writeln!(page, "<p>{escaped}</p>");
    }
    page
}
