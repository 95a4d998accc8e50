//! Clock times and match scores.
//!
//! Finds «15:45», «الساعة 18», «الساعة 20.30», «8 مساءً», and «2-1», «3 مقابل 2» where sport is spoken of. Evidence: الساعة, a part of the
//! day, two digits after the colon; a word of sport in the sentence. Known misses: times in words, which are no figures.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::cue;
use super::draft::Draft;
use super::lexeme::{Kind, Text};
use crate::extract::{FigureKind, FigureValue, Unit};

/// How many lines must open with an hour and a colon before they are taken for a programme.
const PROGRAMME_LINES: usize = 3;
/// The highest number in a score.
const HIGHEST_SCORE: u32 = 199;

/// How far back a word of result stands before a score with a slash, in lexemes.
const RESULT_REACH: usize = 6;
/// Words of result, folded.
const RESULTS: [&str; 9] = ["نتيجه", "فوز", "فاز", "فازت", "تعادل", "هزم", "تغلب", "خسر", "خساره"];

/// Whether the article lists events by the hour, one a line («17: ...»).
pub(super) fn is_programme(text: &Text) -> bool {
    (0..text.lexemes.len()).filter(|index| hour_line(text, *index).is_some()).take(PROGRAMME_LINES).count()
        == PROGRAMME_LINES
}

fn hour_line(text: &Text, index: usize) -> Option<u32> {
    let opens = index.checked_sub(1).is_none_or(|before| text.is_break(before));
    let hour = hour_at(text, index)?;
    (opens && text.mark(index + 1) == Some(':') && text.numeral(index + 2).is_none() && hour > 5).then_some(hour)
}

fn small(text: &Text, index: usize, digits: usize) -> Option<u32> {
    let numeral = text.numeral(index)?;
    if numeral.mark.is_some() || numeral.digits > digits {
        return None;
    }
    numeral.whole?.to_u32()
}

fn hour_at(text: &Text, index: usize) -> Option<u32> {
    small(text, index, 2).filter(|hour| *hour <= 24)
}

/// The time that begins at `index`.
pub(super) fn time_at(text: &Text, index: usize, programme: bool) -> Option<Draft> {
    let numeral = text.numeral(index)?;
    // «الساعة (18 و30 دق)»: a bracket may open before the hour.
    let opened = index.checked_sub(1).is_some_and(|before| text.mark(before) == Some('('));
    let after_hour_word = index.checked_sub(1 + usize::from(opened)).is_some_and(|before| {
        matches!(text.stem(before), "ساعه") && text.at(before).is_some_and(|word| word.article)
            || matches!(text.fold(before), "س" | "سا")
    });
    if after_hour_word && let Some(draft) = reversed(text, index) {
        return Some(draft);
    }
    if let Some(draft) = stopwatch(text, index) {
        return Some(draft);
    }
    let (hour, minute, mut end) = if let (Some(hour), Some(':' | '٫')) = (hour_at(text, index), text.mark(index + 1)) {
        match text.numeral(index + 2).filter(|minute| minute.digits == 2 && minute.mark.is_none()) {
            Some(_) if text.at(index + 2)?.glued => {
                (hour, small(text, index + 2, 2).filter(|minute| *minute < 60)?, index + 3)
            }
            _ if programme && hour_line(text, index).is_some() => (hour, 0, index + 1),
            _ if after_hour_word => (hour, 0, index + 1),
            _ => return None,
        }
    } else if let Some(hour) = hour_at(text, index) {
        let half_hour = text.fold(index + 1) == "و" || text.at(index + 1).is_some_and(|next| next.conj);
        let minutes = small(text, index + 1, 2)
            .filter(|_| half_hour && matches!(text.fold(index + 2), "دقيقه" | "دقائق" | "دق" | "د" | "دقايق"));
        match minutes {
            Some(minute) if after_hour_word => (hour, minute.min(59), index + 3),
            _ if text.fold(index + 1) == "h" && text.at(index + 1).is_some_and(|letter| letter.glued) => {
                match small(text, index + 2, 2).filter(|_| text.at(index + 2).is_some_and(|digits| digits.glued)) {
                    Some(minute) if minute < 60 => (hour, minute, index + 3),
                    _ => (hour, 0, index + 2),
                }
            }
            _ if after_hour_word || part_of_day(text, index + 1).is_some() => (hour, 0, index + 1),
            _ => return None,
        }
    } else if after_hour_word && numeral.mark == Some('.') && numeral.lead <= 2 && numeral.digits - numeral.lead == 2 {
        // «الساعة 20.30»
        let value = numeral.fraction?;
        let hour = value.trunc().to_u32().filter(|hour| *hour < 24)?;
        let minute = (value.fract() * Decimal::ONE_HUNDRED).to_u32().filter(|minute| *minute < 60)?;
        (hour, minute, index + 1)
    } else {
        return None;
    };
    let mut hour = hour;
    if let Some((afternoon, after)) = part_of_day(text, end) {
        end = after;
        if afternoon && hour < 12 {
            hour += 12;
        } else if !afternoon && hour == 12 {
            hour = 0;
        }
    }
    let value = FigureValue::Text(format!("{hour:02}:{minute:02}"));
    Draft::over(text, index, end, FigureKind::Time, value, "time")
}

