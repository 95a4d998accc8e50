//! What each action means: the only place where the session changes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{
    Action, Document, Effect, ExportOrder, ExportScope, ExtractionState, JobId, Pending, SAMPLES, Session, Source,
    Stage, Tone, card, figure_value, hidden_from_names, wording,
};
use crate::export::{ExportError, ExportFormat};
use crate::extract::{EntityId, EntityKind, Extraction, MentionId};
use crate::highlight::Filter;
use crate::i18n::{Lang, Msg};
use crate::load::{LoadError, Loaded};
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
            Action::SettingsFailed(error) => {
                self.tell(Tone::Warning, Msg::SettingsNotSaved(wording::io_reason(error.kind())))
            }
            Action::CloseRequested => vec![Effect::SaveSettings(Box::new(self.settings.clone())), Effect::Quit],
        }
    }

    // Opening.

    fn open(&mut self, source: Source) -> Vec<Effect> {
        let mut effects: Vec<Effect> =
            self.pending.take().map(|pending| Effect::CancelJob(pending.job)).into_iter().collect();
        let job = self.next_job();
        self.sheet = None;
        self.pending = Some(Pending { job, source: source.clone(), stage: Stage::Reading });
        effects.push(Effect::Load { job, source });
        effects
    }

    fn files_dropped(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        let several = paths.len() > 1;
        let Some(first) = paths.into_iter().next() else { return Vec::new() };
        if several {
            self.notices.push(Tone::Info, Msg::OnlyFirstOpened(file_name(&first)));
        }
        self.open(Source::Path(first))
    }

    fn text_pasted(&mut self, text: String) -> Vec<Effect> {
        if text.trim().is_empty() {
            return self.tell(Tone::Info, Msg::ClipboardEmpty);
        }
        self.open(Source::Pasted(text))
    }

    fn cancel(&mut self) -> Vec<Effect> {
        let Some(pending) = self.pending.take() else { return Vec::new() };
        let msg = match pending.stage {
            Stage::Reading => Msg::LoadCancelled(self.source_name(&pending.source)),
            Stage::Extracting => {
                if let Some(document) = &mut self.document {
                    document.set_state(ExtractionState::Cancelled);
                }
                Msg::ExtractionCancelled
            }
        };
        self.notices.push(Tone::Info, msg);
        vec![Effect::CancelJob(pending.job)]
    }

    fn loaded(&mut self, job: JobId, result: Result<Loaded, LoadError>) -> Vec<Effect> {
        let Some(pending) = self.pending.take_if(|pending| pending.job == job && pending.stage == Stage::Reading)
        else {
            return Vec::new();
        };
        let loaded = match result {
            Ok(loaded) => loaded,
            Err(error) => return self.not_loaded(&pending.source, &error),
        };
        self.notices.clear();
        for warning in &loaded.warnings {
            self.notices.push(Tone::Warning, wording::load_warning(warning));
        }
        let document = Document::new(&pending.source, loaded.article);
        let article = Arc::clone(document.article());
        self.document = Some(document);
        self.forget_reading();
        self.refresh();
        let mut effects = vec![Effect::SetTitle(self.title()), Effect::ScrollToStart];
        if let Some(path) = pending.source.path() {
            effects.extend(self.change_settings(|settings| settings.remember(path)));
        }
        self.pending = Some(Pending { job, source: pending.source, stage: Stage::Extracting });
        effects.push(Effect::Extract { job, article });
        effects
    }

    /// The article that was open stays as it was.
    fn not_loaded(&mut self, source: &Source, error: &LoadError) -> Vec<Effect> {
        let msg = wording::load_error(error, self.source_name(source));
        let missing = matches!(msg, Msg::FileMissing(_));
        self.notices.push(Tone::Error, msg);
        match source.path() {
            Some(path) if missing && self.settings.recents.iter().any(|known| known == path) => {
                self.change_settings(|settings| settings.forget(path))
            }
            _ => Vec::new(),
        }
    }

    /// Whatever belonged to the article before; kinds switched off stay so.
    fn forget_reading(&mut self) {
        let hidden = self.filter().hidden.clone();
        self.filter = super::FilterHistory::new(Filter { hidden, ..Filter::default() });
        self.current = None;
        self.card = None;
        self.panel_state.query.clear();
        self.search();
    }

    fn extracted(&mut self, job: JobId, extraction: Extraction, millis: u64) -> Vec<Effect> {
        if self.pending.take_if(|pending| pending.job == job && pending.stage == Stage::Extracting).is_none() {
            return Vec::new();
        }
        if let Some(document) = &mut self.document {
            document.set_extraction(extraction, millis);
        }
        // Entity ids of an earlier extraction mean nothing now.
        let hidden = self.filter().hidden.clone();
        self.filter = super::FilterHistory::new(Filter { hidden, ..Filter::default() });
        self.current = None;
        self.card = None;
        self.refresh();
        Vec::new()
    }

    fn extract_again(&mut self) -> Vec<Effect> {
        let job = self.next_job();
        let Some(document) = &mut self.document else { return Vec::new() };
        if self.pending.is_some() {
            return Vec::new();
        }
        document.set_state(ExtractionState::Running);
        let source = document.path().map_or(Source::Pasted(String::new()), |path| Source::Path(path.to_path_buf()));
        let article = Arc::clone(document.article());
        self.pending = Some(Pending { job, source, stage: Stage::Extracting });
        vec![Effect::Extract { job, article }]
    }

    fn next_job(&mut self) -> JobId {
        self.last_job += 1;
        JobId(self.last_job)
    }

    pub(super) fn source_name(&self, source: &Source) -> String {
        match source {
            Source::Path(path) => file_name(path),
            Source::Pasted(_) => self.text(&Msg::PastedText).into_owned(),
            Source::Sample(index) => SAMPLES.get(*index).map_or("", |sample| sample.title).to_owned(),
            Source::Stdin => "stdin".to_owned(),
        }
    }

    // Filtering and stepping.

    fn entity_clicked(&mut self, id: EntityId, additive: bool) -> Vec<Effect> {
        let selects = self.select(id, additive);
        let first =
            self.document.as_ref().and_then(|document| document.extraction().entity(id)?.mentions.first().copied());
        match first {
            Some(first) if selects => self.go_to(first),
            _ => Vec::new(),
        }
    }

    /// The mention is on the screen already, so nothing scrolls.
    fn mention_clicked(&mut self, id: MentionId, additive: bool) -> Vec<Effect> {
        let Some(entity) =
            self.document.as_ref().and_then(|document| document.extraction().mention(id)).map(|mention| mention.entity)
        else {
            return Vec::new();
        };
        let selected = &self.filter().selected;
        let alone = selected.len() == 1 && selected.contains(&entity);
        // Another mention of what is selected moves the place, it does not end the selection.
        if !additive && alone && self.current != Some(id) {
            self.current = Some(id);
            return Vec::new();
        }
        if self.select(entity, additive) {
            self.current = Some(id);
        }
        Vec::new()
    }

    /// Selects an entity, or takes it out of the selection; whether it is selected now.
    fn select(&mut self, id: EntityId, additive: bool) -> bool {
        if self.document.as_ref().is_none_or(|document| document.extraction().entity(id).is_none()) {
            return false;
        }
        let mut filter = self.filter().clone();
        let was_selected = filter.selected.contains(&id);
        let selects = if additive {
            if was_selected {
                filter.selected.remove(&id);
            } else {
                filter.selected.insert(id);
            }
            !was_selected
        } else {
            let alone = was_selected && filter.selected.len() == 1;
            filter.selected.clear();
            if !alone {
                filter.selected.insert(id);
            }
            !alone
        };
        self.set_filter(filter);
        selects
    }

    fn kind_toggled(&mut self, kind: EntityKind) -> Vec<Effect> {
        let mut filter = self.filter().clone();
        if !filter.hidden.remove(&kind) {
            filter.hidden.insert(kind);
        }
        self.set_filter(filter)
    }

    fn set_filter(&mut self, filter: Filter) -> Vec<Effect> {
        let had_selection = !self.filter().selected.is_empty();
        if self.filter.set(filter) { self.filter_changed(had_selection) } else { Vec::new() }
    }

    fn travel(&mut self, back: bool) -> Vec<Effect> {
        let had_selection = !self.filter().selected.is_empty();
        let moved = if back { self.filter.undo() } else { self.filter.redo() };
        if moved { self.filter_changed(had_selection) } else { Vec::new() }
    }

    /// Follows the filter with everything that depends on it.
    fn filter_changed(&mut self, had_selection: bool) -> Vec<Effect> {
        self.refresh();
        let released = had_selection && self.filter().selected.is_empty();
        if released || self.current.is_some_and(|current| self.steps.binary_search(&current).is_err()) {
            self.current = None;
        }
        let hidden = self.filter().hidden.clone();
        if hidden == hidden_from_names(&self.settings.hidden_kinds) {
            return Vec::new();
        }
        let names = hidden.into_iter().map(|kind| wording::kind_name(kind).to_owned()).collect();
        self.change_settings(|settings| settings.hidden_kinds = names)
    }

    /// One mention on or back, around the ends.
    fn step(&mut self, forward: bool) -> Vec<Effect> {
        let at = self.current.map(|current| self.steps.binary_search(&current));
        let count = self.steps.len();
        let next = match (at, forward) {
            _ if count == 0 => return Vec::new(),
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(Ok(at)), true) => (at + 1) % count,
            (Some(Ok(at) | Err(at)), false) => (at + count - 1) % count,
            (Some(Err(at)), true) => at % count,
        };
        match self.steps.get(next) {
            Some(next) => self.go_to(*next),
            None => Vec::new(),
        }
    }

    fn go_to(&mut self, id: MentionId) -> Vec<Effect> {
        let Some(range) =
            self.document.as_ref().and_then(|document| document.extraction().mention(id)).map(|mention| mention.range)
        else {
            return Vec::new();
        };
        self.current = Some(id);
        vec![Effect::ScrollTo(range)]
    }

    /// The innermost thing first, so that one press never undoes two.
    fn escape(&mut self) -> Vec<Effect> {
        if self.sheet.take().is_some() {
            return Vec::new();
        }
        if self.pending.as_ref().is_some_and(|pending| pending.stage == Stage::Reading) {
            return self.cancel();
        }
        if self.find.open {
            self.find.open = false;
            return Vec::new();
        }
        if !self.filter().selected.is_empty() {
            let hidden = self.filter().hidden.clone();
            return self.set_filter(Filter { hidden, ..Filter::default() });
        }
        if self.current.take().is_some() {
            return Vec::new();
        }
        if !self.panel_state.query.is_empty() {
            self.panel_state.query.clear();
            return self.panel_changed();
        }
        self.notices.dismiss_latest();
        Vec::new()
    }

    fn hovered(&mut self, mention: Option<MentionId>) -> Vec<Effect> {
        let shown = self.card.as_ref().map(|card| card.mention);
        if shown != mention {
            let document = self.document.as_ref();
            self.card =
                document.zip(mention).and_then(|(document, id)| card::card(document, id, self.settings.language));
        }
        Vec::new()
    }

    fn panel_changed(&mut self) -> Vec<Effect> {
        self.refresh_panel();
        Vec::new()
    }

    // Find.

    fn search(&mut self) {
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

    fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
        let mut settings = self.settings.clone();
        change(&mut settings);
        let settings = settings.clamped();
        if settings == self.settings {
            return Vec::new();
        }
        self.settings = settings;
        vec![Effect::SaveSettings(Box::new(self.settings.clone()))]
    }

    fn tell(&mut self, tone: Tone, msg: Msg) -> Vec<Effect> {
        self.notices.push(tone, msg);
        Vec::new()
    }
}

/// The last part of a path, as well as it can be shown.
fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A file name from a headline: at most 60 characters, without those that file systems refuse.
fn name_from_title(title: &str) -> String {
    let refused = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let allowed: String = title.chars().filter(|c| !refused(*c)).take(60).collect();
    allowed.trim().trim_matches('.').to_owned()
}
