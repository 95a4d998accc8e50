//! A field for a path, for where the system has no file dialog: to open, or to save an export.

use std::path::PathBuf;

use eframe::egui::{Area, Id, Order, Rect, Sense, Ui, UiKind, pos2, vec2};

use super::ink::type_style;
use super::mirror::{Row, start_align};
use super::scene::Scene;
use super::theme::{size, space};
use super::widgets::button::{Button, Weight};
use super::widgets::field::{Field, FieldLook};
use super::widgets::menu::card;
use crate::export::ExportFormat;
use crate::i18n::Msg;
use crate::session::{Action, ExportScope};

/// What a path is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// A file to open.
    Open,
    /// Where to save an export.
    Save {
        /// The format.
        format: ExportFormat,
        /// Everything, or what the filter shows.
        scope: ExportScope,
        /// A name to start from.
        file_name: String,
    },
}

/// The sheet with its field.
#[derive(Debug)]
pub struct PathSheet {
    ask: Ask,
    field: Field,
}

impl PathSheet {
    /// A sheet that asks for `ask`, with the keyboard in its field.
    #[must_use]
    pub fn new(ask: Ask) -> Self {
        let mut field = Field::default();
        if let Ask::Save { file_name, .. } = &ask {
            field.sync(file_name);
        }
        field.focus();
        Self { ask, field }
    }

    /// Draws the sheet; whether it stays open.
    pub fn show(&mut self, ui: &Ui, scene: &mut Scene<'_>, window: Rect) -> bool {
        let width = 520.0_f32.min(window.width() - space::XL);
        let top = window.top() + size::TOP_BAR + space::XL;
        let rect = Rect::from_min_size(pos2(window.center().x - width / 2.0, top), vec2(width, 104.0));
        let (title, verb) = match self.ask {
            Ask::Open => (scene.say(&Msg::PathToOpen), scene.say(&Msg::Open)),
            Ask::Save { .. } => (scene.say(&Msg::PathToSave), scene.say(&Msg::Export)),
        };
        let area = Area::new(Id::unique("path sheet")).order(Order::Foreground).kind(UiKind::Modal);
        let area = area.fixed_pos(rect.min).constrain(false).fade_in(false).accessible_name(title.as_ref());
        area.show(ui.ctx(), |ui| {
            ui.interact(rect, Id::unique("path sheet ground"), Sense::CLICK);
            card(ui, scene, rect);
            let rtl = scene.rtl();
            let inner = rect.shrink2(vec2(space::L, space::M));
            let head = Rect::from_min_size(inner.min, vec2(inner.width(), 28.0));
            let line = scene.ink.line(&title, type_style::UI, rtl, head.width());
            scene.ink.put(ui.painter(), &line, head, start_align(rtl), scene.palette.ink2);
            let foot = Rect::from_min_size(pos2(inner.left(), inner.top() + 38.0), vec2(inner.width(), size::CONTROL));
            let mut row = Row::new(foot, rtl);
            let cancel_words = scene.say(&Msg::Cancel);
            let cancel = Button { text: Some(&cancel_words), ..Button::default() };
            let cancel_width = cancel.width(scene);
            let cancelled = cancel.show(ui, scene, Id::unique("path cancel"), row.end(cancel_width)).clicked();
            row.end(space::XS);
            let go = Button { text: Some(&verb), weight: Weight::Filled, ..Button::default() };
            let go_width = go.width(scene);
            let went = go.show(ui, scene, Id::unique("path go"), row.end(go_width)).clicked();
            row.end(space::S);
            let look = FieldLook { hint: &title, icon: None, keys: None, on_paper: true };
            let outcome = self.field.show(ui, scene, (Id::unique("path"), row.rest()), &look);
            let typed = self.field.text().trim();
            if (went || outcome.entered.is_some()) && !typed.is_empty() {
                scene.act(self.answer(PathBuf::from(typed)));
                return false;
            }
            !(cancelled || outcome.escaped)
        })
        .inner
    }

    fn answer(&self, path: PathBuf) -> Action {
        match &self.ask {
            Ask::Open => Action::FilePicked(Some(path)),
            Ask::Save { format, scope, .. } => {
                Action::ExportTargetPicked { format: *format, scope: *scope, path: Some(path) }
            }
        }
    }
}
