//! The application without a window: actions in, effects out.
//!
//! [`Session::update`] takes what happened ([`Action`], past tense) and returns what must be done ([`Effect`], imperative). Between
//! two updates the session is a value that the window reads: article, highlights, panel, card, notices, all computed when
//! something changed and never while drawing. It touches no file, thread, window, clipboard or font, so every behaviour of
//! the program can be tested in microseconds as state + action -> state + effects.
//!
//! Work that takes long carries a [`JobId`]; the answer to any but the latest job is dropped, so a slow file can never replace
//! the one opened after it. An error is turned into a [`Notice`] here and nowhere else.
//!
//! To add a behaviour: a variant of [`Action`] or [`Effect`] with its documentation, one arm in `update.rs`, a row in
//! `tests/it/session.rs`.

mod action;
mod card;
mod document;
mod effect;
pub mod figure_value;
pub mod figures_chart;
pub mod figures_sort;
pub mod figures_table;
mod filter_history;
mod filtering;
mod find;
mod notice;
mod opening;
pub mod panel;
mod salience;
mod samples;
pub mod time_axis;
mod typography;
mod update;
mod wording;

use std::collections::BTreeSet;

pub use action::{Action, ExportScope};
pub use card::Card;
pub use document::{Document, ExtractionState, Source};
pub use effect::{Effect, ExportOrder};
pub use find::{Find, FindOrder};
pub use notice::{Notice, NoticeId, Tone};
pub use panel::{Panel, Tab};
pub use samples::{SAMPLES, Sample};
pub use wording::{change as change_label, figure_word, format_label, kind_word};

use crate::extract::{EntityId, EntityKind, MentionId};
use crate::highlight::{Emphasis, Filter, Highlight, highlights};
use crate::i18n::{Lang, Msg, text};
use crate::settings::Settings;
use filter_history::FilterHistory;
use notice::Notices;
use panel::PanelState;

/// Names a piece of work; later jobs have higher numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(pub u64);

/// What is being worked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The job whose answer is awaited.
    pub job: JobId,
    /// What is being opened.
    pub source: Source,
    /// How far it is.
    pub stage: Stage,
}

/// The stages of opening an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Reading and parsing; the article opened before is still shown.
    Reading,
    /// The article is shown and its entities are being looked for.
    Extracting,
}

/// A window within the window; one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sheet {
    /// The settings.
    Settings,
    /// The keys.
    KeyboardHelp,
    /// What the program is.
    About,
    /// The figures as a wide table.
    Figures,
}

/// Where the reader is among the mentions that can be stepped through: the pill's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stepping {
    /// The mention stepped to, counted from 1.
    pub position: Option<usize>,
    /// How many there are: those of the selection, or all that are shown where nothing is selected.
    pub total: usize,
}

/// The application without a window.
#[derive(Debug, Clone)]
pub struct Session {
    settings: Settings,
    document: Option<Document>,
    pending: Option<Pending>,
    last_job: u64,
    filter: FilterHistory,
    /// The mention stepped to or clicked last.
    current: Option<MentionId>,
    card: Option<Card>,
    panel_state: PanelState,
    find: Find,
    families: Vec<String>,
    sheet: Option<Sheet>,
    notices: Notices,
    // Computed from the above by `refresh`.
    panel: Panel,
    /// The rows of the wide table while it is open.
    table: Vec<panel::Row>,
    highlights: Vec<Highlight>,
    /// The mentions that stepping goes through, in text order.
    steps: Vec<MentionId>,
    /// Blocks that hold a selected entity, sorted.
    lit_blocks: Vec<usize>,
}

