//! Menus: a card of rows that hangs from a button. Closes on a choice, a click elsewhere, or Escape.
//!
//! While a menu is open the keyboard is in it: the arrows and Tab go round its choices, Home and End to the first and the last.

use eframe::egui::{
    Area, FocusDirection, Id, Key, Modifiers, Order, Rect, Role, Sense, Shadow, Stroke, StrokeKind, Ui, UiKind, pos2,
    vec2,
};

use crate::ui::icons::{Icon, icon};
use crate::ui::ink::type_style;
use crate::ui::mirror::{Row, end_align, hang, inside, start_align};
use crate::ui::scene::{Scene, focus_ring, name, reads_rtl};
use crate::ui::theme::{radius, space};

/// One row of a menu.
#[derive(Debug, Clone)]
pub enum Item {
    /// Something to choose.
    Choice(Choice),
    /// Words over the rows that follow.
    Head(String),
    /// A hairline.
    Rule,
}

/// A row that can be chosen.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Its words.
    pub text: String,
    /// Smaller words at the end: keys, a folder.
    pub note: String,
    /// Before the words.
    pub icon: Option<Icon>,
    /// Whether it can be chosen now.
    pub enabled: bool,
}

impl Item {
    /// A row with words alone.
    #[must_use]
    pub fn choice(text: impl Into<String>) -> Self {
        Self::Choice(Choice { text: text.into(), enabled: true, ..Choice::default() })
    }

    fn height(&self) -> f32 {
        match self {
            Self::Choice(_) => 34.0,
            Self::Head(_) => 30.0,
            Self::Rule => 9.0,
        }
    }
}

/// What a frame did to an open menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It stays.
    Open,
    /// The reader turned to something else.
    Left,
    /// It was closed by the keyboard without a choice.
    Escaped,
    /// This item was chosen, by its place in the list.
    Chosen(usize),
}

/// Draws the menu under `anchor`, `width` points wide.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, (id, anchor): (Id, Rect), width: f32, items: &[Item]) -> Outcome {
    let rtl = scene.rtl();
    let height = items.iter().map(Item::height).sum::<f32>() + 12.0;
    let corner = pos2(if rtl { anchor.right() } else { anchor.left() }, anchor.bottom() + 6.0);
    let rect = inside(hang(corner, width, height, rtl), ui.ctx().content_rect().shrink(8.0));
    let fresh = !ui.ctx().memory(|memory| memory.areas().visible_last_frame(&layer(id)));
    let walked = if fresh { choices(id, items).next() } else { walk(ui, id, items) };
    let mut outcome = Outcome::Open;
    Area::new(id).order(Order::Foreground).kind(UiKind::Menu).fixed_pos(rect.min).constrain(false).fade_in(false).show(
        ui.ctx(),
        |ui| {
            ui.interact(rect, id.with("ground"), Sense::CLICK);
            card(ui, scene, rect);
            let mut top = rect.top() + 6.0;
            for (index, item) in items.iter().enumerate() {
                let place =
                    Rect::from_min_max(pos2(rect.left() + 6.0, top), pos2(rect.right() - 6.0, top + item.height()));
                top += item.height();
                if let Item::Choice(choice) = item {
                    if row(ui, scene, (id.with(index), place), choice).clicked() {
                        outcome = Outcome::Chosen(index);
                    }
                } else {
                    paint_still(ui, scene, place, item);
                }
            }
        },
    );
    if let Some(choice) = walked {
        // After the rows: the Enter that opened the menu is not to choose from it.
        ui.memory_mut(|memory| memory.request_focus(choice));
    }
    if outcome != Outcome::Open || fresh {
        return outcome;
    }
    let (pressed_elsewhere, escaped) = ui.input_mut(|input| {
        let outside = |at| !rect.contains(at) && !anchor.contains(at);
        let pressed_elsewhere = input.pointer.any_pressed() && input.pointer.interact_pos().is_some_and(outside);
        (pressed_elsewhere, input.consume_key(Modifiers::NONE, Key::Escape))
    });
    match (pressed_elsewhere, escaped) {
        (true, _) => Outcome::Left,
        (_, true) => Outcome::Escaped,
        _ => Outcome::Open,
    }
}

