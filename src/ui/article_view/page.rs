//! Where the article lies on the screen: the laid-out blocks, the gap for the line under the headline, and the conversions
//! between points of the screen, pixels of the page and bytes of the article. What one block on the screen answers is in
//! [`seen`](super::seen).
//!
//! Page coordinates are physical pixels from the page's top, `f64`: a long article is millions of pixels high. The page is the
//! laid-out article with a gap in it, where the line under the headline stands, and air above and below.

use std::sync::Arc;

use eframe::egui::{Pos2, Rect, pos2, vec2};

use super::seen::Seen;
use super::selection::{Pointed, Spot};
use super::{Lit, meta_line};
use crate::article::{Article, BlockKind, Direction, TextRange};
use crate::session::Session;
use crate::settings::{DigitsShown, Justification, TextFace, Typography};
use crate::text::{Affinity, ArticleLayout, ArticleStyle, Digits, Face, Justify, PlacedBlock, TextEngine};
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

/// The line at the top of the view: what stays in place when the column, the typography or the scale changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TopLine {
    /// Its first byte.
    offset: u32,
    /// How much of its height is above the view.
    hidden: f64,
}

/// The laid-out article.
#[derive(Default)]
pub struct Page {
    fitted: Option<Fitted>,
}

struct Fitted {
    layout: ArticleLayout,
    article: Arc<Article>,
    scale: f32,
    /// The block above which the gap lies.
    gap_before: usize,
}

impl Page {
    /// Lays the article out anew where the article, its style, the width or the scale changed; whether it did.
    pub fn fit(&mut self, (article, style): (&Arc<Article>, ArticleStyle), column: &Column) -> bool {
        let unchanged = self.fitted.as_ref().is_some_and(|fitted| {
            Arc::ptr_eq(&fitted.article, article)
                && fitted.layout.style() == style
                && fitted.layout.width_px() == column.width_px
                && fitted.scale == column.scale
        });
        if !unchanged {
            self.fitted = Some(Fitted {
                layout: ArticleLayout::new(article, style, column.width_px),
                article: Arc::clone(article),
                scale: column.scale,
                gap_before: gap_before(article),
            });
        }
        !unchanged
    }

    /// The line at the top of the view; `None` where the view begins above the first line.
    #[must_use]
    pub fn top_line(&self, scroll_px: f64) -> Option<TopLine> {
        let fitted = self.fitted.as_ref()?;
        let at = fitted.to_layout(scroll_px);
        let block = fitted.layout.visible(at..at + 1.0).next().filter(|_| at > 0.0)?;
        let inside = at - block.top_px;
        let line = block.layout.lines().get(block.layout.line_at(inside as f32))?;
        let hidden = (inside - f64::from(line.top_px)) / f64::from(block.line_height_px);
        let offset = block.range.start + u32::try_from(line.range.start).ok()?;
        Some(TopLine { offset, hidden: hidden.max(0.0) })
    }

    /// The start of the first line that is seen.
    #[must_use]
    pub fn first_seen(&self, scroll_px: f64) -> Option<Spot> {
        let first = self.fitted.as_ref()?.article.blocks.first()?.range.start;
        let offset = self.top_line(scroll_px).map_or(first, |line| line.offset);
        Some(Spot { offset, affinity: Affinity::Downstream })
    }

    /// The scroll position at which a line is at the top of the view again.
    pub fn scroll_of(&mut self, engine: &mut TextEngine, line: TopLine) -> f64 {
        let Some(fitted) = &mut self.fitted else { return 0.0 };
        let (top, bottom) = fitted.extent(engine, TextRange::new(line.offset, line.offset));
        top + line.hidden * (bottom - top)
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

    /// Where to scroll so that the line of a caret is in view: as little as may be.
    pub fn scroll_to_caret(&mut self, engine: &mut TextEngine, spot: Spot, (scroll_px, seen_px): (f64, f64)) -> f64 {
        let Some(fitted) = &mut self.fitted else { return scroll_px };
        let (top, bottom) = fitted.extent(engine, TextRange::new(spot.offset, spot.offset));
        let margin = (bottom - top).min(seen_px * 0.2);
        scroll_px.max(bottom + margin - seen_px).min(top - margin)
    }

    /// The laid-out piece of the article that holds a byte; laid out now where it was not.
    pub fn piece(&mut self, engine: &mut TextEngine, offset: u32) -> Option<PlacedBlock<'_>> {
        let fitted = self.fitted.as_mut()?;
        let (top, bottom) = fitted.layout.extent(engine, &fitted.article, TextRange::new(offset, offset));
        let holds = |block: &PlacedBlock<'_>| (block.range.start..=block.range.end).contains(&offset);
        fitted.layout.visible(top..bottom.max(top + 1.0)).filter(holds).last()
    }

