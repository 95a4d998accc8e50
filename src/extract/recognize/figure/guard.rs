//! What is not a figure: identifiers, list marks, names with numbers, ordinals.
//!
//! Finds «القرار 1701», «كوفيد-19», «G20», «مجموعة العشرين», «الدقيقة 63», «المركز الـ15», «نصف النهائي», telephone numbers, list marks. Each is stepped
//! over whole, so its parts are not read again. Evidence: the noun before, letters glued to digits, a leading zero, the line's opening.
//! Known misses: brands of two words with a number (it is then usually left out for want of a counted noun).

use rust_decimal::Decimal;

use super::cue::Class;
use super::lexeme::{Kind, Text};
use super::number::{atom, letter_scale, number_at, scale_power};
use super::unit::unit_at;
use super::vocabulary::Sense;
use crate::arabic::number::Atom;

/// Where reading goes on if what stands at `index` is not a figure.
pub(super) fn skip(text: &Text, index: usize) -> Option<usize> {
    let lexeme = text.at(index)?;
    match lexeme.kind {
        Kind::Numeral(_) => digits(text, index),
        Kind::Word => words(text, index),
        Kind::Latin => {
            // «G20», «iPhone 15»: the number belongs to the name, unless it is an amount or a year.
            let code = lexeme.senses.iter().any(|sense| matches!(sense, Sense::Code(_)));
            let next = text.numeral(index + 1)?;
            let quarter = matches!(text.fold(index), "q" | "h") && next.digits == 1;
            let glued = text.at(index + 1)?.glued;
            let year = next.digits == 4 && next.mark.is_none() && !glued;
            // «EutelSat 7w»: one Latin letter is no unit there.
            let unit = unit_at(text, index + 2).is_some() && text.fold(index + 2).len() != 1;
            let measured = next.mark.is_some() || unit || scale_power(text, index + 2).is_some();
            (!code
                && !quarter
                && !text.at(index + 1)?.conj
                && text.at(index + 1)?.prep.is_none()
                && (glued || !(year || measured)))
                .then_some(index + 2)
        }
        _ => None,
    }
}

/// A street or place called by a date or year: «شارع 5 أوت», «رؤية 2030», «تونس 2020».
pub(super) fn names_a_place(text: &Text, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let article = text.at(index).is_some_and(|lexeme| lexeme.article);
    // «مدينة العاشر من رمضان».
    let city = matches!(text.stem(before), "مدينه" | "مدن" | "بمدينه" | "لمدينه");
    let named = matches!(text.stem(before), "شارع" | "نهج" | "حي" | "ساحه" | "ميدان" | "رؤيه" | "اجنده");
    text.is_bare(index) && (city || named && !article)
}

/// «تونس 2020», the name of a programme or conference: a place and a year with nothing between.
pub(super) fn is_programme(text: &Text, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let place = text.sense(before, |sense| matches!(sense, Sense::Place(_)).then_some(())).is_some();
    place && text.is_bare(before) && text.is_bare(index)
}

/// Nouns that nearly always bear their number as a name: laws, minutes, rooms.
const NUMBERED: [&str; 17] = [
    "قانون",
    "قرار",
    "مرسوم",
    "ماده",
    "فصل",
    "بند",
    "فقره",
    "دقيقه",
    "غرفه",
    "رحله",
    "صفحه",
    "قناه",
    "طريق",
    "مرتبه",
    "جوله",
    "دوره",
    "كيلومتر",
];

fn digits(text: &Text, index: usize) -> Option<usize> {
    let lexeme = text.at(index)?;
    let numeral = text.numeral(index)?;
    let after = index + 1;
    let next_glued = text.at(after).filter(|next| next.glued);
    // «5G», «4x4», «12345_6», a@b1.com
    if let Some(next) = next_glued {
        let joined = match next.kind {
            Kind::Latin => {
                let known = !next.senses.is_empty() || letter_scale(text, after).is_some();
                !known && !matches!(text.fold(after), "h" | "am" | "pm")
            }
            Kind::Mark('_' | '@' | '#' | '+' | '=' | '&') => true,
            _ => false,
        };
        if joined {
            return Some(run_end(text, after));
        }
    }
    let before = index.checked_sub(1).and_then(|at| text.at(at).map(|lexeme| (at, *lexeme)));
    let bare = !lexeme.conj && lexeme.prep.is_none();
    if let Some((at, previous)) = before.filter(|_| bare) {
        let glued = lexeme.glued && !lexeme.article;
        let unmeasured = unit_at(text, after).is_none() && scale_power(text, after).is_none();
        let measured = numeral.mark.is_some() || !unmeasured;
        match previous.kind {
            Kind::Mark('#' | '@' | '_' | '\\') if glued => return Some(run_end(text, after)),
            Kind::Mark('/') if glued && !measured && numeral.digits != 4 && follows_code(text, at) => {
                return Some(run_end(text, after));
            }
            Kind::Mark('+') if glued && numeral.digits >= 5 => return Some(run_end(text, after)),
            // «كوفيد-19», «إف-16»
            Kind::Mark('-' | '–') if glued && previous.glued => {
                let name = at.checked_sub(1).is_some_and(|at| {
                    text.at(at).is_some_and(|word| {
                        let month = word.senses.iter().any(|sense| matches!(sense, Sense::Month { .. }));
                        word.kind == Kind::Latin || (word.kind == Kind::Word && !month)
                    })
                });
                if name && !measured {
                    return Some(run_end(text, after));
                }
            }
            Kind::Word if glued && previous.senses.is_empty() && !measured => return Some(after),
            Kind::Word if !measured || text.stem(at) == "رقم" || (unmeasured && text.is_cue(at, Class::Named)) => {
                if let Some(end) = numbered(text, at, index) {
                    return Some(end);
                }
            }
            _ => {}
        }
    }
    if text.fold(after) == "جي" || (names_a_place(text, index) && text.is_word(after)) {
        return Some(after + 1);
    }
    if is_list_mark(text, index) || is_telephone(text, index) {
        return Some(run_end(text, after));
    }
    None
}

