//! The words around a figure: how it is compared, whether sport or change is spoken of.
//!
//! Every word that a rule of the grammar looks at is listed in [`WORDS`], so that the lexer cuts its clitics off; rules ask for its class or
//! compare the folded stem.
//! A cue is looked for within the sentence and a few words only, so time stays linear.

use super::draft::Draft;
use super::lexeme::{Kind, Text};
use crate::extract::{Comparison, FigureKind, FigureValue};

/// How far back a verb may stand from its figure, in lexemes.
const VERB_REACH: usize = 8;
/// How far back a sentence's verb of change may stand from «من».
const CHANGE_REACH: usize = 14;
/// How far sport may be mentioned from a score, either way.
const SPORT_REACH: usize = 30;

/// What a cue says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Approximately, as a word right before the figure.
    About,
    /// Approximately, as a verb that may have its subject between.
    Nears,
    /// Exceeds.
    Exceeds,
    /// Exceeds, with عن or على.
    GrowsOver,
    /// Is less, with عن.
    FallsShort,
    /// A word of sport.
    Sport,
    /// A verb or noun of change.
    Change,
    /// A verb of spread.
    Spread,
    /// A noun or brand whose number is a name: the number says which, not how many.
    Named,
    /// A noun whose definite form takes an ordinal, in digits or in words that look like a number.
    Ranked,
    /// Interest.
    Rate,
    /// A word of price.
    Price,
    /// A verb of paying, raising or earning, or a noun of what is only told in money.
    Money,
    /// A word after which four digits are a year.
    OfTime,
    /// A word that announces a number.
    Announces,
    /// More or less, before «من».
    Compares,
    /// A word that some rule looks at by its spelling.
    Plain,
}