    /// The laid-out piece at `x_px` of the column in the row that holds a byte; outside tables the piece that holds it.
    pub fn piece_across(&mut self, engine: &mut TextEngine, offset: u32, x_px: f32) -> Option<PlacedBlock<'_>> {
        let row = self.piece(engine, offset)?.row;
        let fitted = self.fitted.as_mut()?;
        let (top, bottom) = fitted.layout.extent(engine, &fitted.article, row);
        fitted.layout.prepare(engine, &fitted.article, top..bottom);
        let (top, _) = fitted.layout.extent(engine, &fitted.article, row);
        let beside = fitted.layout.visible(top..top + 1.0).filter(|block| block.row == row);
        let distance = |block: &PlacedBlock<'_>| {
            let right_px = block.left_px + block.layout.width_px;
            (block.left_px - x_px).max(x_px - right_px).max(0.0)
        };
        beside.min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// The blocks that are seen.
    #[must_use]
    pub fn seen(&self, column: &Column, scroll_px: f64) -> Vec<Seen<'_>> {
        let Some(fitted) = &self.fitted else { return Vec::new() };
        let placed = fitted.layout.visible(fitted.layout_range(column, scroll_px));
        placed
            .map(|block| {
                let top = column.screen_y(fitted.to_page(block.top_px) - scroll_px);
                Seen::new(&block, &fitted.article, column, top)
            })
            .collect()
    }

    /// The mentions that are seen, with their pieces on the screen.
    #[must_use]
    pub fn lit(&self, session: &Session, column: &Column, scroll_px: f64) -> Vec<Lit> {
        let highlights = session.highlights();
        let mut lit = Vec::new();
        for seen in self.seen(column, scroll_px) {
            let first = highlights.partition_point(|highlight| highlight.range.end <= seen.range.start);
            let inside = highlights.iter().skip(first).take_while(|highlight| highlight.range.start < seen.range.end);
            lit.extend(inside.map(|highlight| {
                let tints = seen.tints(highlight.range);
                let spared = seen.ink_at_feet(&tints);
                Lit { highlight: *highlight, piece: seen.range, tints, spared, rtl: seen.rtl }
            }));
        }
        lit
    }

    /// What is at a point of the screen: the nearest letter of the nearest block that is seen.
    #[must_use]
    pub fn pointed(&self, column: &Column, scroll_px: f64, at: Pos2) -> Option<Pointed> {
        let seen = self.seen(column, scroll_px);
        let above = |block: &Seen<'_>| (block.frame.top() - at.y).max(at.y - block.frame.bottom()).max(0.0);
        // Of the cells of a row the one at the point's side.
        let beside = |block: &Seen<'_>| (block.text.left() - at.x).max(at.x - block.text.right()).max(0.0);
        let nearest =
            |a: &&Seen<'_>, b: &&Seen<'_>| above(a).total_cmp(&above(b)).then_with(|| beside(a).total_cmp(&beside(b)));
        seen.iter().min_by(nearest)?.pointed(at)
    }

    /// Where a caret stands on the screen, and whether the text there reads from the right; `None` where it is not seen.
    #[must_use]
    pub fn caret(&self, column: &Column, scroll_px: f64, spot: Spot) -> Option<(Rect, bool)> {
        self.seen(column, scroll_px).iter().rev().find_map(|block| block.caret(spot))
    }

    /// Where the line under the headline goes.
    #[must_use]
    pub fn gap(&self, column: &Column, scroll_px: f64) -> Option<Rect> {
        let fitted = self.fitted.as_ref()?;
        let top = column.screen_y(fitted.gap_top() - scroll_px);
        Some(Rect::from_min_size(pos2(column.rect.left(), top), vec2(column.rect.width(), meta_line::HEIGHT)))
    }
}

impl Column {
    /// Pixels below the view's top as points of the screen.
    fn screen_y(&self, below_px: f64) -> f32 {
        self.rect.top() + (below_px / f64::from(self.scale)) as f32
    }
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
}

/// The block that follows the headline: the line of facts stands above it.
fn gap_before(article: &Article) -> usize {
    let headline = article.blocks.iter().take(6).position(|block| block.kind == BlockKind::Heading(1));
    headline.map_or(0, |index| index + 1).min(article.blocks.len().saturating_sub(1))
}

/// The reader's typography at a scale, with the direction that the reader gave the article, if any.
#[must_use]
pub fn style_of(typography: &Typography, direction: Option<Direction>, scale: f32) -> ArticleStyle {
    let size_px = f32::from(typography.size_pt) * scale;
    ArticleStyle {
        face: match typography.face {
            TextFace::Amiri => Face::Amiri,
            TextFace::Naskh => Face::Naskh,
            TextFace::Sans => Face::Sans,
            TextFace::System => Face::System,
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
        direction,
    }
}
