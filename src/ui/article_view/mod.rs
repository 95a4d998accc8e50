//! The article on the page: painted in three passes (grounds and rules, glyphs, selection beneath the glyphs), scrolled,
//! selected, clicked, and told to assistive technology in logical order.
//!
//! Only what is near the view is laid out ([`page`]); filter, hover, selection and theme change colours and shapes and never
//! the layout.

mod announce;
mod caret;
mod keys;
mod marker;
mod marks;
mod meta_line;
mod page;
mod paint;
mod pointer;
mod seen;
mod selection;

use std::sync::Arc;

use eframe::egui::{Color32, Id, Pos2, Rect, Role, Sense, Ui, UiBuilder, pos2, vec2};

use super::scene::{Scene, name};
use super::theme::size;
use super::widgets::scroll::{ScrollBar, wheel};
use crate::article::{Article, TextRange};
use crate::extract::MentionId;
use crate::highlight::{Emphasis, Highlight};
use crate::i18n::Msg;
use crate::session::{Document, Session};
use crate::text::Stats;
use marks::Pieces;
use page::{Column, Page, TopLine, style_of};
use selection::{Grain, Selection, Spot};

/// What the page remembers between frames.
#[derive(Default)]
pub struct ArticleView {
    page: Page,
    /// Distance of the view's top from the page's top, in physical pixels.
    scroll_px: f64,
    /// The line at the view's top since the reader last scrolled: another width or size puts it there again, and a window
    /// that is drawn wider and narrower for a while ends where it began.
    top_line: Option<TopLine>,
    /// Where to go in the next frame.
    target: Option<Target>,
    selection: Option<Selection>,
    /// Where a caret that goes up and down would like to stand, in pixels from the column's left edge.
    goal_x_px: Option<f32>,
    /// When and where the text was clicked last, and what that click took.
    last_click: Option<(f64, Pos2, Grain)>,
    drawn: bool,
    /// Height of the view in the last frame, in points, for the keys that move by it.
    seen_pt: f64,
    /// Scrolling that keys asked for, in points.
    pushed_pt: f64,
    /// The mention under the pointer in the last frame.
    hovered: Option<MentionId>,
    /// What the engine has done for the article so far.
    work: Stats,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Start,
    End,
    Range(TextRange),
    Caret(Spot),
}

/// A mention on the screen: its highlight, the piece of the article that it is in, its tints, in points, in text order, and the ink that
/// their rules spare.
struct Lit {
    highlight: Highlight,
    piece: TextRange,
    tints: Vec<Rect>,
    spared: Vec<Rect>,
    rtl: bool,
}

impl Lit {
    fn pieces(&self) -> Pieces<'_> {
        Pieces { tints: &self.tints, spared: &self.spared, rtl: self.rtl }
    }
}

impl ArticleView {
    /// Brings `range` into view.
    pub fn scroll_to(&mut self, range: TextRange) {
        self.target = Some(Target::Range(range));
    }

    /// To the first or the last line.
    pub fn jump(&mut self, to_end: bool) {
        self.target = Some(if to_end { Target::End } else { Target::Start });
    }

    /// A new article: its top, nothing selected.
    pub fn start_over(&mut self) {
        self.target = Some(Target::Start);
        self.top_line = None;
        self.selection = None;
        self.hovered = None;
    }

    /// Lays the article out anew in the next frame: its font is another one. The line at the top stays.
    pub fn set_anew(&mut self) {
        self.page = Page::default();
    }

    /// Whether the last frame drew an article.
    #[must_use]
    pub fn drawn(&self) -> bool {
        self.drawn
    }

    /// Distance of the view's top from the page's top, in physical pixels.
    #[must_use]
    pub fn scroll_px(&self) -> f64 {
        self.scroll_px
    }

    /// The selected text.
    #[must_use]
    pub fn selected(&self) -> Option<TextRange> {
        self.selection.and_then(|selection| selection.range())
    }

    /// What the engine has done for the article so far: words shaped, paragraphs laid out.
    #[must_use]
    pub fn work(&self) -> Stats {
        self.work
    }

    /// Selects everything.
    pub fn select_all(&mut self, session: &Session) {
        self.selection = session.document().map(|document| Selection::all(document.article()));
    }

    /// Selects nothing and hides the caret; whether anything was selected.
    pub fn drop_selection(&mut self) -> bool {
        self.selection.take().and_then(|selection| selection.range()).is_some()
    }