/// Every word that a rule looks at by its spelling, by what it says.
#[rustfmt::skip]
pub(super) const WORDS: &[(Class, &str)] = &[
    (
        Class::About,
        "نحو حوالي قرابة زهاء حول قرب حدود تقريبا بضع",
    ),
    (
        Class::Nears,
        "يقارب تقارب قارب قاربت ناهز ناهزت يناهز تناهز مقارب يضاهي",
    ),
    (
        Class::Exceeds,
        "تجاوز تتجاوز يتجاوز تجاوزت تخطى تخطت يتخطى تتخطى فاق فاقت يفوق تفوق تعدى يتعدى تتعدى تعدت يتعد تتعد جاوز جاوزت تجاوزا تجاوزوا \
     متجاوزا متجاوزة متخطيا متخطية تجاوزه تجاوزها يتجاوزون تجاوزهم تخطيا",
    ),
    (
        Class::GrowsOver,
        "يزيد تزيد زاد زادت ينيف تنيف يربو تربو يرتفع يزيدون أزيد",
    ),
    (
        Class::FallsShort,
        "يقل تقل قل ينقص تنقص يقلون قلت",
    ),
    (
        Class::Sport,
        "مباراة مباريات مقابلة فوز فاز فازت فوزه فوزها هزم هزمت هزيمة خسر خسرت خسارة تعادل تعادلا هدف أهداف نتيجة فريق منتخب \
     دوري كأس ملعب لاعب مدرب شوط جولة بطولة نادي مرمى تغلب تغلبت شباك انتصار انتصر مجموعات مجموعتين أشواط الدوري ذهاب إياب \
     تقدم سقط اكتسح أطاح تفوق",
    ),
    (
        Class::Change,
        "ارتفع ارتفعت يرتفع ترتفع سيرتفع سترتفع ارتفاع ارتفاعا انخفض انخفضت ينخفض تنخفض سينخفض ستنخفض انخفاض انخفاضا تراجع تراجعت يتراجع تتراجع سيتراجع ستتراجع تراجعا زاد زادت زيادة \
     قفز قفزت قفزة يقفز تقفز سيقفز ستقفز سيزيد ستزيد هبط هبطت يهبط تهبط سيهبط ستهبط هبوط هبوطا رفع رفعت يرفع ترفع سيرفع سترفع خفض خفضت يخفض تخفض سيخفض ستخفض صعد صعدت يصعد تصعد سيصعد ستصعد صعود تقلص تقلصت تقليص قلص قلصت انتقل انتقلت \
     ينتقل تحول نما نمت ينمو تنمو سينمو ستنمو نمو تطور تطورت تضاعف تضاعفت انكمش انكماش تغير عدل عدلت تدنى تدنت نزل نزلت مر تحسن تحسنت توسيع تمديد \
     تعديل قفزا صعودا نزولا",
    ),
    (
        Class::Spread,
        "تراوح تراوحت يتراوح تتراوح تتفاوت يتفاوت تراوحا",
    ),
    (
        Class::Named,
        "رقم هاتف فاكس جوال تلفون بوينغ بوينج ايرباص ايفون ايباد غالاكسي جالاكسي جلاكسي ويندوز بلايستيشن اندرويد ميغ سوخوي \
     سويوز فالكون شنتشو ابولو ارتميس فورمولا كوفيد ماده قرار مرسوم ميكس نوكيا نوت لوميا ريدمي عيار",
    ),
    (
        Class::Ranked,
        "قانون فصل بند فقره غرفه رحله صفحه دوره نسخه جوله دقيقه مركز مرتبه مرحله قناه طريق طراز فئه جيل اصدار لوحه خط عماره \
     طابق بوابه قمه ذكري طبعه مناسبه قرن لواء كتيبه فرقه محطه مفاعل شارع ملحق جدول شكل نموذج رصيف مقعد بطاقه حساب حلقه جزء \
     مره سوره ايه كيلومتر يوم اسبوع عام سنه ساعه شهر عقد دور هدف لاعب درجه مباراه اجتماع جلسه مؤتمر عدد رئيس ملعب لقب موسم \
     ولايه نقطه مصنف",
    ),
    (Class::Rate, "فائدة فوائد الفائدة"),
    (
        Class::Price,
        "سعر سعره سعرها ثمن كلفة تكلفة صرف قيمة قيمته قيمتها مبلغ سهم أسعار",
    ),
    (
        Class::Money,
        "جمع جمعت يجمع تجمع ضخ ضخت يضخ تضخ بضخ دفع دفعت يدفع تدفع اقترض اقترضت يقترض استدان استدانت أنفق أنفقت ينفق تنفق إنفاق \
         كلف كلفت يكلف تكلف تكلفته تكلفتها كلفته كلفتها تكاليف سدد سددت يسدد استثمر استثمرت يستثمر تستثمر استثمار خصص خصصت رصد رصدت \
         كسب كسبت جنى جنت ربح ربحت خسائر خسائرها خسائره أرباح أرباحها أرباحه أرباحا إيرادات إيراداتها إيراداته عائدات عائداتها عوائد \
         مبيعاتها مبيعاته مداخيل دخل دخلي دخله دخلها دخلنا راتب رواتب راتبه راتبها راتبي أجر أجور أجره تعويض تعويضات غرامة غرامات قرض \
         قروض ديون ديونها ديونه ميزانية ميزانيتها موازنة رأسمال رأسمالها رأسماله وفورات تمويل تمويلا ضرائب رسوم إيجار إيجاره",
    ),
    (
        Class::OfTime,
        "في منذ حتى بحلول مطلع أواخر أوائل نهاية بداية منتصف متم موفى صيف صائفة شتاء ربيع خريف خلال قبل بعد غاية أفق دورة نسخة كأس بطولة \
         ميزانية مونديال أولمبياد",
    ),
    (
        Class::Announces,
        "نحو حوالي قرابة زهاء إلى بلغ بلغت ليبلغ لتبلغ عدد عددهم عددها مقابل مقتل إصابة سجل سجلت أصل بينهم بينها",
    ),
    (Class::Compares, "أكثر أقل أزيد"),
    (
        Class::Plain,
        "من إلى على عن في بين أكثر أقل أعلى أكبر أدنى أصغر فوق دون حتى أو كل أصل ما اقترب يقترب تقترب اقتربت أقصى أخرى آخرين \
     آخرون آخر غاية مقابل مقارنة قبل بعد خلال منذ بحلول مطلع أواخر أوائل نهاية بداية منتصف متم موفى موسم صيف صائفة شتاء \
     خريف أفق مدى طيلة طوال أن إن أي عند منهم منها منهن بينهم بينها وفق حسب ضمن قد هو هي هم ثم كما فقط التي الذي الذين مع \
     لدى سنويا شهريا يوميا أسبوعيا حاليا عبر ضد لكن بل إذ حيث بينما فيما ليس كان كانت بلغ بلغت بلغوا ليبلغ لتبلغ وصل وصلت \
     عدد عددهم عددها سجل سجلت سنتي عامي أعوام موسمي شهري يومي إلا غير سوى تم غرة فاتح ثلاثي ثلاثية سداسي سداسية فصل حادي \
     حادية مقتل إصابة رقم أزيد مجموعة دور مليما شهر القادم المقبل الماضي الجاري الحالي حالي ماضي جاري مقبل قادم سابق منقضي \
     نحو ضعف أضعاف ضعفي ضعفين ضعفا مرة مرات مرتين مرتان ذلك هذا هذه تلك أيضا كذلك أمام خلف تحت نسبة بمعدل معدل قيمة قيمته قيمتها سعر \
     سعره سعرها ثمن كلفة تكلفة سهم سهمها صرف مبلغ نسبته نسبتها بسعر أسعار فائدة فوائد زلزال ريختر حرارة زاوية مؤشر نمو تضخم \
     عجز بطالة بعض عدة بضعة عشرات مئات ساعات لجهة تجاه إزاء لقاء وفقا تبعا نهائي أخير عمر عمره عمرها سن عالميا محليا عربيا \
     أفريقيا قاريا دوليا مصنف جي شارع نهج رؤية أجندة تعداد قوام قرار مرسوم قانون مادة بند فقرة هاتف غرفة رحلة صفحة دورة \
     نسخة جولة دقيقة مركز مرتبة مرحلة قناة طريق طراز فئة جيل إصدار لوحة خط عمارة بوينغ بوينج إيرباص ايرباص آيفون ايفون \
     آيباد ايباد غالاكسي جالاكسي جلاكسي ويندوز بلايستيشن أندرويد ميغ سوخوي سويوز فالكون شنتشو أبولو أرتميس فورمولا ميكس \
     طابق بوابة قمة ذكرى طبعة مناسبة درجة قرن لواء كتيبة فرقة محطة مفاعل حي كيلومتر ملحق جدول شكل فيروس كوفيد اليوم أسبوع \
     حد كانون تشرين جمادى ذي ذو أمثال قطر نموذج قطاع منطقة ملعب رصيف مقعد بطاقة حساب فاكس جوال تلفون واتساب سورة آية حلقة جزء لا لم لن ألا يصل تصل يبلغ تبلغ",
    ),
];

