//! The interface in Arabic: the short, spoken words of a good newspaper.
//!
//! Sentences of failure say what happened, to which file, and what to do. Verbal nouns stand on buttons. Counts follow CLDR's
//! plural categories, with the number left out where Arabic says it by form (ذكر واحد، ذكران).

use std::borrow::Cow;

use super::{
    ChangeWord, Evidence, FigureWord, IoReason, KindWord, Msg, ScaleWord, first_lines, grouped, in_tenths, isolate,
    isolate_ltr, size_in_bytes,
};
use crate::arabic::plural::{self, Plural};

/// The words of `msg`.
pub fn text(msg: &Msg) -> Cow<'static, str> {
    match msg {
        Msg::AppName => "قارئ".into(),
        Msg::Open => "فتح".into(),
        Msg::OpenFile => "فتح ملف…".into(),
        Msg::Recent => "الأخيرة".into(),
        Msg::RecentNone => "لا ملفات أخيرة".into(),
        Msg::ClearRecent => "مسح القائمة".into(),
        Msg::PasteText => "لصق نص".into(),
        Msg::Samples => "مقالات للتجربة".into(),
        Msg::Export => "تصدير".into(),
        Msg::TypographyMenu => "الخط والسطور".into(),
        Msg::Settings => "الإعدادات".into(),
        Msg::KeyboardHelp => "اختصارات لوحة المفاتيح".into(),
        Msg::About => "عن قارئ".into(),
        Msg::Close => "إغلاق".into(),
        Msg::Quit => "خروج".into(),
        Msg::ShowPanel => "إظهار اللوحة".into(),
        Msg::HidePanel => "إخفاء اللوحة".into(),

        Msg::EmptyTitle => "افتح مقالًا لتقرأه".into(),
        Msg::EmptyHint => "أو اسحب ملفًا إلى هنا، أو ألصق نصًا".into(),
        Msg::EmptyFormats => "نص عادي، Markdown، HTML".into(),
        Msg::DropHere => "أفلت الملف لفتحه".into(),

        Msg::PlainTextFile => "ملف نصي".into(),
        Msg::MarkdownFile => "ملف Markdown".into(),
        Msg::HtmlPage => "صفحة HTML".into(),
        Msg::PastedText => "نص ملصق".into(),
        Msg::Untitled => "بلا عنوان".into(),

        Msg::TabEntities => "الكيانات".into(),
        Msg::TabFigures => "الأرقام".into(),
        Msg::FilterNames => "رشّح الأسماء".into(),
        Msg::FilterFigures => "رشّح الأرقام".into(),
        Msg::NoFigures => "لا أرقام في هذا المقال".into(),
        Msg::Group(kind) => group(*kind).into(),
        Msg::FigureGroup(kind) => figure_group(*kind).into(),
        Msg::Kind(kind) => one(*kind).into(),
        Msg::FigureKind(kind) => one_figure(*kind).into(),
        Msg::HideKind(kind) => hide(*kind).into(),
        Msg::ShowKind(kind) => show(*kind).into(),
        Msg::CollapseGroup => "طي المجموعة".into(),
        Msg::ExpandGroup => "بسط المجموعة".into(),
        Msg::NothingFound => "لا أسماء ولا أرقام في هذا المقال".into(),
        Msg::StillExtracting => "نبحث عن الأسماء والأرقام…".into(),
        Msg::ClearFilter => "عرض الكل".into(),

        Msg::FiguresTable => "جدول الأرقام".into(),
        Msg::CopyTable => "نسخ الجدول".into(),
        Msg::SortByKind => "النوع".into(),
        Msg::SortByValue => "القيمة".into(),
        Msg::SortByPlace => "الموضع".into(),
        Msg::ColumnKind => "النوع".into(),
        Msg::ColumnValue => "القيمة".into(),
        Msg::ColumnMin => "من".into(),
        Msg::ColumnMax => "إلى".into(),
        Msg::ColumnUnit => "الوحدة".into(),
        Msg::ColumnComparison => "المقارنة".into(),
        Msg::ColumnWording => "في النص".into(),
        Msg::ColumnOf => "لأي شيء".into(),
        Msg::ColumnWhose => "لمن".into(),
        Msg::ColumnPeriod => "متى".into(),
        Msg::ColumnChange => "التغيّر".into(),
        Msg::ColumnSentence => "الجملة".into(),
        Msg::Rise(part) => change("ارتفاع", *part).into(),
        Msg::Fall(part) => change("انخفاض", *part).into(),
        Msg::ChartAmounts(unit) if unit == "%" => "نسب مئوية".into(),
        Msg::ChartAmounts(unit) => format!("مبالغ، {}", isolate_ltr(unit)).into(),
        Msg::ChartPrices(unit) => format!("أسعار، {}", isolate_ltr(unit)).into(),
        Msg::ChartChanges(unit) => format!("زيادة ونقصان، {}", isolate_ltr(unit)).into(),
        Msg::ChartSeries { what, unit, scale } => format!("{what}، {}{}", scale_word(*scale), isolate_ltr(unit)).into(),
        Msg::Quarter(quarter) => format!("ربع {quarter}").into(),
        Msg::Half(half) => format!("نصف {half}").into(),
        Msg::MoreBars(n) => format!("و{} غيرها في الجدول", number(*n)).into(),

        Msg::Next => "التالي".into(),
        Msg::Previous => "السابق".into(),
        Msg::Cancel => "إلغاء".into(),
        Msg::AllMentions => "كل ما ذُكر".into(),

        Msg::ValueFromContext => "وحدته من السياق".into(),

        Msg::FindInArticle => "ابحث في المقال".into(),
        Msg::FindNone => "لا نتائج".into(),
        Msg::FindSearching => "نبحث…".into(),
        Msg::NextMatch => "النتيجة التالية".into(),
        Msg::PreviousMatch => "النتيجة السابقة".into(),
        Msg::CloseFind => "إغلاق البحث".into(),
        Msg::FindExact => "مطابقة الحروف تمامًا".into(),

        Msg::Extracting => "نستخرج الأسماء والأرقام…".into(),
        Msg::ExtractionCancelled => "توقّف استخراج الأسماء والأرقام".into(),
        Msg::ClipboardEmpty => "لا نص في الحافظة".into(),

        Msg::NoArabic => "لا عربية في هذا النص، فعُرض من اليسار إلى اليمين".into(),
        Msg::WholePageShown => "لم نميّز متن المقال في الصفحة، فعُرض نصها كله".into(),
        Msg::PageFlattened => "بنية الصفحة متداخلة جدًا، فعُرضت فقرات بلا تنسيق".into(),

        Msg::ExportAll => "المقال كله".into(),
        Msg::ExportFiltered => "المعروض وحده".into(),
        Msg::ExportFormat => "الصيغة".into(),
        Msg::FormatJson => "JSON للبرامج".into(),
        Msg::FormatCsv => "CSV للجداول".into(),
        Msg::FormatMarkdown => "Markdown للملاحظات".into(),
        Msg::FormatHtml => "HTML للقراءة والطباعة".into(),
        Msg::FormatAnnotation => "JSON بصيغة الوسم".into(),
        Msg::ExportNothing => "لا شيء في المقال يُصدَّر".into(),
        Msg::PathToOpen => "اكتب مسار الملف".into(),
        Msg::PathToSave => "اكتب اسم الملف أو مساره".into(),
        Msg::SavedInFolder(folder) => format!("في المجلد {}", isolate_ltr(folder)).into(),
        Msg::NameTaken(name) => format!("الملف {} موجود: استبدله أو اكتب اسمًا آخر", quoted(name)).into(),
        Msg::Replace => "استبدال".into(),
        Msg::NoFileDialog => "لا نافذة ملفات في هذا النظام: اكتب المسار، أو اسحب الملف إلى النافذة".into(),
        Msg::Copied => "نُسخ".into(),

        Msg::Theme => "المظهر".into(),
        Msg::ThemeSystem => "كالنظام".into(),
        Msg::ThemeLight => "فاتح".into(),
        Msg::ThemeDark => "داكن".into(),
        Msg::Language => "لغة الواجهة".into(),
        Msg::Zoom => "التكبير".into(),
        Msg::Typography => "الخط والسطور".into(),
        Msg::Face => "الخط".into(),
        Msg::FaceAmiri => "أميري".into(),
        Msg::FaceNaskh => "نوتو نسخ".into(),
        Msg::FaceSans => "بلكس".into(),
        Msg::FaceSystem => "من الجهاز".into(),
        Msg::SystemFamily => "خط الجهاز".into(),
        Msg::NoSystemFonts => "لا خط عربيًا بين خطوط الجهاز".into(),
        Msg::FontMissing(family) => format!("تعذّر فتح الخط {}، فعُرض المقال بخط نوتو نسخ", quoted(family)).into(),
        Msg::TextSize => "حجم النص".into(),
        Msg::LineHeight => "تباعد السطور".into(),
        Msg::ColumnWidth => "عرض العمود".into(),
        Msg::Justification => "ضبط السطور".into(),
        Msg::JustifyNone => "بلا ضبط".into(),
        Msg::JustifySpaces => "بالمسافات".into(),
        Msg::JustifyKashida => "بالكشيدة".into(),
        Msg::Digits => "شكل الأرقام".into(),
        Msg::DigitsAsWritten => "كما كُتبت".into(),
        Msg::DigitsWestern => "0123456789".into(),
        Msg::DigitsArabicIndic => "٠١٢٣٤٥٦٧٨٩".into(),
        Msg::Tashkeel => "التشكيل".into(),
        Msg::TashkeelShown => "ظاهر".into(),
        Msg::TashkeelHidden => "مخفي".into(),
        Msg::ArticleDirection => "اتجاه المقال".into(),
        Msg::DirectionOwn => "تلقائي".into(),
        Msg::DirectionRtl => "من اليمين".into(),
        Msg::DirectionLtr => "من اليسار".into(),
        Msg::ResetTypography => "استعادة الخط الأصلي".into(),

        Msg::UndoFilter => "تراجع عن الترشيح".into(),
        Msg::RedoFilter => "إعادة الترشيح".into(),
        Msg::NextMention => "الذكر التالي".into(),
        Msg::PreviousMention => "الذكر السابق".into(),
        Msg::AddToSelection => "إضافة كيان إلى المختار".into(),
        Msg::EscapeHelp => "خروج من الاختيار أو البحث أو النافذة".into(),
        Msg::ZoomIn => "تكبير".into(),
        Msg::ZoomOut => "تصغير".into(),
        Msg::ZoomReset => "الحجم الأصلي".into(),
        Msg::Copy => "نسخ".into(),
        Msg::SelectAll => "تحديد الكل".into(),
        Msg::SwitchTheme => "فاتح أو داكن".into(),
        Msg::SwitchLanguage => "عربي أو إنجليزي".into(),
        Msg::CaretBrowsing => "التنقل في النص بالمؤشر".into(),
        Msg::CaretShown => "الأسهم تحرّك المؤشر في النص. اضغط F7 لتعود إلى التمرير".into(),
        Msg::CaretHidden => "الأسهم تمرّر الصفحة".into(),
        Msg::ToStart => "أول المقال".into(),
        Msg::ToEnd => "آخر المقال".into(),

        Msg::AboutText => "قارئ للأخبار العربية: يُحسن صفّها، ويُظهر من ذُكر فيها وما ورد من أرقام، ويصدّر ما تختار".into(),
        Msg::AboutLicence => "رخصة البرنامج MIT أو Apache-2.0، ورخصة الخطوط OFL".into(),
        Msg::AboutPrivacy => "كل شيء يجري على جهازك، ولا يخرج منه شيء".into(),

        Msg::ArticleRegion => "المقال".into(),
        Msg::PanelRegion => "لوحة الكيانات".into(),
        Msg::StatusRegion => "شريط الحالة".into(),
        Msg::NoticesRegion => "التنبيهات".into(),
        Msg::DismissNotice => "إخفاء التنبيه".into(),

        Msg::ReadingMinutes(n @ ..60) => format!("{} قراءة", counted(*n, &MINUTES_OF)).into(),
        Msg::ReadingMinutes(n) => format!("{} قراءة", counted((n + 30) / 60, &HOURS_OF)).into(),
        Msg::Words(n) => counted(*n, &WORDS).into(),
        Msg::MentionsOfEntities { mentions, entities } => {
            format!("{} {}", counted(*mentions, &MENTIONS), counted(*entities, &OF_ENTITIES)).into()
        }
        Msg::ExtractedIn { millis: n @ ..1_000 } => format!("استُخرج في {} ملّي ثانية", number(*n)).into(),
        Msg::ExtractedIn { millis: n @ ..60_000 } => format!("استُخرج في {} ثانية", in_tenths(*n, 1_000)).into(),
        Msg::ExtractedIn { millis } => format!("استُخرج في {} دقيقة", in_tenths(*millis, 60_000)).into(),
        Msg::Percent(n) => isolate_ltr(&format!("{n}%")).into(),
        Msg::NoRowMatches(query) => format!("لا اسم فيه {}", quoted(query)).into(),
        Msg::Mentions(n) => counted(*n, &MENTIONS).into(),
        Msg::Selected(n) => counted(*n, &SELECTED).into(),
        Msg::PositionOf { position, total } => format!("{} من {}", number(*position), number(*total)).into(),
        Msg::Total(n) => number(*n).into(),
        Msg::Evidence(evidence) => format!("الدليل: {}", reason_for(evidence)).into(),
        Msg::AlsoWritten(forms) => {
            let forms: Vec<String> = forms.iter().map(|form| isolate(form)).collect();
            format!("ورد أيضًا: {}", forms.join("، ")).into()
        }
        Msg::Loading(name) => format!("نفتح {}…", quoted(name)).into(),
        Msg::LoadCancelled(name) => format!("توقّف فتح {}", quoted(name)).into(),
        Msg::FileMissing(name) => format!("لا وجود للملف {}. لعله نُقل أو تغيّر اسمه", quoted(name)).into(),
        Msg::FileDenied(name) => format!("لا يُسمح بقراءة {}. عدّل صلاحياته ثم أعد المحاولة", quoted(name)).into(),
        Msg::FileIsFolder(name) => format!("{} مجلد لا ملف. اختر ملفًا في داخله", quoted(name)).into(),
        Msg::FileUnreadable { name, reason } => format!("تعذّرت قراءة {}: {}", quoted(name), isolate(reason)).into(),
        Msg::FileEmpty(name) => format!("{} فارغ، لا نص فيه يُقرأ", quoted(name)).into(),
        Msg::FileBinary(name) => format!("{} ليس ملفًا نصيًا. افتح نصًا عاديًا أو Markdown أو HTML", quoted(name)).into(),
        Msg::FileTooLarge { name, limit } => {
            format!("{} أكبر من الحد، وهو {}. قسّمه ثم افتح أجزاءه", quoted(name), isolate_ltr(&size_in_bytes(*limit)))
                .into()
        }
        Msg::FileTruncated(name) => {
            format!("ينقطع {} في وسط حرف. لعل نسخه لم يكتمل، فانسخه ثانية", quoted(name)).into()
        }
        Msg::FileNotInEncoding { name, encoding } => {
            format!("حروف {} لا توافق ترميزه {}. احفظه بترميز UTF-8 ثم افتحه", quoted(name), isolate_ltr(encoding))
                .into()
        }
        Msg::OnlyFirstOpened(name) => format!("يُفتح ملف واحد في كل مرة، فاكتفينا بفتح {}", quoted(name)).into(),
        Msg::EncodingGuessed(encoding) => format!("لا يذكر الملف ترميزه، فقُرئ على أنه {}", isolate_ltr(encoding)).into(),
        Msg::CharactersReplaced(n) => format!("تعذّرت قراءة {}، فوُضعت علامة بدل كل حرف", counted(*n, &CHARACTERS)).into(),
        Msg::ExportDone(name) => format!("حُفظ {}", quoted(name)).into(),
        Msg::ExportFailed { name, reason } => format!("لم يُحفظ {}: {}", quoted(name), io_reason(reason)).into(),
        Msg::SettingsSetAside(path) => {
            format!("تعذّر فهم ملف الإعدادات، فحُفظ في {} وبدأنا بالإعدادات الأصلية", isolate_ltr(path)).into()
        }
        Msg::Beside(names) => {
            let names: Vec<String> = names.iter().map(|name| isolate(name)).collect();
            format!("يُذكر مع {}", names.join("، ")).into()
        }
        Msg::LexiconLinesLeftOut(lines) => {
            format!("في قائمة أسمائك أسطر لا توافق صيغتها فتُركت: {}", first_lines(lines, "، ")).into()
        }
        Msg::LexiconNotRead(reason) => format!("لم تُقرأ قائمة أسمائك: {}", io_reason(reason)).into(),
        Msg::SettingsNotSaved(reason) => format!("لم تُحفظ الإعدادات: {}", io_reason(reason)).into(),
        Msg::Version(version) => format!("الإصدار {}", isolate_ltr(version)).into(),
    }
}

