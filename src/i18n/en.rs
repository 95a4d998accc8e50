//! The interface in English.

use std::borrow::Cow;

use super::{Evidence, FigureWord, IoReason, KindWord, Msg, grouped, isolate, isolate_ltr, size_in_bytes};
use crate::arabic::plural::{self, Plural};

/// The words of `msg`.
pub fn text(msg: &Msg) -> Cow<'static, str> {
    match fixed(msg) {
        Some(words) => Cow::Borrowed(words),
        None => Cow::Owned(composed(msg)),
    }
}

/// Messages without data. `None` for those that [`composed`] words; the last arms name each of them, so that none is forgotten.
fn fixed(msg: &Msg) -> Option<&'static str> {
    Some(match msg {
        Msg::AppName => "Qari",
        Msg::Open => "Open",
        Msg::OpenFile => "Open file…",
        Msg::Recent => "Recent",
        Msg::RecentNone => "No recent files",
        Msg::ClearRecent => "Clear the list",
        Msg::PasteText => "Paste text",
        Msg::Samples => "Sample articles",
        Msg::Export => "Export",
        Msg::TypographyMenu => "Type and lines",
        Msg::Settings => "Settings",
        Msg::KeyboardHelp => "Keyboard shortcuts",
        Msg::About => "About Qari",
        Msg::Close => "Close",
        Msg::Quit => "Quit",
        Msg::ShowPanel => "Show the panel",
        Msg::HidePanel => "Hide the panel",

        Msg::EmptyTitle => "Open an article to read",
        Msg::EmptyHint => "or drop a file here, or paste text",
        Msg::EmptyFormats => "Plain text, Markdown, HTML",
        Msg::DropHere => "Drop the file to open it",

        Msg::PlainTextFile => "Text file",
        Msg::MarkdownFile => "Markdown file",
        Msg::HtmlPage => "HTML page",
        Msg::PastedText => "Pasted text",
        Msg::Untitled => "Untitled",

        Msg::TabEntities => "Entities",
        Msg::TabFigures => "Figures",
        Msg::FilterNames => "Filter names",
        Msg::Group(kind) => group(*kind),
        Msg::FigureGroup(kind) => figure_group(*kind),
        Msg::Kind(kind) => one(*kind),
        Msg::FigureKind(kind) => one_figure(*kind),
        Msg::HideKind(kind) => hide(*kind),
        Msg::ShowKind(kind) => show(*kind),
        Msg::CollapseGroup => "Fold the group",
        Msg::ExpandGroup => "Unfold the group",
        Msg::NothingFound => "No names or figures in this article",
        Msg::StillExtracting => "Looking for names and figures…",
        Msg::ClearFilter => "Show all",

        Msg::Next => "Next",
        Msg::Previous => "Previous",
        Msg::Cancel => "Cancel",
        Msg::AllMentions => "All mentions",

        Msg::ValueFromContext => "Unit taken from context",

        Msg::FindInArticle => "Find in the article",
        Msg::FindNone => "No matches",
        Msg::FindExact => "Match letters exactly",

        Msg::Extracting => "Extracting names and figures…",
        Msg::ExtractionCancelled => "Extraction was stopped",
        Msg::ClipboardEmpty => "There is no text on the clipboard",

        Msg::PageFlattened => "The page is nested too deep, so it is shown as plain paragraphs",
        Msg::NoArabic => "There is no Arabic in this text, so it runs left to right",
        Msg::WholePageShown => "The article could not be told from the rest of the page, so all its text is shown",

        Msg::ExportAll => "Whole article",
        Msg::ExportFiltered => "Only what is shown",
        Msg::ExportFormat => "Format",
        Msg::FormatJson => "JSON for programs",
        Msg::FormatCsv => "CSV for spreadsheets",
        Msg::FormatMarkdown => "Markdown for notes",
        Msg::FormatHtml => "HTML for reading and print",
        Msg::FormatAnnotation => "JSON, annotation schema",
        Msg::ExportNothing => "There is nothing to export",
        Msg::PathToOpen => "Type the path of a file",
        Msg::PathToSave => "Type a path to save to",
        Msg::NoFileDialog => {
            "This system shows no file dialog: type the path, or drop the file on the window"
        }
        Msg::Copied => "Copied",

        Msg::Theme => "Theme",
        Msg::ThemeSystem => "As the system",
        Msg::ThemeLight => "Light",
        Msg::ThemeDark => "Dark",
        Msg::Language => "Language",
        Msg::Zoom => "Zoom",
        Msg::Typography => "Type and lines",
        Msg::Face => "Typeface",
        Msg::FaceAmiri => "Amiri",
        Msg::FaceNaskh => "Noto Naskh",
        Msg::FaceSans => "Plex Sans",
        Msg::TextSize => "Text size",
        Msg::LineHeight => "Line height",
        Msg::ColumnWidth => "Column width",
        Msg::Justification => "Justification",
        Msg::JustifyNone => "None",
        Msg::JustifySpaces => "Spaces",
        Msg::JustifyKashida => "Kashida",
        Msg::Digits => "Digits",
        Msg::DigitsAsWritten => "As written",
        Msg::DigitsWestern => "0123456789",
        Msg::DigitsArabicIndic => "٠١٢٣٤٥٦٧٨٩",
        Msg::Tashkeel => "Harakat",
        Msg::TashkeelShown => "Shown",
        Msg::TashkeelHidden => "Hidden",
        Msg::ResetTypography => "Reset type",

        Msg::UndoFilter => "Undo filtering",
        Msg::RedoFilter => "Redo filtering",
        Msg::NextMention => "Next mention",
        Msg::PreviousMention => "Previous mention",
        Msg::AddToSelection => "Add an entity to the selection",
        Msg::EscapeHelp => "Leave the selection, the search or the window",
        Msg::ZoomIn => "Zoom in",
        Msg::ZoomOut => "Zoom out",
        Msg::ZoomReset => "Actual size",
        Msg::Copy => "Copy",
        Msg::SelectAll => "Select all",
        Msg::SwitchTheme => "Light or dark",
        Msg::SwitchLanguage => "Arabic or English",
        Msg::ToStart => "Start of the article",
        Msg::ToEnd => "End of the article",

        Msg::AboutText => {
            "A reader for Arabic news: it sets them well, shows who is in them and what figures, and exports what you choose"
        }
        Msg::AboutLicence => "The program is under MIT or Apache-2.0, the fonts under the OFL",
        Msg::AboutPrivacy => "Everything happens on your machine; nothing leaves it",

        Msg::ArticleRegion => "Article",
        Msg::PanelRegion => "Entities panel",
        Msg::StatusRegion => "Status bar",
        Msg::NoticesRegion => "Notices",
        Msg::DismissNotice => "Dismiss the notice",

        Msg::ReadingMinutes(_)
        | Msg::Words(_)
        | Msg::MentionsOfEntities { .. }
        | Msg::ExtractedIn { .. }
        | Msg::Percent(_)
        | Msg::NoRowMatches(_)
        | Msg::Mentions(_)
        | Msg::Selected(_)
        | Msg::PositionOf { .. }
        | Msg::Total(_)
        | Msg::Evidence(_)
        | Msg::AlsoWritten(_)
        | Msg::Loading(_)
        | Msg::LoadCancelled(_)
        | Msg::FileMissing(_)
        | Msg::FileDenied(_)
        | Msg::FileIsFolder(_)
        | Msg::FileUnreadable { .. }
        | Msg::FileEmpty(_)
        | Msg::FileBinary(_)
        | Msg::FileTooLarge { .. }
        | Msg::FileTruncated(_)
        | Msg::FileNotInEncoding { .. }
        | Msg::OnlyFirstOpened(_)
        | Msg::EncodingGuessed(_)
        | Msg::CharactersReplaced(_)
        | Msg::ExportDone(_)
        | Msg::ExportFailed { .. }
        | Msg::SettingsSetAside(_)
        | Msg::SettingsNotSaved(_)
        | Msg::Version(_) => return None,
    })
}

