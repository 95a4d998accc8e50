//! The three passes over what is seen: grounds and rules, glyphs; the selection lies under the glyphs.

use eframe::egui::{Color32, Stroke, Ui, vec2};

use super::marks::{Pieces, caret, quote_bar};
use super::page::Column;
use super::seen::Seen;
use super::{ArticleView, Lit, marker};
use crate::article::{Article, BlockKind, InlineStyle, TextRange};
use crate::highlight::Emphasis;
use crate::session::Document;
use crate::ui::ink::Brush;
use crate::ui::scene::Scene;
use crate::ui::theme::{mix, radius, space};

/// How far down a line of text the line under a link stands, as a share of the height.
const UNDER_LINK: f32 = 0.94;
/// How far down the line over emphasised words stands.
const OVER_EMPHASIS: f32 = 0.14;

impl ArticleView {
    /// Paints what is seen of the article.
    pub(super) fn paint(&self, ui: &Ui, scene: &mut Scene<'_>, column: &Column, lit: &[Lit]) {
        let Some(document) = scene.session.document() else { return };
        let article = document.article();
        let seen = self.page.seen(column, self.scroll_px);
        for block in &seen {
            paint_block_ground(ui, scene, document, block);
        }
        paint_mentions(ui, scene, lit);
        paint_found(ui, scene, &seen);
        if let Some(selected) = self.selected() {
            for rect in seen.iter().flat_map(|block| block.rects(selected)) {
                ui.painter().rect_filled(rect, 0.0, scene.palette.selection);
            }
        }
        for block in &seen {
            paint_lines(ui, scene, article, block);
        }
        paint_glyphs(ui, scene, &seen, (lit, self.selected()));
        self.paint_caret(ui, scene, column);
    }

    /// The caret: where the keyboard goes on, while keys are for the page.
    fn paint_caret(&self, ui: &Ui, scene: &Scene<'_>, column: &Column) {
        let Some(selection) = self.selection.filter(|_| self.has_keyboard(ui)) else { return };
        let Some((line, rtl)) = self.page.caret(column, self.scroll_px, selection.caret()) else { return };
        caret(ui.painter(), line, rtl, scene.palette.focus);
    }
}

/// Found words, the one that the reader is at with a ring.
fn paint_found(ui: &Ui, scene: &Scene<'_>, seen: &[Seen<'_>]) {
    let find = scene.session.find();
    if !find.open {
        return;
    }
    for block in seen {
        let first = find.matches.partition_point(|range| range.end <= block.range.start);
        let inside = find.matches.iter().enumerate().skip(first);
        for (index, range) in inside.take_while(|(_, range)| range.start < block.range.end) {
            let pieces = Pieces { tints: &block.tints(*range), spared: &[], rtl: block.rtl };
            pieces.fill(ui.painter(), scene.palette.found);
            if find.current == Some(index) {
                pieces.outline(ui.painter(), scene.palette.ink);
            }
        }
    }
}

/// The colours of a mention: behind it, and of the rule under it where it has one.
fn colours(scene: &Scene<'_>, mention: &Lit) -> (Color32, Option<Color32>) {
    let palette = scene.palette;
    let hue = palette.kind(mention.highlight.kind);
    let pointed = scene.session.hovered_entity() == Some(mention.highlight.entity);
    match mention.highlight.emphasis {
        Emphasis::Focused => (hue.strong, None),
        Emphasis::Normal if pointed => (mix(hue.tint, hue.strong, 0.22), Some(hue.strong)),
        Emphasis::Normal => (hue.tint, Some(hue.strong)),
        // Its own paragraph may be lit: there it keeps its rule, so that it stays findable, and loses its tint.
        Emphasis::Dimmed => (mix(palette.paper, hue.tint, 0.45), Some(mix(palette.paper, hue.strong, 0.45))),
    }
}

fn paint_mentions(ui: &Ui, scene: &Scene<'_>, lit: &[Lit]) {
    let painter = ui.painter();
    for mention in lit {
        mention.pieces().fill(painter, colours(scene, mention).0);
    }
    // Over every tint: where lines stand close, the tints of one reach up to the rules of the line above.
    for mention in lit {
        let highlight = mention.highlight;
        if let (_, Some(rule)) = colours(scene, mention) {
            mention.pieces().underline(painter, highlight.kind, rule);
        }
        if scene.session.current_mention() == Some(highlight.mention) && highlight.emphasis != Emphasis::Dimmed {
            mention.pieces().ring(painter, scene.palette.kind(highlight.kind).strong);
        }
    }
}

