//! What keys do to the page: scroll it, and move the caret or the end of the selection.
//!
//! With Shift the arrows extend the selection from where the reader clicked, or from the first line that is seen. Without
//! Shift they scroll, and move the caret where the reader asked for caret browsing.

use eframe::egui::{self, Event, Key, Modifiers, Ui};

use super::caret::{self, Motion, Mover};
use super::selection::Selection;
use super::{ArticleView, Target};
use crate::text::Towards;
use crate::ui::scene::Scene;

/// Height of an arrow key's step, in points.
const STEP: f64 = 58.0;

impl ArticleView {
    /// The keys that move the caret. They come before the commands, some of which take the same keys without Shift.
    pub fn hear_caret_keys(&mut self, ui: &Ui, scene: &mut Scene<'_>) {
        let Some(document) = scene.session.document() else { return };
        if !self.has_keyboard(ui) {
            return;
        }
        let settings = scene.session.settings();
        let line_pt =
            f64::from(settings.typography.size_pt) * f64::from(settings.typography.line_height_percent) / 100.0;
        let page_lines = (self.seen_pt * 0.9 / line_pt.max(1.0)) as u16;
        for (motion, extends) in heard(ui, &caret::keys(page_lines), settings.caret_browsing) {
            let mut mover = Mover { page: &mut self.page, engine: scene.ink.engine(), article: document.article() };
            let Some(mut selection) = self.selection.or_else(|| {
                let first = mover.page.first_seen(self.scroll_px)?;
                Some(Selection::caret_at(first))
            }) else {
                return;
            };
            let vertical = matches!(motion, Motion::Step(Towards::Up | Towards::Down) | Motion::Screen { .. });
            let goal = self.goal_x_px.filter(|_| vertical).unwrap_or_else(|| mover.goal(selection.caret()));
            self.goal_x_px = vertical.then_some(goal);
            let spot = mover.moved(selection.caret(), motion, goal);
            if extends {
                selection.extend_to(spot);
            } else {
                selection = Selection::caret_at(spot);
            }
            self.selection = Some(selection);
            self.target = Some(Target::Caret(spot));
        }
    }

    /// The keys that scroll.
    pub fn hear_scroll_keys(&mut self, ui: &Ui) {
        if !self.has_keyboard(ui) {
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

    /// Whether keys are for the page: where a control has the focus, arrows move the focus and Space presses it.
    pub(super) fn has_keyboard(&self, ui: &Ui) -> bool {
        ui.ctx().memory(egui::Memory::focused).is_none()
    }
}

/// The motions whose keys were pressed, in order, each with whether it extends the selection. Takes the keys.
fn heard(ui: &Ui, keys: &[(Modifiers, Key, Motion)], plain_too: bool) -> Vec<(Motion, bool)> {
    let mut motions = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, modifiers, pressed: true, .. } = event else { return true };
            // Exactly: a key with Alt is a command.
            let held = |wanted: Modifiers| modifiers.matches_exact(wanted);
            let motion = keys.iter().filter(|(_, known, _)| known == key).find_map(|(wanted, _, motion)| {
                let extends = held(*wanted | Modifiers::SHIFT);
                (extends || (plain_too && held(*wanted))).then_some((*motion, extends))
            });
            motions.extend(motion);
            motion.is_none()
        });
    });
    motions
}