/// Messages with data.
fn composed(msg: &Msg) -> String {
    match msg {
        Msg::ReadingMinutes(n) => format!("{} min read", number(*n)),
        Msg::Words(n) => counted(*n, "word", "words"),
        Msg::MentionsOfEntities { mentions, entities } => {
            format!("{} of {}", counted(*mentions, "mention", "mentions"), counted(*entities, "entity", "entities"))
        }
        Msg::ExtractedIn { millis } => format!("extracted in {} ms", number(*millis)),
        Msg::Percent(n) => isolate_ltr(&format!("{n}%")),
        Msg::NoRowMatches(query) => format!("No name contains {}", quoted(query)),
        Msg::Mentions(n) => counted(*n, "mention", "mentions"),
        Msg::Selected(n) => counted(*n, "entity selected", "entities selected"),
        Msg::PositionOf { position, total } => format!("{} of {}", number(*position), number(*total)),
        Msg::Total(n) => number(*n),
        Msg::Evidence(evidence) => format!("Evidence: {}", reason_for(evidence)),
        Msg::AlsoWritten(forms) => {
            let forms: Vec<String> = forms.iter().map(|form| isolate(form)).collect();
            format!("Also: {}", forms.join(", "))
        }
        Msg::Loading(name) => format!("Opening {}…", quoted(name)),
        Msg::LoadCancelled(name) => format!("Stopped opening {}", quoted(name)),
        Msg::FileMissing(name) => format!("{} does not exist. It may have been moved or renamed", quoted(name)),
        Msg::FileDenied(name) => format!("You may not read {}. Change its permissions and try again", quoted(name)),
        Msg::FileIsFolder(name) => format!("{} is a folder. Choose a file inside it", quoted(name)),
        Msg::FileUnreadable { name, reason } => format!("{} could not be read: {}", quoted(name), isolate(reason)),
        Msg::FileEmpty(name) => format!("{} is empty: there is nothing to read", quoted(name)),
        Msg::FileBinary(name) => format!("{} is not text. Open plain text, Markdown or HTML", quoted(name)),
        Msg::FileTooLarge { name, limit } => {
            let limit = isolate_ltr(&size_in_bytes(*limit));
            format!("{} is larger than the limit of {limit}. Split it and open the parts", quoted(name))
        }
        Msg::FileTruncated(name) => {
            format!(
                "{} ends in the middle of a character. Perhaps it was not copied whole: copy it again",
                quoted(name)
            )
        }
        Msg::FileNotInEncoding { name, encoding } => {
            format!(
                "{} is not in its encoding, {}. Save it as UTF-8 and open it again",
                quoted(name),
                isolate_ltr(encoding)
            )
        }
        Msg::OnlyFirstOpened(name) => format!("One file opens at a time, so only {} was opened", quoted(name)),
        Msg::EncodingGuessed(encoding) => {
            format!("The file does not name its encoding, so it was read as {}", isolate_ltr(encoding))
        }
        Msg::CharactersReplaced(n) => {
            format!("{} could not be read and shows as a mark", counted(*n, "character", "characters"))
        }
        Msg::ExportDone(name) => format!("Saved {}", quoted(name)),
        Msg::ExportFailed { name, reason } => format!("{} was not saved: {}", quoted(name), io_reason(reason)),
        Msg::SettingsSetAside(path) => {
            format!("The settings file made no sense; it was kept as {} and the defaults apply", isolate_ltr(path))
        }
        Msg::SettingsNotSaved(reason) => format!("The settings were not saved: {}", io_reason(reason)),
        Msg::Version(version) => format!("Version {}", isolate_ltr(version)),
        other => fixed(other).unwrap_or_default().to_owned(),
    }
}

