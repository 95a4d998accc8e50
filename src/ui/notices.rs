//! Notices and the sign of work in progress: cards in the corner where reading ends, over the panel where it is open, so that
//! they cover no text.

use eframe::egui::{Align, Area, Id, Order, Rect, Role, Sense, Ui, pos2, vec2};

use super::icons::{Icon, icon};
use super::ink::type_style;
use super::mirror::{Row, start_align};
use super::scene::{Scene, name};
use super::theme::space;
use super::widgets::button::{Button, Weight};
use super::widgets::menu::card;
use crate::i18n::Msg;
use crate::session::{Action, Notice, Source, Stage, Tone};

/// The widest notice.
const WIDTH: f32 = 360.0;
/// How long a notice that only informs stays, in seconds.
const STAY: f64 = 6.0;

/// Draws the notices at the bottom of `host` (the panel, or the page where none is open), the newest lowest, and what is being
/// worked at above them.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, host: Rect) {
    // Over the sheets too: what is copied or saved there is confirmed there. There even when empty: the toolkit does not show the first
    // frame of an area.
    let area = Area::new(Id::unique("notices")).order(Order::Foreground).fixed_pos(host.min);
    area.constrain(false).fade_in(false).show(ui.ctx(), |ui| show_all(ui, scene, host));
}

fn show_all(ui: &Ui, scene: &mut Scene<'_>, host: Rect) {
    let width = WIDTH.min(host.width() - space::XL);
    // Where reading ends: the left in a right-to-left window, beside the ends of ragged lines.
    let left = if scene.rtl() { host.left() + space::M } else { host.right() - space::M - width };
    let mut bottom = host.bottom() - space::L;
    for notice in scene.session.notices().iter().rev() {
        bottom = show_one(ui, scene, (left, bottom, width), notice);
    }
    show_work(ui, scene, (left, bottom, width));
}

fn show_one(ui: &Ui, scene: &mut Scene<'_>, (left, bottom, width): (f32, f32, f32), notice: &Notice) -> f32 {
    let (palette, rtl) = (scene.palette, scene.rtl());
    let words = scene.say(&notice.msg);
    let text = scene.ink.wrapped(&words, type_style::UI, rtl, width - 84.0);
    let height = text.size.y.max(22.0) + 20.0;
    let rect = Rect::from_min_size(pos2(left, bottom - height), vec2(width, height));
    let ground = ui.interact(rect, Id::unique(("notice", notice.id)), Sense::CLICK);
    card(ui, scene, rect);
    let mut row = Row::new(rect.shrink2(vec2(space::M, 10.0)), rtl);
    let (shape, colour) = match notice.tone {
        Tone::Info => (Icon::Check, palette.ink2),
        Tone::Warning => (Icon::Warning, palette.ink2),
        Tone::Error => (Icon::Warning, palette.alert),
    };
    let mark = row.start(16.0);
    icon(ui.painter(), shape, pos2(mark.center().x, rect.top() + 21.0), colour, false);
    row.start(space::S);
    let dismiss = scene.say(&Msg::DismissNotice);
    let close = Button { icon: Some(Icon::Close), name: Some(&dismiss), ..Button::default() };
    let place = row.end(28.0);
    let place = Rect::from_center_size(pos2(place.center().x, rect.top() + 21.0), vec2(28.0, 28.0));
    let ink = if notice.tone == Tone::Error { palette.alert } else { palette.ink };
    scene.ink.put(ui.painter(), &text, row.rest(), start_align(rtl), ink);
    let role = if notice.tone == Tone::Error { Role::Alert } else { Role::Status };
    name(&ground, role, &words, rtl);
    let gone = notice.tone == Tone::Info && outlived(ui, &ground);
    if close.show(ui, scene, ground.id.with("close"), place).clicked() || gone {
        scene.act(Action::NoticeDismissed(notice.id));
    }
    rect.top() - space::S
}

/// Whether a notice has been up long enough; time does not pass while the pointer is over it.
fn outlived(ui: &Ui, ground: &eframe::egui::Response) -> bool {
    let now = ui.input(|input| input.time);
    let since = ui.data_mut(|data| *data.get_temp_mut_or(ground.id, now));
    if ground.contains_pointer() {
        ui.data_mut(|data| data.insert_temp(ground.id, now));
        return false;
    }
    let left = STAY - (now - since);
    if left > 0.0 {
        ui.ctx().request_repaint_after_secs(left as f32);
    }
    left <= 0.0
}

/// A card with the file's name and a button that stops the work; only after a moment, so that fast work shows nothing.
fn show_work(ui: &Ui, scene: &mut Scene<'_>, (left, bottom, width): (f32, f32, f32)) {
    let Some(pending) = scene.session.pending() else { return };
    let id = Id::unique(("work", pending.job));
    let now = ui.input(|input| input.time);
    let since: f64 = ui.data_mut(|data| *data.get_temp_mut_or(id, now));
    if now - since < 0.25 {
        ui.ctx().request_repaint_after_secs(0.26);
        return;
    }
    let (palette, rtl) = (scene.palette, scene.rtl());
    let words = match pending.stage {
        Stage::Extracting => scene.say(&Msg::Extracting),
        Stage::Reading => scene.say(&Msg::Loading(source_name(scene, &pending.source))),
    };
    let cancel = scene.say(&Msg::Cancel);
    let rect = Rect::from_min_size(pos2(left, bottom - 46.0), vec2(width, 46.0));
    card(ui, scene, rect);
    let ground = ui.interact(rect, id, Sense::hover());
    name(&ground, Role::ProgressIndicator, &words, rtl);
    let mut row = Row::new(rect.shrink2(vec2(space::M, 6.0)), rtl);
    let stop = Button { text: Some(&cancel), weight: Weight::Outlined, ..Button::default() };
    let stop_width = stop.width(scene);
    if stop.show(ui, scene, id.with("cancel"), row.end(stop_width)).clicked() {
        scene.act(Action::CancelPressed);
    }
    row.end(space::S);
    spinner(ui, scene, row.start(18.0));
    row.start(space::S);
    let line = scene.ink.line(&words, type_style::UI, rtl, row.rest().width());
    scene.ink.put(ui.painter(), &line, row.rest(), if rtl { Align::Max } else { Align::Min }, palette.ink2);
}

/// Three dots that fill one after the other in the direction of reading.
fn spinner(ui: &Ui, scene: &Scene<'_>, rect: Rect) {
    let now = ui.input(|input| input.time);
    let lit = (now * 3.0) as usize % 3;
    let mut row = Row::new(rect, scene.rtl());
    for dot in 0..3 {
        let colour = if dot == lit { scene.palette.ink } else { scene.palette.line };
        ui.painter().circle_filled(row.start(6.0).center(), 2.2, colour);
    }
    ui.ctx().request_repaint_after_secs(0.2);
}

fn source_name(scene: &Scene<'_>, source: &Source) -> String {
    match source.path() {
        Some(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        None => scene.say(&Msg::PastedText).into_owned(),
    }
}
