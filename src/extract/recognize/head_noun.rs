//! Finds: organisations and places whose name opens with a common noun that belongs to it.
//! Evidence: the noun (وزارة، بنك، جامعة، مضيق) and the shape of what follows: words with ال, names, complements with لل.
//! Known misses: complements without ال that are no names; a coordination («الصحة والسكان») is followed only behind ministries.
//! Example: «لوزارة المالية السعودية» → وزارة المالية السعودية; «البنك المركزي المصري»; «مطار القاهرة الدولي»; not «وزارة جديدة».

use super::Context;
use crate::arabic::token::TokenKind;
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::document::word_hash;
use crate::extract::entity::Evidence;
use crate::extract::lexicon::{ClassNoun, NameKind, Sense};

/// Longest name, in words.
const LONGEST: usize = 9;

/// Words with ال that stand behind a name without belonging to it.
const ENDS: &[&str] = &[
    "الذي",
    "التي",
    "الذين",
    "اللذين",
    "اللتين",
    "اللذان",
    "اللتان",
    "الان",
    "اليوم",
    "امس",
    "الاحد",
    "الاثنين",
    "الثلاثاء",
    "الاربعاء",
    "الخميس",
    "الجمعه",
    "السبت",
    "الماضي",
    "الماضيه",
    "المقبل",
    "المقبله",
    "الجاري",
    "الجاريه",
    "الحالي",
    "الحاليه",
    "السابق",
    "السابقه",
    "الجديد",
    "الجديده",
    "المذكور",
    "المذكوره",
    "المعني",
    "المعنيه",
    "المعنيين",
    "القادم",
    "القادمه",
    "الاول",
    "الاولي",
    "الثاني",
    "الثانيه",
    "الي",
    "المختص",
    "المختصه",
    "التابع",
    "التابعه",
    "المنعقد",
    "المنعقده",
    "الكبري",
    "الكبير",
    "الكبيره",
    "الاخير",
    "الاخيره",
    "المكلف",
    "المكلفه",
];

/// Definite heads and nouns too general to open a name unless an adjective of nationality or rank or a complement with لل follows.
const WEAK_ADJECTIVES: &[&str] = &[
    "الوطني",
    "الوطنيه",
    "العام",
    "العامه",
    "الاعلي",
    "العليا",
    "المركزي",
    "المركزيه",
    "الملكي",
    "الملكيه",
    "الجهوي",
    "الجهويه",
    "الدستوري",
    "الدستوريه",
    "الجنائيه",
    "الاتحادي",
    "الاتحاديه",
    "الفيدرالي",
    "الفدرالي",
    "المستقله",
    "الاسلامي",
    "الاهلي",
    "الشعبيه",
    "الديمقراطي",
    "الديمقراطيه",
    "الجمهوري",
    "الاولمبيه",
    "الرياضي",
    "القطريه",
    "التونسيه",
    "السعوديه",
];

/// One candidate for each head noun with a complement.
pub(super) fn find(context: &Context, out: &mut Vec<Candidate>) {
    let mut first = 0;
    while first < context.document.len() {
        let Some((letters, mut class)) = inside_class(context, first) else {
            first += 1;
            continue;
        };
        let end = end_of_name(context, first, letters, class);
        if context.document.rest(first, letters) == "مدينه" && BUILT_CITIES.contains(&context.document.fold(end - 1))
        {
            class.kind = NameKind::Place;
        }
        if end <= first + 1 {
            first += 1;
            continue;
        }
        let document = context.document;
        let guess = is_new_name(context, first + 1) && name_from(context, first + 1).is_none();
        let rank = if guess { Rank::Weak } else { Rank::Fair };
        let evidence = Evidence::HeadNoun;
        let mut candidate = Candidate::new(document.span(first, end, letters), first..end, class.kind, rank, evidence);
        candidate.company = Some(class.company);
        out.push(candidate);
        first += 1;
    }
}

/// What makes a «city» a place: a body otherwise bears the word only as مدينة الملك عبد العزيز للعلوم والتقنية does.
const BUILT_CITIES: &[&str] = &["الاقتصاديه", "الصناعيه", "الرياضيه", "الجامعيه", "السكنيه", "الاعلاميه", "الترفيهيه"];

