//! A field for a path, for where the system has no file dialog: to open, or to save an export. As a save dialog does, it names the
//! folder and asks before a file is replaced.

use std::path::{Path, PathBuf};

use eframe::egui::{Area, Id, Key, Modifiers, Order, Rect, Role, Sense, Ui, UiKind, pos2, vec2};

use super::ink::type_style;
use super::mirror::{Row, start_align};
use super::scene::{Scene, name};
use super::theme::{size, space};
use super::widgets::button::{Button, Weight};
use super::widgets::field::{Field, FieldLook};
use super::widgets::menu::card;
use crate::export::ExportFormat;
use crate::i18n::Msg;
use crate::session::{Action, ExportScope};

/// Height of the title's line.
const TITLE: f32 = 28.0;
/// Height of the line that names the folder.
const FOLDER: f32 = 22.0;

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
        /// Where a name without a folder goes.
        folder: PathBuf,
        /// A name to start from.
        file_name: String,
        /// Whether a file of that name is there: the reader is asked whether to replace it.
        taken: bool,
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
        let folder = match &self.ask {
            Ask::Open => None,
            Ask::Save { folder, .. } => Some(scene.say(&Msg::SavedInFolder(folder.display().to_string()))),
        };
        let below_title = TITLE + if folder.is_some() { FOLDER } else { 0.0 } + space::S;
        let width = 520.0_f32.min(window.width() - space::XL);
        let top = window.top() + size::TOP_BAR + space::XL;
        let extent = vec2(width, below_title + size::CONTROL + space::M * 2.0);
        let rect = Rect::from_min_size(pos2(window.center().x - width / 2.0, top), extent);
        let inner = rect.shrink2(vec2(space::L, space::M));
        let title = scene.say(&if folder.is_some() { Msg::PathToSave } else { Msg::PathToOpen });
        let area = Area::new(Id::unique("path sheet")).order(Order::Foreground).kind(UiKind::Modal);
        let area = area.fixed_pos(rect.min).constrain(false).fade_in(false).accessible_name(title.as_ref());
        area.show(ui.ctx(), |ui| {
            ui.memory_mut(|memory| memory.set_modal_layer(ui.layer_id()));
            ui.interact(rect, Id::unique("path sheet ground"), Sense::CLICK);
            card(ui, scene, rect);
            let line = Rect::from_min_size(inner.min, vec2(inner.width(), TITLE));
            self.show_title(ui, scene, line, &title);
            if let Some(folder) = &folder {
                let rtl = scene.rtl();
                let line = Rect::from_min_size(line.left_bottom(), vec2(inner.width(), FOLDER));
                let words = scene.ink.line(folder, type_style::SMALL, rtl, line.width());
                scene.ink.put(ui.painter(), &words, line, start_align(rtl), scene.palette.ink3);
            }
            let foot = Rect::from_min_size(inner.min + vec2(0.0, below_title), vec2(inner.width(), size::CONTROL));
            self.show_field(ui, scene, foot, &title)
        })
        .inner
    }

    /// What is asked for; in its place, that a file would be replaced.
    fn show_title(&self, ui: &Ui, scene: &mut Scene<'_>, place: Rect, title: &str) {
        let rtl = scene.rtl();
        let taken = self.taken().map(|name| scene.say(&Msg::NameTaken(name.to_owned())));
        let (words, ink) = match &taken {
            Some(words) => (words.as_ref(), scene.palette.alert),
            None => (title, scene.palette.ink2),
        };
        let line = scene.ink.line(words, type_style::UI, rtl, place.width());
        scene.ink.put(ui.painter(), &line, place, start_align(rtl), ink);
        if taken.is_some() {
            let told = ui.interact(place, Id::unique("path taken"), Sense::hover());
            name(&told, Role::Alert, words, rtl);
        }
    }

    /// The field with its buttons; whether the sheet stays open.
    fn show_field(&mut self, ui: &Ui, scene: &mut Scene<'_>, place: Rect, title: &str) -> bool {
        let taken = self.taken().is_some();
        let verb = scene.say(&match self.ask {
            Ask::Open => Msg::Open,
            Ask::Save { .. } if taken => Msg::Replace,
            Ask::Save { .. } => Msg::Export,
        });
        let cancel_words = scene.say(&Msg::Cancel);
        let cancel = Button { text: Some(&cancel_words), ..Button::default() };
        let go = Button { text: Some(&verb), weight: Weight::Filled, ..Button::default() };
        let mut row = Row::new(place, scene.rtl());
        let cancel_place = row.end(cancel.width(scene));
        row.end(space::XS);
        let go_place = row.end(go.width(scene));
        row.end(space::S);
        // In the order in which Tab goes through them.
        let look = FieldLook { hint: title, icon: None, keys: None, on_paper: true };
        let outcome = self.field.show(ui, scene, (Id::unique("path"), row.rest()), &look);
        let went = go.show(ui, scene, Id::unique("path go"), go_place).clicked();
        let cancelled = cancel.show(ui, scene, Id::unique("path cancel"), cancel_place).clicked();
        let escaped = outcome.escaped || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        // A second press of Enter is too easily made to replace a file.
        let entered = outcome.entered.is_some() && !taken;
        let typed = self.field.text().trim();
        if (went || entered) && !typed.is_empty() {
            scene.act(self.answer(Path::new(typed)));
            return false;
        }
        !(cancelled || escaped)
    }

    /// The name of the file that would be replaced; none once another is typed.
    fn taken(&self) -> Option<&str> {
        match &self.ask {
            Ask::Save { file_name, taken: true, .. } if self.field.text().trim() == file_name => Some(file_name),
            _ => None,
        }
    }

    fn answer(&self, typed: &Path) -> Action {
        match &self.ask {
            Ask::Open => Action::FilePicked(Some(typed.to_path_buf())),
            Ask::Save { format, scope, folder, .. } => {
                let (format, scope, path) = (*format, *scope, folder.join(typed));
                if self.taken().is_some() {
                    Action::ExportTargetPicked { format, scope, path: Some(path) }
                } else {
                    Action::ExportTargetTyped { format, scope, path }
                }
            }
        }
    }
}