fn group(kind: KindWord) -> &'static str {
    match kind {
        KindWord::Company => "Companies",
        KindWord::Organization => "Companies and organisations",
        KindWord::Person => "People",
        KindWord::Figure => "Figures",
        KindWord::Place => "Places",
        KindWord::Product => "Products",
    }
}

fn one(kind: KindWord) -> &'static str {
    match kind {
        KindWord::Company => "Company",
        KindWord::Organization => "Organisation",
        KindWord::Person => "Person",
        KindWord::Figure => "Figure",
        KindWord::Place => "Place",
        KindWord::Product => "Product",
    }
}

fn hide(kind: KindWord) -> &'static str {
    match kind {
        KindWord::Company => "Hide companies",
        KindWord::Organization => "Hide companies and organisations",
        KindWord::Person => "Hide people",
        KindWord::Figure => "Hide figures",
        KindWord::Place => "Hide places",
        KindWord::Product => "Hide products",
    }
}

fn show(kind: KindWord) -> &'static str {
    match kind {
        KindWord::Company => "Show companies",
        KindWord::Organization => "Show companies and organisations",
        KindWord::Person => "Show people",
        KindWord::Figure => "Show figures",
        KindWord::Place => "Show places",
        KindWord::Product => "Show products",
    }
}

fn figure_group(kind: FigureWord) -> &'static str {
    match kind {
        FigureWord::Money => "Amounts",
        FigureWord::Percent => "Percentages",
        FigureWord::Count => "Counts",
        FigureWord::Measure => "Quantities",
        FigureWord::Duration => "Durations and ages",
        FigureWord::Ratio => "Fractions and multiples",
        FigureWord::Year => "Years",
        FigureWord::Date => "Dates",
        FigureWord::Time => "Times",
        FigureWord::Score => "Scores",
    }
}

