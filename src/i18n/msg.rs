//! Everything that the program can say, with the data that goes into it; the wording is in `ar.rs` and `en.rs`.
//!
//! Inserted strings are plain: the language files isolate them.

/// One thing to say. Grouped by where on the screen it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    // The top bar and its menus.
    /// The program's name.
    AppName,
    /// Verb on the open button.
    Open,
    /// Open a file by a dialog, in full.
    OpenFile,
    /// Head of the list of files opened before.
    Recent,
    /// Nothing was opened before.
    RecentNone,
    /// Forget the list of recent files.
    ClearRecent,
    /// Put the clipboard's text into the window as an article.
    PasteText,
    /// Head of the list of bundled articles.
    Samples,
    /// Verb on the export button.
    Export,
    /// Tooltip of the typography button.
    TypographyMenu,
    /// The settings window and its button.
    Settings,
    /// The keyboard help and its button.
    KeyboardHelp,
    /// The about window.
    About,
    /// Verb on a button that closes a window.
    Close,
    /// Leave the program.
    Quit,
    /// Show the side panel.
    ShowPanel,
    /// Hide the side panel.
    HidePanel,

    // The empty state.
    /// Headline of the empty window.
    EmptyTitle,
    /// How else an article can come in.
    EmptyHint,
    /// Which formats are read.
    EmptyFormats,
    /// Shown while a file hangs over the window.
    DropHere,

    // The article's own line and the status bar.
    /// Format: plain text.
    PlainTextFile,
    /// Format: Markdown.
    MarkdownFile,
    /// Format: HTML.
    HtmlPage,
    /// The name of an article that was pasted.
    PastedText,
    /// An article with no title.
    Untitled,
    /// Reading time, in hours from the first hour on.
    ReadingMinutes(u64),
    /// Length in words.
    Words(u64),
    /// How much was found.
    MentionsOfEntities {
        /// Number of mentions.
        mentions: u64,
        /// Number of entities.
        entities: u64,
    },
    /// How long extraction took.
    ExtractedIn {
        /// Milliseconds.
        millis: u64,
    },
    /// A percentage, such as the zoom.
    Percent(u64),

    // The side panel.
    /// Tab: everything found.
    TabEntities,
    /// Tab: figures by sort.
    TabFigures,
    /// Placeholder of the panel's filter field.
    FilterNames,
    /// The same over the figures.
    FilterFigures,
    /// There are no figures in the article.
    NoFigures,
    /// Head of a group of entities.
    Group(KindWord),
    /// Head of a group of figures.
    FigureGroup(FigureWord),
    /// One entity's kind, in the singular.
    Kind(KindWord),
    /// One figure's kind, in the singular.
    FigureKind(FigureWord),
    /// Tooltip of a group's head that hides the kind.
    HideKind(KindWord),
    /// Tooltip of a group's head that shows the kind again.
    ShowKind(KindWord),
    /// Fold a group's rows away.
    CollapseGroup,
    /// Unfold a group's rows.
    ExpandGroup,
    /// The filter field matches no row.
    NoRowMatches(String),
    /// Extraction found nothing.
    NothingFound,
    /// Extraction is still running.
    StillExtracting,
    /// How often an entity is mentioned.
    Mentions(u64),
    /// How many entities are selected.
    Selected(u64),
    /// Verb: show everything again.
    ClearFilter,

    // The table of figures and its pictures.
    /// Head of the wide table, and its button.
    FiguresTable,
    /// Verb: the table onto the clipboard.
    CopyTable,
    /// Sort by sort of figure.
    SortByKind,
    /// Sort by value.
    SortByValue,
    /// Sort by place in the text.
    SortByPlace,
    /// Column: sort of figure.
    ColumnKind,
    /// Column: the value.
    ColumnValue,
    /// Column: the lower bound of a range.
    ColumnMin,
    /// Column: the upper bound of a range.
    ColumnMax,
    /// Column: the unit.
    ColumnUnit,
    /// Column: how the text compares.
    ColumnComparison,
    /// Column: the wording of the article.
    ColumnWording,
    /// Column: what it is of.
    ColumnOf,
    /// Column: whose it is.
    ColumnWhose,
    /// Column: of which time.
    ColumnPeriod,
    /// Column: rise or fall.
    ColumnChange,
    /// Column: the sentence.
    ColumnSentence,
    /// It rose: by, to or from the figure.
    Rise(ChangeWord),
    /// It fell: by, to or from the figure.
    Fall(ChangeWord),
    /// Head of a picture: amounts in this unit.
    ChartAmounts(String),
    /// Head of a picture: prices in this unit.
    ChartPrices(String),
    /// Head of a picture: rises and falls in this unit.
    ChartChanges(String),
    /// Head of a picture: one thing at several times.
    ChartSeries {
        /// What, isolated.
        what: String,
        /// The unit.
        unit: String,
        /// What the values are counted in.
        scale: ScaleWord,
    },
    /// Under a bar: a quarter of a year, from 1.
    Quarter(u8),
    /// Under a bar: a half of a year.
    Half(u8),
    /// Values that a picture leaves out.
    MoreBars(u64),

    // The pill at the bottom of the page.
    /// Which of how many.
    PositionOf {
        /// One-based.
        position: u64,
        /// Of how many.
        total: u64,
    },
    /// How many, before any was stepped to.
    Total(u64),
    /// Step forwards.
    Next,
    /// Step backwards.
    Previous,
    /// Leave, stop.
    Cancel,
    /// Stepping over every mention, none selected.
    AllMentions,

    // The hover card.
    /// Why a mention is lit, as a sentence.
    Evidence(Evidence),
    /// Other forms of the name met in the article.
    AlsoWritten(Vec<String>),
    /// The unit or part of the value comes from an earlier figure.
    ValueFromContext,

    // Find in the article.
    /// Placeholder of the find field.
    FindInArticle,
    /// Nothing matches.
    FindNone,
    /// The article is being searched.
    FindSearching,
    /// Letters must match exactly.
    FindExact,
    /// To the next match.
    NextMatch,
    /// To the previous match.
    PreviousMatch,
    /// Leave the search.
    CloseFind,

    // Opening.
    /// A file is being read.
    Loading(String),
    /// Names and figures are being looked for.
    Extracting,
    /// The reader stopped the opening of this file.
    LoadCancelled(String),
    /// The reader stopped extraction.
    ExtractionCancelled,
    /// No such file.
    FileMissing(String),
    /// No permission to read.
    FileDenied(String),
    /// A folder, not a file.
    FileIsFolder(String),
    /// The system could not read it.
    FileUnreadable {
        /// The file.
        name: String,
        /// Why, in the system's words.
        reason: String,
    },
    /// Nothing in it to read.
    FileEmpty(String),
    /// Not text.
    FileBinary(String),
    /// Larger than the limit.
    FileTooLarge {
        /// The file.
        name: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// Text ends in the middle of a character.
    FileTruncated(String),
    /// Bytes that are no text in the encoding they claim.
    FileNotInEncoding {
        /// The file.
        name: String,
        /// The encoding's label.
        encoding: String,
    },
    /// Several files were dropped; the first is opened.
    OnlyFirstOpened(String),
    /// The clipboard holds no text.
    ClipboardEmpty,

    // What is odd in an article that opened all the same.
    /// The encoding was guessed.
    EncodingGuessed(String),
    /// Some bytes could not be read as characters.
    CharactersReplaced(u64),
    /// No Arabic in it: it runs left to right.
    NoArabic,
    /// The page's main part was not recognised: all its text is shown.
    WholePageShown,
    /// The page's structure was too deep to follow: it is shown as plain paragraphs.
    PageFlattened,

    // Export.
    /// Export everything found.
    ExportAll,
    /// Export what the filter shows.
    ExportFiltered,
    /// Head of the choice of format.
    ExportFormat,
    /// JSON, ours.
    FormatJson,
    /// CSV.
    FormatCsv,
    /// Markdown.
    FormatMarkdown,
    /// HTML.
    FormatHtml,
    /// The schema of the annotation guidelines.
    FormatAnnotation,
    /// Nothing was found, so nothing can be exported.
    ExportNothing,
    /// Done.
    ExportDone(String),
    /// Not done; nothing was lost.
    ExportFailed {
        /// The target.
        name: String,
        /// Why.
        reason: IoReason,
    },
    /// The system has no file dialog to show.
    NoFileDialog,
    /// Head and hint of the field for a path to open.
    PathToOpen,
    /// Head and hint of the field for a path to save under.
    PathToSave,
    /// In which folder a file is going to be saved.
    SavedInFolder(String),
    /// A file of the name that was typed exists.
    NameTaken(String),
    /// Put the new file in its place.
    Replace,
    /// The text is on the clipboard.
    Copied,

    // Settings.
    /// Head: theme.
    Theme,
    /// Follow the system.
    ThemeSystem,
    /// Light.
    ThemeLight,
    /// Dark.
    ThemeDark,
    /// Head: language of the interface.
    Language,
    /// Head: zoom of the interface and the page.
    Zoom,
    /// Head: how the article is set.
    Typography,
    /// Head: typeface.
    Face,
    /// Amiri.
    FaceAmiri,
    /// Noto Naskh.
    FaceNaskh,
    /// The sans of the interface.
    FaceSans,
    /// A font of the system.
    FaceSystem,
    /// Head: which font of the system.
    SystemFamily,
    /// No font of the system can set Arabic.
    NoSystemFonts,
    /// The font of the system is not there any more, or is no font.
    FontMissing(String),
    /// Head: size of the text.
    TextSize,
    /// Head: distance of lines.
    LineHeight,
    /// Head: width of the column.
    ColumnWidth,
    /// Head: justification.
    Justification,
    /// Lines end where they end.
    JustifyNone,
    /// Lines are filled by widening spaces.
    JustifySpaces,
    /// Lines are filled by elongating letters.
    JustifyKashida,
    /// Head: digits.
    Digits,
    /// As the author wrote them.
    DigitsAsWritten,
    /// 0-9.
    DigitsWestern,
    /// ٠-٩.
    DigitsArabicIndic,
    /// Head: harakat.
    Tashkeel,
    /// Shown.
    TashkeelShown,
    /// Hidden.
    TashkeelHidden,
    /// Head: on which side the paragraphs of the open article begin.
    ArticleDirection,
    /// Each paragraph as its letters say.
    DirectionOwn,
    /// From the right.
    DirectionRtl,
    /// From the left.
    DirectionLtr,
    /// Put the typography back.
    ResetTypography,
    /// The settings file could not be understood and was set aside.
    SettingsSetAside(String),
    /// Names that share sentences with this one.
    Beside(Vec<String>),
    /// These lines of the user's own lexicon were left out.
    LexiconLinesLeftOut(Vec<usize>),
    /// The user's own lexicon could not be read.
    LexiconNotRead(IoReason),
    /// The settings could not be saved.
    SettingsNotSaved(IoReason),

    // Keyboard help: what a key does, where no label above says it.
    /// Undo the last change of the filter.
    UndoFilter,
    /// Redo it.
    RedoFilter,
    /// Step to the next mention.
    NextMention,
    /// Step to the previous mention.
    PreviousMention,
    /// Add an entity to the selection.
    AddToSelection,
    /// Leave the selection, the find field, a window.
    EscapeHelp,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// Actual size.
    ZoomReset,
    /// Copy the selected text.
    Copy,
    /// Select the whole article.
    SelectAll,
    /// Switch between light and dark.
    SwitchTheme,
    /// Switch between Arabic and English.
    SwitchLanguage,
    /// The arrows move a caret through the text.
    CaretBrowsing,
    /// They do so now.
    CaretShown,
    /// They scroll again.
    CaretHidden,
    /// To the start of the article.
    ToStart,
    /// To the end of the article.
    ToEnd,

    // About.
    /// One sentence on what the program is.
    AboutText,
    /// Version number.
    Version(String),
    /// Licence of the program and of the fonts.
    AboutLicence,
    /// Nothing leaves the machine.
    AboutPrivacy,

    // Names of regions, for screen readers.
    /// The article's region.
    ArticleRegion,
    /// The panel's region.
    PanelRegion,
    /// The status bar's region.
    StatusRegion,
    /// The list of notices.
    NoticesRegion,
    /// Verb on the button that takes a notice away.
    DismissNotice,
}

