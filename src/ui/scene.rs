//! What every view draws with, gathered so that no view needs more than five parameters. Lives for one frame.

use std::borrow::Cow;

use eframe::egui::{Context, Id, Response, Role, Ui};

use super::ink::Ink;
use super::theme::Palette;
use crate::article::Direction;
use crate::i18n::{Lang, Msg, text};
use crate::session::{Action, Session};

/// The state to draw, the tools to draw it with, and the queue of what the reader did.
pub struct Scene<'a> {
    /// What is shown; views never change it.
    pub session: &'a Session,
    /// The colours.
    pub palette: &'static Palette,
    /// Text.
    pub ink: &'a mut Ink,
    /// What the reader did in this frame, in order.
    pub actions: &'a mut Vec<Action>,
}

impl Scene<'_> {
    /// The language of the interface.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.session.settings().language
    }

    /// Whether the interface runs right to left.
    #[must_use]
    pub fn rtl(&self) -> bool {
        self.lang().is_rtl()
    }

    /// The words of `msg`.
    #[must_use]
    pub fn say(&self, msg: &Msg) -> Cow<'static, str> {
        text(self.lang(), msg)
    }

    /// Queues what happened.
    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }
}

/// Whether a string that is not the interface's own (a name, a headline) reads from the right: as most of its letters do,
/// whatever the language of the window.
#[must_use]
pub fn reads_rtl(text: &str, otherwise: bool) -> bool {
    Direction::of_text(text).map_or(otherwise, Direction::is_rtl)
}

/// Tells assistive technology the language and direction of what `id` says, in logical order.
pub fn speaks(ctx: &Context, id: Id, rtl: bool) {
    use eframe::egui::accesskit::TextDirection;
    ctx.accesskit_node_builder(id, |node| {
        node.set_language(if rtl { "ar" } else { "en" });
        node.set_text_direction(if rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight });
    });
}

/// Names a control to assistive technology.
pub fn name(response: &Response, role: Role, label: &str, rtl: bool) {
    let enabled = response.enabled();
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(role, enabled, label));
    speaks(&response.ctx, response.id, rtl);
}

/// Draws the ring of a control that has the keyboard.
pub fn focus_ring(ui: &Ui, response: &Response, palette: &Palette, radius: f32) {
    use eframe::egui::{Stroke, StrokeKind};
    if response.has_focus() {
        let ring = Stroke::new(2.0, palette.focus);
        ui.painter().rect_stroke(response.rect, radius, ring, StrokeKind::Inside);
    }
}
