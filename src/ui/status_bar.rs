//! The bar at the bottom: the file, its encoding, its length; how long extraction took, the zoom.

use eframe::egui::{Align, Id, Rect, Role, Sense, Ui, vec2};

use super::ink::type_style;
use super::mirror::{Row, start_align};
use super::scene::{Scene, name};
use super::theme::{size, space};
use super::widgets::button::hairline;
use crate::i18n::{Msg, isolate};
use crate::session::{Document, ExtractionState};

/// Draws the bar in `rect`.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, rect: Rect) {
    ui.painter().rect_filled(rect, 0.0, scene.palette.paper);
    hairline(ui, scene, rect, rect.top() + 0.5);
    let region = scene.say(&Msg::StatusRegion);
    let rtl = scene.rtl();
    let ground = ui.interact(rect, Id::unique("status bar"), Sense::hover());
    name(&ground, Role::Status, &region, rtl);
    let mut row = Row::new(rect.shrink2(vec2(space::L, 0.0)), rtl);
    for (index, words) in ends(scene).into_iter().enumerate() {
        word(ui, scene, (&mut row, false), index, &words);
    }
    for (index, words) in starts(scene).into_iter().enumerate() {
        word(ui, scene, (&mut row, true), index + 10, &words);
    }
}

fn starts(scene: &Scene<'_>) -> Vec<String> {
    let Some(document) = scene.session.document() else { return Vec::new() };
    let meta = &document.article().meta;
    let mut words = Vec::new();
    // A file name is not prose: its digits and dots keep their order in a right-to-left bar.
    let file_name = meta.file_name.as_deref().map(isolate);
    words.push(file_name.unwrap_or_else(|| scene.say(&Msg::PastedText).into_owned()));
    if !meta.encoding.is_empty() {
        words.push(meta.encoding.clone());
    }
    words.push(scene.say(&Msg::Words(document.words())).into_owned());
    words
}

fn ends(scene: &Scene<'_>) -> Vec<String> {
    let zoom = u64::from(scene.session.settings().zoom_percent);
    let mut words = vec![scene.say(&Msg::Percent(zoom)).into_owned()];
    if let Some(ExtractionState::Done { millis }) = scene.session.document().map(Document::state) {
        words.push(scene.say(&Msg::ExtractedIn { millis }).into_owned());
    }
    words
}

fn word(ui: &Ui, scene: &mut Scene<'_>, (row, start): (&mut Row, bool), index: usize, words: &str) {
    let rtl = scene.rtl();
    let room = row.rest().width().min(320.0);
    if room < size::CONTROL {
        return;
    }
    let line = scene.ink.line(words, type_style::STATUS, rtl, room);
    let place = if start { row.start(line.size.x) } else { row.end(line.size.x) };
    if start {
        row.start(18.0);
    } else {
        row.end(18.0);
    }
    let align: Align = start_align(rtl);
    scene.ink.put(ui.painter(), &line, place, align, scene.palette.ink2);
    let response = ui.interact(place, Id::unique(("status", index)), Sense::hover());
    name(&response, Role::Label, words, rtl);
}
