//! The line over the figures: what they are sorted by, the table onto the clipboard, the table over the page.

use eframe::egui::{Id, Rect, Ui, vec2};

use crate::i18n::Msg;
use crate::session::figures_sort::SortKey;
use crate::session::{Action, Sheet};
use crate::ui::command::{self, Command};
use crate::ui::icons::Icon;
use crate::ui::ink::type_style;
use crate::ui::mirror::Row as Strip;
use crate::ui::scene::Scene;
use crate::ui::theme::space;
use crate::ui::widgets::button::{Button, chip};

/// Draws the line in `rect`.
pub(super) fn show(ui: &Ui, scene: &mut Scene<'_>, rect: Rect) {
    let rtl = scene.rtl();
    let mut strip = Strip::new(rect, rtl);
    let expand = (Icon::Expand, Msg::FiguresTable, Command::Figures, Action::SheetToggled(Sheet::Figures));
    let copy = (Icon::Copy, Msg::CopyTable, Command::Copy, Action::FiguresCopied);
    for (icon, msg, command, action) in [expand, copy] {
        let words = scene.say(&msg);
        let keys = command::keys_of(command);
        let button = Button { icon: Some(icon), name: Some(&words), keys: Some(&keys), ..Button::default() };
        let place = Rect::from_center_size(strip.end(34.0).center(), vec2(34.0, 30.0));
        if button.show(ui, scene, Id::unique(("figures", command)), place).clicked() {
            scene.act(action);
        }
    }
    sorting(ui, scene, &mut strip);
}

/// A chip for each key; the chosen one again turns the order round.
fn sorting(ui: &Ui, scene: &mut Scene<'_>, strip: &mut Strip) {
    let sort = scene.session.sort();
    for key in SortKey::ALL {
        let mut words = scene.say(&key.label()).into_owned();
        let chosen = sort.key == key;
        if chosen && sort.reversed {
            words.push_str(" ↑");
        }
        let width = scene.ink.line(&words, type_style::UI_BOLD, scene.rtl(), f32::INFINITY).size.x + space::L;
        let place = Rect::from_center_size(strip.start(width).center(), vec2(width, 28.0));
        if chip(ui, scene, Id::unique(("sort", key)), place, (&words, chosen)) {
            scene.act(Action::FiguresSorted(key));
        }
        strip.start(2.0);
    }
}
