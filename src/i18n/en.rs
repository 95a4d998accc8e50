//! The interface in English.

use std::borrow::Cow;

use super::{
    ChangeWord, Evidence, FigureWord, IoReason, KindWord, Msg, ScaleWord, first_lines, grouped, in_tenths, isolate,
    isolate_ltr, size_in_bytes,
};
use crate::arabic::plural::{self, Plural};

/// The words of `msg`.
pub fn text(msg: &Msg) -> Cow<'static, str> {
    match msg {
        Msg::AppName => "Qari".into(),
        Msg::Open => "Open".into(),
        Msg::OpenFile => "Open file…".into(),
        Msg::Recent => "Recent".into(),
        Msg::RecentNone => "No recent files".into(),
        Msg::ClearRecent => "Clear the list".into(),
        Msg::PasteText => "Paste text".into(),
        Msg::Samples => "Sample articles".into(),
        Msg::Export => "Export".into(),
        Msg::TypographyMenu => "Type and lines".into(),
        Msg::Settings => "Settings".into(),
        Msg::KeyboardHelp => "Keyboard shortcuts".into(),
        Msg::About => "About Qari".into(),
        Msg::Close => "Close".into(),
        Msg::Quit => "Quit".into(),
        Msg::ShowPanel => "Show the panel".into(),
        Msg::HidePanel => "Hide the panel".into(),

        Msg::EmptyTitle => "Open an article to read".into(),
        Msg::EmptyHint => "or drop a file here, or paste text".into(),
        Msg::EmptyFormats => "Plain text, Markdown, HTML".into(),
        Msg::DropHere => "Drop the file to open it".into(),

        Msg::PlainTextFile => "Text file".into(),
        Msg::MarkdownFile => "Markdown file".into(),
        Msg::HtmlPage => "HTML page".into(),
        Msg::PastedText => "Pasted text".into(),
        Msg::Untitled => "Untitled".into(),

        Msg::TabEntities => "Entities".into(),
        Msg::TabFigures => "Figures".into(),
        Msg::FilterNames => "Filter names".into(),
        Msg::FilterFigures => "Filter figures".into(),
        Msg::NoFigures => "No figures in this article".into(),
        Msg::Group(kind) => group(*kind).into(),
        Msg::FigureGroup(kind) => figure_group(*kind).into(),
        Msg::Kind(kind) => one(*kind).into(),
        Msg::FigureKind(kind) => one_figure(*kind).into(),
        Msg::HideKind(kind) => hide(*kind).into(),
        Msg::ShowKind(kind) => show(*kind).into(),
        Msg::CollapseGroup => "Fold the group".into(),
        Msg::ExpandGroup => "Unfold the group".into(),
        Msg::NothingFound => "No names or figures in this article".into(),
        Msg::StillExtracting => "Looking for names and figures…".into(),
        Msg::ClearFilter => "Show all".into(),

        Msg::FiguresTable => "Table of figures".into(),
        Msg::CopyTable => "Copy the table".into(),
        Msg::SortByKind => "Kind".into(),
        Msg::SortByValue => "Value".into(),
        Msg::SortByPlace => "Place".into(),
        Msg::ColumnKind => "Kind".into(),
        Msg::ColumnValue => "Value".into(),
        Msg::ColumnMin => "From".into(),
        Msg::ColumnMax => "To".into(),
        Msg::ColumnUnit => "Unit".into(),
        Msg::ColumnComparison => "Comparison".into(),
        Msg::ColumnWording => "In the text".into(),
        Msg::ColumnOf => "Of what".into(),
        Msg::ColumnWhose => "Whose".into(),
        Msg::ColumnPeriod => "When".into(),
        Msg::ColumnChange => "Change".into(),
        Msg::ColumnSentence => "Sentence".into(),
        Msg::Rise(part) => change("Up", *part).into(),
        Msg::Fall(part) => change("Down", *part).into(),
        Msg::ChartAmounts(unit) if unit == "%" => "Percentages".into(),
        Msg::ChartAmounts(unit) => format!("Amounts, {unit}").into(),
        Msg::ChartPrices(unit) => format!("Prices, {unit}").into(),
        Msg::ChartChanges(unit) => format!("Rises and falls, {unit}").into(),
        Msg::ChartSeries { what, unit, scale } => format!("{what}, {}{unit}", scale_word(*scale)).into(),
        Msg::Quarter(quarter) => format!("Q{quarter}").into(),
        Msg::Half(half) => format!("H{half}").into(),
        Msg::MoreBars(n) => format!("and {n} more in the table").into(),

        Msg::Next => "Next".into(),
        Msg::Previous => "Previous".into(),
        Msg::Cancel => "Cancel".into(),
        Msg::AllMentions => "All mentions".into(),

        Msg::ValueFromContext => "Unit taken from context".into(),

        Msg::FindInArticle => "Find in the article".into(),
        Msg::FindNone => "No matches".into(),
        Msg::FindSearching => "Searching…".into(),
        Msg::NextMatch => "Next match".into(),
        Msg::PreviousMatch => "Previous match".into(),
        Msg::CloseFind => "Close the search".into(),
        Msg::FindExact => "Match letters exactly".into(),

        Msg::Extracting => "Extracting names and figures…".into(),
        Msg::ExtractionCancelled => "Extraction was stopped".into(),
        Msg::ClipboardEmpty => "There is no text on the clipboard".into(),

        Msg::PageFlattened => "The page is nested too deep, so it is shown as plain paragraphs".into(),
        Msg::NoArabic => "There is no Arabic in this text, so it runs left to right".into(),
        Msg::WholePageShown => "The article could not be told from the rest of the page, so all its text is shown".into(),

        Msg::ExportAll => "Whole article".into(),
        Msg::ExportFiltered => "Only what is shown".into(),
        Msg::ExportFormat => "Format".into(),
        Msg::FormatJson => "JSON for programs".into(),
        Msg::FormatCsv => "CSV for spreadsheets".into(),
        Msg::FormatMarkdown => "Markdown for notes".into(),
        Msg::FormatHtml => "HTML for reading and print".into(),
        Msg::FormatAnnotation => "JSON, annotation schema".into(),
        Msg::ExportNothing => "There is nothing to export".into(),
        Msg::PathToOpen => "Type the path of a file".into(),
        Msg::PathToSave => "Type a file name or a path".into(),
        Msg::SavedInFolder(folder) => format!("In the folder {}", isolate_ltr(folder)).into(),
        Msg::NameTaken(name) => format!("{} exists: replace it or type another name", quoted(name)).into(),
        Msg::Replace => "Replace".into(),
        Msg::NoFileDialog => {
            "This system shows no file dialog: type the path, or drop the file on the window".into()
        }
        Msg::Copied => "Copied".into(),

        Msg::Theme => "Theme".into(),
        Msg::ThemeSystem => "As the system".into(),
        Msg::ThemeLight => "Light".into(),
        Msg::ThemeDark => "Dark".into(),
        Msg::Language => "Language".into(),
        Msg::Zoom => "Zoom".into(),
        Msg::Typography => "Type and lines".into(),
        Msg::Face => "Typeface".into(),
        Msg::FaceAmiri => "Amiri".into(),
        Msg::FaceNaskh => "Naskh".into(),
        Msg::FaceSans => "Plex Sans".into(),
        Msg::FaceSystem => "Installed".into(),
        Msg::SystemFamily => "Installed font".into(),
        Msg::NoSystemFonts => "None of the installed fonts can set Arabic".into(),
        Msg::FontMissing(family) => {
            format!("Could not open the font {}. The article is set in Noto Naskh", quoted(family)).into()
        }
        Msg::TextSize => "Text size".into(),
        Msg::LineHeight => "Line height".into(),
        Msg::ColumnWidth => "Column width".into(),
        Msg::Justification => "Justification".into(),
        Msg::JustifyNone => "None".into(),
        Msg::JustifySpaces => "Spaces".into(),
        Msg::JustifyKashida => "Kashida".into(),
        Msg::Digits => "Digits".into(),
        Msg::DigitsAsWritten => "As written".into(),
        Msg::DigitsWestern => "0123456789".into(),
        Msg::DigitsArabicIndic => "٠١٢٣٤٥٦٧٨٩".into(),
        Msg::Tashkeel => "Harakat".into(),
        Msg::TashkeelShown => "Shown".into(),
        Msg::TashkeelHidden => "Hidden".into(),
        Msg::ArticleDirection => "Article reads".into(),
        Msg::DirectionOwn => "By its letters".into(),
        Msg::DirectionRtl => "From the right".into(),
        Msg::DirectionLtr => "From the left".into(),
        Msg::ResetTypography => "Reset type".into(),

        Msg::UndoFilter => "Undo filtering".into(),
        Msg::RedoFilter => "Redo filtering".into(),
        Msg::NextMention => "Next mention".into(),
        Msg::PreviousMention => "Previous mention".into(),
        Msg::AddToSelection => "Add an entity to the selection".into(),
        Msg::EscapeHelp => "Leave the selection, the search or the window".into(),
        Msg::ZoomIn => "Zoom in".into(),
        Msg::ZoomOut => "Zoom out".into(),
        Msg::ZoomReset => "Actual size".into(),
        Msg::Copy => "Copy".into(),
        Msg::SelectAll => "Select all".into(),
        Msg::SwitchTheme => "Light or dark".into(),
        Msg::SwitchLanguage => "Arabic or English".into(),
        Msg::CaretBrowsing => "Move through the text with a caret".into(),
        Msg::CaretShown => "Arrows move the caret through the text. F7 makes them scroll again".into(),
        Msg::CaretHidden => "Arrows scroll the page".into(),
        Msg::ToStart => "Start of the article".into(),
        Msg::ToEnd => "End of the article".into(),

        Msg::AboutText => {
            "A reader for Arabic news: it sets them well, shows who is in them and what figures, and exports what you choose".into()
        }
        Msg::AboutLicence => "The program is under MIT or Apache-2.0, the fonts under the OFL".into(),
        Msg::AboutPrivacy => "Everything happens on your machine; nothing leaves it".into(),

        Msg::ArticleRegion => "Article".into(),
        Msg::PanelRegion => "Entities panel".into(),
        Msg::StatusRegion => "Status bar".into(),
        Msg::NoticesRegion => "Notices".into(),
        Msg::DismissNotice => "Dismiss the notice".into(),

        Msg::ReadingMinutes(n @ ..60) => format!("{} min read", number(*n)).into(),
        Msg::ReadingMinutes(n) => format!("{} h read", number((n + 30) / 60)).into(),
        Msg::Words(n) => counted(*n, "word", "words").into(),
        Msg::MentionsOfEntities { mentions, entities } => {
            format!("{} of {}", counted(*mentions, "mention", "mentions"), counted(*entities, "entity", "entities")).into()
        }
        Msg::ExtractedIn { millis: n @ ..1_000 } => format!("extracted in {} ms", number(*n)).into(),
        Msg::ExtractedIn { millis: n @ ..60_000 } => format!("extracted in {} s", in_tenths(*n, 1_000)).into(),
        Msg::ExtractedIn { millis } => format!("extracted in {} min", in_tenths(*millis, 60_000)).into(),
        Msg::Percent(n) => isolate_ltr(&format!("{n}%")).into(),
        Msg::NoRowMatches(query) => format!("No name contains {}", quoted(query)).into(),
        Msg::Mentions(n) => counted(*n, "mention", "mentions").into(),
        Msg::Selected(n) => counted(*n, "entity selected", "entities selected").into(),
        Msg::PositionOf { position, total } => format!("{} of {}", number(*position), number(*total)).into(),
        Msg::Total(n) => number(*n).into(),
        Msg::Evidence(evidence) => format!("Evidence: {}", reason_for(evidence)).into(),
        Msg::AlsoWritten(forms) => {
            let forms: Vec<String> = forms.iter().map(|form| isolate(form)).collect();
            format!("Also: {}", forms.join(", ")).into()
        }
        Msg::Loading(name) => format!("Opening {}…", quoted(name)).into(),
        Msg::LoadCancelled(name) => format!("Stopped opening {}", quoted(name)).into(),
        Msg::FileMissing(name) => format!("{} does not exist. It may have been moved or renamed", quoted(name)).into(),
        Msg::FileDenied(name) => format!("You may not read {}. Change its permissions and try again", quoted(name)).into(),
        Msg::FileIsFolder(name) => format!("{} is a folder. Choose a file inside it", quoted(name)).into(),
        Msg::FileUnreadable { name, reason } => format!("{} could not be read: {}", quoted(name), isolate(reason)).into(),
        Msg::FileEmpty(name) => format!("{} is empty: there is nothing to read", quoted(name)).into(),
        Msg::FileBinary(name) => format!("{} is not text. Open plain text, Markdown or HTML", quoted(name)).into(),
        Msg::FileTooLarge { name, limit } => {
            let limit = isolate_ltr(&size_in_bytes(*limit));
            format!("{} is larger than the limit of {limit}. Split it and open the parts", quoted(name)).into()
        }
        Msg::FileTruncated(name) => {
            format!(
                "{} ends in the middle of a character. Perhaps it was not copied whole: copy it again",
                quoted(name)
            ).into()
        }
        Msg::FileNotInEncoding { name, encoding } => {
            format!(
                "{} is not in its encoding, {}. Save it as UTF-8 and open it again",
                quoted(name),
                isolate_ltr(encoding)
            ).into()
        }
        Msg::OnlyFirstOpened(name) => format!("One file opens at a time, so only {} was opened", quoted(name)).into(),
        Msg::EncodingGuessed(encoding) => {
            format!("The file does not name its encoding, so it was read as {}", isolate_ltr(encoding)).into()
        }
        Msg::CharactersReplaced(n) => {
            format!("{} could not be read and shows as a mark", counted(*n, "character", "characters")).into()
        }
        Msg::ExportDone(name) => format!("Saved {}", quoted(name)).into(),
        Msg::ExportFailed { name, reason } => format!("{} was not saved: {}", quoted(name), io_reason(reason)).into(),
        Msg::SettingsSetAside(path) => {
            format!("The settings file made no sense; it was kept as {} and the defaults apply", isolate_ltr(path)).into()
        }
        Msg::Beside(names) => {
            let names: Vec<String> = names.iter().map(|name| isolate(name)).collect();
            format!("Named beside {}", names.join(", ")).into()
        }
        Msg::LexiconLinesLeftOut(lines) => {
            format!("Lines of your list of names do not fit its format and are left out: {}", first_lines(lines, ", ")).into()
        }
        Msg::LexiconNotRead(reason) => format!("Your list of names was not read: {}", io_reason(reason)).into(),
        Msg::SettingsNotSaved(reason) => format!("The settings were not saved: {}", io_reason(reason)).into(),
        Msg::Version(version) => format!("Version {}", isolate_ltr(version)).into(),
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
        Evidence::Quoted => "a few words in quotation marks".to_owned(),
        Evidence::Dateline => "stands in the dateline".to_owned(),
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

/// The scale before a unit, with the space between.
fn scale_word(scale: ScaleWord) -> &'static str {
    match scale {
        ScaleWord::One => "",
        ScaleWord::Thousand => "thousand ",
        ScaleWord::Million => "million ",
        ScaleWord::Billion => "billion ",
        ScaleWord::Trillion => "trillion ",
    }
}

fn change(trend: &str, part: ChangeWord) -> String {
    let part = match part {
        ChangeWord::By => "by",
        ChangeWord::To => "to",
        ChangeWord::From => "from",
    };
    format!("{trend} {part}")
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
