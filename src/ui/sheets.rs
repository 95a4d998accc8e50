//! Sheets: cards over the page with a title and a cross. One at a time; Escape and the cross close them.

use eframe::egui::{Area, Id, Order, Rect, Sense, Ui, UiKind, pos2, vec2};

use super::icons::Icon;
use super::ink::type_style;
use super::mirror::{Row, start_align};
use super::scene::Scene;
use super::theme::{size, space};
use super::widgets::button::{Button, hairline};
use super::widgets::menu::card;
use super::{about, figures_sheet, keyboard_help, settings_window};
use crate::i18n::Msg;
use crate::session::{Action, Sheet};

/// Height of a sheet's head.
pub const HEAD: f32 = 52.0;
/// Margin inside a sheet.
pub const MARGIN: f32 = 20.0;

/// Draws the open sheet, if one is.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, window: Rect) {
    let Some(sheet) = scene.session.sheet() else { return };
    let (title, wanted) = match sheet {
        Sheet::Settings => (Msg::Settings, settings_window::size(scene.session.settings())),
        Sheet::KeyboardHelp => (Msg::KeyboardHelp, keyboard_help::size()),
        Sheet::About => (Msg::About, about::SIZE),
        Sheet::Figures => (Msg::FiguresTable, figures_sheet::size(window)),
    };
    let room = window.size() - vec2(space::L * 2.0, size::TOP_BAR + space::L * 2.0);
    let extent = (wanted + vec2(0.0, HEAD)).min(room);
    let rect = place(scene, sheet, window, extent);
    let id = Id::unique(("sheet", sheet));
    let name = scene.say(&title);
    let area =
        Area::new(id).order(Order::Middle).kind(UiKind::Modal).fixed_pos(rect.min).constrain(false).fade_in(false);
    area.accessible_name(name.as_ref()).show(ui.ctx(), |ui| {
        ui.interact(rect, id.with("ground"), Sense::CLICK);
        card(ui, scene, rect);
        show_head(ui, scene, (rect, sheet), &name);
        let body = Rect::from_min_max(pos2(rect.left() + MARGIN, rect.top() + HEAD), rect.max - vec2(MARGIN, space::S));
        match sheet {
            Sheet::Settings => settings_window::show(ui, scene, body),
            Sheet::KeyboardHelp => keyboard_help::show(ui, scene, body),
            Sheet::About => about::show(ui, scene, body),
            Sheet::Figures => figures_sheet::show(ui, scene, body),
        }
    });
}

/// The settings stand beside the page, so that a change is seen at once; the others in the middle.
fn place(scene: &Scene<'_>, sheet: Sheet, window: Rect, extent: eframe::egui::Vec2) -> Rect {
    if sheet == Sheet::Settings {
        let top = window.top() + size::TOP_BAR + space::S;
        let left = if scene.rtl() { window.left() + space::S } else { window.right() - space::S - extent.x };
        return Rect::from_min_size(pos2(left, top), extent);
    }
    // Under the top bar where there is room for it.
    let rect = Rect::from_center_size(window.center(), extent);
    let down = (window.top() + size::TOP_BAR + space::S - rect.top()).max(0.0);
    rect.translate(vec2(0.0, down.min(window.bottom() - rect.bottom())))
}

fn show_head(ui: &Ui, scene: &mut Scene<'_>, (rect, sheet): (Rect, Sheet), title: &str) {
    let rtl = scene.rtl();
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), HEAD));
    let mut row = Row::new(head.shrink2(vec2(MARGIN, 0.0)), rtl);
    let close_words = scene.say(&Msg::Close);
    let close = Button { icon: Some(Icon::Close), name: Some(&close_words), ..Button::default() };
    let place = Rect::from_center_size(row.end(30.0).center(), vec2(30.0, 30.0));
    if close.show(ui, scene, Id::unique("close sheet"), place).clicked() {
        scene.act(Action::SheetToggled(sheet));
    }
    let line = scene.ink.line(title, type_style::UI_BOLD, rtl, row.rest().width());
    scene.ink.put(ui.painter(), &line, row.rest(), start_align(rtl), scene.palette.ink);
    hairline(ui, scene, head, head.bottom() - 0.5);
}