/// Digits or Latin letters stand right before `index`.
fn follows_code(text: &Text, index: usize) -> bool {
    index
        .checked_sub(1)
        .is_some_and(|at| matches!(text.at(at).map(|word| word.kind), Some(Kind::Numeral(_) | Kind::Latin)))
}

/// The end of a run of glued lexemes.
fn run_end(text: &Text, from: usize) -> usize {
    let mut at = from;
    while text.at(at).is_some_and(|lexeme| {
        lexeme.glued
            && !matches!(lexeme.kind, Kind::Break | Kind::Mark('،' | '.' | '؛' | ')' | '»' | ':' | '(' | '"' | '”'))
    }) {
        at += 1;
    }
    at
}

/// «القرار 1701», «المركز الـ15»: where it ends.
fn numbered(text: &Text, noun: usize, index: usize) -> Option<usize> {
    let stem = text.stem(noun);
    let word = text.at(noun)?;
    let year = super::date::year_at(text, index).is_some();
    // A decree may have the number of a year; only a recent one is likelier to be its year.
    let recent = text.numeral(index)?.whole.is_some_and(|value| value >= Decimal::from(1980));
    // «يطال القرار 160 صحافيًا»: the tanwin shows that the journalists are counted.
    let tanwin = super::resolve::is_counted(text, index + 1) && text.fold(index + 1).ends_with('ا');
    // «القانون 23-04», «المرسوم 2021-083»: what is joined to the number belongs to it.
    let joined = matches!(text.mark(index + 1), Some('-' | '/')) && text.at(index + 2).is_some_and(|next| next.glued);
    let law = matches!(stem, "قانون" | "مرسوم" | "قرار") && joined && text.numeral(index + 2).is_some();
    // «القانون عدد 41».
    let counted_law = stem == "عدد"
        && noun
            .checked_sub(1)
            .is_some_and(|before| matches!(text.stem(before), "قانون" | "مرسوم" | "قرار" | "فصل" | "امر"));
    if stem == "رقم" || law || counted_law || (text.is_cue(noun, Class::Named) && !(year && recent) && !tanwin) {
        return Some(run_end(text, index + 1));
    }
    if year
        && matches!(
            stem,
            "دوره"
                | "نسخه"
                | "عام"
                | "سنه"
                | "قمه"
                | "طبعه"
                | "موسم"
                | "قانون"
                | "عدد"
                | "مركز"
                | "جوله"
                | "هدف"
                | "مرحله"
                | "ملعب"
                | "يوم"
                | "شهر"
                | "لقب"
        )
    {
        return None;
    }
    let definite = word.article || text.at(index)?.article || stem == "طراز";
    // «خسر المباراة 3-0».
    if matches!(text.mark(index + 1), Some('-' | '–')) && text.numeral(index + 2).is_some() && !NUMBERED.contains(&stem)
    {
        return None;
    }
    let month = text.sense(index + 1, |sense| matches!(sense, Sense::Month { .. }).then_some(())).is_some();
    // «وضم الاجتماع 5 أحزاب»: the number is the next noun's. What bears its number as a name needs the noun's ending to show that.
    let next = text.fold(index + 1);
    let ending = (next.ends_with('ا') && !next.ends_with("ها")) || next.ends_with("ات") || next.ends_with("ين");
    let counts = !text.at(index)?.article
        && super::resolve::is_counted(text, index + 1)
        && (ending || !NUMBERED.contains(&stem));
    (definite && !counts && text.is_cue(noun, Class::Ranked) && !month && stem != "ساعه").then_some(index + 1)
}