fn group(kind: KindWord) -> &'static str {
    match kind {
        KindWord::Company => "شركات",
        KindWord::Organization => "شركات ومؤسسات",
        KindWord::Person => "أشخاص",
        KindWord::Figure => "أرقام",
        KindWord::Place => "أماكن",
        KindWord::Product => "منتجات",
    }
}

fn one(kind: KindWord) -> &'static str {
    match kind {
        KindWord::Company => "شركة",
        KindWord::Organization => "مؤسسة",
        KindWord::Person => "شخص",
        KindWord::Figure => "رقم",
        KindWord::Place => "مكان",
        KindWord::Product => "منتج",
    }
}

fn hide(kind: KindWord) -> &'static str {
    match kind {
        KindWord::Company => "إخفاء الشركات",
        KindWord::Organization => "إخفاء الشركات والمؤسسات",
        KindWord::Person => "إخفاء الأشخاص",
        KindWord::Figure => "إخفاء الأرقام",
        KindWord::Place => "إخفاء الأماكن",
        KindWord::Product => "إخفاء المنتجات",
    }
}

fn show(kind: KindWord) -> &'static str {
    match kind {
        KindWord::Company => "إظهار الشركات",
        KindWord::Organization => "إظهار الشركات والمؤسسات",
        KindWord::Person => "إظهار الأشخاص",
        KindWord::Figure => "إظهار الأرقام",
        KindWord::Place => "إظهار الأماكن",
        KindWord::Product => "إظهار المنتجات",
    }
}

