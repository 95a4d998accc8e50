//! What the shell must do: imperative, with everything needed to do it. The session itself touches no file, window or thread.

use std::path::PathBuf;
use std::sync::Arc;

use super::{ExportScope, FindOrder, JobId, Source};
use crate::article::{Article, TextRange};
use crate::export::ExportFormat;
use crate::extract::Extraction;
use crate::highlight::Filter;
use crate::settings::Settings;

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Show the open dialog; answer with `FilePicked`.
    PickFile,
    /// Read and parse on the worker; answer with `Loaded`.
    Load {
        /// The job to answer for.
        job: JobId,
        /// What to read.
        source: Source,
    },
    /// Extract on the worker; answer with `Extracted`.
    Extract {
        /// The job to answer for.
        job: JobId,
        /// The article.
        article: Arc<Article>,
    },
    /// Stop a job as soon as may be; its answer will be dropped in any case.
    CancelJob(JobId),
    /// Show the save dialog; answer with `ExportTargetPicked`.
    PickExportTarget {
        /// The format.
        format: ExportFormat,
        /// Everything, or what the filter shows.
        scope: ExportScope,
        /// The folder to start from: that of the article's file.
        folder: Option<PathBuf>,
        /// A file name to start from, with its extension.
        file_name: String,
    },
    /// Answer with `ExportTargetPicked` where there is no file at the path; else ask whether to replace it.
    CheckExportTarget {
        /// The format.
        format: ExportFormat,
        /// Everything, or what the filter shows.
        scope: ExportScope,
        /// The target.
        path: PathBuf,
    },
    /// Render and write; answer with `ExportFinished`.
    WriteExport(Box<ExportOrder>),
    /// Bring this part of the article into view, with room above and below.
    ScrollTo(TextRange),
    /// To the start of the article.
    ScrollToStart,
    /// Look for text in the article, away from the window; answer with `Found`.
    Find(FindOrder),
    /// List the families of the system that can set Arabic; answer with `FamiliesListed`.
    ListFamilies,
    /// Read this family of the system and set the article in it; where that fails, answer with `FamilyFailed`.
    UseFamily(String),
    /// Put text on the clipboard.
    Copy {
        /// As plain text.
        text: String,
        /// As HTML, for where its direction and its styles matter.
        html: Option<String>,
    },
    /// Name the window.
    SetTitle(String),
    /// Give the keyboard to the find field, its text selected.
    FocusFind,
    /// Save the settings.
    SaveSettings(Box<Settings>),
    /// Close the window.
    Quit,
}

/// An export, complete: what, of what, whereto. It holds the state at the moment when it was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportOrder {
    /// The target.
    pub path: PathBuf,
    /// The format.
    pub format: ExportFormat,
    /// What is taken in; empty for everything.
    pub filter: Filter,
    /// The article.
    pub article: Arc<Article>,
    /// What was found in it.
    pub extraction: Arc<Extraction>,
}