/// The rows that can be chosen now.
fn choices(id: Id, items: &[Item]) -> impl Iterator<Item = Id> {
    let enabled = |item: &Item| matches!(item, Item::Choice(choice) if choice.enabled);
    items.iter().enumerate().filter(move |(_, item)| enabled(item)).map(move |(index, _)| id.with(index))
}

/// The choice that the keys of this frame lead to. Takes the keys, and keeps the toolkit from moving the focus by them.
fn walk(ui: &Ui, id: Id, items: &[Item]) -> Option<Id> {
    let choices: Vec<Id> = choices(id, items).collect();
    let last = choices.len().checked_sub(1)?;
    let focused = ui.memory(eframe::egui::Memory::focused);
    let at = focused.and_then(|focused| choices.iter().position(|choice| *choice == focused));
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    // Shift first: a key without it is heard with it too.
    let to = if pressed(Modifiers::SHIFT, Key::Tab) || pressed(Modifiers::NONE, Key::ArrowUp) {
        at.and_then(|at| at.checked_sub(1)).unwrap_or(last)
    } else if pressed(Modifiers::NONE, Key::Tab) || pressed(Modifiers::NONE, Key::ArrowDown) {
        at.filter(|at| *at < last).map_or(0, |at| at + 1)
    } else if pressed(Modifiers::NONE, Key::Home) {
        0
    } else if pressed(Modifiers::NONE, Key::End) {
        last
    } else if pressed(Modifiers::NONE, Key::ArrowLeft) || pressed(Modifiers::NONE, Key::ArrowRight) {
        at?
    } else {
        return None;
    };
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    choices.get(to).copied()
}

fn layer(id: Id) -> eframe::egui::LayerId {
    eframe::egui::LayerId::new(Order::Foreground, id)
}

/// The ground of whatever floats over the page: paper, hairline, soft shadow.
pub fn card(ui: &Ui, scene: &Scene<'_>, rect: Rect) {
    let shadow = Shadow { offset: [0, 8], blur: 28, spread: 0, color: scene.palette.shadow };
    ui.painter().add(shadow.as_shape(rect, radius::CARD));
    ui.painter().rect_filled(rect, radius::CARD, scene.palette.paper);
    ui.painter().rect_stroke(rect, radius::CARD, Stroke::new(1.0, scene.palette.line), StrokeKind::Inside);
}

fn row(ui: &Ui, scene: &mut Scene<'_>, (id, rect): (Id, Rect), choice: &Choice) -> eframe::egui::Response {
    let sense = if choice.enabled { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    let (palette, rtl) = (scene.palette, scene.rtl());
    if choice.enabled && response.hovered() {
        ui.painter().rect_filled(rect, radius::CONTROL - 2.0, palette.hover);
    }
    let ink = if choice.enabled { palette.ink } else { palette.ink3 };
    let mut line = Row::new(rect.shrink2(vec2(10.0, 0.0)), rtl);
    if let Some(shape) = choice.icon {
        icon(ui.painter(), shape, line.start(16.0).center(), palette.ink2, rtl);
        line.start(space::S);
    }
    if !choice.note.is_empty() {
        let note = scene.ink.line(&choice.note, type_style::SMALL, rtl, rect.width() * 0.45);
        let place = line.end(note.size.x);
        line.end(space::M);
        scene.ink.put(ui.painter(), &note, place, end_align(rtl), palette.ink3);
    }
    let text = scene.ink.line(&choice.text, type_style::UI, reads_rtl(&choice.text, rtl), line.rest().width());
    scene.ink.put(ui.painter(), &text, line.rest(), start_align(rtl), ink);
    focus_ring(ui, &response, palette, radius::CONTROL - 2.0);
    name(&response, Role::MenuItem, &choice.text, rtl);
    response
}

fn paint_still(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, item: &Item) {
    let rtl = scene.rtl();
    match item {
        Item::Head(text) => {
            let line = scene.ink.line(text, type_style::SMALL, rtl, rect.width() - 20.0);
            let place = rect.shrink2(vec2(10.0, 0.0));
            scene.ink.put(ui.painter(), &line, place, start_align(rtl), scene.palette.ink3);
        }
        Item::Rule => crate::ui::widgets::button::hairline(ui, scene, rect, rect.center().y),
        Item::Choice(_) => {}
    }
}
