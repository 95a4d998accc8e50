//! The list of keys, read from the table of commands, and what a click with Ctrl does.

use eframe::egui::{Id, Rect, Role, Sense, Ui, Vec2, pos2, vec2};

use super::command::TABLE;
use super::ink::type_style;
use super::mirror::{Row, start_align};
use super::scene::{Scene, name};
use super::theme::space;
use super::widgets::button::key;
use crate::i18n::Msg;

/// Height of a row.
const ROW: f32 = 32.0;

/// The size of the sheet's body.
#[must_use]
pub fn size() -> Vec2 {
    vec2(640.0, (TABLE.len() + 1).div_ceil(2) as f32 * ROW + space::XL)
}

/// Draws the list in `body`, in two columns.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, body: Rect) {
    let rtl = scene.rtl();
    let click = if cfg!(target_os = "macos") { "⌘ Click" } else { "Ctrl Click" };
    let mut entries: Vec<(String, &Msg)> = TABLE.iter().map(|entry| (entry.keys_text(), &entry.label)).collect();
    entries.push((click.to_owned(), &Msg::AddToSelection));
    let half = entries.len().div_ceil(2);
    let mut columns = Row::new(body, rtl);
    let width = (body.width() - space::XL) / 2.0;
    for (column, entries) in entries.chunks(half).enumerate() {
        let area = columns.start(width);
        columns.start(space::XL);
        for (index, (keys, label)) in entries.iter().enumerate() {
            let top = body.top() + space::S + index as f32 * ROW;
            let rect = Rect::from_min_size(pos2(area.left(), top), vec2(width, ROW));
            let mut row = Row::new(rect, rtl);
            key(ui, scene, keys, (&mut row, scene.palette.ink2));
            row.end(space::S);
            let words = scene.say(label);
            let line = scene.ink.line(&words, type_style::UI, rtl, row.rest().width());
            scene.ink.put(ui.painter(), &line, row.rest(), start_align(rtl), scene.palette.ink);
            let label = ui.interact(rect, Id::unique(("key", column, index)), Sense::hover());
            name(&label, Role::Label, &format!("{words}: {keys}"), rtl);
        }
    }
}
