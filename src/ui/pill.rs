//! The pill at the bottom of the page: who is selected, which mention of how many, on, back, leave.

use eframe::egui::{Align, Id, Rect, Shadow, Ui, Vec2, pos2, vec2};

use super::command::{self, Command};
use super::icons::Icon;
use super::ink::type_style;
use super::mirror::Row;
use super::scene::{Scene, reads_rtl};
use super::theme::{mix, space};
use super::widgets::button::{Button, Weight};
use crate::i18n::Msg;
use crate::session::Action;

/// Height of the pill.
const HEIGHT: f32 = 40.0;
/// The longest name, before it is cut with an ellipsis.
const NAME: f32 = 220.0;

/// Draws the pill over `page` while something is selected or stepped through.
pub fn show(ui: &Ui, scene: &mut Scene<'_>, page: Rect) {
    let session = scene.session;
    let Some(stepping) = session.stepping() else { return };
    if session.filter().selected.is_empty() && stepping.position.is_none() {
        return;
    }
    let rtl = scene.rtl();
    let who = who(scene);
    let where_ = match stepping.position {
        Some(position) => Msg::PositionOf { position: position as u64, total: stepping.total as u64 },
        None => Msg::Total(stepping.total as u64),
    };
    let where_ = scene.say(&where_);
    let name_line = scene.ink.line(&who, type_style::UI_BOLD, reads_rtl(&who, rtl), NAME.min(page.width() * 0.35));
    let where_line = scene.ink.line(&where_, type_style::UI, rtl, 160.0);
    let steps = [
        (Icon::Up, Msg::Previous, Command::Previous),
        (Icon::Down, Msg::Next, Command::Next),
        (Icon::Close, Msg::Cancel, Command::Escape),
    ];
    let roomy = page.width() > 520.0;
    let words: Vec<_> = steps.iter().map(|(_, msg, _)| scene.say(msg)).collect();
    let keys: Vec<String> = steps.iter().map(|(_, _, command)| command::keys_of(*command)).collect();
    let buttons: Vec<Button<'_>> = steps
        .iter()
        .zip(words.iter().zip(&keys))
        .map(|((icon, _, _), (text, keys))| {
            let button = Button { icon: Some(*icon), weight: Weight::OnInk, ..Button::default() };
            if roomy {
                Button { text: Some(text), keys: None, ..button }
            } else {
                Button { name: Some(text), keys: Some(keys), ..button }
            }
        })
        .collect();
    let widths: Vec<f32> = buttons.iter().map(|button| button.width(scene)).collect();
    let width =
        name_line.size.x + where_line.size.x + widths.iter().sum::<f32>() + space::M * 2.0 + space::L + space::S;
    let rect = Rect::from_center_size(pos2(page.center().x, page.bottom() - 18.0 - HEIGHT / 2.0), vec2(width, HEIGHT));
    let palette = scene.palette;
    let shadow = Shadow { offset: [0, 6], blur: 20, spread: 0, color: palette.shadow };
    ui.painter().add(shadow.as_shape(rect, HEIGHT / 2.0));
    ui.painter().rect_filled(rect, HEIGHT / 2.0, palette.ink);
    // Clicks between the buttons must not reach the page.
    ui.interact(rect, Id::unique("pill"), eframe::egui::Sense::CLICK);
    let mut row = Row::new(rect.shrink2(Vec2::new(space::L, 0.0)), rtl);
    let place = row.start(name_line.size.x);
    scene.ink.put(ui.painter(), &name_line, place, Align::Center, palette.paper);
    row.start(space::M);
    let place = row.start(where_line.size.x);
    let quiet = mix(palette.ink, palette.paper, 0.72);
    scene.ink.put(ui.painter(), &where_line, place, Align::Center, quiet);
    row.start(space::S);
    for ((button, width), (_, _, command)) in buttons.iter().zip(widths).zip(steps) {
        let place = Rect::from_center_size(row.start(width).center(), vec2(width, 30.0));
        if button.show(ui, scene, Id::unique(("pill", command)), place).clicked() {
            scene.act(match command {
                Command::Next => Action::NextMentionPressed,
                Command::Previous => Action::PreviousMentionPressed,
                _ => Action::EscapePressed,
            });
        }
    }
}

/// The selected entity's name, how many are selected, or that all are stepped through.
fn who(scene: &Scene<'_>) -> String {
    let count = scene.session.filter().selected.len();
    match count {
        0 => scene.say(&Msg::AllMentions).into_owned(),
        1 => scene.session.selected_names().next().unwrap_or_default().to_owned(),
        _ => scene.say(&Msg::Selected(count as u64)).into_owned(),
    }
}
