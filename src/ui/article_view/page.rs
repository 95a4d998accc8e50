//! Where the article lies on the screen: the laid-out blocks, the gap for the line under the headline, and the conversions
//! between points of the screen, pixels of the page and bytes of the article.
//!
//! Page coordinates are physical pixels from the page's top, `f64`: a long article is millions of pixels high. The page is the
//! laid-out article with a gap in it, where the line under the headline stands, and air above and below.

use std::sync::Arc;

use eframe::egui::{Pos2, Rect, pos2, vec2};

use super::{Lit, meta_line};
use crate::article::{Article, BlockKind, TextRange};
use crate::session::Session;
use crate::settings::{DigitsShown, Justification, TextFace, Typography};
use crate::text::{self, ArticleLayout, ArticleStyle, Digits, Face, Justify, ParagraphLayout, TextEngine};
use crate::ui::scene::Scene;
use crate::ui::theme::size;

/// The column of text on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// In points; as high as the view.
    pub rect: Rect,
    /// Its width, in whole physical pixels.
    pub width_px: f32,
    /// Physical pixels to a point.
    pub scale: f32,
}

impl Column {
    /// The column in the middle of the page, as wide as the settings say and the page allows.
    #[must_use]
    pub fn within(page: Rect, scene: &Scene<'_>) -> Self {
        let scale = scene.ink.scale();
        let wanted = f32::from(scene.session.settings().typography.column_width_pt);
        let room = page.width() - 2.0 * size::PAGE_SIDE;
        let width_px = (wanted.min(room).max(120.0) * scale).floor();
        let left = ((page.center().x * scale - width_px / 2.0).round()) / scale;
        let rect = Rect::from_min_size(pos2(left, page.top()), vec2(width_px / scale, page.height()));
        Self { rect, width_px, scale }
    }
}

/// A block on the screen.
pub struct Seen<'a> {
    /// Its place in the article.
    pub index: usize,
    /// Its bytes; of an over-long block those of the slice that is seen.
    pub range: TextRange,
    /// Its layout; positions are relative to the left top of `text`.
    pub layout: &'a ParagraphLayout,
    /// Where its text goes, in points: the column less its indents.
    pub text: Rect,
    /// The whole width of the column at its height, in points.
    pub frame: Rect,
    /// Distance of its baselines, in points.
    pub line_height_pt: f32,
}

/// The laid-out article.
#[derive(Default)]
pub struct Page {
    fitted: Option<Fitted>,
}

struct Fitted {
    layout: ArticleLayout,
    article: Arc<Article>,
    typography: Typography,
    width_px: f32,
    scale: f32,
    /// The block above which the gap lies.
    gap_before: usize,
}

impl Page {
    /// Lays the article out anew where the article, the typography, the width or the scale changed; then the scroll position
    /// at which the line that was at the top of the view is there again.
    pub fn fit(
        &mut self,
        engine: &mut TextEngine,
        (article, typography): (&Arc<Article>, &Typography),
        column: &Column,
        scroll_px: f64,
    ) -> Option<f64> {
        let same_article = self.fitted.as_ref().is_some_and(|fitted| Arc::ptr_eq(&fitted.article, article));
        let unchanged = same_article
            && self.fitted.as_ref().is_some_and(|fitted| {
                fitted.typography == *typography && fitted.width_px == column.width_px && fitted.scale == column.scale
            });
        if unchanged {
            return None;
        }
        let kept = self.fitted.as_ref().filter(|_| same_article && scroll_px > 0.0);
        let kept = kept.and_then(|fitted| fitted.offset_at(scroll_px).map(|offset| (offset, fitted.scale)));
        let style = style_of(typography, column.scale);
        let fitted = Fitted {
            layout: ArticleLayout::new(article, style, column.width_px),
            article: Arc::clone(article),
            typography: typography.clone(),
            width_px: column.width_px,
            scale: column.scale,
            gap_before: gap_before(article),
        };
        let fitted = self.fitted.insert(fitted);
        let Some((offset, _)) = kept else { return Some(if same_article { scroll_px } else { 0.0 }) };
        let (top, _) = fitted.extent(engine, TextRange::new(offset, offset));
        Some(top)
    }

    /// Lays out what is near the view; the scroll position, kept inside the page and corrected for what estimates got wrong.
    pub fn settle(&mut self, engine: &mut TextEngine, scroll_px: f64, seen_px: f64) -> f64 {
        let Some(fitted) = &mut self.fitted else { return 0.0 };
        let mut scroll_px = scroll_px.clamp(0.0, fitted.limit(seen_px));
        // A correction can bring other blocks into view: twice is enough, for the second finds them laid out.
        for _ in 0..2 {
            let top = fitted.to_layout(scroll_px);
            let moved = fitted.layout.prepare(engine, &fitted.article, top..top + seen_px);
            scroll_px = (scroll_px + moved).clamp(0.0, fitted.limit(seen_px));
        }
        scroll_px
    }