impl Session {
    /// A session with nothing open.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        let settings = settings.clamped();
        let filter = Filter { hidden: hidden_from_names(&settings.hidden_kinds), selected: BTreeSet::new() };
        Self {
            settings,
            document: None,
            pending: None,
            last_job: 0,
            filter: FilterHistory::new(filter),
            current: None,
            card: None,
            panel_state: PanelState::default(),
            find: Find::default(),
            families: Vec::new(),
            sheet: None,
            notices: Notices::default(),
            panel: Panel::default(),
            table: Vec::new(),
            highlights: Vec::new(),
            steps: Vec::new(),
            lit_blocks: Vec::new(),
        }
    }

    /// The settings in force.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The language of the interface.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.settings.language
    }

    /// The open article, if one is.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }

    /// What is being worked at.
    #[must_use]
    pub fn pending(&self) -> Option<&Pending> {
        self.pending.as_ref()
    }

    /// What is being done, in words, for the sign of progress.
    #[must_use]
    pub fn progress(&self) -> Option<Msg> {
        let pending = self.pending.as_ref()?;
        Some(match pending.stage {
            Stage::Reading => Msg::Loading(self.source_name(&pending.source)),
            Stage::Extracting => Msg::Extracting,
        })
    }

    /// The filter in force.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        self.filter.current()
    }

    /// Whether a change of the filter can be undone.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.filter.can_undo()
    }

    /// Whether a change of the filter can be done again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.filter.can_redo()
    }

    /// What is lit, sorted by start, disjoint.
    #[must_use]
    pub fn highlights(&self) -> &[Highlight] {
        &self.highlights
    }

    /// Whether the block (by its index in the article) recedes because entities are selected and it mentions none of them.
    #[must_use]
    pub fn is_dimmed(&self, block: usize) -> bool {
        !self.filter().selected.is_empty() && self.lit_blocks.binary_search(&block).is_err()
    }

    /// The mention stepped to or clicked last.
    #[must_use]
    pub fn current_mention(&self) -> Option<MentionId> {
        self.current
    }

    /// Where the reader is among the mentions; `None` where there is none to step through.
    #[must_use]
    pub fn stepping(&self) -> Option<Stepping> {
        let position = self.current.and_then(|current| self.steps.binary_search(&current).ok()).map(|at| at + 1);
        (!self.steps.is_empty()).then_some(Stepping { position, total: self.steps.len() })
    }

    /// The names of the selected entities, the first mentioned first.
    pub fn selected_names(&self) -> impl Iterator<Item = &str> {
        let extraction = self.document.as_ref().map(Document::extraction);
        self.filter()
            .selected
            .iter()
            .filter_map(move |id| extraction.and_then(|extraction| extraction.entity(*id)))
            .map(|entity| entity.name.as_str())
    }

    /// The card of the mention under the pointer.
    #[must_use]
    pub fn card(&self) -> Option<&Card> {
        self.card.as_ref()
    }

    /// The entity under the pointer.
    #[must_use]
    pub fn hovered_entity(&self) -> Option<EntityId> {
        self.card.as_ref().map(|card| card.entity)
    }

    /// The side panel's content.
    #[must_use]
    pub fn panel(&self) -> &Panel {
        &self.panel
    }

    /// The panel's tab.
    #[must_use]
    pub fn tab(&self) -> Tab {
        self.panel_state.tab
    }

    /// What the figures are sorted by.
    #[must_use]
    pub fn sort(&self) -> figures_sort::Sort {
        self.panel_state.sort
    }

    /// The rows of the wide table while it is open.
    #[must_use]
    pub fn table(&self) -> &[panel::Row] {
        &self.table
    }

    /// The text of the panel's filter field.
    #[must_use]
    pub fn panel_query(&self) -> &str {
        &self.panel_state.query
    }

    /// The find field's state.
    #[must_use]
    pub fn find(&self) -> &Find {
        &self.find
    }

    /// The sheet that is open.
    #[must_use]
    pub fn sheet(&self) -> Option<Sheet> {
        self.sheet
    }

    /// The notices on the screen, the oldest first.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        self.notices.shown()
    }

    /// Whether there is something to export.
    #[must_use]
    pub fn can_export(&self) -> bool {
        self.document.as_ref().is_some_and(|document| !document.extraction().entities.is_empty())
    }

    /// The words of a message in the interface's language.
    #[must_use]
    pub fn text(&self, msg: &Msg) -> std::borrow::Cow<'static, str> {
        text(self.lang(), msg)
    }

    /// The window's title: the article's, then the program's name.
    #[must_use]
    pub fn title(&self) -> String {
        let name = self.text(&Msg::AppName);
        match self.document.as_ref().map(|document| document.title()) {
            Some(Some(title)) => format!("{} — {name}", crate::i18n::isolate(title)),
            Some(None) => format!("{} — {name}", self.text(&Msg::Untitled)),
            None => name.into_owned(),
        }
    }

    /// Computes again what the filter decides: highlights, steps, lit blocks, panel rows.
    fn refresh(&mut self) {
        let Some(document) = &self.document else {
            self.highlights.clear();
            self.steps.clear();
            self.lit_blocks.clear();
            self.panel = Panel::default();
            self.table.clear();
            return;
        };
        let filter = self.filter.current();
        self.highlights = highlights(document.extraction(), filter);
        let steps = self.highlights.iter().filter(|highlight| highlight.emphasis != Emphasis::Dimmed);
        self.steps = steps.clone().map(|highlight| highlight.mention).collect();
        let lit = steps.filter(|highlight| highlight.emphasis == Emphasis::Focused).map(|highlight| highlight.range);
        self.lit_blocks = document.blocks_with(lit);
        self.refresh_panel();
    }

    fn refresh_panel(&mut self) {
        if let Some(document) = &self.document {
            let (filter, lang) = (self.filter.current(), self.settings.language);
            self.panel = panel::panel(document, filter, &self.panel_state, lang);
            self.table = match self.sheet {
                Some(Sheet::Figures) => panel::figures(document, filter, &self.panel_state, lang),
                _ => Vec::new(),
            };
        }
    }
}

/// The hidden kinds named in the settings; names of no kind are left alone.
fn hidden_from_names(names: &[String]) -> BTreeSet<EntityKind> {
    EntityKind::ALL.into_iter().filter(|kind| names.iter().any(|name| name == kind.name())).collect()
}
