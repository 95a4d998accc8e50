//! What happened: every way in which the world outside can change the session. Named in the past tense.

use std::io;
use std::path::PathBuf;

use super::{JobId, NoticeId, Sheet, Source, Tab};
use crate::article::{Direction, TextRange};
use crate::export::{ExportError, ExportFormat};
use crate::extract::{EntityId, EntityKind, Extraction, MentionId};
use crate::i18n::Lang;
use crate::load::{LoadError, Loaded};
use crate::session::figures_sort::SortKey;
use crate::session::panel::GroupKey;
use crate::settings::{ThemeChoice, Typography};

/// Something that happened.
#[derive(Debug)]
pub enum Action {
    // Opening.
    /// The reader asked for the open dialog.
    OpenRequested,
    /// The open dialog closed; `None` where it was cancelled.
    FilePicked(Option<PathBuf>),
    /// A source was named: an argument, a recent file, a sample, a typed path, standard input.
    SourceChosen(Source),
    /// Files were dropped on the window.
    FilesDropped(Vec<PathBuf>),
    /// Text was pasted into the window, outside any field.
    TextPasted(String),
    /// The reader asked to stop what is loading or being extracted.
    CancelPressed,
    /// A load ended.
    Loaded {
        /// The job it belongs to.
        job: JobId,
        /// The article, or why there is none.
        result: Box<Result<Loaded, LoadError>>,
    },
    /// An extraction ended.
    Extracted {
        /// The job it belongs to.
        job: JobId,
        /// What was found.
        extraction: Box<Extraction>,
        /// How long it took, in milliseconds.
        millis: u64,
    },
    /// The reader asked for the extraction that was stopped.
    ExtractionRequested,
    /// The list of recent files was to be forgotten.
    RecentsCleared,
    /// The system could not show a file dialog.
    DialogFailed,

    // Filtering and stepping.
    /// An entity's row was clicked; `additive` with Ctrl or Command.
    EntityClicked {
        /// The entity.
        id: EntityId,
        /// Whether it joins or leaves the selection instead of replacing it.
        additive: bool,
    },
    /// A mention was clicked in the text.
    MentionClicked {
        /// The mention.
        id: MentionId,
        /// Whether its entity joins or leaves the selection instead of replacing it.
        additive: bool,
    },
    /// A kind was switched on or off.
    KindToggled(EntityKind),
    /// The reader asked for the next mention.
    NextMentionPressed,
    /// The reader asked for the previous mention.
    PreviousMentionPressed,
    /// The reader asked to see everything again.
    FilterCleared,
    /// Escape: leaves the innermost thing that can be left.
    EscapePressed,
    /// The last change of the filter was to be undone.
    UndoPressed,
    /// It was to be done again.
    RedoPressed,
    /// The pointer came over a mention in the text, or left it.
    Hovered(Option<MentionId>),

    // The panel.
    /// A tab was chosen.
    TabChosen(Tab),
    /// A group's rows were folded away or unfolded.
    GroupFolded(GroupKey),
    /// The figures were to be sorted by this; the same key again turns the order round.
    FiguresSorted(SortKey),
    /// The table of figures was to be copied.
    FiguresCopied,
    /// The panel's filter field now holds this.
    PanelQueryEdited(String),
    /// The panel was shown or hidden.
    PanelToggled,
    /// The panel was given this width, in points.
    PanelResized(u16),

    // Find in the article.
    /// The find field was opened.
    FindOpened,
    /// The find field was closed.
    FindClosed,
    /// The find field now holds this.
    FindEdited(String),
    /// Matching by exact letters was switched.
    FindExactToggled,
    /// A search of the article ended.
    Found {
        /// The job it belongs to.
        job: JobId,
        /// Every match, sorted and disjoint.
        matches: Vec<TextRange>,
    },
    /// The next match was asked for.
    FindNextPressed,
    /// The previous match was asked for.
    FindPreviousPressed,

    // Copy and export.
    /// The reader copied this part of the article.
    CopyPressed(TextRange),
    /// The reader copied an entity's name, or a figure's value.
    EntityCopied(EntityId),
    /// An export was asked for.
    ExportRequested {
        /// The format.
        format: ExportFormat,
        /// Everything, or what the filter shows.
        scope: ExportScope,
    },
    /// The save dialog closed; `None` where it was cancelled.
    ExportTargetPicked {
        /// The format.
        format: ExportFormat,
        /// Everything, or what the filter shows.
        scope: ExportScope,
        /// The target.
        path: Option<PathBuf>,
    },
    /// The path of an export was typed, for want of a dialog that would ask before it replaces a file.
    ExportTargetTyped {
        /// The format.
        format: ExportFormat,
        /// Everything, or what the filter shows.
        scope: ExportScope,
        /// The target.
        path: PathBuf,
    },
    /// An export was written, or not.
    ExportFinished {
        /// The target.
        path: PathBuf,
        /// Whether it was written.
        result: Result<(), ExportError>,
    },

    // Settings and windows.
    /// A theme was chosen.
    ThemeChosen(ThemeChoice),
    /// A language was chosen.
    LanguageChosen(Lang),
    /// Zoom one step in or out.
    ZoomStepped {
        /// In rather than out.
        larger: bool,
    },
    /// Zoom back to 100%.
    ZoomReset,
    /// The typography was changed.
    TypographyChanged(Typography),
    /// The families of the system that can set Arabic were listed.
    FamiliesListed(Vec<String>),
    /// The next family of the system was asked for, or the previous one.
    FamilyStepped {
        /// On rather than back.
        forward: bool,
    },
    /// A family of the system could not be read.
    FamilyFailed(String),
    /// The typography was put back.
    TypographyReset,
    /// The open article was given a direction; `None` for each paragraph's own.
    DirectionChosen(Option<Direction>),
    /// The arrows were to move a caret, or to scroll again.
    CaretBrowsingToggled,
    /// The window has this inner size now.
    WindowResized {
        /// Inner width, in points.
        width_pt: u16,
        /// Inner height, in points.
        height_pt: u16,
        /// Whether it is maximised.
        maximized: bool,
    },
    /// A sheet was opened, or closed if it was open.
    SheetToggled(Sheet),
    /// A notice was dismissed, or its time was over.
    NoticeDismissed(NoticeId),
    /// The settings file was no settings and was moved here.
    SettingsSetAside(PathBuf),
    /// These lines of the user's own lexicon, by number, do not fit its format.
    LexiconLinesLeftOut(Vec<usize>),
    /// The user's own lexicon could not be read.
    LexiconFailed(io::Error),
    /// The settings could not be read or saved.
    SettingsFailed(io::Error),
    /// The window was to be closed.
    CloseRequested,
}

/// How much an export takes in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum ExportScope {
    /// Everything found.
    #[default]
    Everything,
    /// What the current filter admits.
    Filtered,
}
