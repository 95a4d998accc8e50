//! The pointer over the page: selecting text, clicking mentions, resting on one.

use eframe::egui::{CursorIcon, Id, OutputCommand, Pos2, Rect, Response, Sense, Ui};

use super::page::Column;
use super::selection::{Grain, Selection};
use super::{ArticleView, Lit, announce};
use crate::article::Article;
use crate::session::Action;
use crate::ui::hover_card;
use crate::ui::scene::Scene;

/// How far apart two clicks of a double click may be, in points.
const NEAR: f32 = 6.0;

impl ArticleView {
    /// The blocks that are seen, each followed by its mentions: told to assistive technology in the order of the text, and the
    /// mentions open to clicks. They lie over the page but take no drags, so that a selection can begin on one.
    pub(super) fn show_blocks(
        &mut self,
        ui: &mut Ui,
        scene: &mut Scene<'_>,
        at: (&Article, &Column),
        (lit, view, active): (&[Lit], Rect, bool),
    ) {
        let blocks = announce::blocks(&self.page.seen(at.1, self.scroll_px));
        let mut over = None;
        for row in blocks.chunk_by(|a, b| a.row == b.row) {
            let Some(first) = row.first() else { continue };
            first.in_row(ui, at.0, |ui| {
                for block in row {
                    block.announce(ui, at.0);
                    let inside = lit.iter().filter(|mention| active && mention.piece == block.range);
                    for mention in inside {
                        over = self
                            .show_mention(ui, scene, at, mention)
                            .map(|rect| (mention.highlight.mention, rect))
                            .or(over);
                    }
                }
            });
        }
        if !active {
            return;
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
                hover_card::show(ui, scene, rect, view);
            }
        }
    }

    /// A mention; the piece of it that the pointer is over.
    fn show_mention(&mut self, ui: &Ui, scene: &mut Scene<'_>, at: (&Article, &Column), mention: &Lit) -> Option<Rect> {
        let id = mention.highlight.mention;
        let mut over = None;
        for (piece, rect) in mention.tints.iter().enumerate() {
            let response = ui.interact(*rect, Id::unique(("mention", id, mention.piece.start, piece)), Sense::CLICK);
            if piece == 0 {
                announce::mention(scene, &response, mention);
            }
            if response.hovered() {
                ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
                over = Some(*rect);
            }
            if response.clicked() {
                self.click_mention(ui, scene, at, &response, mention);
            }
        }
        over
    }

    /// One click selects the entity. A second one takes that back and selects the word, a third the paragraph, and one with
    /// Shift extends the selection, as anywhere else in the text.
    fn click_mention(
        &mut self,
        ui: &Ui,
        scene: &mut Scene<'_>,
        (article, column): (&Article, &Column),
        response: &Response,
        mention: &Lit,
    ) {
        let modifiers = ui.input(|input| input.modifiers);
        let at = response.interact_pointer_pos().unwrap_or(response.rect.center());
        if modifiers.shift && self.selection.is_some() {
            self.extend(article, column, at);
            return;
        }
        let grain = clicked_grain(response);
        if grain != Grain::Block {
            scene.act(Action::MentionClicked { id: mention.highlight.mention, additive: modifiers.command });
        }
        // A screen reader clicks without a pointer: that is no caret.
        if response.interact_pointer_pos().is_some() {
            self.begin(article, column, at, grain);
        }
    }

    /// Selecting text with the pointer.
    pub(super) fn select(&mut self, ui: &Ui, (article, column): (&Article, &Column), ground: &Response) {
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
        let extends = ui.input(|input| input.modifiers.shift) && self.selection.is_some();
        let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
        if ground.drag_started() && !extends {
            self.begin(article, column, origin, self.dragged_grain(ui, origin));
        }
        if ground.dragged() || (ground.clicked() && extends) {
            self.extend(article, column, pointer);
            self.scroll_past_edge(ui, pointer, ground.rect);
        } else if ground.clicked() {
            let grain = clicked_grain(ground);
            self.begin(article, column, pointer, grain);
            self.last_click = Some((ui.input(|input| input.time), pointer, grain));
        }
        if ground.clicked() || ground.drag_stopped() {
            self.offer_selection(ui, article);
        }
    }

    fn begin(&mut self, article: &Article, column: &Column, at: Pos2, grain: Grain) {
        let pointed = self.page.pointed(column, self.scroll_px, at);
        self.selection = pointed.map(|pointed| Selection::begin(article, pointed, grain));
        self.goal_x_px = None;
    }

    /// By what a drag takes text: by words where it began as the second press of a double click, by paragraphs after that.
    fn dragged_grain(&self, ui: &Ui, origin: Pos2) -> Grain {
        let pressed = ui.input(|input| input.pointer.press_start_time());
        let delay = ui.options(|options| options.input_options.max_double_click_delay);
        match (self.last_click, pressed) {
            (Some((time, at, grain)), Some(pressed)) if pressed - time < delay && at.distance(origin) < NEAR => {
                match grain {
                    Grain::Letter => Grain::Word,
                    Grain::Word | Grain::Block => Grain::Block,
                }
            }
            _ => Grain::Letter,
        }
    }

    fn extend(&mut self, article: &Article, column: &Column, at: Pos2) {
        let pointed = self.page.pointed(column, self.scroll_px, at);
        if let (Some(selection), Some(pointed)) = (&mut self.selection, pointed) {
            selection.extend(article, pointed);
        }
        self.goal_x_px = None;
    }

    fn scroll_past_edge(&mut self, ui: &Ui, pointer: Pos2, page: Rect) {
        let beyond = (pointer.y - page.bottom()).max(0.0) - (page.top() - pointer.y).max(0.0);
        if beyond != 0.0 {
            self.pushed_pt += f64::from(beyond.clamp(-60.0, 60.0) * 0.4);
            ui.ctx().request_repaint();
        }
    }

    /// Where a system has a selection apart from the clipboard (X11, Wayland), selected text goes there, for the middle button.
    fn offer_selection(&self, ui: &Ui, article: &Article) {
        if let Some(selected) = self.selected() {
            let text = article.slice(selected).to_owned();
            ui.ctx().send_cmd(OutputCommand::TextSelectionSettled(text));
        }
    }
}

/// By what a click takes text: the second takes words, the third paragraphs.
fn clicked_grain(response: &Response) -> Grain {
    if response.triple_clicked() {
        Grain::Block
    } else if response.double_clicked() {
        Grain::Word
    } else {
        Grain::Letter
    }
}