/// The lexemes before `index` down to the sentence's beginning, at most `reach`.
fn back<'t>(text: &'t Text<'_>, index: usize, reach: usize) -> impl Iterator<Item = usize> + 't {
    (index.saturating_sub(reach)..index).rev().take_while(|at| {
        !matches!(text.at(*at).map(|lexeme| lexeme.kind), Some(Kind::Break | Kind::Mark('.' | '؟' | '!' | '؛')) | None)
    })
}

/// Whether sport is spoken of near `index`.
pub(super) fn speaks_of_sport(text: &Text, index: usize) -> bool {
    let ahead = (index + 1..index + SPORT_REACH).take_while(|at| !text.is_break(*at));
    back(text, index, SPORT_REACH).chain(ahead).any(|at| text.is_cue(at, Class::Sport))
}

/// What the clause before `index` speaks of: a change (`true`) or a spread, whichever verb stands nearer.
pub(super) fn speaks_of_change(text: &Text, index: usize) -> Option<bool> {
    back(text, index, CHANGE_REACH).find_map(|at| {
        // «يزيد من 17 إلى 21» changes, «يزيد على 17» compares.
        let grows = text.is_cue(at, Class::GrowsOver) && !matches!(text.fold(at + 1), "علي" | "عن");
        if grows || text.is_cue(at, Class::Change) {
            Some(true)
        } else {
            text.is_cue(at, Class::Spread).then_some(false)
        }
    })
}

