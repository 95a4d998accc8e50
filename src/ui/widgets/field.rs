//! The single-line text field: our own, because the toolkit's puts the caret at the wrong end of Arabic.
//!
//! Left and right arrows move as the eye sees it; Backspace and Delete work in logical order. Where directions meet, the caret
//! belongs to the letter that was typed, clicked or passed last. An input method's composition is drawn in place, underlined,
//! and is not part of the text until it is committed.

use eframe::egui::accesskit::{Action, ActionData};
use eframe::egui::output::IMEOutput;
use eframe::egui::{
    Align, Event, EventFilter, IMEPurpose, Id, ImeEvent, Key, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::edit::Edit;
use super::spoken_runs::SpokenRuns;
use crate::article::Direction;
use crate::text::{Affinity, Stop, Towards};
use crate::ui::icons::{Icon, icon};
use crate::ui::ink::{Label, type_style};
use crate::ui::mirror::{Row, start_align};
use crate::ui::scene::{Scene, speaks};
use crate::ui::theme::{radius, space};
use crate::ui::widgets::button::key;

/// The state of one field.
#[derive(Debug, Default)]
pub struct Field {
    edit: Edit,
    /// The neighbour that the caret belongs to.
    affinity: Affinity,
    /// What an input method is composing at the caret.
    composing: String,
    /// How far the text is moved to keep the caret in view, in points.
    scroll_pt: f32,
    /// Whether to take the keyboard in the next frame, and select everything.
    wants_focus: bool,
}

/// What is fixed about a field.
#[derive(Debug, Clone, Copy)]
pub struct FieldLook<'a> {
    /// Shown while it is empty; also its name.
    pub hint: &'a str,
    /// Before the text.
    pub icon: Option<Icon>,
    /// The keys that lead to it, at its end while it is empty.
    pub keys: Option<&'a str>,
    /// Whether it lies on paper (filled with the panel's colour) or on the panel (filled with paper, with a hairline).
    pub on_paper: bool,
}

/// What a frame did to a field.
pub struct FieldOutcome {
    /// The field.
    pub response: Response,
    /// Whether its text changed.
    pub edited: bool,
    /// Whether Enter was pressed in it; with Shift, the second is set.
    pub entered: Option<bool>,
    /// Whether Escape was pressed in it.
    pub escaped: bool,
}

impl Field {
    /// What it holds.
    #[must_use]
    pub fn text(&self) -> &str {
        self.edit.text()
    }

    /// Makes it hold `text`, where it does not already.
    pub fn sync(&mut self, text: &str) {
        if self.edit.text() != text {
            self.edit = Edit::new(text);
            self.affinity = Affinity::Upstream;
        }
    }