/// «1- كذا», «2. كذا», «(3) كذا» at a line's head, «2- كذا» within one.
fn is_list_mark(text: &Text, index: usize) -> bool {
    let Some(numeral) = text.numeral(index) else { return false };
    if numeral.digits > 2 || numeral.mark.is_some() {
        return false;
    }
    let opens = index.checked_sub(1).is_none_or(|before| {
        text.is_break(before)
            || (matches!(text.mark(before), Some('(' | '[' | '-' | '–' | '•' | '*'))
                && before.checked_sub(1).is_none_or(|at| text.is_break(at)))
    });
    let mark = text.mark(index + 1);
    let glued = text.at(index + 1).is_some_and(|mark| mark.glued);
    let then_word =
        matches!(text.at(index + 2).map(|lexeme| lexeme.kind), Some(Kind::Word | Kind::Latin | Kind::Mark('«' | '"')));
    match mark {
        Some('-' | '–' | '.' | ')' | ':' | 'ـ') if opens => then_word,
        Some('-' | '–') if glued => then_word && !text.at(index + 2).is_some_and(|word| word.glued),
        _ => false,
    }
}

/// A leading zero, or more digits in a row than anything counted has.
fn is_telephone(text: &Text, index: usize) -> bool {
    let Some(numeral) = text.numeral(index) else { return false };
    let Some(lexeme) = text.at(index) else { return false };
    if numeral.mark.is_some() {
        return false;
    }
    let zero = text
        .source
        .get(lexeme.start..lexeme.end)
        .is_some_and(|raw| raw.chars().find_map(crate::arabic::chars::digit_value) == Some(0));
    let linked = matches!(text.mark(index + 1), Some('-' | '/')) && text.numeral(index + 2).is_some();
    (zero && numeral.digits >= 4) || (zero && numeral.digits == 3 && linked) || numeral.digits > 15
}

fn words(text: &Text, index: usize) -> Option<usize> {
    let lexeme = text.at(index)?;
    let stem = text.stem(index);
    // «مجموعة العشرين», «مجموعة السبع», «دور الستة عشر», «دور الـ16».
    let group = matches!(stem, "مجموعه" | "دور") || stem == "الدول";
    let next_article = text.at(index + 1).is_some_and(|next| next.article && !next.conj && next.prep.is_none());
    if group && next_article {
        let number = number_at(text, index + 1);
        if let Some(number) = number.filter(|number| matches!(stem, "دور") || unit_at(text, number.end).is_none()) {
            return Some(number.end);
        }
    }
    // «نصف النهائي», «ربع نهائي».
    if lexeme.senses.iter().any(|sense| matches!(sense, Sense::Fraction { .. }))
        && matches!(text.stem(index + 1), "نهائي" | "خالي")
    {
        return Some(index + 2);
    }
    // «الثاني عشر», «الحادي والعشرين»: the rest of an ordinal is no number.
    let ordinal = lexeme.senses.iter().any(|sense| matches!(sense, Sense::Ordinal(rank) if *rank > 0))
        || matches!(stem, "حادي" | "حاديه");
    if ordinal {
        let rest = match atom(text, index + 1) {
            Some(Atom::Ten) => true,
            Some(Atom::Tens(_)) => text.at(index + 1)?.conj,
            _ => false,
        };
        return rest.then_some(index + 2);
    }
    // «الساعة الثانية و51 دقيقة»: a clock time in words is no figure, nor are its parts.
    if stem == "ساعه"
        && lexeme.article
        && text.sense(index + 1, |sense| matches!(sense, Sense::Ordinal(_) | Sense::Number(_)).then_some(())).is_some()
        && text.is_word(index + 1)
    {
        let mut end = index + 2;
        while end < index + 10 && text.at(end).is_some_and(|part| part.conj) {
            let fraction = text.sense(end, |sense| matches!(sense, Sense::Fraction { .. }).then_some(())).is_some();
            let number = number_at(text, end);
            let minutes =
                number.filter(|number| matches!(text.fold(number.end), "دقيقه" | "دقائق" | "ثانيه" | "ثواني" | "ثوان"));
            match minutes {
                Some(number) => end = number.end + 1,
                None if fraction => end += 1,
                None => break,
            }
        }
        return Some(end);
    }
    // «الاثنين» the day.
    if lexeme.article && matches!(stem, "اثنين" | "احد") {
        let continues =
            text.at(index + 1).is_some_and(|next| next.conj) && matches!(atom(text, index + 1), Some(Atom::Tens(_)));
        return (!continues).then_some(index + 1);
    }
    // «القرن العشرين», «الذكرى الخمسين», «العام الأربعين».
    if lexeme.article && matches!(atom(text, index), Some(Atom::Tens(_) | Atom::Hundred)) {
        let ranked = index.checked_sub(1).is_some_and(|before| {
            text.is_cue(before, Class::Ranked)
                && text
                    .at(before)
                    .is_some_and(|noun| noun.article || noun.prep.is_some() || text.fold(before) == "ذكري")
        });
        return ranked.then_some(index + 1);
    }
    None
}
