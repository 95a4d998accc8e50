//! What the program is: one sentence, the version, the licences, that nothing leaves the machine.

use eframe::egui::{Id, Rect, Role, Sense, Ui, Vec2, pos2, vec2};

use super::ink::type_style;
use super::mirror::start_align;
use super::scene::{Scene, name};
use super::theme::space;
use crate::i18n::Msg;

/// The size of the sheet's body.
pub const SIZE: Vec2 = vec2(420.0, 220.0);

/// Draws the text in `body`.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, body: Rect) {
    let rtl = scene.rtl();
    let mut top = body.top() + space::M;
    let version = Msg::Version(env!("CARGO_PKG_VERSION").to_owned());
    for (index, msg) in [Msg::AboutText, Msg::AboutPrivacy, Msg::AboutLicence, version].iter().enumerate() {
        let words = scene.say(msg);
        let text = scene.ink.wrapped(&words, type_style::UI, rtl, body.width());
        let place = Rect::from_min_size(pos2(body.left(), top), vec2(body.width(), text.size.y));
        let ink = if index == 0 { scene.palette.ink } else { scene.palette.ink2 };
        scene.ink.put(ui.painter(), &text, place, start_align(rtl), ink);
        let label = ui.interact(place, Id::unique(("about", index)), Sense::hover());
        name(&label, Role::Label, &words, rtl);
        top = place.bottom() + space::S;
    }
}
