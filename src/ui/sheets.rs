//! Sheets: cards over the page with a title and a cross. One at a time; Escape and the cross close them.
//!
//! The keyboard goes into a sheet when it opens, and back to where it was when it closes.

use eframe::egui::{Area, FocusDirection, Id, Order, Rect, Sense, Ui, UiKind, pos2, vec2};

use super::icons::Icon;
use super::ink::type_style;
use super::mirror::{Row, hang, start_align};
use super::scene::Scene;
use super::theme::space;
use super::widgets::button::{Button, hairline};
use super::widgets::menu::card;
use super::{about, figures_sheet, keyboard_help, settings_window};
use crate::i18n::Msg;
use crate::session::{Action, Sheet};

/// Height of a sheet's head.
pub const HEAD: f32 = 52.0;
/// Margin inside a sheet.
pub const MARGIN: f32 = 20.0;

/// What the window remembers of its sheet.
#[derive(Debug, Default)]
pub struct Sheets {
    /// The sheet of the last frame, if one was open.
    shown: Option<Sheet>,
    /// Whether the keyboard is still to go into it: the toolkit gives none to the first frame of what it has not measured.
    entering: bool,
    /// What had the keyboard before it opened, and has it again when it closes.
    before: Option<Id>,
}

impl Sheets {
    /// Draws the open sheet, if one is, in the part of the window between the bars.
    pub fn show(&mut self, ui: &Ui, scene: &mut Scene<'_>, (window, middle): (Rect, Rect)) {
        let sheet = scene.session.sheet();
        let shown = std::mem::replace(&mut self.shown, sheet);
        let Some(sheet) = sheet else {
            if shown.is_some() {
                let before = self.before.take();
                ui.memory_mut(|memory| match before {
                    Some(before) => memory.request_focus(before),
                    None => memory.stop_text_input(),
                });
            }
            return;
        };
        let focused = || ui.memory(eframe::egui::Memory::focused);
        if shown.is_none() {
            self.before = focused();
        }
        if shown != Some(sheet) {
            self.entering = true;
            ui.memory_mut(eframe::egui::Memory::stop_text_input);
        }
        if self.entering {
            // Nothing has the keyboard and Tab was pressed, as it were: the first control of the sheet takes it.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
        }
        draw(ui, scene, sheet, (window, middle));
        self.entering &= focused().is_none();
    }
}

fn draw(ui: &Ui, scene: &mut Scene<'_>, sheet: Sheet, (window, middle): (Rect, Rect)) {
    let (title, wanted) = match sheet {
        Sheet::Settings => (Msg::Settings, settings_window::size(scene.session.settings())),
        Sheet::KeyboardHelp => (Msg::KeyboardHelp, keyboard_help::size()),
        Sheet::About => (Msg::About, about::SIZE),
        Sheet::Figures => (Msg::FiguresTable, figures_sheet::size(window)),
    };
    let room = middle.shrink2(vec2(space::L, space::S));
    let extent = (wanted + vec2(0.0, HEAD)).min(room.size());
    let rect = place(scene, sheet, room, extent);
    let id = Id::unique(("sheet", sheet));
    let name = scene.say(&title);
    let area =
        Area::new(id).order(Order::Middle).kind(UiKind::Modal).fixed_pos(rect.min).constrain(false).fade_in(false);
    area.accessible_name(name.as_ref()).show(ui.ctx(), |ui| {
        if sheet != Sheet::Settings {
            scrim(ui, scene, sheet, (window, rect));
        }
        ui.interact(rect, id.with("ground"), Sense::CLICK);
        card(ui, scene, rect);
        let body = Rect::from_min_max(pos2(rect.left() + MARGIN, rect.top() + HEAD), rect.max - vec2(MARGIN, space::S));
        match sheet {
            Sheet::Settings => settings_window::show(ui, scene, body),
            Sheet::KeyboardHelp => keyboard_help::show(ui, scene, body),
            Sheet::About => about::show(ui, scene, body),
            Sheet::Figures => figures_sheet::show(ui, scene, body),
        }
        // Last, so that the keyboard starts with what the sheet is for.
        show_head(ui, scene, (rect, sheet), &name);
    });
}

/// A veil over the window behind a sheet that stands alone: the keyboard stays in the sheet, and a press beside it closes it.
fn scrim(ui: &Ui, scene: &mut Scene<'_>, sheet: Sheet, (window, rect): (Rect, Rect)) {
    ui.memory_mut(|memory| memory.set_modal_layer(ui.layer_id()));
    let veil = ui.interact(window, Id::unique("sheet veil"), Sense::CLICK);
    ui.painter().rect_filled(window, 0.0, scene.palette.veil);
    let outside = veil.interact_pointer_pos().is_some_and(|at| !rect.contains(at));
    if veil.clicked() && outside {
        scene.act(Action::SheetToggled(sheet));
    }
}

/// The settings stand beside the page, so that a change is seen at once; the others in the middle.
fn place(scene: &Scene<'_>, sheet: Sheet, room: Rect, extent: eframe::egui::Vec2) -> Rect {
    if sheet == Sheet::Settings {
        return hang(if scene.rtl() { room.left_top() } else { room.right_top() }, extent.x, extent.y, !scene.rtl());
    }
    Rect::from_center_size(room.center(), extent)
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
