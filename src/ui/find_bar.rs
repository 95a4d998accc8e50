//! Find in the article: the field in the top bar, with the count and the steps once something is looked for.

use eframe::egui::{Align, Id, Rect, Ui, vec2};

use super::command::{self, Command};
use super::icons::Icon;
use super::ink::type_style;
use super::mirror::Row;
use super::scene::Scene;
use super::widgets::button::Button;
use super::widgets::field::{Field, FieldLook};
use crate::i18n::Msg;
use crate::session::Action;

/// A narrower bar leaves the count and the steps out; Enter still steps.
const ROOMY: f32 = 230.0;

/// Draws the field in `rect` and queues what is looked for.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, field: &mut Field) {
    let find = scene.session.find();
    let searching = find.open && !find.query.is_empty();
    field.sync(if find.open { &find.query } else { "" });
    let (count, steps) = if searching && rect.width() > ROOMY { (86.0, 60.0) } else { (0.0, 0.0) };
    let mut row = Row::new(rect, scene.rtl());
    let tail = row.end(count + steps);
    let hint = scene.say(&Msg::FindInArticle);
    let keys = command::keys_of(Command::Find);
    let look = FieldLook { hint: &hint, icon: Some(Icon::Find), keys: Some(&keys), on_paper: true };
    let outcome = field.show(ui, scene, (Id::unique("find"), row.rest()), &look);
    if outcome.response.gained_focus() && !find.open {
        scene.act(Action::FindOpened);
    }
    if outcome.edited {
        scene.act(Action::FindEdited(field.text().to_owned()));
    }
    if let Some(back) = outcome.entered {
        scene.act(if back { Action::FindPreviousPressed } else { Action::FindNextPressed });
        outcome.response.request_focus();
    }
    if outcome.escaped {
        scene.act(Action::FindClosed);
        outcome.response.surrender_focus();
    }
    if steps > 0.0 {
        show_tail(ui, scene, tail, (count, steps));
    }
}

fn show_tail(ui: &Ui, scene: &mut Scene<'_>, tail: Rect, (count, steps): (f32, f32)) {
    let rtl = scene.rtl();
    let find = scene.session.find();
    let total = find.matches.len() as u64;
    let msg = match find.current {
        _ if total == 0 => Msg::FindNone,
        Some(at) => Msg::PositionOf { position: at as u64 + 1, total },
        None => Msg::Total(total),
    };
    let words = scene.say(&msg);
    let mut row = Row::new(tail, rtl);
    let place = row.start(count);
    let line = scene.ink.line(&words, type_style::SMALL, rtl, count - 8.0);
    let ink = if total == 0 { scene.palette.alert } else { scene.palette.ink2 };
    scene.ink.put(ui.painter(), &line, place, Align::Center, ink);
    let steps_words =
        [(Icon::Up, Msg::Previous, Action::FindPreviousPressed), (Icon::Down, Msg::Next, Action::FindNextPressed)];
    for (icon, msg, action) in steps_words {
        let words = scene.say(&msg);
        let place = Rect::from_center_size(row.start(steps / 2.0).center(), vec2(28.0, 28.0));
        let button = Button { icon: Some(icon), name: Some(&words), ..Button::default() };
        if button.show(ui, scene, Id::unique(("find step", icon == Icon::Up)), place).clicked() {
            scene.act(action);
        }
    }
}
