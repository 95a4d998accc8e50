//! Find in the article: the field in the top bar, and while something is looked for the count, the steps and the way out.

use eframe::egui::{Align, Id, Rect, Role, Sense, Ui, vec2};

use super::command::{self, Command};
use super::icons::Icon;
use super::ink::type_style;
use super::mirror::Row;
use super::scene::{Scene, name};
use super::widgets::button::Button;
use super::widgets::field::{Field, FieldLook};
use crate::i18n::Msg;
use crate::session::Action;

/// The width of the bar while nothing is looked for.
pub const AT_REST: f32 = 340.0;
/// Its width while the reader searches: the field keeps its room beside what stands after it.
pub const SEARCHING: f32 = 540.0;
/// Width of the count.
const COUNT: f32 = 88.0;
/// Side of a button.
const BUTTON: f32 = 30.0;
/// Width of the switch for exact letters.
const EXACT: f32 = 44.0;
/// The least width of the field: in a narrower bar the count gives way, then the switch.
const FIELD: f32 = 140.0;

/// Draws the field in `rect` and queues what is looked for.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, field: &mut Field) {
    let find = scene.session.find();
    let (open, query) = (find.open, find.query.as_str());
    field.sync(if open { query } else { "" });
    let mut row = Row::new(rect, scene.rtl());
    let buttons = BUTTON * 3.0;
    let with_exact = rect.width() >= FIELD + buttons + EXACT;
    let exact = if with_exact { EXACT } else { 0.0 };
    let with_count = !query.is_empty() && rect.width() >= FIELD + buttons + exact + COUNT;
    let count = if with_count { COUNT } else { 0.0 };
    let tail = if open { row.end(buttons + exact + count) } else { row.end(0.0) };
    let hint = scene.say(&Msg::FindInArticle);
    let keys = command::keys_of(Command::Find);
    let look = FieldLook { hint: &hint, icon: Some(Icon::Find), keys: Some(&keys), on_paper: true };
    let outcome = field.show(ui, scene, (Id::unique("find"), row.rest()), &look);
    // The keyboard may pass the field on its way: only a click, a letter or Enter opens the search.
    if !open && (outcome.response.clicked() || outcome.entered.is_some()) {
        scene.act(Action::FindOpened);
    }
    if outcome.edited {
        scene.act(Action::FindEdited(field.text().to_owned()));
    }
    if let Some(back) = outcome.entered.filter(|_| open) {
        scene.act(if back { Action::FindPreviousPressed } else { Action::FindNextPressed });
        outcome.response.request_focus();
    }
    if outcome.escaped {
        scene.act(Action::FindClosed);
        outcome.response.surrender_focus();
    }
    if open {
        let mut row = Row::new(tail, scene.rtl());
        if with_count {
            show_count(ui, scene, row.start(count));
        }
        show_steps(ui, scene, &mut row);
        if with_exact {
            show_exact(ui, scene, row.start(exact));
        }
        let words = scene.say(&Msg::CloseFind);
        if icon_button(ui, scene, &mut row, (Icon::Close, &words)) {
            scene.act(Action::FindClosed);
        }
    }
}

/// Which of how many; a screen reader hears it when it changes.
fn show_count(ui: &Ui, scene: &mut Scene<'_>, place: Rect) {
    let rtl = scene.rtl();
    let find = scene.session.find();
    let total = find.matches.len() as u64;
    let msg = match find.current {
        _ if find.job.is_some() => Msg::FindSearching,
        _ if total == 0 => Msg::FindNone,
        Some(at) => Msg::PositionOf { position: at as u64 + 1, total },
        None => Msg::Total(total),
    };
    let ink = if msg == Msg::FindNone { scene.palette.alert } else { scene.palette.ink2 };
    let words = scene.say(&msg);
    let line = scene.ink.line(&words, type_style::SMALL, rtl, place.width() - 8.0);
    scene.ink.put(ui.painter(), &line, place, Align::Center, ink);
    let label = ui.interact(place, Id::unique("find count"), Sense::hover());
    name(&label, Role::Status, &words, rtl);
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(eframe::egui::accesskit::Live::Polite));
}

fn show_steps(ui: &Ui, scene: &mut Scene<'_>, row: &mut Row) {
    let steps = [
        (Icon::Up, Msg::PreviousMatch, Action::FindPreviousPressed),
        (Icon::Down, Msg::NextMatch, Action::FindNextPressed),
    ];
    for (icon, msg, action) in steps {
        let words = scene.say(&msg);
        if icon_button(ui, scene, row, (icon, &words)) {
            scene.act(action);
        }
    }
}

fn show_exact(ui: &Ui, scene: &mut Scene<'_>, place: Rect) {
    let words = scene.say(&Msg::FindExact);
    let place = Rect::from_center_size(place.center(), vec2(EXACT - 4.0, BUTTON));
    let button = Button {
        // Two letters that are one to a reader in a hurry, and two to an exact search.
        text: Some("أ≠ا"),
        name: Some(&words),
        switched: Some(scene.session.find().exact),
        ..Button::default()
    };
    if button.show(ui, scene, Id::unique("find exact"), place).clicked() {
        scene.act(Action::FindExactToggled);
    }
}

fn icon_button(ui: &Ui, scene: &mut Scene<'_>, row: &mut Row, (icon, words): (Icon, &str)) -> bool {
    let place = Rect::from_center_size(row.start(BUTTON).center(), vec2(BUTTON, BUTTON));
    let button = Button { icon: Some(icon), name: Some(words), ..Button::default() };
    button.show(ui, scene, Id::unique(("find", icon)), place).clicked()
}
