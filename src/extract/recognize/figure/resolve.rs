//! What a draft leaves open, settled by the sentence and the article: units, نقطة and درجة, parts of currencies.
//!
//! Which currency a bare ريال is, `money` says; which unit a number without one means, `ellipsis`.

use rust_decimal::Decimal;

use super::cue::{self, Class};
use super::draft::Draft;
use super::ellipsis::{Around, Following, borrow};
use super::lexeme::{Kind, Text};
use super::money::Money;
use super::number::scale_power;
use super::unit::Tag;
use super::vocabulary::{Sense, VOCABULARY};
use crate::extract::{FigureKind, FigureValue, Unit};

/// How far back the currency of a part may be spoken of, in lexemes.
const SPOKEN_REACH: usize = 10;

/// Settles every draft; those that turn out to be no figure are dropped.
pub(super) fn settle(text: &Text, drafts: Vec<Draft>) -> Vec<Draft> {
    let money = Money::of(text, &drafts);
    let mut settled: Vec<Draft> = Vec::with_capacity(drafts.len());
    let following: Vec<Following> = drafts.iter().map(Following::of).collect();
    let mut told: Option<Unit> = None;
    for (index, mut draft) in drafts.into_iter().enumerate() {
        if draft.bare && draft.kind == FigureKind::Count {
            let around = Around { before: &settled, next: following.get(index + 1), told };
            borrow(text, &mut draft, around, &money);
        }
        if draft.tag.is_some() {
            apply(text, &mut draft, told, &money);
        }
        if draft.kind == FigureKind::Money {
            told = draft.unit.or(told);
        }
        let of_total = settled.last().is_some_and(|part| is_total(text, part, &draft));
        if draft.kind == FigureKind::Count && draft.bare && !stands_alone(text, &draft) && !of_total {
            continue;
        }
        settled.push(draft);
    }
    settled
}

/// «ثلاثة مقاعد من 130»: all of what an earlier count is part of.
fn is_total(text: &Text, part: &Draft, draft: &Draft) -> bool {
    let from = draft.first.checked_sub(1).filter(|at| text.fold(*at) == "من");
    let whole = draft.number().zip(part.number()).is_some_and(|(all, part)| all.fract().is_zero() && part < all);
    part.kind == FigureKind::Count
        && whole
        && from.is_some_and(|at| {
            (1..=2).contains(&at.saturating_sub(part.end)) && (part.end..at).all(|word| text.is_word(word))
        })
}

/// Turns the tag into a unit; `told` is the currency of the amount before.
fn apply(text: &Text, draft: &mut Draft, told: Option<Unit>, money: &Money) {
    let Some(tag) = draft.tag else { return };
    draft.unit = match tag {
        Tag::Percent(unit) => Some(Unit(unit)),
        Tag::Measure(unit) => Some(Unit(unit)),
        Tag::Duration(unit) => Some(Unit(unit.symbol)),
        Tag::Times => Some(Unit("x")),
        Tag::Money { code, parts } => {
            divide(draft, parts);
            Some(Unit(code))
        }
        Tag::MoneyNoun(noun) => noun_of_money(text, draft, noun, (told, money)),
        Tag::MoneyPart(index) => part_of_money(text, draft, index, (told, money)),
        Tag::Points => Some(points(text, draft)),
        Tag::Degrees => Some(degrees(text, draft, money.heat)),
    };
}

fn divide(draft: &mut Draft, parts: u32) {
    let by = Decimal::from(parts);
    let part = |value: &Decimal| value.checked_div(by).map(|value| value.normalize());
    if let Some(value) = match &draft.value {
        FigureValue::Number(value) => part(value).map(FigureValue::Number),
        FigureValue::Range { min, max } => part(min).zip(part(max)).map(|(min, max)| FigureValue::Range { min, max }),
        FigureValue::Text(_) => None,
    } {
        draft.value = value;
    }
}