fn figure_group(kind: FigureWord) -> &'static str {
    match kind {
        FigureWord::Money => "مبالغ",
        FigureWord::Percent => "نسب مئوية",
        FigureWord::Count => "أعداد",
        FigureWord::Measure => "مقادير",
        FigureWord::Duration => "مدد وأعمار",
        FigureWord::Ratio => "كسور وأضعاف",
        FigureWord::Year => "سنوات",
        FigureWord::Date => "تواريخ",
        FigureWord::Time => "أوقات",
        FigureWord::Score => "نتائج مباريات",
    }
}

fn one_figure(kind: FigureWord) -> &'static str {
    match kind {
        FigureWord::Money => "مبلغ",
        FigureWord::Percent => "نسبة مئوية",
        FigureWord::Count => "عدد",
        FigureWord::Measure => "مقدار",
        FigureWord::Duration => "مدة",
        FigureWord::Ratio => "كسر أو ضعف",
        FigureWord::Year => "سنة",
        FigureWord::Date => "تاريخ",
        FigureWord::Time => "وقت",
        FigureWord::Score => "نتيجة مباراة",
    }
}

fn reason_for(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Lexicon => "اسم معروف في معجم قارئ".to_owned(),
        Evidence::ClassNoun(word) => format!("سبقته كلمة {}", quoted(word)),
        Evidence::Title(word) => format!("جاء مع الصفة {}", quoted(word)),
        Evidence::Verb(word) => format!("جاء مع الفعل {}", quoted(word)),
        Evidence::LatinScript => "حروف لاتينية في نص عربي".to_owned(),
        Evidence::Quoted => "كلمات قليلة بين علامتي تنصيص".to_owned(),
        Evidence::Dateline => "في مطلع الخبر حيث مكانه وكاتبه".to_owned(),
        Evidence::NameParts => "مركّب من أسماء أشخاص معروفة".to_owned(),
        Evidence::HeadNoun => "أوله من أسماء الهيئات، مثل وزارة وبنك وجامعة".to_owned(),
        Evidence::Model { confidence } => {
            format!("ترجيح النموذج اللغوي، بثقة {}", isolate_ltr(&format!("{confidence}%")))
        }
        Evidence::Memory(form) => format!("ورد في المقال باسم {}", quoted(form)),
        Evidence::Figure(kind) => figure_pattern(*kind).to_owned(),
    }
}

