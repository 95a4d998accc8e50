//! The article on the page: painted in three passes (grounds and rules, glyphs, selection beneath the glyphs), scrolled,
//! selected, clicked, and told to assistive technology in logical order.
//!
//! Only what is near the view is laid out ([`page`]); filter, hover, selection and theme change colours and shapes and never
//! the layout.

mod marks;
mod meta_line;
mod page;
mod paint;
mod selection;

use std::sync::Arc;

use eframe::egui::{
    self, Color32, CursorIcon, Id, Key, Modifiers, Pos2, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::hover_card;
use super::scene::{Scene, name, speaks};
use super::theme::size;
use super::widgets::scroll::{ScrollBar, wheel};
use crate::article::{Article, BlockKind, TextRange};
use crate::extract::MentionId;
use crate::highlight::{Emphasis, Highlight};
use crate::i18n::Msg;
use crate::session::{Action, Session};
use crate::text::Stats;
use page::{Column, Page};
use selection::{Grain, Selection};

/// Height of an arrow key's step, in points.
const STEP: f64 = 58.0;

/// What the page remembers between frames.
#[derive(Default)]
pub struct ArticleView {
    page: Page,
    /// Distance of the view's top from the page's top, in physical pixels.
    scroll_px: f64,
    /// Where to go in the next frame.
    target: Option<Target>,
    selection: Option<Selection>,
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
}

/// A mention on the screen: its highlight and its pieces, in points, in text order.
struct Lit {
    highlight: Highlight,
    rects: Vec<Rect>,
    rtl: bool,
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
        self.selection = None;
        self.hovered = None;
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

    /// Selects nothing.
    pub fn clear_selection(&mut self) {
        self.selection = None;
    }

    /// The keys that scroll.
    pub fn hear_keys(&mut self, ui: &Ui) {
        if ui.ctx().memory(egui::Memory::focused).is_some() {
            // Arrows move the focus then, and Space presses what has it.
            return;
        }
        let page = self.seen_pt * 0.9;
        let moves = [
            (Modifiers::NONE, Key::ArrowDown, STEP),
            (Modifiers::NONE, Key::ArrowUp, -STEP),
            (Modifiers::NONE, Key::PageDown, page),
            (Modifiers::NONE, Key::PageUp, -page),
            (Modifiers::SHIFT, Key::Space, -page),
            (Modifiers::NONE, Key::Space, page),
        ];
        ui.input_mut(|input| {
            for (modifiers, key, by) in moves {
                self.pushed_pt += by * input.count_and_consume_key(modifiers, key) as f64;
            }
        });
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
        self.settle(ui, scene, (rect, active), (&article, &column));
        let clip = rect.intersect(ui.clip_rect());
        let scroll_px = self.scroll_px;
        let ground = ui.interact(rect, Id::unique("article"), Sense::CLICK | Sense::DRAG);
        let region = scene.say(&Msg::ArticleRegion);
        name(&ground, Role::Article, &region, article.direction().is_rtl());
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.set_clip_rect(clip);
            let lit = self.page.lit(scene.session, &column, scroll_px);
            self.paint(ui, scene, &column, &lit);
            self.announce_blocks(ui, &article, &column);
            if let Some(place) = self.page.gap(&column, scroll_px).filter(|place| place.intersects(rect)) {
                meta_line::show(ui, scene, place, (document, article.direction().is_rtl()));
            }
            if active {
                self.select(ui, (&article, &column), &ground);
                self.point_at_mentions(ui, scene, &lit, rect);
            }
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
        (article, column): (&Arc<Article>, &Column),
    ) {
        let before = scene.ink.stats();
        let scale = f64::from(scene.ink.scale());
        let seen_px = f64::from(rect.height()) * scale;
        let typography = scene.session.settings().typography.clone();
        if let Some(kept) = self.page.fit(scene.ink.engine(), (article, &typography), column, self.scroll_px) {
            self.scroll_px = kept;
        }
        if active {
            self.scroll_px += (wheel(ui, rect) + std::mem::take(&mut self.pushed_pt)) * scale;
        }
        match self.target.take() {
            None => {}
            Some(Target::Start) => self.scroll_px = 0.0,
            Some(Target::End) => self.scroll_px = f64::MAX,
            Some(Target::Range(range)) => {
                self.scroll_px = self.page.scroll_for(scene.ink.engine(), range, (self.scroll_px, seen_px));
            }
        }
        self.scroll_px = self.page.settle(scene.ink.engine(), self.scroll_px, seen_px);
        let after = scene.ink.stats();
        self.work.shapes += after.shapes - before.shapes;
        self.work.layouts += after.layouts - before.layouts;
    }

    fn show_scroll_bar(&mut self, ui: &Ui, scene: &mut Scene<'_>, rect: Rect, article: &Article) {
        let scale = f64::from(scene.ink.scale());
        let left = if scene.rtl() { rect.left() } else { rect.right() - size::SCROLL_BAR };
        let name = scene.say(&Msg::ArticleRegion);
        let marks = self.scroll_marks(scene, article);
        let bar = ScrollBar {
            id: Id::unique("article scroll"),
            strip: Rect::from_min_size(pos2(left, rect.top()), vec2(size::SCROLL_BAR, rect.height())),
            content_pt: self.page.height_px() / scale,
            seen_pt: f64::from(rect.height()),
            name: &name,
            marks: &marks,
        };
        if let Some(moved) = bar.show(ui, scene.palette, self.scroll_px / scale) {
            self.scroll_px = moved * scale;
            ui.ctx().request_repaint();
        }
    }

    /// Where the selected entities and found words lie in the article, by the share of its text before them.
    fn scroll_marks(&self, scene: &Scene<'_>, article: &Article) -> Vec<(f64, Color32)> {
        let length = article.text.len().max(1) as f64;
        let share = |range: TextRange| f64::from(range.start) / length;
        let session = scene.session;
        // Without a selection nothing is focused, and a long article has too many mentions to ask each of them.
        let selected = if session.filter().selected.is_empty() { &[] } else { session.highlights() };
        let focused = selected.iter().filter(|highlight| highlight.emphasis == Emphasis::Focused);
        let mut marks: Vec<_> = focused.map(|lit| (share(lit.range), scene.palette.kind(lit.kind).strong)).collect();
        if session.find().open {
            marks.extend(session.find().matches.iter().map(|range| (share(*range), scene.palette.ink3)));
        }
        marks
    }

    /// Each paragraph and heading that is seen, with its text as it stands in the article.
    fn announce_blocks(&self, ui: &Ui, article: &Article, column: &Column) {
        for seen in self.page.seen(column, self.scroll_px) {
            let Some(block) = article.blocks.get(seen.index) else { continue };
            let response = ui.interact(seen.text, Id::unique(("block", seen.range.start)), Sense::hover());
            let (role, level) = match block.kind {
                BlockKind::Heading(level) => (Role::Heading, Some(level)),
                BlockKind::ListItem { .. } => (Role::ListItem, None),
                BlockKind::Quote => (Role::Blockquote, None),
                BlockKind::Code => (Role::Code, None),
                BlockKind::TableRow => (Role::Row, None),
                BlockKind::Paragraph => (Role::Paragraph, None),
            };
            let text = article.slice(seen.range);
            response.widget_info(|| WidgetInfo::labeled(role, true, text));
            if let Some(level) = level {
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_level(usize::from(level)));
            }
            speaks(ui.ctx(), response.id, block.direction.is_rtl());
        }
    }

    /// Clicks and hovering on mentions. They lie over the page but take no drags, so a selection can begin on one.
    fn point_at_mentions(&mut self, ui: &Ui, scene: &mut Scene<'_>, lit: &[Lit], page: Rect) {
        let mut over: Option<(MentionId, Rect)> = None;
        for mention in lit {
            let id = mention.highlight.mention;
            for (piece, rect) in mention.rects.iter().enumerate() {
                let response = ui.interact(marks::tint_box(*rect), Id::unique(("mention", id, piece)), Sense::CLICK);
                if piece == 0 {
                    announce_mention(scene, &response, mention);
                }
                if response.hovered() {
                    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
                    over = Some((id, *rect));
                }
                if response.clicked() {
                    let additive = ui.input(|input| input.modifiers.command);
                    scene.act(Action::MentionClicked { id, additive });
                }
            }
        }
        let hovered = over.map(|(id, _)| id);
        if hovered != self.hovered {
            self.hovered = hovered;
            scene.act(Action::Hovered(hovered));
        }
        let rested = ui.input(|input| input.pointer.time_since_last_movement());
        if let Some((id, rect)) = over.filter(|_| !ui.input(|input| input.pointer.any_down())) {
            if rested < 0.2 {
                ui.ctx().request_repaint_after_secs(0.21 - rested);
            } else if scene.session.card().is_some_and(|card| card.mention == id) {
                hover_card::show(ui, scene, rect, page);
            }
        }
    }

    /// Selecting text with the pointer.
    fn select(&mut self, ui: &Ui, (article, column): (&Article, &Column), ground: &egui::Response) {
        if ground.hovered() && self.hovered.is_none() {
            let over_text = ground.hover_pos().is_some_and(|at| column.rect.contains(at));
            ui.ctx().set_cursor_icon(if over_text { CursorIcon::Text } else { CursorIcon::Default });
        }
        if ground.clicked() || ground.drag_started() {
            ui.ctx().memory_mut(|memory| {
                if let Some(focused) = memory.focused() {
                    memory.surrender_focus(focused);
                }
            });
        }
        let Some(pointer) = ground.interact_pointer_pos() else { return };
        let shift = ui.input(|input| input.modifiers.shift);
        let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
        if ground.drag_started() {
            self.begin(article, column, origin, Grain::Letter);
        }
        if ground.dragged() {
            self.extend(article, column, pointer);
            self.scroll_past_edge(ui, pointer, ground.rect);
        } else if ground.triple_clicked() {
            self.begin(article, column, pointer, Grain::Block);
        } else if ground.double_clicked() {
            self.begin(article, column, pointer, Grain::Word);
        } else if ground.clicked() && shift && self.selection.is_some() {
            self.extend(article, column, pointer);
        } else if ground.clicked() {
            self.begin(article, column, pointer, Grain::Letter);
        }
    }

    fn begin(&mut self, article: &Article, column: &Column, at: Pos2, grain: Grain) {
        let offset = self.page.offset_at(column, self.scroll_px, at);
        self.selection = offset.map(|offset| Selection::begin(article, offset, grain));
    }

    fn extend(&mut self, article: &Article, column: &Column, at: Pos2) {
        let offset = self.page.offset_at(column, self.scroll_px, at);
        if let (Some(selection), Some(offset)) = (&mut self.selection, offset) {
            selection.extend(article, offset);
        }
    }

    fn scroll_past_edge(&mut self, ui: &Ui, pointer: Pos2, page: Rect) {
        let beyond = (pointer.y - page.bottom()).max(0.0) - (page.top() - pointer.y).max(0.0);
        if beyond != 0.0 {
            self.pushed_pt += f64::from(beyond.clamp(-60.0, 60.0) * 0.4);
            ui.ctx().request_repaint();
        }
    }
}

fn announce_mention(scene: &Scene<'_>, response: &egui::Response, mention: &Lit) {
    let Some(document) = scene.session.document() else { return };
    let text = document.article().slice(mention.highlight.range);
    let chosen = mention.highlight.emphasis == Emphasis::Focused;
    response.widget_info(|| WidgetInfo::selected(Role::Mark, true, chosen, text));
    speaks(&response.ctx, response.id, mention.rtl);
}