    /// Draws the open article in `rect`. A page that is not `active` lies under the panel's drawer and takes no input.
    pub fn show(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, rect: Rect, active: bool) {
        let Some(document) = scene.session.document() else {
            self.drawn = false;
            return;
        };
        let article = Arc::clone(document.article());
        let column = Column::within(rect, scene);
        self.seen_pt = f64::from(rect.height());
        self.settle(ui, scene, (rect, active), (document, &column));
        let clip = rect.intersect(ui.clip_rect());
        let scroll_px = self.scroll_px;
        let ground = ui.interact(rect, Id::unique("article"), Sense::CLICK | Sense::DRAG);
        let region = scene.say(&Msg::ArticleRegion);
        let rtl = document.direction().is_rtl();
        name(&ground, Role::Article, &region, rtl);
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.set_clip_rect(clip);
            let lit = self.page.lit(scene.session, &column, scroll_px);
            self.paint(ui, scene, &column, &lit);
            if active {
                self.select(ui, (&article, &column), &ground);
            }
            if let Some(place) = self.page.gap(&column, scroll_px).filter(|place| place.intersects(rect)) {
                meta_line::show(ui, scene, place, (document, rtl));
            }
            self.show_blocks(ui, scene, (&article, &column), (&lit, rect, active));
        });
        self.show_scroll_bar(ui, scene, rect, &article);
        self.drawn = true;
    }

    /// Lays out what is near the view and moves the view to where it should be.
    fn settle(
        &mut self,
        ui: &Ui,
        scene: &mut Scene<'_>,
        (rect, active): (Rect, bool),
        (document, column): (&Document, &Column),
    ) {
        let before = scene.ink.stats();
        let scale = f64::from(scene.ink.scale());
        let seen_px = f64::from(rect.height()) * scale;
        let style = style_of(&scene.session.settings().typography, document.given_direction(), scene.ink.scale());
        if self.page.fit((document.article(), style), column) {
            let line = self.top_line.map(|line| self.page.scroll_of(scene.ink.engine(), line));
            self.scroll_px = line.unwrap_or(self.scroll_px);
        }
        let pushed = if active { wheel(ui, rect) + std::mem::take(&mut self.pushed_pt) } else { 0.0 };
        self.scroll_px += pushed * scale;
        let target = self.target.take();
        let engine = scene.ink.engine();
        match target {
            None => {}
            Some(Target::Start) => self.scroll_px = 0.0,
            Some(Target::End) => self.scroll_px = f64::MAX,
            Some(Target::Range(range)) => {
                self.scroll_px = self.page.scroll_for(engine, range, (self.scroll_px, seen_px));
            }
            Some(Target::Caret(spot)) => {
                self.scroll_px = self.page.scroll_to_caret(engine, spot, (self.scroll_px, seen_px));
            }
        }
        self.scroll_px = self.page.settle(engine, self.scroll_px, seen_px);
        if pushed != 0.0 || target.is_some() {
            self.top_line = self.page.top_line(self.scroll_px);
        }
        let after = scene.ink.stats();
        self.work.shapes += after.shapes - before.shapes;
        self.work.layouts += after.layouts - before.layouts;
    }

    fn show_scroll_bar(&mut self, ui: &Ui, scene: &mut Scene<'_>, rect: Rect, article: &Article) {
        let scale = f64::from(scene.ink.scale());
        let left = if scene.rtl() { rect.left() } else { rect.right() - size::SCROLL_BAR };
        let name = scene.say(&Msg::ArticleRegion);
        let marks = Self::scroll_marks(scene, article, (rect.height() / 4.0) as u32);
        let bar = ScrollBar {
            id: Id::unique("article scroll"),
            strip: Rect::from_min_size(pos2(left, rect.top()), vec2(size::SCROLL_BAR, rect.height())),
            content_pt: self.page.height_px() / scale,
            seen_pt: f64::from(rect.height()),
            name: &name,
            marks: &marks,
        };
        if let Some(moved) = bar.show(ui, scene.palette, self.scroll_px / scale) {
            // What is laid out there is settled in the next frame, as after the wheel.
            self.pushed_pt += moved - self.scroll_px / scale;
            ui.ctx().request_repaint();
        }
    }

    /// Where the selected entities and found words lie in the article, by the share of its text before them.
    fn scroll_marks(scene: &Scene<'_>, article: &Article, rows: u32) -> Vec<(f64, Color32)> {
        let length = article.text.len().max(1) as f64;
        let share = |range: TextRange| f64::from(range.start) / length;
        let session = scene.session;
        // Without a selection nothing is focused, and a long article has too many mentions to ask each of them.
        let selected = if session.filter().selected.is_empty() { &[] } else { session.highlights() };
        let focused = selected.iter().filter(|highlight| highlight.emphasis == Emphasis::Focused);
        let mut marks: Vec<_> = focused.map(|lit| (share(lit.range), scene.palette.kind(lit.kind).strong)).collect();
        let find = session.find();
        if find.open {
            // A letter can be found a million times, but the bar has only so many rows: the first match of each.
            let start_of = |row: u32| (f64::from(row) / f64::from(rows.max(1)) * length) as u32;
            for row in 0..rows {
                let first = find.matches.partition_point(|range| range.start < start_of(row));
                let first = find.matches.get(first).filter(|range| range.start < start_of(row + 1));
                marks.extend(first.map(|range| (share(*range), scene.palette.ink3)));
            }
            marks.extend(find.current_match().map(|range| (share(range), scene.palette.ink)));
        }
        marks.sort_by(|a, b| a.0.total_cmp(&b.0));
        marks
    }
}