fn figure_pattern(kind: FigureWord) -> &'static str {
    match kind {
        FigureWord::Money => "عدد معه عملة",
        FigureWord::Percent => "عدد معه علامة النسبة أو لفظها",
        FigureWord::Count => "عدد",
        FigureWord::Measure => "عدد معه وحدة قياس",
        FigureWord::Duration => "عدد معه وحدة زمن",
        FigureWord::Ratio => "لفظ كسر أو ضعف",
        FigureWord::Year => "عدد في موضع السنة",
        FigureWord::Date => "صيغة تاريخ",
        FigureWord::Time => "صيغة وقت",
        FigureWord::Score => "صيغة نتيجة",
    }
}

/// The scale before a unit, with the space between.
fn scale_word(scale: ScaleWord) -> &'static str {
    match scale {
        ScaleWord::One => "",
        ScaleWord::Thousand => "ألف ",
        ScaleWord::Million => "مليون ",
        ScaleWord::Billion => "مليار ",
        ScaleWord::Trillion => "تريليون ",
    }
}

fn change(trend: &str, part: ChangeWord) -> String {
    let part = match part {
        ChangeWord::By => "بمقدار",
        ChangeWord::To => "إلى",
        ChangeWord::From => "من",
    };
    format!("{trend} {part}")
}