/// The currency of a noun. Where the article's country has none of that name, the noun may be of a part of its currency (a Qatari درهم) or a
/// measure (أوقية, the ounce).
fn noun_of_money(text: &Text, draft: &mut Draft, noun: usize, (told, money): (Option<Unit>, &Money)) -> Option<Unit> {
    let is_noun = |sense: &Sense| matches!(sense, Sense::Currency { noun: other, .. } if *other == noun);
    // None where the noun is the next figure's.
    let written = (draft.first..draft.end).find(|at| text.sense(*at, |sense| is_noun(sense).then_some(())).is_some());
    let measure = written.and_then(|at| {
        text.sense(at, |sense| match sense {
            Sense::Unit { unit, .. } if !unit.duration => Some(Unit(unit.symbol)),
            _ => None,
        })
    });
    if let Some(measure) = measure.filter(|_| !money.is_at_home(noun) || is_metal(text, draft.end)) {
        draft.kind = FigureKind::Measure;
        draft.rule = "measure";
        return Some(measure);
    }
    let code = money.code(noun, draft.first).map(Unit);
    let part = written.and_then(|at| {
        text.sense(at, |sense| match sense {
            Sense::Subunit { index, .. } => Some(*index),
            _ => None,
        })
    });
    match part {
        Some(part) if code.is_none() => part_of_money(text, draft, part, (told, money)),
        _ => code,
    }
}

/// «622 ألف أوقية من الذهب».
fn is_metal(text: &Text, index: usize) -> bool {
    let at = if text.fold(index) == "من" { index + 1 } else { index };
    matches!(text.stem(at), "ذهب" | "فضه" | "بلاتين" | "معدن" | "ذهبا")
}