/// The kinds of entity, as words; a company is told from another organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KindWord {
    /// A commercial enterprise.
    Company,
    /// An organisation of any sort; as a group, companies included.
    Organization,
    /// A person.
    Person,
    /// A figure.
    Figure,
    /// A place.
    Place,
    /// A product.
    Product,
}

/// The kinds of figure, as words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FigureWord {
    /// An amount of money.
    Money,
    /// A percentage.
    Percent,
    /// A number of things.
    Count,
    /// A quantity with a unit.
    Measure,
    /// A length of time.
    Duration,
    /// A fraction or a multiple.
    Ratio,
    /// A year.
    Year,
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// A score.
    Score,
}

/// What of a rise or fall a figure is, as words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangeWord {
    /// By how much.
    By,
    /// The level reached.
    To,
    /// The level left.
    From,
}

/// What the values of a picture are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScaleWord {
    /// Ones.
    One,
    /// 10³.
    Thousand,
    /// 10⁶.
    Million,
    /// 10⁹.
    Billion,
    /// 10¹².
    Trillion,
}

/// Why a mention is lit; strings are words of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// A known name.
    Lexicon,
    /// This class noun stands before it.
    ClassNoun(String),
    /// This title or role stands beside it.
    Title(String),
    /// This verb stands beside it.
    Verb(String),
    /// Latin letters in an Arabic text.
    LatinScript,
    /// Quotation marks around a few words.
    Quoted,
    /// The opening of a line that says where a report was written, and by whom.
    Dateline,
    /// Built of known names of people.
    NameParts,
    /// Opens with a noun such as «وزارة».
    HeadNoun,
    /// The language model thinks so.
    Model {
        /// Percent.
        confidence: u8,
    },
    /// A form of this name, met elsewhere in the article.
    Memory(String),
    /// A rule of the figure grammar.
    Figure(FigureWord),
}

/// Why the system could not read or write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IoReason {
    /// No permission.
    Denied,
    /// The folder does not exist.
    NoFolder,
    /// No room left.
    Full,
    /// The target is a folder.
    IsFolder,
    /// The system's own words.
    Other(String),
}
