//! The whole window, headless: driven by accessibility labels, as assistive technology would.

use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Event, ImeEvent, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, accesskit, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use qari::app::Window;
use qari::i18n::Lang;
use qari::session::{Action, ExtractionState, Source};
use qari::settings::{Settings, ThemeChoice};

mod accessibility;
mod entities;
mod field;
mod figures;
mod find;
mod layout;
mod menus;
mod reading;
mod window;

const ARTICLE: &str = "شركة مايكروسوفت توقّع عقدًا مع OpenAI بقيمة 30 مليار دولار\n\n\
أعلنت شركة مايكروسوفت توقيع عقد مع OpenAI في الولايات المتحدة بقيمة 30 مليار دولار، بزيادة نسبتها 14%.\n\n\
وقالت OpenAI إن التسليم يبدأ في 2028، وإن الكلفة تنخفض كثيرًا مقارنة بما كان.\n\n\
وأضافت مايكروسوفت أن العقد يمتد خمس سنوات.\n";

type Qari = Harness<'static, Window>;

fn window(settings: Settings, size: [f32; 2]) -> Qari {
    window_with(settings, size, 0.25)
}

/// A window whose frames are `step_dt` seconds apart: clicks that are to count as one double click must come fast.
fn window_with(settings: Settings, size: [f32; 2], step_dt: f32) -> Qari {
    let mut attached = false;
    let mut harness = Harness::builder().with_size(size).with_max_steps(20).with_step_dt(step_dt).build_ui_state(
        move |ui: &mut egui::Ui, window: &mut Window| {
            if !attached {
                window.attach(ui.ctx());
                attached = true;
            }
            window.tick(ui.ctx());
            window.draw(ui);
        },
        Window::new(settings, None),
    );
    harness.run_ok();
    harness
}

/// Opens `text` and waits until it has been read and extracted.
fn open(harness: &mut Qari, text: &str) {
    let ctx = harness.ctx.clone();
    harness.state_mut().take(&ctx, Action::SourceChosen(Source::Pasted(text.to_owned())));
    for _ in 0..3_000 {
        harness.step();
        let document = harness.state().session().document();
        if document.is_some_and(|document| matches!(document.state(), ExtractionState::Done { .. })) {
            harness.run_ok();
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the article was not read within half a minute");
}

fn reader() -> Qari {
    let mut harness = window(Settings::default(), [1280.0, 800.0]);
    open(&mut harness, ARTICLE);
    harness
}

fn press(harness: &mut Qari, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_ok();
}

fn click_row(harness: &mut Qari, name: &str) {
    harness.get_by_role_and_label(Role::ListBoxOption, name).click();
    harness.run_ok();
}

/// What the next press of the keys for copying gives.
fn copied(harness: &mut Qari) -> Option<String> {
    harness.event(Event::Copy);
    harness.step();
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

/// Presses, holds and lets go the main button.
fn button(harness: &mut Qari, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    harness.event(Event::ModifiersChanged(modifiers));
    harness.event(Event::PointerMoved(pos));
    harness.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers });
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.step();
}

fn click_at(harness: &mut Qari, pos: Pos2, modifiers: Modifiers) {
    button(harness, pos, true, modifiers);
    button(harness, pos, false, modifiers);
}

/// Lets a second go by, so that the next click counts as a first one.
fn rest(harness: &mut Qari) {
    for _ in 0..60 {
        harness.step();
    }
}