/// Whether a cue of this class stands within `reach` lexemes before `index`, in its sentence.
pub(super) fn speaks_of(text: &Text, index: usize, reach: usize, class: Class) -> bool {
    // «لفائدة» is "for", not interest.
    back(text, index, reach).any(|at| {
        text.is_cue(at, class) && (class != Class::Rate || text.at(at).is_some_and(|lexeme| lexeme.prep != Some('ل')))
    })
}

/// Whether one of `words` (folded) stands within `reach` lexemes before `index`, in its sentence.
pub(super) fn mentions_before(text: &Text, index: usize, reach: usize, words: &[&str]) -> bool {
    back(text, index, reach).any(|at| words.contains(&text.stem(at)))
}

/// How the text compares the true value with the figure's.
pub(super) fn comparison(text: &Text, draft: &Draft) -> Comparison {
    if matches!(draft.value, FigureValue::Range { .. }) {
        return Comparison::Range;
    }
    if matches!(draft.kind, FigureKind::Date | FigureKind::Year | FigureKind::Time | FigureKind::Score) {
        return Comparison::Exact;
    }
    after(text, draft.end).or_else(|| before(text, draft.first)).unwrap_or_default()
}

fn after(text: &Text, end: usize) -> Option<Comparison> {
    // «60 قتيلًا على الأقل»: the counted noun may stand between.
    for at in end..end + 3 {
        if text.is_break(at) || text.mark(at).is_some_and(|mark| mark != '(') {
            return None;
        }
        match (text.fold(at), text.stem(at + 1)) {
            ("علي", "اقل") => return Some(Comparison::AtLeast),
            ("علي", "اكثر") | ("بحد" | "كحد", "اقصي") => return Some(Comparison::UpTo),
            ("بحد" | "كحد", "ادني") | ("او", "اكثر" | "يزيد") => return Some(Comparison::AtLeast),
            ("او", "اقل") => return Some(Comparison::UpTo),
            _ => {}
        }
        match text.fold(at) {
            "فاكثر" | "فاعلي" | "وما" if text.fold(at) != "وما" || text.stem(at + 1) == "فوق" => {
                return Some(Comparison::AtLeast);
            }
            "فما" if matches!(text.stem(at + 1), "فوق" | "اكثر") => return Some(Comparison::AtLeast),
            "فاقل" => return Some(Comparison::UpTo),
            "تقريبا" => return Some(Comparison::Approx),
            _ => {}
        }
        if text.numeral(at).is_some() || text.at(at).is_some_and(|lexeme| lexeme.conj) {
            return None;
        }
    }
    None
}

