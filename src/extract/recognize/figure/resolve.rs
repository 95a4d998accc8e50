//! What a draft leaves open, settled by the sentence and the article: units, نقطة and درجة, elliptic amounts.
//!
//! Which currency a bare ريال is, `money` says.
//! A scaled number without a noun («و10 مليارات أخرى») takes the unit of the amount before it and is marked elliptic.

use rust_decimal::Decimal;

use super::cue::{self, Class};
use super::draft::Draft;
use super::ellipsis;
use super::lexeme::{Kind, Text};
use super::money::{Money, home};
use super::number::scale_power;
use super::unit::Tag;
use super::vocabulary::{Sense, VOCABULARY};
use crate::extract::{FigureKind, FigureValue, Unit};

/// How far back the unit of an elliptic amount may stand, in drafts.
const ANTECEDENTS: usize = 4;
/// How far back the amount may stand that thousands without a noun continue, in lexemes.
const ELLIPSIS_REACH: usize = 30;
/// How far back a number of heads is spoken of, in lexemes.
const HEADS_REACH: usize = 8;
/// How far back a price is spoken of, in lexemes.
const PRICE_REACH: usize = 10;

/// Settles every draft; those that turn out to be no figure are dropped.
pub(super) fn settle(text: &Text, drafts: Vec<Draft>) -> Vec<Draft> {
    let money = Money::of(text, &drafts);
    let mut settled: Vec<Draft> = Vec::with_capacity(drafts.len());
    let following: Vec<(usize, Option<Tag>, FigureKind)> =
        drafts.iter().map(|draft| (draft.first, draft.tag, draft.kind)).collect();
    for (index, mut draft) in drafts.into_iter().enumerate() {
        if draft.bare && draft.kind == FigureKind::Count {
            borrow(text, &mut draft, &settled, following.get(index + 1).copied(), &money);
        }
        if draft.tag.is_some() {
            apply(text, &mut draft, &money);
        }
        let of_total = settled.last().is_some_and(|part| is_total(text, part, &draft));
        if draft.kind == FigureKind::Count && draft.bare && !stands_alone(text, &draft) && !of_total {
            continue;
        }
        settled.push(draft);
    }
    settled
}