    /// Takes the keyboard in the next frame, everything selected.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Draws the field in `rect` and lets the reader edit it.
    pub fn show(
        &mut self,
        ui: &Ui,
        scene: &mut Scene<'_>,
        (id, rect): (Id, Rect),
        look: &FieldLook<'_>,
    ) -> FieldOutcome {
        let response = ui.interact(rect, id, Sense::click_and_drag());
        if self.wants_focus {
            self.wants_focus = false;
            response.request_focus();
            self.edit.select_all();
        }
        if response.clicked() || response.drag_started() {
            response.request_focus();
        }
        let inner = self.paint_frame(ui, scene, &response, look);
        let focused = response.has_focus();
        let mut outcome = FieldOutcome { response, edited: false, entered: None, escaped: false };
        let rtl = Direction::of_text(self.edit.text()).map_or_else(|| scene.rtl(), Direction::is_rtl);
        if focused {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: false, tab: false, escape: true };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            let label = scene.ink.line(self.edit.text(), type_style::UI, rtl, f32::INFINITY);
            self.listen(ui, &filter, (&label, rtl), &mut outcome);
        } else {
            self.composing.clear();
        }
        self.hear_others(ui, &mut outcome);
        let shown = self.shown_text();
        let rtl = Direction::of_text(&shown).map_or_else(|| scene.rtl(), Direction::is_rtl);
        let label = scene.ink.line(&shown, type_style::UI, rtl, f32::INFINITY);
        let runs = SpokenRuns::new(id, &shown, &label);
        if let Some((anchor, caret)) = runs.asked(ui).filter(|_| self.composing.is_empty()) {
            outcome.response.request_focus();
            self.move_to((anchor, Affinity::Downstream), false);
            self.move_to((caret, Affinity::Downstream), true);
        }
        let origin_x = self.place(inner, &label, rtl);
        self.point(ui, &outcome.response, &label, origin_x);
        self.paint_text(ui, scene, (inner, origin_x, focused), &label);
        if shown.is_empty() {
            let hint_rtl = scene.rtl();
            // Beside the caret, not under it.
            let mut room = Row::new(inner, hint_rtl);
            room.start(if focused { space::XS } else { 0.0 });
            let hint = scene.ink.line(look.hint, type_style::UI, hint_rtl, room.rest().width());
            scene.ink.put(ui.painter(), &hint, room.rest(), start_align(hint_rtl), scene.palette.ink3);
        }
        self.announce(ui, &outcome, look.hint, rtl);
        let (caret, _) = self.caret();
        let anchor = if self.composing.is_empty() { self.edit.anchor() } else { caret };
        runs.announce(ui, inner, origin_x, (anchor, caret));
        outcome
    }

    fn paint_frame(&self, ui: &Ui, scene: &mut Scene<'_>, response: &Response, look: &FieldLook<'_>) -> Rect {
        let (palette, rect, rtl) = (scene.palette, response.rect, scene.rtl());
        ui.painter().rect_filled(rect, radius::CONTROL, if look.on_paper { palette.panel } else { palette.paper });
        let stroke = match (response.has_focus(), look.on_paper) {
            (true, _) => Stroke::new(2.0, palette.focus),
            (false, true) => Stroke::NONE,
            (false, false) => Stroke::new(1.0, palette.line),
        };
        ui.painter().rect_stroke(rect, radius::CONTROL, stroke, StrokeKind::Inside);
        let mut row = Row::new(rect.shrink2(vec2(11.0, 0.0)), rtl);
        if let Some(shape) = look.icon {
            icon(ui.painter(), shape, row.start(14.0).center(), palette.ink3, rtl);
            row.start(space::S);
        }
        if let Some(keys) = look.keys.filter(|_| self.edit.text().is_empty() && !response.has_focus()) {
            key(ui, scene, keys, (&mut row, palette.ink3));
            row.end(space::S);
        }
        if response.hovered() {
            ui.ctx().set_cursor_icon(eframe::egui::CursorIcon::Text);
        }
        row.rest()
    }

    /// The text with what is being composed in its place.
    fn shown_text(&self) -> String {
        let mut shown = self.edit.text().to_owned();
        if !self.composing.is_empty() {
            shown.insert_str(self.edit.caret().min(shown.len()), &self.composing);
        }
        shown
    }

    /// Where the text's left edge goes, so that the caret is in view.
    fn place(&mut self, inner: Rect, label: &Label, rtl: bool) -> f32 {
        let room = inner.width();
        let at_rest = if rtl { inner.right() - label.size.x } else { inner.left() };
        if label.size.x <= room {
            self.scroll_pt = 0.0;
            return at_rest;
        }
        let caret = at_rest + label.caret_x(self.caret()) + self.scroll_pt;
        if caret < inner.left() {
            self.scroll_pt += inner.left() - caret;
        } else if caret > inner.right() {
            self.scroll_pt -= caret - inner.right();
        }
        at_rest + self.scroll_pt
    }

    /// Clicks and drags set the caret.
    fn point(&mut self, ui: &Ui, response: &Response, label: &Label, origin_x: f32) {
        let Some(pointer) = response.interact_pointer_pos().filter(|_| self.composing.is_empty()) else { return };
        if response.drag_started() {
            // Where the button went down, not where the pointer had got to when it was clear that this is a drag.
            let pressed = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
            let hit = label.hit(pressed.x - origin_x);
            self.move_to((hit.offset, hit.affinity), ui.input(|input| input.modifiers.shift));
        }
        let hit = label.hit(pointer.x - origin_x);
        if response.triple_clicked() {
            self.edit.select_all();
        } else if response.double_clicked() {
            self.edit.select_word(hit.cell.start);
        } else if response.clicked() || response.dragged() {
            let extends = response.dragged() || ui.input(|input| input.modifiers.shift);
            self.move_to((hit.offset, hit.affinity), extends);
        }
    }

    fn move_to(&mut self, (offset, affinity): Stop, extends: bool) {
        self.edit.move_to(offset, extends);
        self.affinity = affinity;
    }

    /// Where the caret is drawn: behind what is being composed.
    fn caret(&self) -> Stop {
        let composing = !self.composing.is_empty();
        let affinity = if composing { Affinity::Upstream } else { self.affinity };
        (self.edit.caret() + self.composing.len(), affinity)
    }

    fn paint_text(&self, ui: &Ui, scene: &mut Scene<'_>, (inner, origin_x, focused): (Rect, f32, bool), label: &Label) {
        let palette = scene.palette;
        let painter = ui.painter().with_clip_rect(inner.expand2(vec2(2.0, 0.0)).intersect(ui.clip_rect()));
        let top = inner.center().y - 11.0;
        let bar = |from: f32, to: f32| Rect::from_min_max(pos2(origin_x + from, top), pos2(origin_x + to, top + 22.0));
        if focused {
            for (from, to) in label.spans_x(self.edit.selection()) {
                painter.rect_filled(bar(from, to), 2.0, palette.selection);
            }
        }
        let place = Rect::from_min_size(pos2(origin_x, inner.top()), vec2(label.size.x, inner.height()));
        scene.ink.put(&painter, label, place, Align::Min, palette.ink);
        if !focused {
            return;
        }
        let composed = self.edit.caret()..self.edit.caret() + self.composing.len();
        for (from, to) in label.spans_x(composed) {
            painter.hline(origin_x + from..=origin_x + to, top + 21.0, Stroke::new(1.0, palette.ink2));
        }
        let caret = label.caret_x(self.caret());
        let caret = bar(caret, caret).expand2(vec2(0.75, 0.0));
        painter.rect_filled(caret, 0.0, palette.focus);
        let to_global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
        ui.output_mut(|output| {
            output.mutable_text_under_cursor = true;
            output.ime = Some(IMEOutput {
                purpose: IMEPurpose::Normal,
                rect: to_global * inner,
                cursor_rect: to_global * caret,
                should_interrupt_composition: false,
            });
        });
    }

    fn listen(&mut self, ui: &Ui, filter: &EventFilter, line: (&Label, bool), outcome: &mut FieldOutcome) {
        let before = self.edit.text().to_owned();
        for event in ui.input(|input| input.filtered_events(filter)) {
            match event {
                Event::Copy => self.copy(ui),
                Event::Cut => {
                    self.copy(ui);
                    if !self.edit.selection().is_empty() {
                        self.edit.backspace(false);
                    }
                }
                Event::Text(text) => self.edit.type_in(&text),
                Event::Paste(text) => self.edit.insert(&text),
                Event::Ime(ImeEvent::Preedit { text, .. }) => {
                    // What is composed takes the place of what was selected.
                    if !text.is_empty() && !self.edit.selection().is_empty() {
                        self.edit.backspace(false);
                    }
                    self.composing = text;
                }
                Event::Ime(ImeEvent::Commit(text)) => {
                    self.composing.clear();
                    self.edit.insert(&text);
                }
                Event::Key { key, pressed: true, modifiers, .. } => self.press(key, modifiers, line, outcome),
                _ => {}
            }
        }
        if self.edit.text() != before {
            // The caret stays with what was typed, or with what is left before it.
            self.affinity = Affinity::Upstream;
            outcome.edited = true;
        }
    }

    /// What comes without the keyboard: the middle button with what was selected elsewhere, and assistive technology with a
    /// whole new text.
    fn hear_others(&mut self, ui: &Ui, outcome: &mut FieldOutcome) {
        let response = &outcome.response;
        let (pasted, given) = ui.input(|input| {
            let pasted = input.events.iter().find_map(|event| match event {
                Event::MiddleClickPaste { pos, text } if response.rect.contains(*pos) => Some(text.clone()),
                _ => None,
            });
            let given =
                input.accesskit_action_requests(response.id, Action::SetValue).find_map(|request| {
                    match &request.data {
                        Some(ActionData::Value(text)) => Some(text.to_string()),
                        _ => None,
                    }
                });
            (pasted, given)
        });
        if let Some(text) = &pasted {
            response.request_focus();
            self.edit.insert(text);
        }
        if let Some(text) = &given {
            self.edit.set(text);
        }
        outcome.edited |= pasted.is_some() || given.is_some();
    }

    fn copy(&self, ui: &Ui) {
        if !self.edit.selected().is_empty() {
            ui.ctx().copy_text(self.edit.selected().to_owned());
        }
    }

    fn press(&mut self, key: Key, modifiers: Modifiers, line: (&Label, bool), outcome: &mut FieldOutcome) {
        let word = by_words(modifiers);
        match key {
            Key::Backspace => self.edit.backspace(word),
            Key::Delete => self.edit.delete(word),
            Key::ArrowLeft => self.step(Towards::Left, modifiers, line),
            Key::ArrowRight => self.step(Towards::Right, modifiers, line),
            Key::Home => self.move_to((0, Affinity::Downstream), modifiers.shift),
            Key::End => self.move_to((self.edit.text().len(), Affinity::Upstream), modifiers.shift),
            Key::A if modifiers.command => self.edit.select_all(),
            Key::Z if modifiers.command && modifiers.shift => self.edit.redo(),
            Key::Z if modifiers.command => self.edit.undo(),
            Key::Y if modifiers.command => self.edit.redo(),
            Key::Enter => outcome.entered = Some(modifiers.shift),
            Key::Escape => outcome.escaped = true,
            _ => {}
        }
    }

    /// One step to the right or left as the eye sees it; by words in the direction of the line.
    fn step(&mut self, towards: Towards, modifiers: Modifiers, (label, rtl): (&Label, bool)) {
        let selection = self.edit.selection();
        let onwards = (towards == Towards::Left) == rtl;
        if !selection.is_empty() && !modifiers.shift {
            let (offset, affinity) =
                if onwards { (selection.end, Affinity::Upstream) } else { (selection.start, Affinity::Downstream) };
            self.move_to((offset, affinity), false);
            return;
        }
        let to = if by_words(modifiers) {
            Some(if onwards {
                (self.edit.word_after(), Affinity::Upstream)
            } else {
                (self.edit.word_before(), Affinity::Downstream)
            })
        } else {
            label.beside((self.edit.caret(), self.affinity), towards)
        };
        if let Some(to) = to {
            self.move_to(to, modifiers.shift);
        }
    }

    fn announce(&self, ui: &Ui, outcome: &FieldOutcome, hint: &str, rtl: bool) {
        let response = &outcome.response;
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, hint);
            info.current_text_value = Some(self.edit.text().to_owned());
            info
        });
        speaks(ui.ctx(), response.id, rtl);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_placeholder(hint);
            node.add_action(Action::SetValue);
        });
        if response.has_focus() {
            ui.ctx().request_repaint_after_secs(1.0);
        }
    }
}

/// Whether keys go by words: with the key that each system has for that.
fn by_words(modifiers: Modifiers) -> bool {
    if cfg!(target_os = "macos") { modifiers.alt } else { modifiers.command }
}