fn io_reason(reason: &IoReason) -> String {
    match reason {
        IoReason::Denied => "لا يُسمح بالكتابة هناك. اختر مجلدًا آخر".to_owned(),
        IoReason::NoFolder => "المجلد غير موجود. اختر مجلدًا آخر".to_owned(),
        IoReason::Full => "لا مساحة كافية. أفسح مكانًا ثم أعد المحاولة".to_owned(),
        IoReason::IsFolder => "هذا اسم مجلد. اختر اسمًا آخر".to_owned(),
        IoReason::Other(words) => isolate(words),
    }
}

fn quoted(name: &str) -> String {
    format!("«{}»", isolate(name))
}

fn number(n: u64) -> String {
    isolate_ltr(&grouped(n))
}

/// The forms of a counted noun by CLDR category; the number goes before the last three.
struct Noun {
    zero: &'static str,
    one: &'static str,
    two: &'static str,
    few: &'static str,
    many: &'static str,
    other: &'static str,
}

const MENTIONS: Noun =
    Noun {
        zero: "لا ذكر", one: "ذكر واحد", two: "ذكران", few: "# أذكار", many: "# ذكرًا", other: "# ذكر"
    };
const OF_ENTITIES: Noun = Noun {
    zero: "لأي كيان",
    one: "لكيان واحد",
    two: "لكيانين",
    few: "لـ# كيانات",
    many: "لـ# كيانًا",
    other: "لـ# كيان",
};
const WORDS: Noun =
    Noun {
        zero: "لا كلمات", one: "كلمة واحدة", two: "كلمتان", few: "# كلمات", many: "# كلمة", other: "# كلمة"
    };