/// «1:54.62»: minutes, seconds and their hundredths, as races are timed.
fn stopwatch(text: &Text, index: usize) -> Option<Draft> {
    let minutes = small(text, index, 2)?;
    let seconds = text.numeral(index + 2).filter(|seconds| seconds.lead == 2 && seconds.mark == Some('.'))?;
    let glued = (index + 1..=index + 2).all(|at| text.at(at).is_some_and(|lexeme| lexeme.glued));
    let seconds = seconds.fraction.filter(|value| *value < Decimal::from(60))?;
    if text.mark(index + 1) != Some(':') || !glued {
        return None;
    }
    let value = Decimal::from(minutes).checked_mul(Decimal::from(60))?.checked_add(seconds)?;
    let mut draft = Draft::over(text, index, index + 3, FigureKind::Duration, FigureValue::Number(value), "stopwatch")?;
    draft.unit = Some(Unit("second"));
    Some(draft)
}

/// «الساعة 45 :20», written from right to left: a quarter to nine in the evening.
fn reversed(text: &Text, index: usize) -> Option<Draft> {
    let (minute, hour) = (small(text, index, 2).filter(|minute| (25..60).contains(minute))?, hour_at(text, index + 2)?);
    if text.mark(index + 1) != Some(':') || !text.at(index + 2)?.glued {
        return None;
    }
    let value = FigureValue::Text(format!("{hour:02}:{minute:02}"));
    Draft::over(text, index, index + 3, FigureKind::Time, value, "time")
}

/// «صباحًا», «بعد الظهر»: whether after noon, and where it ends.
fn part_of_day(text: &Text, index: usize) -> Option<(bool, usize)> {
    match text.fold(index) {
        "صباحا" | "فجرا" | "ص" | "am" => Some((false, index + 1)),
        "مساء" | "مساءا" | "ظهرا" | "عصرا" | "ليلا" | "pm" => Some((true, index + 1)),
        "بعد" if text.fold(index + 1) == "الظهر" => Some((true, index + 2)),
        "قبل" if text.fold(index + 1) == "الظهر" => Some((false, index + 2)),
        _ => None,
    }
}

/// The score that begins at `index`.
pub(super) fn score_at(text: &Text, index: usize) -> Option<Draft> {
    let points = |at| small(text, at, 3).filter(|points| *points <= HIGHEST_SCORE);
    let home = points(index)?;
    let between = index + 1;
    let dash = matches!(text.mark(between), Some('-' | '–' | '—' | '−' | ':'));
    let against = text.fold(between) == "مقابل";
    // A slash is as often a date's: only right behind what tells a result.
    let slash = text.mark(between) == Some('/') && cue::mentions_before(text, index, RESULT_REACH, &RESULTS);
    if !dash && !against && !slash {
        return None;
    }
    let away = points(between + 1).filter(|_| text.is_bare(between + 1))?;
    let end = between + 2;
    // A third part, a unit or a counted noun make it a date, a range or something else.
    let continues = matches!(text.mark(end), Some('-' | '/' | '%' | '٪' | '.'))
        && text
            .at(end)
            .is_some_and(|mark| mark.glued && matches!(text.at(end + 1).map(|l| l.kind), Some(Kind::Numeral(_))));
    let unit = super::unit::unit_at(text, end).is_some() || super::number::scale_power(text, end).is_some();
    if continues || unit || !cue::speaks_of_sport(text, index) {
        return None;
    }
    let value = FigureValue::Text(format!("{home}-{away}"));
    Draft::over(text, index, end, FigureKind::Score, value, "score")
}