    /// Height of the page, in physical pixels.
    #[must_use]
    pub fn height_px(&self) -> f64 {
        self.fitted.as_ref().map_or(0.0, Fitted::height_px)
    }

    /// Where to scroll so that `range` is in view, with room above and below; where it already is, nothing moves.
    pub fn scroll_for(&mut self, engine: &mut TextEngine, range: TextRange, (scroll_px, seen_px): (f64, f64)) -> f64 {
        let Some(fitted) = &mut self.fitted else { return scroll_px };
        let (top, bottom) = fitted.extent(engine, range);
        let margin = seen_px * 0.12;
        if top - margin >= scroll_px && bottom + margin + 40.0 <= scroll_px + seen_px {
            return scroll_px;
        }
        top - seen_px * 0.32
    }

    /// The blocks that are seen.
    #[must_use]
    pub fn seen(&self, column: &Column, scroll_px: f64) -> Vec<Seen<'_>> {
        let Some(fitted) = &self.fitted else { return Vec::new() };
        let range = fitted.layout_range(column, scroll_px);
        let placed = fitted.layout.visible(range);
        placed
            .map(|block| {
                let top = column.screen_y(fitted.to_page(block.top_px) - scroll_px);
                let height = block.layout.height_px / column.scale;
                let left = column.rect.left() + block.left_px / column.scale;
                let width = block.layout.width_px / column.scale;
                Seen {
                    index: block.index,
                    range: block.range,
                    layout: block.layout,
                    text: Rect::from_min_size(pos2(left, top), vec2(width, height)),
                    frame: Rect::from_min_size(pos2(column.rect.left(), top), vec2(column.rect.width(), height)),
                    line_height_pt: block.line_height_px / column.scale,
                }
            })
            .collect()
    }

    /// The bytes from the first to the last block that is seen.
    #[must_use]
    pub fn seen_range(&self, column: &Column, scroll_px: f64) -> TextRange {
        let seen = self.seen(column, scroll_px);
        let ends = seen.first().map(|block| block.range.start).zip(seen.last().map(|block| block.range.end));
        ends.map_or_else(TextRange::default, |(start, end)| TextRange::new(start, end))
    }

    /// The mentions that are seen, with their pieces on the screen.
    #[must_use]
    pub fn lit(&self, session: &Session, column: &Column, scroll_px: f64) -> Vec<Lit> {
        let highlights = session.highlights();
        let mut lit = Vec::new();
        for seen in self.seen(column, scroll_px) {
            let rtl = self.direction_of(seen.index);
            let first = highlights.partition_point(|highlight| highlight.range.end <= seen.range.start);
            let inside = highlights.iter().skip(first).take_while(|highlight| highlight.range.start < seen.range.end);
            lit.extend(inside.map(|highlight| Lit {
                highlight: *highlight,
                rects: seen.rects(highlight.range, column),
                rtl,
            }));
        }
        lit
    }

    /// The pieces of `range` that are seen, each with whether its block reads from the right.
    #[must_use]
    pub fn rects(&self, column: &Column, scroll_px: f64, range: TextRange) -> Vec<(Rect, bool)> {
        let seen = self.seen(column, scroll_px);
        let pieces = seen.iter().flat_map(|block| {
            let rtl = self.direction_of(block.index);
            block.rects(range, column).into_iter().map(move |rect| (rect, rtl))
        });
        pieces.collect()
    }

    /// The byte of the article at a point of the screen: the nearest one of the nearest block that is seen.
    #[must_use]
    pub fn offset_at(&self, column: &Column, scroll_px: f64, at: Pos2) -> Option<u32> {
        let seen = self.seen(column, scroll_px);
        let distance = |block: &Seen<'_>| (block.text.top() - at.y).max(at.y - block.text.bottom()).max(0.0);
        let nearest = seen.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        let local = (at - nearest.text.min) * column.scale;
        let hit = nearest.layout.hit(local.x, local.y);
        Some(nearest.range.start + u32::try_from(hit.offset).ok()?)
    }

    /// Where the line under the headline goes.
    #[must_use]
    pub fn gap(&self, column: &Column, scroll_px: f64) -> Option<Rect> {
        let fitted = self.fitted.as_ref()?;
        let top = column.screen_y(fitted.gap_top() - scroll_px);
        Some(Rect::from_min_size(pos2(column.rect.left(), top), vec2(column.rect.width(), meta_line::HEIGHT)))
    }

    fn direction_of(&self, block: usize) -> bool {
        let article = self.fitted.as_ref().map(|fitted| &fitted.article);
        article.and_then(|article| article.blocks.get(block)).is_none_or(|block| block.direction.is_rtl())
    }
}

impl Column {
    /// Pixels below the view's top as points of the screen.
    fn screen_y(&self, below_px: f64) -> f32 {
        self.rect.top() + (below_px / f64::from(self.scale)) as f32
    }
}

