//! The engine: what the rest of the program calls to set a paragraph or to see a glyph.

use super::breaks::opportunities;
use super::direction::{hard_lines, levels};
use super::display::Display;
use super::fonts::Fonts;
use super::justify::justify_line;
use super::layout::{GlyphKey, ParagraphLayout};
use super::lines::break_lines;
use super::place::Placer;
use super::raster::{GlyphImage, Rasteriser};
use super::style::{Face, Justify, Overflow, Paragraph, Span};
use super::system_fonts::SystemFace;
use super::truncate::truncate;
use super::unit::UnitMaker;
use super::word_cache::Shaper;

/// Distance between tab stops from the edge where reading starts, in em.
const TAB_STOP_EM: f32 = 4.0;

/// How much work the engine has done since it was made: what tests of «a click costs nothing» look at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stats {
    /// Words that were not in the cache and went to the shaper.
    pub shapes: u64,
    /// Paragraphs laid out.
    pub layouts: u64,
    /// Glyph pictures drawn.
    pub rasters: u64,
}

/// Fonts, word cache and rasteriser. One per program; layouts do not borrow from it.
pub struct TextEngine {
    fonts: Fonts,
    shaper: Shaper,
    rasteriser: Rasteriser,
    layouts: u64,
}

impl Default for TextEngine {
    fn default() -> Self {
        Self::new()
    }
}

impl TextEngine {
    /// An engine with the embedded fonts and empty caches.
    #[must_use]
    pub fn new() -> Self {
        Self { fonts: Fonts::new(), shaper: Shaper::new(), rasteriser: Rasteriser::new(), layouts: 0 }
    }

    /// From now on [`Face::System`] is this face of the system; layouts made with the one before have to be made anew. Whether its
    /// files could be used.
    pub fn use_system_face(&mut self, face: &SystemFace) -> bool {
        let used = self.fonts.use_system(face);
        if used {
            self.shaper.forget(Face::System);
        }
        used
    }

    /// The work done so far.
    #[must_use]
    pub fn stats(&self) -> Stats {
        Stats { shapes: self.shaper.shaped(), layouts: self.layouts, rasters: self.rasteriser.drawn }
    }

    /// Sets a paragraph in a column of `width_px` physical pixels, which may be infinite.
    ///
    /// Widths below zero count as zero: then every line holds one grapheme.
    pub fn layout(&mut self, paragraph: &Paragraph<'_>, width_px: f32) -> ParagraphLayout {
        self.layouts += 1;
        let measure_px = match paragraph.overflow {
            Overflow::Wrap => width_px.max(0.0),
            Overflow::Ellipsis | Overflow::SingleLine => f32::INFINITY,
        };
        let display = Display::new(paragraph.text, paragraph.digits, paragraph.hide_tashkeel);
        let spans: Vec<Span> = paragraph
            .spans
            .iter()
            .map(|span| Span {
                range: display.shown_from_source(span.range.start)..display.shown_from_source(span.range.end),
                bold: span.bold,
            })
            .collect();
        let text = display.text.as_ref();
        let levels = levels(text, paragraph.direction);
        let style = paragraph.style;
        let metrics = self.fonts.vertical_metrics(style.face, style.bold);
        let mut maker = UnitMaker {
            fonts: &self.fonts,
            shaper: &mut self.shaper,
            face: style.face,
            size_px: style.size_px,
            tab_stop_px: (TAB_STOP_EM * style.size_px).max(1.0),
        };
        let mut cut_at = None;
        let mut set = Vec::new();
        for hard_line in hard_lines(text) {
            let mut units = maker.units(text, hard_line.clone(), &levels, style.bold, &spans);
            if paragraph.overflow == Overflow::Ellipsis {
                cut_at = truncate(&mut maker, text, &mut units, paragraph, width_px);
            }
            let opportunities = opportunities(text, hard_line.clone());
            let (mut units, lines) = break_lines(&mut maker, text, units, &opportunities, measure_px);
            if paragraph.justify != Justify::Ragged && measure_px.is_finite() {
                for line in lines.iter().filter(|line| !line.last) {
                    if let Some(content) = units.get_mut(line.units.start..line.content_end) {
                        justify_line(&mut maker, text, content, measure_px, paragraph.justify);
                    }
                }
            }
            set.push((hard_line, units, lines));
            if paragraph.overflow != Overflow::Wrap {
                break;
            }
        }
        let content_width_px = set
            .iter()
            .flat_map(|(_, units, lines)| lines.iter().map(move |line| (units, line)))
            .map(|(units, line)| {
                let content = units.get(line.units.start..line.content_end).unwrap_or(&[]);
                content.iter().map(|unit| unit.advance_px).sum::<f32>()
            })
            .fold(0.0, f32::max);
        // Of an over-long word that was cut, the first piece counts for all.
        let words = || {
            let units = set.iter().flat_map(|(_, units, _)| units);
            units.filter(|unit| unit.word_start == unit.range.start).filter_map(|unit| unit.word.as_ref())
        };
        let mut placer = Placer {
            display: &display,
            direction: paragraph.direction,
            align: paragraph.align,
            style,
            metrics,
            layout: ParagraphLayout {
                width_px: if width_px.is_finite() { width_px.max(0.0) } else { content_width_px },
                height_px: 0.0,
                content_width_px,
                direction: paragraph.direction,
                truncated: cut_at.is_some(),
                text_len: paragraph.text.len(),
                lines: Vec::with_capacity(set.iter().map(|(_, _, lines)| lines.len()).sum()),
                glyphs: Vec::with_capacity(words().map(|word| word.glyphs.len()).sum()),
                cells: Vec::with_capacity(words().map(|word| word.cells.len()).sum()),
            },
        };
        for (hard_line, units, lines) in &set {
            for line in lines {
                let start = units.get(line.units.start).map_or(hard_line.start, |unit| unit.range.start);
                let end = units.get(line.units.end).map_or(hard_line.end, |unit| unit.range.start);
                let range = display.source_from_shown(start)..display.source_from_shown(end);
                placer.add_line(units, line, range);
            }
        }
        let mut layout = placer.layout;
        if let Some(at) = cut_at {
            layout.end_in_ellipsis(display.source_from_shown(at));
        }
        layout.height_px = layout.lines.len() as f32 * style.line_height_px;
        layout
    }

    /// Draws a glyph; `None` for one without ink or one that the font cannot draw.
    pub fn raster(&mut self, key: GlyphKey) -> Option<GlyphImage> {
        self.rasteriser.draw(&mut self.fonts, key)
    }
}
