//! The menus that hang from the top bar: recent files and samples, and what to export in which format.

use eframe::egui::{Id, Rect, Ui};

use super::icons::Icon;
use super::scene::Scene;
use super::widgets::menu::{self, Choice, Item, Outcome};
use crate::export::ExportFormat;
use crate::i18n::{Msg, isolate, isolate_ltr};
use crate::session::{Action, ExportScope, SAMPLES, Source};

/// A menu that can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Recent,
    Export,
}

/// The open menu, if one is.
#[derive(Debug, Default)]
pub struct Menus {
    /// Which it is, and the button that it hangs from.
    open: Option<(Kind, Anchor)>,
    /// The export button, for the key that opens its menu.
    pub export_anchor: Option<Anchor>,
}

/// A button that a menu hangs from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anchor {
    /// The button: it has the keyboard again when the menu is closed by a key.
    pub id: Id,
    /// Its place.
    pub rect: Rect,
}

impl Menus {
    /// Whether a menu is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Opens or closes the menu of recent files under `anchor`.
    pub fn toggle_recent(&mut self, anchor: Anchor) {
        self.toggle(Kind::Recent, anchor);
    }

    /// Opens or closes the export menu under `anchor`.
    pub fn toggle_export(&mut self, anchor: Anchor) {
        self.toggle(Kind::Export, anchor);
    }

    fn toggle(&mut self, kind: Kind, anchor: Anchor) {
        self.open = if self.open.is_some_and(|(open, _)| open == kind) { None } else { Some((kind, anchor)) };
    }

    /// Draws the open menu and queues what was chosen.
    pub fn show(&mut self, ui: &Ui, scene: &mut Scene<'_>) {
        let Some((kind, anchor)) = self.open else { return };
        let (id, (items, actions), width) = match kind {
            Kind::Recent => (Id::unique("recent menu"), recent(scene), 340.0),
            Kind::Export => (Id::unique("export menu"), export(scene), 290.0),
        };
        let outcome = menu::show(ui, scene, (id, anchor.rect), width, &items);
        if outcome == Outcome::Open {
            return;
        }
        self.open = None;
        if let Outcome::Chosen(index) = outcome
            && let Some(action) = actions.into_iter().nth(index).flatten()
        {
            scene.act(action);
        }
        // An article that was chosen takes the keys of the page; so does whatever was pressed instead of the menu.
        let back = match outcome {
            Outcome::Escaped => true,
            Outcome::Chosen(_) => kind == Kind::Export && !ui.input(|input| input.pointer.any_released()),
            Outcome::Open | Outcome::Left => false,
        };
        if back {
            ui.memory_mut(|memory| memory.request_focus(anchor.id));
        }
    }
}

/// Rows, and what each means.
type Rows = (Vec<Item>, Vec<Option<Action>>);

fn recent(scene: &Scene<'_>) -> Rows {
    let (mut items, mut actions) = (Vec::new(), Vec::new());
    let mut push = |item: Item, action: Option<Action>| {
        items.push(item);
        actions.push(action);
    };
    push(Item::Head(scene.say(&Msg::Recent).into_owned()), None);
    let recents = &scene.session.settings().recents;
    for path in recents {
        let text = isolate(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy());
        let folder = path.parent().and_then(|folder| folder.file_name());
        let note = folder.map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default();
        let choice = Choice { text, note, icon: Some(Icon::Document), enabled: true };
        push(Item::Choice(choice), Some(Action::SourceChosen(Source::Path(path.clone()))));
    }
    if recents.is_empty() {
        let text = scene.say(&Msg::RecentNone).into_owned();
        push(Item::Choice(Choice { text, ..Choice::default() }), None);
    } else {
        push(Item::choice(scene.say(&Msg::ClearRecent)), Some(Action::RecentsCleared));
    }
    if !SAMPLES.is_empty() {
        push(Item::Rule, None);
        push(Item::Head(scene.say(&Msg::Samples).into_owned()), None);
        for (index, sample) in SAMPLES.iter().enumerate() {
            let choice = Choice {
                text: sample.title.to_owned(),
                icon: Some(Icon::Document),
                enabled: true,
                ..Choice::default()
            };
            push(Item::Choice(choice), Some(Action::SourceChosen(Source::Sample(index))));
        }
    }
    (items, actions)
}

fn export(scene: &Scene<'_>) -> Rows {
    let (mut items, mut actions) = (Vec::new(), Vec::new());
    let filtered = !scene.session.filter().is_empty();
    let scopes = [(ExportScope::Filtered, Msg::ExportFiltered), (ExportScope::Everything, Msg::ExportAll)];
    for (scope, msg) in scopes.into_iter().filter(|(scope, _)| filtered || *scope == ExportScope::Everything) {
        if !items.is_empty() {
            items.push(Item::Rule);
            actions.push(None);
        }
        items.push(Item::Head(scene.say(&msg).into_owned()));
        actions.push(None);
        for format in SHOWN {
            let note = isolate_ltr(&format!(".{}", format.extension()));
            let enabled = scene.session.can_export();
            items.push(Item::Choice(Choice {
                text: scene.say(&format_words(format)).into_owned(),
                note,
                icon: None,
                enabled,
            }));
            actions.push(Some(Action::ExportRequested { format, scope }));
        }
    }
    (items, actions)
}

/// The formats that a reader is offered; the annotation schema is for programs, on the command line.
const SHOWN: [ExportFormat; 4] = [ExportFormat::Markdown, ExportFormat::Csv, ExportFormat::Json, ExportFormat::Html];

/// What a format is called.
fn format_words(format: ExportFormat) -> Msg {
    match format {
        ExportFormat::Json => Msg::FormatJson,
        ExportFormat::Csv => Msg::FormatCsv,
        ExportFormat::Markdown => Msg::FormatMarkdown,
        ExportFormat::Html => Msg::FormatHtml,
        ExportFormat::Annotation => Msg::FormatAnnotation,
    }
}