/// What lies behind a block because of its kind, and the marker of a list item.
fn paint_block_ground(ui: &Ui, scene: &mut Scene<'_>, document: &Document, seen: &Seen<'_>) {
    let Some(block) = document.article().blocks.get(seen.index) else { return };
    let (rtl, palette) = (seen.rtl, scene.palette);
    match block.kind {
        BlockKind::Quote => quote_bar(ui.painter(), seen.frame, rtl, palette.line),
        BlockKind::Code => {
            ui.painter().rect_filled(seen.frame.expand2(vec2(space::S, space::XS)), radius::SMALL, palette.panel);
        }
        // Under the whole row, once.
        BlockKind::TableRow if seen.range.end < block.range.end => {}
        BlockKind::TableRow => {
            let y = ui.painter().round_to_pixel_center(seen.frame.bottom());
            ui.painter().hline(seen.frame.x_range(), y, Stroke::new(1.0, palette.line));
        }
        BlockKind::ListItem { .. } => {
            let ink = if scene.session.is_dimmed(seen.index) { palette.dimmed(palette.ink2) } else { palette.ink2 };
            marker::paint(ui.painter(), scene, document, seen, ink);
        }
        BlockKind::Heading(_) | BlockKind::Paragraph => {}
    }
}

/// Thin lines behind the letters: under links, below the descenders; over what is emphasised, which Arabic neither slants nor
/// sets in capitals.
fn paint_lines(ui: &Ui, scene: &Scene<'_>, article: &Article, seen: &Seen<'_>) {
    let palette = scene.palette;
    let dimmed = scene.session.is_dimmed(seen.index);
    let first = article.styles.partition_point(|run| run.range.end <= seen.range.start);
    let runs = article.styles.iter().skip(first).take_while(|run| run.range.start < seen.range.end);
    for run in runs {
        let (at, colour) = match run.style {
            InlineStyle::Link { .. } => (UNDER_LINK, palette.ink3),
            InlineStyle::Emphasis if dimmed => (OVER_EMPHASIS, palette.dimmed(palette.ink2)),
            InlineStyle::Emphasis => (OVER_EMPHASIS, palette.ink2),
            InlineStyle::Strong | InlineStyle::Code => continue,
        };
        for rect in seen.rects(run.range) {
            let y = ui.painter().round_to_pixel_center(rect.top() + rect.height() * at);
            ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, colour));
        }
    }
}

/// The glyphs of every block that is seen, in one mesh for each page of the atlas.
fn paint_glyphs(ui: &Ui, scene: &mut Scene<'_>, seen: &[Seen<'_>], (lit, selected): (&[Lit], Option<TextRange>)) {
    let (session, palette) = (scene.session, scene.palette);
    let painter = ui.painter().clone();
    let mut brush = Brush::new(scene.ink, &painter);
    let found = if session.find().open { session.find().matches.as_slice() } else { &[] };
    for block in seen {
        let ink = if session.is_dimmed(block.index) { palette.dimmed(palette.ink) } else { palette.ink };
        let focused = focused_ranges(lit, block.range);
        let origin = brush.origin_px(block.text.min);
        for glyph in block.layout.glyphs() {
            let offset = block.range.start + glyph.start;
            // The grounds lie over one another: selected text over found words over selected mentions.
            let on_ground = selected.is_some_and(|range| range.contains(offset)) || holds(found, offset);
            let colour = if on_ground {
                palette.ink
            } else if focused.iter().any(|range| range.contains(offset)) {
                palette.paper
            } else {
                ink
            };
            brush.glyph(glyph.key, origin + vec2(glyph.x_px as f32, glyph.y_px as f32), colour);
        }
    }
    brush.finish();
}

/// Whether one of the ranges, sorted and disjoint, holds a byte.
fn holds(ranges: &[TextRange], offset: u32) -> bool {
    let after = ranges.partition_point(|range| range.end <= offset);
    ranges.get(after).is_some_and(|range| range.contains(offset))
}

/// The selected mentions inside a block.
fn focused_ranges(lit: &[Lit], block: TextRange) -> Vec<TextRange> {
    lit.iter()
        .map(|mention| mention.highlight)
        .filter(|highlight| highlight.emphasis == Emphasis::Focused && highlight.range.overlaps(block))
        .map(|highlight| highlight.range)
        .collect()
}