/// Media whose class noun belongs to the name when a place follows: تلفزيون الكويت، راديو المنستير.
const BROADCASTERS: &[&str] = &["تلفزيون", "راديو", "اذاعه"];

/// The class noun that belongs to the name it opens; one that also stands outside names only before an honour (مدينة الملك).
fn inside_class(context: &Context, index: usize) -> Option<(usize, ClassNoun)> {
    let (letters, class) = context.mark(index).class?;
    if class.inside {
        return Some((usize::from(letters), class));
    }
    let document = context.document;
    let built = (2..=3).any(|steps| {
        let word = document.fold(index + steps);
        BUILT_CITIES.contains(&word) || word == "الطبيه"
    });
    let broadcaster = BROADCASTERS.contains(&document.rest(index, usize::from(letters)))
        && context.longest_name(index + 1, document.hash(index + 1)).is_some_and(|(_, node)| {
            context
                .forms(node)
                .any(|form| context.lexicon.entry(form.entry).is_some_and(|entry| entry.kind == NameKind::Place))
        });
    if broadcaster {
        return Some((usize::from(letters), ClassNoun { inside: true, ..class }));
    }
    let honour = HONOURS.contains(&document.fold(index + 1)) || (built && class.kind == NameKind::Place);
    let hash = word_hash(context.document.rest(index, usize::from(letters)));
    let inside = context.lexicon.grammar.word(hash).find_map(|sense| match sense {
        Sense::Class(class) if class.inside && honour => Some(class),
        _ => None,
    })?;
    Some((usize::from(letters), inside))
}

/// The index after the name's last word; `first + 1` when there is no complement.
fn end_of_name(context: &Context, first: usize, letters: usize, class: ClassNoun) -> usize {
    let document = context.document;
    let head = document.rest(first, letters);
    let definite = head.starts_with("ال") && (letters > 0 || document.has_article(first));
    let mut end = first + 1;
    if definite {
        let next = document.fold(end);
        let specific = context.mark(end).nationality || WEAK_ADJECTIVES.contains(&next);
        let complement = next.starts_with("لل") && context.is_arabic(end);
        if !specific && !complement {
            return end;
        }
        end += 1;
    } else if GOVERNING.contains(&head)
        && (context.mark(end).class.is_some() || head == "رئاسه" && name_from(context, end).is_some())
    {
        return end;
    } else if let Some(after) = honoured(context, end).or_else(|| name_from(context, end)) {
        end = after;
    } else if is_new_name(context, end) && context.document.kind(end) == TokenKind::Arabic {
        end += 1;
    } else if !is_complement(context, end) || context.mark(end).nationality {
        return end;
    }
    let ministry = COORDINATING.contains(&head);
    while end - first < LONGEST {
        if class.kind == NameKind::Place && end - first >= 3 {
            break;
        }
        let word = document.fold(end);
        let complement =
            end > first + 1 && word.starts_with("لل") && word.chars().count() > 4 && context.is_arabic(end);
        let coordinated = ministry
            && word.starts_with("وال")
            && document.fold(end - 1).starts_with("ال")
            && context.mark(end).class.is_none()
            && context.mark(end).title.is_none();
        if is_complement(context, end) || complement || coordinated || is_purpose(context, end) {
            end += 1;
        } else if word == "ل" || document.kind(end) == TokenKind::Newline {
            break;
        } else {
            match name_from(context, end) {
                Some(after) if end == first + 1 => end = after,
                _ => break,
            }
        }
    }
    end.min(first + LONGEST)
}

/// Heads whose complement may be coordinated: «وزارة الصحة والسكان», «غرفة التجارة والصناعة».
const COORDINATING: &[&str] = &[
    "وزاره",
    "وزارتي",
    "وزارتا",
    "غرفه",
    "اتحاد",
    "جمعيه",
    "نقابه",
    "رابطه",
    "مركز",
    "معهد",
    "كليه",
    "هيئه",
    "مؤسسه",
    "مجلس",
];

/// Heads that stand for others before a body's own name: «مجلس بنك المغرب» is no name.
const GOVERNING: &[&str] = &["رئاسه", "مجلس", "اداره", "مكتب", "لجنه", "نقابه", "جهاز"];