/// Before a genitive: «دقيقتا قراءة».
const MINUTES_OF: Noun =
    Noun {
        zero: "أقل من دقيقة", one: "دقيقة", two: "دقيقتا", few: "# دقائق", many: "# دقيقة", other: "# دقيقة"
    };
const HOURS_OF: Noun =
    Noun {
        zero: "أقل من ساعة", one: "ساعة", two: "ساعتا", few: "# ساعات", many: "# ساعة", other: "# ساعة"
    };
const SELECTED: Noun = Noun {
    zero: "لم يُختر شيء",
    one: "كيان مختار",
    two: "كيانان مختاران",
    few: "# كيانات مختارة",
    many: "# كيانًا مختارًا",
    other: "# كيان مختار",
};
const CHARACTERS: Noun =
    Noun {
        zero: "بعض الحروف", one: "حرف واحد", two: "حرفين", few: "# حروف", many: "# حرفًا", other: "# حرف"
    };

fn counted(n: u64, noun: &Noun) -> String {
    let form = match plural::arabic(n) {
        Plural::Zero => noun.zero,
        Plural::One => noun.one,
        Plural::Two => noun.two,
        Plural::Few => noun.few,
        Plural::Many => noun.many,
        Plural::Other => noun.other,
    };
    form.replace('#', &number(n))
}
