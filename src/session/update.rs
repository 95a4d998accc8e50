//! What each action means. Opening and filtering have files of their own; find, copy, export and settings are here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::opening::file_name;
use super::{Action, Effect, ExportOrder, ExportScope, Session, Source, Tone, figure_value, wording};
use crate::export::{ExportError, ExportFormat};
use crate::extract::EntityId;
use crate::highlight::Filter;
use crate::i18n::{Lang, Msg};
use crate::settings::{Settings, Typography};

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
            Action::PanelQueryEdited(query) => {
                self.panel_state.query = query;
                self.panel_changed()
            }
            Action::PanelToggled => self.change_settings(|settings| settings.panel.open = !settings.panel.open),
            Action::PanelResized(width_pt) => self.change_settings(|settings| settings.panel.width_pt = width_pt),

            Action::FindOpened => {
                self.find.open = true;
                self.search();
                vec![Effect::FocusFind]
            }
            Action::FindClosed => {
                self.find.open = false;
                Vec::new()
            }
            Action::FindEdited(query) => {
                self.find.query = query;
                self.search_and_show()
            }
            Action::FindExactToggled => {
                self.find.exact = !self.find.exact;
                self.search_and_show()
            }
            Action::FindNextPressed => self.find.step(true).map(Effect::ScrollTo).into_iter().collect(),
            Action::FindPreviousPressed => self.find.step(false).map(Effect::ScrollTo).into_iter().collect(),

            Action::CopyPressed(range) => {
                let copied = self.document.as_ref().map(|document| document.article().slice(range).to_owned());
                copied.filter(|text| !text.is_empty()).map(Effect::CopyText).into_iter().collect()
            }
            Action::EntityCopied(id) => self.entity_copied(id),
            Action::ExportRequested { format, scope } => self.export_requested(format, scope),
            Action::ExportTargetPicked { path: None, .. } => Vec::new(),
            Action::ExportTargetPicked { format, scope, path: Some(path) } => self.export_to(path, format, scope),
            Action::ExportFinished { path, result } => self.export_finished(&path, result),

            Action::ThemeChosen(theme) => self.change_settings(|settings| settings.theme = theme),
            Action::LanguageChosen(language) => self.language_chosen(language),
            Action::ZoomStepped { larger } => {
                self.change_settings(|settings| settings.zoom_percent = settings.next_zoom(larger))
            }
            Action::ZoomReset => self.change_settings(|settings| settings.zoom_percent = 100),
            Action::TypographyChanged(typography) => self.change_settings(|settings| settings.typography = typography),
            Action::TypographyReset => self.change_settings(|settings| settings.typography = Typography::default()),
            Action::WindowResized { width_pt, height_pt, maximized } => {
                // Saved when the window closes: a resize sends dozens of these.
                self.settings.window.maximized = maximized;
                if !maximized {
                    self.settings.window.width_pt = width_pt;
                    self.settings.window.height_pt = height_pt;
                }
                Vec::new()
            }
            Action::SheetToggled(sheet) => {
                self.sheet = if self.sheet == Some(sheet) { None } else { Some(sheet) };
                Vec::new()
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

    pub(super) fn search(&mut self) {
        let matches = match &self.document {
            Some(document) if self.find.open => wording::matches(&document.article().text, &self.find),
            _ => Vec::new(),
        };
        self.find.set_matches(matches);
    }

    fn search_and_show(&mut self) -> Vec<Effect> {
        self.search();
        self.find.current_match().map(Effect::ScrollTo).into_iter().collect()
    }

    // Copy and export.

    fn entity_copied(&mut self, id: EntityId) -> Vec<Effect> {
        let Some(entity) = self.document.as_ref().and_then(|document| document.extraction().entity(id)) else {
            return Vec::new();
        };
        let copied = entity.figure().map_or_else(|| entity.name.clone(), figure_value::plain);
        self.notices.push(Tone::Info, Msg::Copied);
        vec![Effect::CopyText(copied)]
    }

    fn export_requested(&mut self, format: ExportFormat, scope: ExportScope) -> Vec<Effect> {
        if !self.can_export() {
            return self.tell(Tone::Info, Msg::ExportNothing);
        }
        let Some(document) = &self.document else { return Vec::new() };
        let stem = document.path().and_then(Path::file_stem).and_then(|stem| stem.to_str()).map(str::to_owned);
        let stem = stem.or_else(|| document.title().map(name_from_title)).filter(|stem| !stem.is_empty());
        let file_name = format!("{}.{}", stem.as_deref().unwrap_or("qari"), format.extension());
        vec![Effect::PickExportTarget { format, scope, file_name }]
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