/// Nouns of what a body is for, behind ل, folded: «معهد قطر لبحوث الطب الحيوي».
const PURPOSES: &[&str] = &[
    "بحوث",
    "ابحاث",
    "دراسات",
    "دراسه",
    "رعايه",
    "حمايه",
    "تنميه",
    "دعم",
    "مكافحه",
    "تطوير",
    "تشجيع",
    "ضمان",
    "تمويل",
    "اداره",
    "تنظيم",
    "شوون",
    "حقوق",
    "خدمات",
    "علوم",
    "تعزيز",
    "ترويج",
    "تسويق",
    "صيانه",
    "صون",
    "اعاده",
    "تحرير",
    "نزع",
    "مراقبه",
    "منع",
    "تسويه",
    "حفظ",
    "نقل",
    "توليد",
    "انتاج",
    "صناعه",
    "تجاره",
    "معالجه",
    "تكرير",
    "توزيع",
    "اصحاب",
    "رجال",
    "سيدات",
    "اطفال",
    "طب",
    "جراحه",
    "سلامه",
    "شفافيه",
    "نزاهه",
    "تاهيل",
    "تدريب",
    "تقييم",
    "قياس",
    "رصد",
    "احصاء",
    "تخطيط",
    "كره",
    "العاب",
    "متقاعدي",
    "عمال",
    "كهرباء",
    "مياه",
];

/// Honours that stand before the person a body or building is named after, folded.
const HONOURS: &[&str] = &[
    "الملك",
    "الملكه",
    "الامير",
    "الاميره",
    "الشيخ",
    "الشيخه",
    "السلطان",
    "الامام",
    "الشهيد",
    "الرئيس",
    "الدكتور",
    "القديس",
];

/// Whether the word is a purpose behind ل, with its complement after it.
fn is_purpose(context: &Context, index: usize) -> bool {
    let word = context.document.fold(index);
    let purpose = word.strip_prefix('ل').or_else(|| word.strip_prefix("ول").or_else(|| word.strip_prefix('و')));
    purpose.is_some_and(|purpose| PURPOSES.contains(&purpose)) && context.document.has_article(index + 1)
}

/// The index after an honour and the person it stands before: «جامعة الملك سعود».
fn honoured(context: &Context, index: usize) -> Option<usize> {
    let mut first = index;
    while HONOURS.contains(&context.document.fold(first)) {
        first += 1;
    }
    let mark = context.mark(first);
    (first > index && !mark.common && mark.title.is_none()).then(|| super::person::end_of_name(context, first))?
}

/// Whether the word stands behind a name without belonging to it.
pub(super) fn ends(context: &Context, index: usize) -> bool {
    let word = context.document.fold(index);
    ENDS.contains(&word)
        || ENDS.contains(&word.strip_prefix('و').unwrap_or(word))
        || context.mark(index).title.is_some()
}

/// A word that nothing is known of, so that it can only be a name: «جامعة ساليرنو», «سهل ورامين».
fn is_new_name(context: &Context, index: usize) -> bool {
    let mark = context.mark(index);
    let known = mark.common
        || mark.common_after
        || mark.verb
        || mark.nationality
        || mark.title.is_some()
        || mark.class.is_some();
    let document = context.document;
    let word = document.fold(index);
    context.is_arabic(index)
        && !known
        && !document.has_article(index)
        && word.chars().count() > 2
        && !word.starts_with("لل")
}

/// A word with ال that may go on the name.
fn is_complement(context: &Context, index: usize) -> bool {
    let word = context.document.fold(index);
    context.is_arabic(index) && word.starts_with("ال") && word.chars().count() > 3 && !ends(context, index)
}

/// The index after a listed name, Latin word or known name part that begins at `index`.
fn name_from(context: &Context, index: usize) -> Option<usize> {
    let document = context.document;
    if document.kind(index) == TokenKind::Latin {
        return Some(index + 1);
    }
    if !context.is_arabic(index) || context.mark(index).common {
        return None;
    }
    context.longest_name(index, document.hash(index)).map(|(end, _)| end)
}
