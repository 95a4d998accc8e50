//! What each action means. Opening and filtering have files of their own; find, copy, export and settings are here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::opening::file_name;
use super::{
    Action, Effect, ExportOrder, ExportScope, FindOrder, JobId, Session, Sheet, Source, Tone, figure_value,
    figures_table, panel, wording,
};
use crate::article::{Direction, TextRange};
use crate::export::{ExportError, ExportFormat, excerpt_html};
use crate::extract::EntityId;
use crate::highlight::Filter;
use crate::i18n::{Lang, Msg};
use crate::settings::{ParagraphDirection, Settings, Typography};

impl Session {
    /// Takes in what happened; returns what must be done, in order.
    pub fn update(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::OpenRequested => vec![Effect::PickFile],
            Action::FilePicked(None) => Vec::new(),
            Action::FilePicked(Some(path)) => self.open(Source::Path(path)),
            Action::SourceChosen(source) => self.open(source),
            Action::FilesDropped(paths) => self.files_dropped(paths),
            Action::TextPasted(text) => self.text_pasted(text),
            Action::CancelPressed => self.cancel(),
            Action::Loaded { job, result } => self.loaded(job, *result),
            Action::Extracted { job, extraction, millis } => self.extracted(job, *extraction, millis),
            Action::ExtractionRequested => self.extract_again(),
            Action::RecentsCleared => self.change_settings(|settings| settings.recents.clear()),
            Action::DialogFailed => self.tell(Tone::Info, Msg::NoFileDialog),

            Action::EntityClicked { id, additive } => self.entity_clicked(id, additive),
            Action::MentionClicked { id, additive } => self.mention_clicked(id, additive),
            Action::KindToggled(kind) => self.kind_toggled(kind),
            Action::NextMentionPressed => self.step(true),
            Action::PreviousMentionPressed => self.step(false),
            Action::FilterCleared => self.set_filter(Filter::default()),
            Action::EscapePressed => self.escape(),
            Action::UndoPressed => self.travel(true),
            Action::RedoPressed => self.travel(false),
            Action::Hovered(mention) => self.hovered(mention),

            Action::TabChosen(tab) => {
                self.panel_state.tab = tab;
                self.panel_changed()
            }
            Action::GroupFolded(key) => {
                if !self.panel_state.folded.remove(&key) {
                    self.panel_state.folded.insert(key);
                }
                self.panel_changed()
            }
            Action::FiguresSorted(key) => {
                self.panel_state.sort = self.panel_state.sort.asked(key);
                self.panel_changed()
            }
            Action::FiguresCopied => self.figures_copied(),
            Action::PanelQueryEdited(query) => {
                self.panel_state.query = query;
                self.panel_changed()
            }
            Action::PanelToggled => self.change_settings(|settings| settings.panel.open = !settings.panel.open),
            Action::PanelResized(width_pt) => self.change_settings(|settings| settings.panel.width_pt = width_pt),

            Action::FindOpened => {
                self.find.open = true;
                let mut effects = vec![Effect::FocusFind];
                effects.extend(self.search(false));
                effects
            }
            Action::FindClosed => {
                self.find.open = false;
                Vec::new()
            }
            Action::FindEdited(query) => {
                self.find.open = true;
                self.find.query = query;
                self.search(true)
            }
            Action::FindExactToggled => {
                self.find.exact = !self.find.exact;
                self.search(true)
            }
            Action::Found { job, matches } => self.found(job, matches),
            Action::FindNextPressed => self.find_step(true),
            Action::FindPreviousPressed => self.find_step(false),

            Action::CopyPressed(range) => self.text_copied(range),
            Action::EntityCopied(id) => self.entity_copied(id),
            Action::ExportRequested { format, scope } => self.export_requested(format, scope),
            Action::ExportTargetPicked { path: None, .. } => Vec::new(),
            Action::ExportTargetPicked { format, scope, path: Some(path) } => self.export_to(path, format, scope),
            Action::ExportTargetTyped { format, scope, path } => {
                vec![Effect::CheckExportTarget { format, scope, path }]
            }
            Action::ExportFinished { path, result } => self.export_finished(&path, result),

            Action::ThemeChosen(theme) => self.change_settings(|settings| settings.theme = theme),
            Action::LanguageChosen(language) => self.language_chosen(language),
            Action::ZoomStepped { larger } => {
                self.change_settings(|settings| settings.zoom_percent = settings.next_zoom(larger))
            }
            Action::ZoomReset => self.change_settings(|settings| settings.zoom_percent = 100),
            Action::TypographyChanged(typography) => self.typography_changed(typography),
            Action::FamiliesListed(families) => self.families_listed(families),
            Action::FamilyStepped { forward } => self.family_stepped(forward),
            Action::FamilyFailed(family) => self.tell(Tone::Warning, Msg::FontMissing(family)),
            Action::TypographyReset => self.change_settings(|settings| settings.typography = Typography::default()),
            Action::DirectionChosen(direction) => self.direction_chosen(direction),
            Action::CaretBrowsingToggled => {
                let caret = !self.settings.caret_browsing;
                self.notices.push(Tone::Info, if caret { Msg::CaretShown } else { Msg::CaretHidden });
                self.change_settings(|settings| settings.caret_browsing = caret)
            }
            Action::WindowResized { width_pt, height_pt, maximized } => {
                // Saved when the window closes: a resize sends dozens of these.
                self.settings.window.maximized = maximized;
                if !maximized {
                    self.settings.window.width_pt = width_pt;
                    self.settings.window.height_pt = height_pt;
                }
                Vec::new()
            }
            Action::SheetToggled(Sheet::Figures) if self.document.is_none() => self.tell(Tone::Info, Msg::EmptyTitle),
            Action::SheetToggled(sheet) => {
                self.sheet = if self.sheet == Some(sheet) { None } else { Some(sheet) };
                self.card = None;
                self.panel_changed()
            }
            Action::NoticeDismissed(id) => {
                self.notices.dismiss(id);
                Vec::new()
            }
            Action::SettingsSetAside(path) => {
                self.tell(Tone::Warning, Msg::SettingsSetAside(path.display().to_string()))
            }
            Action::LexiconLinesLeftOut(lines) => self.tell(Tone::Warning, Msg::LexiconLinesLeftOut(lines)),
            Action::LexiconFailed(error) => {
                self.tell(Tone::Warning, Msg::LexiconNotRead(wording::io_reason(error.kind())))
            }
            Action::SettingsFailed(error) => {
                self.tell(Tone::Warning, Msg::SettingsNotSaved(wording::io_reason(error.kind())))
            }
            Action::CloseRequested => vec![Effect::SaveSettings(Box::new(self.settings.clone())), Effect::Quit],
        }
    }

    pub(super) fn panel_changed(&mut self) -> Vec<Effect> {
        self.refresh_panel();
        Vec::new()
    }

    // Find.

    /// Looks for what the field holds; `follows` where the reader is to be shown what is found.
    pub(super) fn search(&mut self, follows: bool) -> Vec<Effect> {
        let article = self.document.as_ref().map(|document| Arc::clone(document.article()));
        let Some(article) = article.filter(|_| self.find.open && !self.find.query.is_empty()) else {
            self.find.clear();
            return Vec::new();
        };
        let job = self.next_job();
        self.find.job = Some(job);
        self.find.follows = follows;
        vec![Effect::Find(FindOrder { job, article, query: self.find.query.clone(), exact: self.find.exact })]
    }

    fn found(&mut self, job: JobId, matches: Vec<TextRange>) -> Vec<Effect> {
        if self.find.job.take_if(|awaited| *awaited == job).is_none() {
            return Vec::new();
        }
        self.find.set_matches(matches);
        let shown = self.find.current_match().filter(|_| self.find.follows);
        shown.map(Effect::ScrollTo).into_iter().collect()
    }

    /// While a search is under way there is nothing to step through: its answer shows the first match.
    fn find_step(&mut self, forward: bool) -> Vec<Effect> {
        let step = if self.find.job.is_none() { self.find.step(forward) } else { None };
        step.map(Effect::ScrollTo).into_iter().collect()
    }

    // Copy and export.

    fn text_copied(&mut self, range: TextRange) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        let text = document.article().slice(range).to_owned();
        if text.is_empty() {
            return Vec::new();
        }
        let html = excerpt_html(document.article(), range, document.given_direction());
        vec![Effect::Copy { text, html: Some(html) }]
    }

    fn entity_copied(&mut self, id: EntityId) -> Vec<Effect> {
        let Some(entity) = self.document.as_ref().and_then(|document| document.extraction().entity(id)) else {
            return Vec::new();
        };
        let copied = entity.figure().map_or_else(|| entity.name.clone(), figure_value::plain);
        self.notices.push(Tone::Info, Msg::Copied);
        vec![Effect::Copy { text: copied, html: None }]
    }

    fn figures_copied(&mut self) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        let rows = panel::figures(document, self.filter.current(), &self.panel_state, self.settings.language);
        if rows.is_empty() {
            return Vec::new();
        }
        let table = figures_table::tsv(document, &rows, self.settings.language);
        self.notices.push(Tone::Info, Msg::Copied);
        vec![Effect::Copy { text: table, html: None }]
    }

    fn export_requested(&mut self, format: ExportFormat, scope: ExportScope) -> Vec<Effect> {
        if !self.can_export() {
            return self.tell(Tone::Info, Msg::ExportNothing);
        }
        let Some(document) = &self.document else { return Vec::new() };
        let stem = document.path().and_then(Path::file_stem).and_then(|stem| stem.to_str()).map(str::to_owned);
        let stem = stem.or_else(|| document.title().map(name_from_title)).filter(|stem| !stem.is_empty());
        let file_name = format!("{}.{}", stem.as_deref().unwrap_or("qari"), format.extension());
        let folder = document.path().and_then(Path::parent).map(Path::to_path_buf);
        vec![Effect::PickExportTarget { format, scope, folder, file_name }]
    }

    fn export_to(&mut self, path: PathBuf, format: ExportFormat, scope: ExportScope) -> Vec<Effect> {
        let Some(document) = &self.document else { return Vec::new() };
        let filter = match scope {
            ExportScope::Everything => Filter::default(),
            ExportScope::Filtered => self.filter().clone(),
        };
        let article = Arc::clone(document.article());
        let extraction = Arc::clone(document.extraction());
        vec![Effect::WriteExport(Box::new(ExportOrder { path, format, filter, article, extraction }))]
    }

    fn export_finished(&mut self, path: &Path, result: Result<(), ExportError>) -> Vec<Effect> {
        let name = file_name(path);
        match result {
            Ok(()) => self.tell(Tone::Info, Msg::ExportDone(name)),
            Err(error) => self.tell(Tone::Error, Msg::ExportFailed { name, reason: wording::io_reason(error.kind) }),
        }
    }

    // Settings and notices.

    fn language_chosen(&mut self, language: Lang) -> Vec<Effect> {
        let mut effects = self.change_settings(|settings| settings.language = language);
        if !effects.is_empty() {
            self.card = None;
            self.refresh_panel();
            effects.push(Effect::SetTitle(self.title()));
        }
        effects
    }

    /// The open article reads from this side; remembered where the article has a name to be known by again.
    fn direction_chosen(&mut self, direction: Option<Direction>) -> Vec<Effect> {
        let Some(document) = &mut self.document else { return Vec::new() };
        document.give_direction(direction);
        let Some(name) = document.remembered_as().map(str::to_owned) else { return Vec::new() };
        let direction = direction.map(|direction| match direction {
            Direction::Rtl => ParagraphDirection::Rtl,
            Direction::Ltr => ParagraphDirection::Ltr,
        });
        self.change_settings(|settings| settings.set_direction(&name, direction))
    }

    pub(super) fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
        let mut settings = self.settings.clone();
        change(&mut settings);
        let settings = settings.clamped();
        if settings == self.settings {
            return Vec::new();
        }
        self.settings = settings;
        vec![Effect::SaveSettings(Box::new(self.settings.clone()))]
    }

    pub(super) fn tell(&mut self, tone: Tone, msg: Msg) -> Vec<Effect> {
        self.notices.push(tone, msg);
        Vec::new()
    }
}

/// A file name from a headline: at most 60 characters, without those that file systems refuse.
fn name_from_title(title: &str) -> String {
    let refused = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let allowed: String = title.chars().filter(|c| !refused(*c)).take(60).collect();
    allowed.trim().trim_matches('.').to_owned()
}