impl Seen<'_> {
    /// The pieces of `range` (bytes of the article) in this block, in points of the screen, those of one line joined.
    fn rects(&self, range: TextRange, column: &Column) -> Vec<Rect> {
        let Some(inside) = range.intersection(self.range) else { return Vec::new() };
        let local = (inside.start - self.range.start) as usize..(inside.end - self.range.start) as usize;
        let mut joined: Vec<Rect> = Vec::new();
        for rect in self.layout.rects(local) {
            // Spaces that hang at a break belong to the range but not to the picture of it.
            let line = self.layout.lines().get(self.layout.line_at((rect.top_px + rect.bottom_px) / 2.0));
            let Some(rect) = line.and_then(|line| within_line(rect, line)) else { continue };
            let corner = self.text.min + vec2(rect.left_px, rect.top_px) / column.scale;
            let piece = Rect::from_min_size(corner, vec2(rect.width_px(), rect.height_px()) / column.scale);
            match joined.last_mut().filter(|last| touches(last, &piece)) {
                Some(last) => *last = last.union(piece),
                None => joined.push(piece),
            }
        }
        joined
    }
}

/// The part of `rect` that lies in the line's content, where there is any.
fn within_line(rect: text::Rect, line: &text::Line) -> Option<text::Rect> {
    let (left_px, right_px) = (rect.left_px.max(line.left_px), rect.right_px.min(line.right_px));
    (left_px < right_px).then_some(text::Rect { left_px, right_px, ..rect })
}

/// Whether two pieces lie side by side on one line.
fn touches(a: &Rect, b: &Rect) -> bool {
    (a.top() - b.top()).abs() < 1.0 && a.left() <= b.right() + 1.0 && b.left() <= a.right() + 1.0
}

impl Fitted {
    fn gap_px(&self) -> f64 {
        f64::from(meta_line::HEIGHT * self.scale)
    }

    fn air_px(&self) -> f64 {
        f64::from(size::PAGE_TOP * self.scale)
    }

    fn gap_top(&self) -> f64 {
        self.air_px() + self.layout.block_top(self.gap_before)
    }

    /// From the layout's height to the page's.
    fn to_page(&self, layout_px: f64) -> f64 {
        let gap = if layout_px >= self.layout.block_top(self.gap_before) { self.gap_px() } else { 0.0 };
        self.air_px() + layout_px + gap
    }

    /// From the page's height to the layout's; all of the gap is the top of the block under it.
    fn to_layout(&self, page_px: f64) -> f64 {
        let above = self.layout.block_top(self.gap_before);
        let below_air = page_px - self.air_px();
        if below_air < above { below_air } else { (below_air - self.gap_px()).max(above) }
    }

    fn layout_range(&self, column: &Column, scroll_px: f64) -> std::ops::Range<f64> {
        let seen_px = f64::from(column.rect.height() * column.scale);
        self.to_layout(scroll_px)..self.to_layout(scroll_px + seen_px)
    }

    fn height_px(&self) -> f64 {
        let bottom = f64::from(size::PAGE_BOTTOM * self.scale);
        self.air_px() + self.layout.height_px() + self.gap_px() + bottom
    }

    fn limit(&self, seen_px: f64) -> f64 {
        (self.height_px() - seen_px).max(0.0)
    }

    /// Top and bottom of the lines of `range`, in page coordinates.
    fn extent(&mut self, engine: &mut TextEngine, range: TextRange) -> (f64, f64) {
        let (top, bottom) = self.layout.extent(engine, &self.article, range);
        (self.to_page(top), self.to_page(bottom))
    }

    /// The first byte of the line at a height of the page, where that block is laid out.
    fn offset_at(&self, page_px: f64) -> Option<u32> {
        let at = self.to_layout(page_px);
        let block = self.layout.visible(at..at + 1.0).next()?;
        let hit = block.layout.hit(0.0, (at - block.top_px) as f32 + 1.0);
        Some(block.range.start + u32::try_from(hit.offset).ok()?)
    }
}

/// The block that follows the headline: the line of facts stands above it.
fn gap_before(article: &Article) -> usize {
    let headline = article.blocks.iter().take(6).position(|block| block.kind == BlockKind::Heading(1));
    headline.map_or(0, |index| index + 1).min(article.blocks.len().saturating_sub(1))
}

fn style_of(typography: &Typography, scale: f32) -> ArticleStyle {
    let size_px = f32::from(typography.size_pt) * scale;
    ArticleStyle {
        face: match typography.face {
            TextFace::Amiri => Face::Amiri,
            TextFace::Naskh => Face::Naskh,
            TextFace::Sans => Face::Sans,
        },
        size_px,
        line_height_px: (size_px * f32::from(typography.line_height_percent) / 100.0).round(),
        justify: match typography.justification {
            Justification::Ragged => Justify::Ragged,
            Justification::Spaces => Justify::Spaces,
            Justification::Kashida => Justify::Kashida,
        },
        digits: match typography.digits {
            DigitsShown::AsWritten => Digits::AsWritten,
            DigitsShown::Western => Digits::Western,
            DigitsShown::ArabicIndic => Digits::ArabicIndic,
        },
        hide_tashkeel: !typography.tashkeel,
        direction: None,
    }
}
