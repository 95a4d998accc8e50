//! The interface in Arabic: the short, spoken words of a good newspaper.
//!
//! Sentences of failure say what happened, to which file, and what to do. Verbal nouns stand on buttons. Counts follow CLDR's
//! plural categories, with the number left out where Arabic says it by form (ذكر واحد، ذكران).

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
        Msg::AppName => "قارئ",
        Msg::Open => "فتح",
        Msg::OpenFile => "فتح ملف…",
        Msg::Recent => "الأخيرة",
        Msg::RecentNone => "لا ملفات أخيرة",
        Msg::ClearRecent => "مسح القائمة",
        Msg::PasteText => "لصق نص",
        Msg::Samples => "مقالات للتجربة",
        Msg::Export => "تصدير",
        Msg::TypographyMenu => "الخط والسطور",
        Msg::Settings => "الإعدادات",
        Msg::KeyboardHelp => "اختصارات لوحة المفاتيح",
        Msg::About => "عن قارئ",
        Msg::Close => "إغلاق",
        Msg::Quit => "خروج",
        Msg::ShowPanel => "إظهار اللوحة",
        Msg::HidePanel => "إخفاء اللوحة",

        Msg::EmptyTitle => "افتح مقالًا لتقرأه",
        Msg::EmptyHint => "أو اسحب ملفًا إلى هنا، أو ألصق نصًا",
        Msg::EmptyFormats => "نص عادي، Markdown، HTML",
        Msg::DropHere => "أفلت الملف لفتحه",

        Msg::PlainTextFile => "ملف نصي",
        Msg::MarkdownFile => "ملف Markdown",
        Msg::HtmlPage => "صفحة HTML",
        Msg::PastedText => "نص ملصق",
        Msg::Untitled => "بلا عنوان",

        Msg::TabEntities => "الكيانات",
        Msg::TabFigures => "الأرقام",
        Msg::FilterNames => "رشّح الأسماء",
        Msg::Group(kind) => group(*kind),
        Msg::FigureGroup(kind) => figure_group(*kind),
        Msg::Kind(kind) => one(*kind),
        Msg::FigureKind(kind) => one_figure(*kind),
        Msg::HideKind(kind) => hide(*kind),
        Msg::ShowKind(kind) => show(*kind),
        Msg::CollapseGroup => "طي المجموعة",
        Msg::ExpandGroup => "بسط المجموعة",
        Msg::NothingFound => "لا أسماء ولا أرقام في هذا المقال",
        Msg::StillExtracting => "نبحث عن الأسماء والأرقام…",
        Msg::ClearFilter => "عرض الكل",

        Msg::Next => "التالي",
        Msg::Previous => "السابق",
        Msg::Cancel => "إلغاء",
        Msg::AllMentions => "كل ما ذُكر",

        Msg::ValueFromContext => "وحدته من السياق",

        Msg::FindInArticle => "ابحث في المقال",
        Msg::FindNone => "لا نتائج",
        Msg::FindExact => "مطابقة الحروف تمامًا",

        Msg::Extracting => "نستخرج الأسماء والأرقام…",
        Msg::ExtractionCancelled => "توقّف استخراج الأسماء والأرقام",
        Msg::ClipboardEmpty => "لا نص في الحافظة",

        Msg::NoArabic => "لا عربية في هذا النص، فعُرض من اليسار إلى اليمين",
        Msg::WholePageShown => "لم نميّز متن المقال في الصفحة، فعُرض نصها كله",
        Msg::PageFlattened => "بنية الصفحة متداخلة جدًا، فعُرضت فقرات بلا تنسيق",

        Msg::ExportAll => "المقال كله",
        Msg::ExportFiltered => "المعروض وحده",
        Msg::ExportFormat => "الصيغة",
        Msg::FormatJson => "JSON للبرامج",
        Msg::FormatCsv => "CSV للجداول",
        Msg::FormatMarkdown => "Markdown للملاحظات",
        Msg::FormatHtml => "HTML للقراءة والطباعة",
        Msg::FormatAnnotation => "JSON بصيغة الوسم",
        Msg::ExportNothing => "لا شيء في المقال يُصدَّر",
        Msg::PathToOpen => "اكتب مسار الملف",
        Msg::PathToSave => "اكتب مسار الحفظ",
        Msg::NoFileDialog => "لا نافذة ملفات في هذا النظام: اكتب المسار، أو اسحب الملف إلى النافذة",
        Msg::Copied => "نُسخ",

        Msg::Theme => "المظهر",
        Msg::ThemeSystem => "كالنظام",
        Msg::ThemeLight => "فاتح",
        Msg::ThemeDark => "داكن",
        Msg::Language => "لغة الواجهة",
        Msg::Zoom => "التكبير",
        Msg::Typography => "الخط والسطور",
        Msg::Face => "الخط",
        Msg::FaceAmiri => "أميري",
        Msg::FaceNaskh => "نوتو نسخ",
        Msg::FaceSans => "بلكس",
        Msg::TextSize => "حجم النص",
        Msg::LineHeight => "تباعد السطور",
        Msg::ColumnWidth => "عرض العمود",
        Msg::Justification => "ضبط السطور",
        Msg::JustifyNone => "بلا ضبط",
        Msg::JustifySpaces => "بالمسافات",
        Msg::JustifyKashida => "بالكشيدة",
        Msg::Digits => "شكل الأرقام",
        Msg::DigitsAsWritten => "كما كُتبت",
        Msg::DigitsWestern => "0123456789",
        Msg::DigitsArabicIndic => "٠١٢٣٤٥٦٧٨٩",
        Msg::Tashkeel => "التشكيل",
        Msg::TashkeelShown => "ظاهر",
        Msg::TashkeelHidden => "مخفي",
        Msg::ResetTypography => "استعادة الخط الأصلي",

        Msg::UndoFilter => "تراجع عن الترشيح",
        Msg::RedoFilter => "إعادة الترشيح",
        Msg::NextMention => "الذكر التالي",
        Msg::PreviousMention => "الذكر السابق",
        Msg::AddToSelection => "إضافة كيان إلى المختار",
        Msg::EscapeHelp => "خروج من الاختيار أو البحث أو النافذة",
        Msg::ZoomIn => "تكبير",
        Msg::ZoomOut => "تصغير",
        Msg::ZoomReset => "الحجم الأصلي",
        Msg::Copy => "نسخ",
        Msg::SelectAll => "تحديد الكل",
        Msg::SwitchTheme => "فاتح أو داكن",
        Msg::SwitchLanguage => "عربي أو إنجليزي",
        Msg::ToStart => "أول المقال",
        Msg::ToEnd => "آخر المقال",

        Msg::AboutText => "قارئ للأخبار العربية: يُحسن صفّها، ويُظهر من ذُكر فيها وما ورد من أرقام، ويصدّر ما تختار",
        Msg::AboutLicence => "رخصة البرنامج MIT أو Apache-2.0، ورخصة الخطوط OFL",
        Msg::AboutPrivacy => "كل شيء يجري على جهازك، ولا يخرج منه شيء",

        Msg::ArticleRegion => "المقال",
        Msg::PanelRegion => "لوحة الكيانات",
        Msg::StatusRegion => "شريط الحالة",
        Msg::NoticesRegion => "التنبيهات",
        Msg::DismissNotice => "إخفاء التنبيه",

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
        Msg::ReadingMinutes(n) => format!("{} قراءة", counted(*n, &MINUTES_OF)),
        Msg::Words(n) => counted(*n, &WORDS),
        Msg::MentionsOfEntities { mentions, entities } => {
            format!("{} {}", counted(*mentions, &MENTIONS), counted(*entities, &OF_ENTITIES))
        }
        Msg::ExtractedIn { millis } => format!("استُخرج في {} ملّي ثانية", number(*millis)),
        Msg::Percent(n) => isolate_ltr(&format!("{n}%")),
        Msg::NoRowMatches(query) => format!("لا اسم فيه {}", quoted(query)),
        Msg::Mentions(n) => counted(*n, &MENTIONS),
        Msg::Selected(n) => counted(*n, &SELECTED),
        Msg::PositionOf { position, total } => format!("{} من {}", number(*position), number(*total)),
        Msg::Total(n) => number(*n),
        Msg::Evidence(evidence) => format!("الدليل: {}", reason_for(evidence)),
        Msg::AlsoWritten(forms) => {
            let forms: Vec<String> = forms.iter().map(|form| isolate(form)).collect();
            format!("ورد أيضًا: {}", forms.join("، "))
        }
        Msg::Loading(name) => format!("نفتح {}…", quoted(name)),
        Msg::LoadCancelled(name) => format!("توقّف فتح {}", quoted(name)),
        Msg::FileMissing(name) => format!("لا وجود للملف {}. لعله نُقل أو تغيّر اسمه", quoted(name)),
        Msg::FileDenied(name) => format!("لا يُسمح بقراءة {}. عدّل صلاحياته ثم أعد المحاولة", quoted(name)),
        Msg::FileIsFolder(name) => format!("{} مجلد لا ملف. اختر ملفًا في داخله", quoted(name)),
        Msg::FileUnreadable { name, reason } => format!("تعذّرت قراءة {}: {}", quoted(name), isolate(reason)),
        Msg::FileEmpty(name) => format!("{} فارغ، لا نص فيه يُقرأ", quoted(name)),
        Msg::FileBinary(name) => format!("{} ليس ملفًا نصيًا. افتح نصًا عاديًا أو Markdown أو HTML", quoted(name)),
        Msg::FileTooLarge { name, limit } => {
            format!("{} أكبر من الحد، وهو {}. قسّمه ثم افتح أجزاءه", quoted(name), isolate_ltr(&size_in_bytes(*limit)))
        }
        Msg::FileTruncated(name) => format!("ينقطع {} في وسط حرف. لعل نسخه لم يكتمل، فانسخه ثانية", quoted(name)),
        Msg::FileNotInEncoding { name, encoding } => {
            format!("حروف {} لا توافق ترميزه {}. احفظه بترميز UTF-8 ثم افتحه", quoted(name), isolate_ltr(encoding))
        }
        Msg::OnlyFirstOpened(name) => format!("يُفتح ملف واحد في كل مرة، فاكتفينا بفتح {}", quoted(name)),
        Msg::EncodingGuessed(encoding) => {
            format!("لا يذكر الملف ترميزه، فقُرئ على أنه {}", isolate_ltr(encoding))
        }
        Msg::CharactersReplaced(n) => format!("تعذّرت قراءة {}، فوُضعت علامة بدل كل حرف", counted(*n, &CHARACTERS)),
        Msg::ExportDone(name) => format!("حُفظ {}", quoted(name)),
        Msg::ExportFailed { name, reason } => format!("لم يُحفظ {}: {}", quoted(name), io_reason(reason)),
        Msg::SettingsSetAside(path) => {
            format!("تعذّر فهم ملف الإعدادات، فحُفظ في {} وبدأنا بالإعدادات الأصلية", isolate_ltr(path))
        }
        Msg::SettingsNotSaved(reason) => format!("لم تُحفظ الإعدادات: {}", io_reason(reason)),
        Msg::Version(version) => format!("الإصدار {}", isolate_ltr(version)),
        other => fixed(other).unwrap_or_default().to_owned(),
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
