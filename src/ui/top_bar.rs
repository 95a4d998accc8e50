//! The bar at the top: the name, opening, finding, the typography, the theme, exporting.

use eframe::egui::{Align, Id, Rect, Ui, pos2, vec2};

use super::command::{self, Command};
use super::find_bar;
use super::icons::Icon;
use super::ink::type_style;
use super::menus::{Anchor, Menus};
use super::mirror::Row;
use super::scene::Scene;
use super::theme::{size, space};
use super::widgets::button::{Button, Weight, hairline};
use super::widgets::field::Field;
use crate::i18n::Msg;
use crate::session::{Action, Sheet};

/// The least width of the find field; a narrower bar shows its icon alone.
const FIND: f32 = 100.0;
/// In a bar narrower than this, recent files and the theme are left to the keyboard and the settings.
const TIGHT: f32 = 560.0;

/// Draws the bar in `rect`.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, (find, menus): (&mut Field, &mut Menus)) {
    ui.painter().rect_filled(rect, 0.0, scene.palette.paper);
    hairline(ui, scene, rect, rect.bottom() - 1.0);
    let rtl = scene.rtl();
    let narrow = rect.width() < size::NARROW;
    let middle = rect.center().y;
    let mut row = Row::new(rect.shrink2(vec2(space::L, 0.0)), rtl);
    let name = scene.say(&Msg::AppName);
    let line = scene.ink.line(&name, type_style::BRAND, rtl, f32::INFINITY);
    let place = row.start(line.size.x);
    scene.ink.put(ui.painter(), &line, place, Align::Center, scene.palette.ink);
    row.start(space::L);
    let slot = |place: Rect| Rect::from_center_size(pos2(place.center().x, middle), vec2(place.width(), size::CONTROL));

    if scene.session.find().open && narrow {
        // In a narrow window the search takes the whole bar until it is left.
        find_bar::show(ui, scene, slot(row.rest()), find);
        return;
    }
    let open = scene.say(&Msg::Open);
    let open_keys = command::keys_of(Command::Open);
    let keys = (!narrow).then_some(open_keys.as_str());
    let button = Button { text: Some(&open), keys, ..Button::default() };
    let place = slot(row.start(button.width(scene)));
    if button.show(ui, scene, Id::unique("open"), place).clicked() {
        scene.act(Action::OpenRequested);
    }
    if rect.width() >= TIGHT {
        row.start(space::XS);
        let recent = scene.say(&Msg::Recent);
        let button = Button { name: Some(&recent), icon: Some(Icon::Recent), ..Button::default() };
        let button = if narrow { button } else { Button { text: Some(&recent), name: None, icon: None, ..button } };
        let place = slot(row.start(button.width(scene)));
        let anchor = Anchor { id: Id::unique("recent"), rect: place };
        if button.show(ui, scene, anchor.id, place).clicked() {
            menus.toggle_recent(anchor);
        }
    }

    // What stands at the end takes its places first; everything is drawn in the order of reading, which Tab follows.
    let export = scene.say(&Msg::Export);
    let export = Button { text: Some(&export), weight: Weight::Filled, ..Button::default() };
    let export_place = slot(row.end(export.width(scene)));
    row.end(space::S);
    let mut icons = icons(scene);
    icons.retain(|(command, ..)| rect.width() >= TIGHT || *command != Command::Theme);
    let mut icon_places = Vec::with_capacity(icons.len());
    for _ in &icons {
        icon_places.push(slot(row.end(size::CONTROL)));
        row.end(space::XS);
    }

    row.start(space::M);
    row.end(space::M);
    let room = row.rest();
    if room.width() >= FIND {
        let wanted = if scene.session.find().open { find_bar::SEARCHING } else { find_bar::AT_REST };
        let width = room.width().min(wanted);
        // In the middle of the window where that is free, else in the middle of what is left.
        let centre = rect.center().x.clamp(room.left() + width / 2.0, room.right() - width / 2.0);
        let place = Rect::from_center_size(pos2(centre, middle), vec2(width, size::CONTROL));
        find_bar::show(ui, scene, place, find);
    }
    for (icon, place) in icons.into_iter().zip(icon_places.into_iter().rev()) {
        show_icon(ui, scene, place, icon);
    }
    let anchor = Anchor { id: Id::unique("export"), rect: export_place };
    if export.show(ui, scene, anchor.id, export_place).clicked() {
        menus.toggle_export(anchor);
    }
    menus.export_anchor = Some(anchor);
}

/// A quiet button: its command, its look, its words, and whether what it opens is open.
type QuietIcon = (Command, Icon, Msg, bool);

/// The quiet icons in the order of reading: panel, typography and settings, theme.
fn icons(scene: &Scene<'_>) -> Vec<QuietIcon> {
    let panel = if scene.session.settings().panel.open { Msg::HidePanel } else { Msg::ShowPanel };
    vec![
        (Command::Panel, Icon::Panel, panel, false),
        (Command::Settings, Icon::Settings, Msg::TypographyMenu, scene.session.sheet() == Some(Sheet::Settings)),
        (Command::Theme, Icon::Theme, Msg::SwitchTheme, false),
    ]
}

fn show_icon(ui: &Ui, scene: &mut Scene<'_>, place: Rect, (command, icon, msg, chosen): QuietIcon) {
    let words = scene.say(&msg);
    let keys = command::keys_of(command);
    let button = Button { icon: Some(icon), name: Some(&words), keys: Some(&keys), chosen, ..Button::default() };
    if button.show(ui, scene, Id::unique(("top bar", command)), place).clicked() {
        scene.actions.extend(command::action(command, scene.session, scene.palette.dark));
    }
}