/// Gives a number without unit the one that context implies.
fn borrow(
    text: &Text,
    draft: &mut Draft,
    before: &[Draft],
    next: Option<(usize, Option<Tag>, FigureKind)>,
    money: &Money,
) {
    // «600 إلى 1150 مليم», «5 و7 بالمئة»: the unit comes with the next one.
    if let Some((first, Some(tag), kind)) = next {
        let link = first.checked_sub(draft.end).unwrap_or(usize::MAX);
        let linked = match link {
            0 => text.at(first).is_some_and(|lexeme| lexeme.conj),
            1 => {
                matches!(text.fold(draft.end), "الي" | "او" | "حتي")
                    || matches!(text.mark(draft.end), Some('×' | '-' | '،' | '/' | 'x')) && kind != FigureKind::Count
            }
            _ => false,
        };
        if linked
            && matches!(kind, FigureKind::Money | FigureKind::Percent | FigureKind::Measure | FigureKind::Duration)
        {
            (draft.tag, draft.kind, draft.elliptic, draft.bare) = (Some(tag), kind, true, false);
            return;
        }
    }
    if let Some(implied) = ellipsis::implied(text, draft, before, money) {
        (draft.kind, draft.unit, draft.tag, draft.rule) = (implied.kind, implied.unit, implied.tag, implied.rule);
        (draft.elliptic, draft.bare) = (true, false);
        return;
    }
    // Behind «ألفًا» nothing can be counted: that would be «ألف».
    let closed = draft
        .end
        .checked_sub(1)
        .is_some_and(|last| last > draft.first && matches!(text.stem(last), "الفا" | "مليونا" | "مليارا" | "تريليونا"));
    if let Some(last) = before.last().filter(|last| follows_up(text, last, draft) && !is_counted(text, draft.end)) {
        (draft.kind, draft.unit, draft.elliptic, draft.bare) = (last.kind, last.unit, true, false);
        // «من 61 سنتا إلى 27»: the second value is in cents too.
        draft.tag = last.tag.filter(|tag| matches!(tag, Tag::MoneyPart(_) | Tag::Money { .. }));
        draft.rule = "elliptic change";
        return;
    }
    if !closed && is_counted(text, draft.end) || counted_cue_word(text, draft.end) || text.mark(draft.end) == Some('%')
    {
        return;
    }
    let scaled = draft.end.checked_sub(1).and_then(|last| scale_power(text, last)).is_some_and(|power| power >= 3);
    let other = matches!(text.stem(draft.end), "اخري" | "اضافيه" | "اضافي");
    let million =
        draft.number().is_some_and(|value| value >= Decimal::from(500_000)) || continues_amounts(text, draft, before);
    let near = before.iter().rev().take(ANTECEDENTS);
    if scaled && (other || million) && !speaks_of_heads(text, draft) {
        // A sum of milliards goes on with a sum before it rather than with the price of one piece between.
        let large = |draft: &&Draft| draft.number().is_some_and(|value| value >= Decimal::ONE_THOUSAND);
        let sum = near.clone().find(|draft| draft.kind == FigureKind::Money && large(draft)).filter(|_| million);
        let last = near.clone().find(|draft| matches!(draft.kind, FigureKind::Money | FigureKind::Measure));
        let priced = last.is_some_and(|last| last.kind == FigureKind::Money && !large(&last));
        let antecedent = sum.filter(|_| priced).or(last);
        if let Some(antecedent) =
            antecedent.filter(|antecedent| other || closed || antecedent.kind == FigureKind::Money)
        {
            let amount = matches!(antecedent.kind, FigureKind::Money);
            (draft.kind, draft.unit, draft.elliptic, draft.bare) = (antecedent.kind, antecedent.unit, true, false);
            draft.rule = if amount { "elliptic money" } else { "elliptic measure" };
            return;
        }
    }
    let last_kind =
        near.clone().find(|draft| !matches!(draft.kind, FigureKind::Date | FigureKind::Year)).map(|draft| draft.kind);
    let fractional = draft.number().is_some_and(|value| !value.fract().is_zero());
    // «يبلغ 54 من العمر».
    if text.fold(draft.end) == "من"
        && matches!(text.stem(draft.end + 1), "عمر" | "عمره" | "عمرها")
        && !text.at(draft.first).is_some_and(|lexeme| lexeme.article)
    {
        (draft.kind, draft.unit, draft.elliptic, draft.bare) = (FigureKind::Duration, Some(Unit("year")), true, false);
        return;
    }
    // «بلغ معدل 56 من الناتج».
    let rated = draft
        .first
        .checked_sub(1)
        .is_some_and(|before| matches!(text.stem(before), "نسبه" | "معدل" | "نسبته" | "نسبتها"));
    if rated && draft.number().is_some_and(|value| value <= Decimal::ONE_HUNDRED) {
        (draft.kind, draft.unit, draft.elliptic, draft.bare) = (FigureKind::Percent, Some(Unit("%")), true, false);
        draft.rule = "elliptic percent";
        return;
    }
    let stops = text.is_break(draft.end) || text.mark(draft.end).is_some();
    if !(fractional || stops || scaled) {
        return;
    }
    // A price or rate without its unit: the last one spoken of, or the currency named beside it.
    let price = cue::speaks_of(text, draft.first, PRICE_REACH, Class::Price);
    // A quotation list goes on as it began: «في حدود 9.270 د ... في حدود 7.721», «بلغ 2.73 ... وبلغ 2.43».
    let listed = near.clone().any(|other| {
        other.kind == FigureKind::Money
            && (other.elliptic || (within_limits(text, other.first) && within_limits(text, draft.first)))
    });
    if fractional && (price || listed) {
        let named = (draft.first.saturating_sub(PRICE_REACH)..draft.first).rev().find_map(|at| {
            text.sense(at, |sense| match sense {
                Sense::Currency { noun, .. } => Some((*noun, at)),
                _ => None,
            })
        });
        let last = near.clone().find(|draft| draft.kind == FigureKind::Money).and_then(|draft| draft.unit);
        let unit = match named {
            // The price of a dollar is paid in something else.
            Some((noun, at)) => {
                let code = money.code(noun, at);
                if code == Some("USD") { last.or_else(|| home(money)) } else { code.map(Unit) }
            }
            None => last.or_else(|| home(money)),
        };
        if unit.is_some() {
            (draft.kind, draft.unit, draft.elliptic, draft.bare) = (FigureKind::Money, unit, true, false);
            draft.rule = "elliptic money";
            return;
        }
    }
    if last_kind == Some(FigureKind::Percent)
        && fractional
        && draft.number().is_some_and(|value| value < Decimal::ONE_HUNDRED)
    {
        (draft.kind, draft.unit, draft.elliptic, draft.bare) = (FigureKind::Percent, Some(Unit("%")), true, false);
        draft.rule = "elliptic percent";
    }
}