fn before(text: &Text, first: usize) -> Option<Comparison> {
    let at = first.checked_sub(1)?;
    let (one, two) = (text.stem(at), at.checked_sub(1).map_or("", |at| text.stem(at)));
    let three = at.checked_sub(2).map_or("", |at| text.stem(at));
    match one {
        "نحو" | "حوالي" | "قرابه" | "زهاء" | "حول" | "قرب" | "تقريبا" | "حدود" | "حواليْ" =>
        {
            return Some(Comparison::Approx);
        }
        "اكثرمن" => return Some(Comparison::MoreThan),
        "فوق" => return Some(Comparison::MoreThan),
        "دون" if two != "من" => return Some(Comparison::LessThan),
        "حتي" if text.is_bare(at) => return Some(Comparison::UpTo),
        "من" => match two {
            "اكثر" | "ازيد" | "اعلي" | "اكبر" => {
                return Some(if three == "ب" {
                    Comparison::MoreThan
                } else {
                    negated(text, at - 1, Comparison::UpTo, Comparison::MoreThan)
                });
            }
            "اقل" | "ادني" | "اصغر" => {
                return Some(negated(text, at - 1, Comparison::AtLeast, Comparison::LessThan));
            }
            "نحو" | "حوالي" => return Some(Comparison::Approx),
            "اقترب" | "يقترب" | "تقترب" | "اقتربت" | "قريب" | "قريبه" | "قريبا" | "مقتربا" =>
            {
                return Some(Comparison::Approx);
            }
            _ => {}
        },
        "اقل" if two == "علي" => return Some(Comparison::AtLeast),
        "اقصي" | "اكثر" if matches!(two, "حد" | "علي") => return Some(Comparison::UpTo),
        "ادني" if two == "حد" => return Some(Comparison::AtLeast),
        "الي" if matches!(two, "يصل" | "تصل") => {
            let describes = at.checked_sub(2).is_some_and(|noun| {
                text.is_word(noun)
                    && !text.at(noun).is_some_and(|lexeme| lexeme.article)
                    && (text.is_cue(noun, Class::Price) || text.at(noun).is_some_and(|lexeme| lexeme.senses.is_empty()))
                    && !text.is_definite(noun)
            });
            let plain = at.checked_sub(1).is_some_and(|verb| text.is_bare(verb));
            if plain && (three == "ما" || matches!(three, "التي" | "الذي") || describes) {
                return Some(Comparison::UpTo);
            }
        }
        _ => {}
    }
    verb_before(text, first)
}

/// A verb of exceeding, nearing or falling short, its subject possibly between.
fn verb_before(text: &Text, first: usize) -> Option<Comparison> {
    let mut linked = None;
    for (step, at) in back(text, first, VERB_REACH).enumerate() {
        let lexeme = text.at(at)?;
        if !matches!(lexeme.kind, Kind::Word) {
            // An opening quote or bracket may stand between, a number may not.
            if step == 0 && matches!(lexeme.kind, Kind::Mark('(' | '«' | '"' | '“' | '”')) {
                continue;
            }
            return None;
        }
        let stem = text.stem(at);
        if step == 0 && matches!(stem, "عن" | "علي" | "من") {
            linked = Some(at);
            continue;
        }
        if text.is_cue(at, Class::Exceeds) && linked.is_none() {
            return Some(negated(text, at, Comparison::UpTo, Comparison::MoreThan));
        }
        if text.is_cue(at, Class::Nears) && linked.is_none()
            || matches!(stem, "يقترب" | "تقترب" | "اقترب" | "اقتربت")
                && linked.is_some_and(|link| text.stem(link) == "من")
        {
            return Some(Comparison::Approx);
        }
        if linked.is_some_and(|link| text.stem(link) != "من") && text.is_cue(at, Class::GrowsOver) {
            return Some(negated(text, at, Comparison::UpTo, Comparison::MoreThan));
        }
        if linked.is_some_and(|link| text.stem(link) != "من") && text.is_cue(at, Class::FallsShort) {
            return Some(negated(text, at, Comparison::AtLeast, Comparison::LessThan));
        }
        if linked.is_none() && matches!(stem, "الي" | "من" | "بلغ" | "بلغت" | "وصل" | "وصلت" | "مقابل" | "بنسبه")
        {
            return None;
        }
    }
    None
}

/// Which of the two holds, by whether the verb at `at` is denied.
fn negated(text: &Text, at: usize, denied: Comparison, affirmed: Comparison) -> Comparison {
    let negation =
        at.checked_sub(1).is_some_and(|before| matches!(text.stem(before), "لا" | "لم" | "لن" | "الا" | "لما"));
    if negation { denied } else { affirmed }
}
