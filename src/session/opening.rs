//! Opening: what happens from the moment a source is named until its entities are there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::filter_history::FilterHistory;
use super::{Document, Effect, ExtractionState, JobId, Pending, SAMPLES, Session, Source, Stage, Tone, wording};
use crate::article::Direction;
use crate::extract::Extraction;
use crate::highlight::Filter;
use crate::i18n::Msg;
use crate::load::{LoadError, Loaded};
use crate::settings::ParagraphDirection;

impl Session {
    pub(super) fn open(&mut self, source: Source) -> Vec<Effect> {
        let mut effects: Vec<Effect> =
            self.pending.take().map(|pending| Effect::CancelJob(pending.job)).into_iter().collect();
        let job = self.next_job();
        self.sheet = None;
        self.pending = Some(Pending { job, source: source.clone(), stage: Stage::Reading });
        effects.push(Effect::Load { job, source });
        effects
    }

    pub(super) fn files_dropped(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        let several = paths.len() > 1;
        let Some(first) = paths.into_iter().next() else { return Vec::new() };
        if several {
            self.notices.push(Tone::Info, Msg::OnlyFirstOpened(file_name(&first)));
        }
        self.open(Source::Path(first))
    }

    pub(super) fn text_pasted(&mut self, text: String) -> Vec<Effect> {
        if text.trim().is_empty() {
            return self.tell(Tone::Info, Msg::ClipboardEmpty);
        }
        self.open(Source::Pasted(text))
    }

    pub(super) fn cancel(&mut self) -> Vec<Effect> {
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

    pub(super) fn loaded(&mut self, job: JobId, result: Result<Loaded, LoadError>) -> Vec<Effect> {
        let Some(pending) = self.pending.take_if(|pending| pending.job == job && pending.stage == Stage::Reading)
        else {
            return Vec::new();
        };
        let loaded = match result {
            Ok(loaded) => loaded,
            Err(error) => return self.not_loaded(&pending.source, &error),
        };
        self.notices.forget_article();
        for warning in &loaded.warnings {
            self.notices.push(Tone::Warning, wording::load_warning(warning));
        }
        let mut document = Document::new(&pending.source, loaded.article);
        let known = document.remembered_as().and_then(|name| self.settings.direction_of(name));
        document.give_direction(known.map(|direction| match direction {
            ParagraphDirection::Rtl => Direction::Rtl,
            ParagraphDirection::Ltr => Direction::Ltr,
        }));
        let article = Arc::clone(document.article());
        self.document = Some(document);
        self.forget_reading();
        self.refresh();
        let mut effects = vec![Effect::SetTitle(self.title()), Effect::ScrollToStart];
        effects.extend(self.search(false));
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
        self.filter = FilterHistory::new(Filter { hidden, ..Filter::default() });
        self.current = None;
        self.card = None;
        self.panel_state.query.clear();
        self.find.clear();
    }

    pub(super) fn extracted(&mut self, job: JobId, extraction: Extraction, millis: u64) -> Vec<Effect> {
        if self.pending.take_if(|pending| pending.job == job && pending.stage == Stage::Extracting).is_none() {
            return Vec::new();
        }
        if let Some(document) = &mut self.document {
            document.set_extraction(extraction, millis);
        }
        // Entity ids of an earlier extraction mean nothing now.
        let hidden = self.filter().hidden.clone();
        self.filter = FilterHistory::new(Filter { hidden, ..Filter::default() });
        self.current = None;
        self.card = None;
        self.refresh();
        Vec::new()
    }

    pub(super) fn extract_again(&mut self) -> Vec<Effect> {
        let job = self.next_job();
        let Some(document) = &mut self.document else { return Vec::new() };
        if self.pending.is_some() {
            return Vec::new();
        }
        document.set_state(ExtractionState::Running);
        // From here on the source only gives the work its name.
        let source = document.path().map_or(Source::Pasted(String::new()), |path| Source::Path(path.to_path_buf()));
        let article = Arc::clone(document.article());
        self.pending = Some(Pending { job, source, stage: Stage::Extracting });
        vec![Effect::Extract { job, article }]
    }

    pub(super) fn next_job(&mut self) -> JobId {
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
}

/// The last part of a path, as well as it can be shown.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