/// سنت, قرش, مليم: of the currency spoken of in the sentence, else of the one that the article uses most, else of the usual one.
fn part_of_money(text: &Text, draft: &mut Draft, index: usize, (told, money): (Option<Unit>, &Money)) -> Option<Unit> {
    let entry = VOCABULARY.subunits.get(index)?;
    let fits = |code: &str| entry.codes.iter().find(|(other, _)| *other == code);
    // «السندات المقومة بالدولار من 61 سنتا».
    let spoken = (draft.first.saturating_sub(SPOKEN_REACH)..draft.first)
        .rev()
        .take_while(|at| !text.is_break(*at) && text.mark(*at) != Some('.'))
        .find_map(|at| {
            let noun = text.sense(at, |sense| match sense {
                Sense::Currency { noun, .. } => Some(*noun),
                _ => None,
            })?;
            fits(money.code(noun, at)?)
        });
    let written = money.full.iter().find_map(|(_, code)| fits(code));
    let home = || {
        entry
            .codes
            .iter()
            .map(|found| {
                let weight = VOCABULARY
                    .countries
                    .iter()
                    .zip(&money.weights)
                    .filter(|(country, _)| country.currency == found.0)
                    .map(|(_, weight)| *weight)
                    .max()
                    .unwrap_or(0);
                (weight, found)
            })
            .fold(
                None,
                |best: Option<(usize, &(&'static str, u32))>, found| {
                    if found.0 > best.map_or(0, |best| best.0) { Some(found) } else { best }
                },
            )
            .map(|(_, found)| found)
    };
    let usual = entry.usual();
    // A cent is of the currency told last: an American dollar's, where the article writes nothing else.
    let chosen = if usual.is_some_and(|(code, _)| *code == "USD") {
        told.and_then(|unit| fits(unit.0)).or(written).or(usual)
    } else {
        written.or_else(home).or(usual)
    };
    let (code, parts) = *spoken.or(chosen)?;
    divide(draft, parts);
    Some(Unit(code))
}

/// نقطة is a basis point of a rate, a percentage point of a share, or a point of an index or a team.
fn points(text: &Text, draft: &mut Draft) -> Unit {
    let rate = cue::speaks_of(text, draft.first, 20, Class::Rate);
    let share = cue::mentions_before(
        text,
        draft.first,
        14,
        &["نسبه", "نسبته", "نسبتها", "معدل", "نمو", "تضخم", "عجز", "بطاله"],
    );
    let index = cue::mentions_before(text, draft.first, 14, &["مؤشر", "بورصه", "اغلق", "اغلاق"]);
    let whole = draft.number().is_some_and(|value| value.fract().is_zero() && value >= Decimal::TEN);
    let unit = if rate && whole {
        Unit("bp")
    } else if (share || rate) && !index && draft.number().is_some_and(|value| value < Decimal::ONE_HUNDRED) {
        Unit("pp")
    } else {
        Unit("point")
    };
    draft.kind = if unit.0 == "point" { FigureKind::Measure } else { FigureKind::Percent };
    unit
}

/// درجة is of heat, of an angle, or of a scale such as Richter's.
fn degrees(text: &Text, draft: &Draft, heat: bool) -> Unit {
    if cue::mentions_before(text, draft.first, 20, &["زاويه", "عرض", "طول"]) {
        return Unit("deg");
    }
    let quake = cue::mentions_before(text, draft.first, 20, &["زلزال", "هزه", "قوتها", "قوته"]);
    let scale = (draft.end..draft.end + 4).any(|at| text.stem(at) == "ريختر");
    let warm = heat && !quake && !scale;
    if warm || cue::mentions_before(text, draft.first, 20, &["حراره"]) || text.mark(draft.end - 1) == Some('°') {
        return Unit("°C");
    }
    Unit("point")
}

/// A bare Arabic word that nothing else claims: the counted noun.
pub(super) fn is_counted(text: &Text, index: usize) -> bool {
    text.at(index).is_some_and(|next| {
        next.kind == Kind::Word
            && next.end - next.start > "و".len()
            && !next.conj
            && next.prep.is_none()
            && !next.article
            && !text.is_definite(index)
            && !next.senses.iter().any(|sense| {
                !matches!(
                    sense,
                    Sense::Place(_)
                        | Sense::Nation(_)
                        | Sense::Currency { .. }
                        | Sense::Subunit { .. }
                        | Sense::Unit { .. }
                        | Sense::Press(_)
                )
            })
    })
}

/// Whether a number without unit counts something although no noun follows: a scale, «من», or a word that announces a number.
fn stands_alone(text: &Text, draft: &Draft) -> bool {
    let scaled = draft.end.checked_sub(1).and_then(|last| scale_power(text, last)).is_some();
    if draft.number().is_some_and(|value| !value.fract().is_zero()) {
        return false;
    }
    // «900 «متجر مظلم»»: what is counted may be quoted.
    let closed = (draft.end + 2..draft.end + 5).any(|at| matches!(text.mark(at), Some('»' | '"' | '”')));
    let apart = draft.first.checked_sub(1).is_some_and(|before| text.is_word(before));
    let quoted =
        apart && closed && matches!(text.mark(draft.end), Some('«' | '"' | '“')) && is_counted(text, draft.end + 1);
    if scaled || is_counted(text, draft.end) || counted_cue_word(text, draft.end) || quoted {
        return true;
    }
    let whole = draft.number().is_none_or(|value| value.fract().is_zero());
    let next = text.stem(draft.end);
    if matches!(next, "من" | "منهم" | "منها" | "منهن" | "اخري" | "اخرين" | "اخرون") && text.is_bare(draft.end)
    {
        return whole;
    }
    let words = text.is_word(draft.first);
    if words {
        return true;
    }
    if !whole {
        return false;
    }
    let Some(before) = draft.first.checked_sub(1) else { return false };
    let announced = text.at(draft.first).is_some_and(|lexeme| matches!(lexeme.prep, Some('ب' | 'ل')) || lexeme.article);
    announced
        || cue::mentions_before(text, draft.first, 6, &["عدد", "عددهم", "عددها", "تعداد"])
        || text.is_cue(before, Class::Announces)
        || (text.stem(before) == "من" && matches!(text.fold(draft.end), "الي"))
        || (matches!(text.stem(before), "من") && matches!(text.stem(before.saturating_sub(1)), "اكثر" | "اقل"))
}

/// A known word that can still be a counted noun: مرة, مجموعة, هدف.
pub(super) fn counted_cue_word(text: &Text, index: usize) -> bool {
    text.is_bare(index)
        && !text.at(index).is_some_and(|next| next.article)
        && (text.is_cue(index, Class::Named)
            || text.is_cue(index, Class::Ranked)
            || text.is_cue(index, Class::Sport)
            || matches!(text.fold(index), "مره" | "مرات" | "سهم" | "سهما" | "مؤشر" | "زلزال" | "فصل" | "عدد"))
}