fn one_figure(kind: FigureWord) -> &'static str {
    match kind {
        FigureWord::Money => "Amount",
        FigureWord::Percent => "Percentage",
        FigureWord::Count => "Count",
        FigureWord::Measure => "Quantity",
        FigureWord::Duration => "Duration",
        FigureWord::Ratio => "Fraction or multiple",
        FigureWord::Year => "Year",
        FigureWord::Date => "Date",
        FigureWord::Time => "Time",
        FigureWord::Score => "Score",
    }
}

fn reason_for(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Lexicon => "a known name".to_owned(),
        Evidence::ClassNoun(word) => format!("the word {} stands before it", quoted(word)),
        Evidence::Title(word) => format!("the title {} stands beside it", quoted(word)),
        Evidence::Verb(word) => format!("the verb {} stands beside it", quoted(word)),
        Evidence::LatinScript => "Latin letters in an Arabic text".to_owned(),
        Evidence::NameParts => "built of known names of people".to_owned(),
        Evidence::HeadNoun => "opens with the noun of an institution, such as ministry, bank or university".to_owned(),
        Evidence::Model { confidence } => {
            format!("the language model thinks so, with {} confidence", isolate_ltr(&format!("{confidence}%")))
        }
        Evidence::Memory(form) => format!("the article also calls it {}", quoted(form)),
        Evidence::Figure(kind) => figure_pattern(*kind).to_owned(),
    }
}

fn figure_pattern(kind: FigureWord) -> &'static str {
    match kind {
        FigureWord::Money => "a number with a currency",
        FigureWord::Percent => "a number with a percent sign or its words",
        FigureWord::Count => "a number",
        FigureWord::Measure => "a number with a unit",
        FigureWord::Duration => "a number with a unit of time",
        FigureWord::Ratio => "the words of a fraction or a multiple",
        FigureWord::Year => "a number where a year stands",
        FigureWord::Date => "the form of a date",
        FigureWord::Time => "the form of a time",
        FigureWord::Score => "the form of a score",
    }
}

fn io_reason(reason: &IoReason) -> String {
    match reason {
        IoReason::Denied => "you may not write there. Choose another folder".to_owned(),
        IoReason::NoFolder => "the folder does not exist. Choose another one".to_owned(),
        IoReason::Full => "there is no room left. Free some and try again".to_owned(),
        IoReason::IsFolder => "that is the name of a folder. Choose another name".to_owned(),
        IoReason::Other(words) => isolate(words),
    }
}

fn quoted(name: &str) -> String {
    format!("“{}”", isolate(name))
}

fn number(n: u64) -> String {
    isolate_ltr(&grouped(n))
}

fn counted(n: u64, one: &str, other: &str) -> String {
    let noun = if plural::english(n) == Plural::One { one } else { other };
    format!("{} {noun}", number(n))
}