/// «بـ35 ألف جنيه وصار بـ180 ألفًا»: thousands with nothing to count, soon after an amount.
fn continues_amounts(text: &Text, draft: &Draft, before: &[Draft]) -> bool {
    let last = before.iter().rev().find(|draft| {
        !matches!(draft.kind, FigureKind::Date | FigureKind::Year | FigureKind::Percent | FigureKind::Time)
    });
    let near = last.is_some_and(|last| {
        matches!(last.kind, FigureKind::Money | FigureKind::Measure)
            && draft.first.saturating_sub(last.end) < ELLIPSIS_REACH
    });
    let of_people = text.fold(draft.end) == "من"
        && text.sense(draft.end + 1, |sense| matches!(sense, Sense::Place(_)).then_some(())).is_none();
    near && !of_people
}

/// Whether people, or what else is only counted, are spoken of right before the figure.
fn speaks_of_heads(text: &Text, draft: &Draft) -> bool {
    let heads = ["عدد", "اعداد", "مشترك", "متابع", "زائر", "زوار", "زبائن", "عملاء", "موظف", "عامل", "شخص", "حضور"];
    let before = (draft.first.saturating_sub(HEADS_REACH)..draft.first)
        .any(|at| heads.iter().any(|head| text.fold(at).contains(head)));
    before || text.fold(draft.end).starts_with("منهم")
}

/// «من 1030 نايرا إلى 841», «108.4 كيلومترات مقابل 111»: the second end of a change.
fn follows_up(text: &Text, last: &Draft, draft: &Draft) -> bool {
    last.end + 1 == draft.first
        && matches!(text.fold(last.end), "الي" | "مقابل")
        && matches!(last.kind, FigureKind::Money | FigureKind::Percent | FigureKind::Measure)
        && !matches!(last.value, FigureValue::Range { .. })
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

/// «في حدود» stands before the figure.
fn within_limits(text: &Text, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|before| text.stem(before) == "حدود")
}

/// Turns the tag into a unit.
fn apply(text: &Text, draft: &mut Draft, money: &Money) {
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
        Tag::MoneyNoun(noun) => money.code(noun, draft.first).map(Unit),
        Tag::MoneyPart(index) => part_of_money(text, draft, index, money),
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

/// سنت, قرش, مليم: of the currency spoken of in the sentence, else of the one that the article uses most, else of the usual one.
fn part_of_money(text: &Text, draft: &mut Draft, index: usize, money: &Money) -> Option<Unit> {
    let entry = VOCABULARY.subunits.get(index)?;
    // «السندات المقومة بالدولار من 61 سنتا».
    let spoken = (draft.first.saturating_sub(PRICE_REACH)..draft.first)
        .rev()
        .take_while(|at| !text.is_break(*at) && text.mark(*at) != Some('.'))
        .find_map(|at| {
            let noun = text.sense(at, |sense| match sense {
                Sense::Currency { noun, .. } => Some(*noun),
                _ => None,
            })?;
            let code = money.code(noun, at)?;
            entry.codes.iter().find(|(other, _)| *other == code)
        });
    let written = money.full.iter().find_map(|(_, code)| entry.codes.iter().find(|(other, _)| other == code));
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
    let usual = entry.codes.first();
    // A cent is a dollar's unless the article writes otherwise.
    let chosen =
        if usual.is_some_and(|(code, _)| *code == "USD") { written.or(usual) } else { written.or_else(home).or(usual) };
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
