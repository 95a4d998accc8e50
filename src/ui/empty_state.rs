//! The window with nothing open: how to open an article, the bundled ones, those read before; and the sign over the window
//! while a file hangs over it.

use eframe::egui::{Align, Id, LayerId, Order, Rect, Role, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::command::{self, Command};
use super::icons::{Icon, icon};
use super::ink::type_style;
use super::mirror::{Row, start_align};
use super::scene::{Scene, focus_ring, name, reads_rtl};
use super::theme::{radius, size, space};
use super::widgets::button::{Button, Weight};
use crate::i18n::{Msg, isolate};
use crate::session::{Action, SAMPLES, Source};

/// Width of the column.
const WIDTH: f32 = 480.0;
/// How many recent files are offered here.
const RECENTS: usize = 5;

/// Draws the empty window's page in `page`.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, page: Rect) {
    let rtl = scene.rtl();
    let width = WIDTH.min(page.width() - space::XL * 2.0);
    let left = page.center().x - width / 2.0;
    let mut top = page.top() + (page.height() * 0.16).max(space::XL);
    let title = scene.say(&Msg::EmptyTitle);
    let line = scene.ink.wrapped(&title, type_style::HEADLINE, rtl, width);
    let place = Rect::from_min_size(pos2(left, top), vec2(width, line.size.y));
    scene.ink.put(ui.painter(), &line, place, start_align(rtl), scene.palette.ink);
    let heading = ui.interact(place, Id::unique("empty title"), Sense::hover());
    name(&heading, Role::Heading, &title, rtl);
    top = place.bottom() + space::S;
    for msg in [Msg::EmptyHint, Msg::EmptyFormats] {
        let words = scene.say(&msg);
        let text = scene.ink.wrapped(&words, type_style::UI, rtl, width);
        let place = Rect::from_min_size(pos2(left, top), vec2(width, text.size.y));
        scene.ink.put(ui.painter(), &text, place, start_align(rtl), scene.palette.ink2);
        let label = ui.interact(place, Id::unique(("empty", msg == Msg::EmptyHint)), Sense::hover());
        name(&label, Role::Label, &words, rtl);
        top = place.bottom() + space::XS;
    }
    top += space::L;
    let open = scene.say(&Msg::OpenFile);
    let keys = command::keys_of(Command::Open);
    let button = Button {
        text: Some(&open),
        icon: Some(Icon::Open),
        keys: Some(&keys),
        weight: Weight::Filled,
        ..Button::default()
    };
    let mut row = Row::new(Rect::from_min_size(pos2(left, top), vec2(width, 38.0)), rtl);
    let button_width = button.width(scene);
    if button.show(ui, scene, Id::unique("empty open"), row.start(button_width)).clicked() {
        scene.act(Action::OpenRequested);
    }
    top += 38.0 + space::XL;
    let samples = SAMPLES.iter().enumerate().map(|(index, sample)| (sample.title.to_owned(), Source::Sample(index)));
    top = list(ui, scene, (left, top, width), &Msg::Samples, samples.collect());
    let recents = scene.session.settings().recents.iter().take(RECENTS);
    let recents = recents.map(|path| {
        let text = isolate(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy());
        (text, Source::Path(path.clone()))
    });
    let recents: Vec<_> = recents.collect();
    list(ui, scene, (left, top, width), &Msg::Recent, recents);
}

/// A head and a row for each source; the height where it ends.
fn list(
    ui: &Ui,
    scene: &mut Scene<'_>,
    (left, mut top, width): (f32, f32, f32),
    head: &Msg,
    sources: Vec<(String, Source)>,
) -> f32 {
    if sources.is_empty() {
        return top;
    }
    let rtl = scene.rtl();
    let words = scene.say(head);
    let line = scene.ink.line(&words, type_style::SMALL, rtl, width);
    let place = Rect::from_min_size(pos2(left, top), vec2(width, 28.0));
    scene.ink.put(ui.painter(), &line, place, start_align(rtl), scene.palette.ink3);
    top += 28.0;
    for (index, (text, source)) in sources.into_iter().enumerate() {
        let rect = Rect::from_min_size(pos2(left, top), vec2(width, size::CONTROL));
        let ground = rect.expand2(vec2(space::S, 0.0));
        let response = ui.interact(ground, Id::unique(("empty row", words.as_ref(), index)), Sense::click());
        if response.hovered() {
            ui.painter().rect_filled(ground, radius::CONTROL, scene.palette.panel);
        }
        let mut row = Row::new(rect, rtl);
        icon(ui.painter(), Icon::Document, row.start(16.0).center(), scene.palette.ink3, rtl);
        row.start(space::M);
        let line = scene.ink.line(&text, type_style::UI, reads_rtl(&text, rtl), row.rest().width());
        scene.ink.put(ui.painter(), &line, row.rest(), start_align(rtl), scene.palette.ink);
        focus_ring(ui, &response, scene.palette, radius::CONTROL);
        name(&response, Role::Button, &text, rtl);
        if response.clicked() {
            scene.act(Action::SourceChosen(source));
        }
        top += size::CONTROL;
    }
    top + space::L
}

/// Over the whole window while a file hangs over it: where it will land.
pub fn show_drop_target(ui: &Ui, scene: &mut Scene<'_>, window: Rect) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("drop target")));
    painter.rect_filled(window, 0.0, scene.palette.paper.gamma_multiply(0.92));
    let frame = window.shrink(space::L);
    painter.rect_stroke(frame, radius::CARD, Stroke::new(2.0, scene.palette.focus), StrokeKind::Inside);
    let rtl = scene.rtl();
    let words = scene.say(&Msg::DropHere);
    let line = scene.ink.line(&words, type_style::HEADLINE, rtl, frame.width() - space::XL);
    scene.ink.put(&painter, &line, frame, Align::Center, scene.palette.ink);
}
