//! A picture of comparable figures as a value: which bars, how long, in what order.
//!
//! Drawn only where it is honest: three or more single values of one kind and unit that are of one thing (profits beside profits, prices beside prices), or that
//! all tell a change. A value that the text does not say what it is of is left to the table. A value so small
//! beside the largest that its bar would vanish is left to the table, and counted. Bars start at zero. Lengths stay exact decimals until `ui` turns them into pixels.
//! One measure of one owner at several times is a series: its bars stand on an axis of time, their values in one scale that the title names.

use rust_decimal::Decimal;

use super::Document;
use super::figures_table::Cells;
use super::panel::Row;
use super::time_axis::Tick;
use crate::extract::{ChangePart, Entity, EntityId, FigureKind, FigureValue, Measure, Trend, Unit};
use crate::i18n::{Msg, ScaleWord, isolate, isolate_ltr};

/// The least number of values that make a picture.
const LEAST: usize = 3;
/// How many bars are drawn; the rest is counted.
const MOST: usize = 8;
/// More values are left to the table alone: each is compared with each, and a picture of so many says nothing.
const MANY: usize = 300;
/// The largest value may be so many times the smallest.
const SPREAD: Decimal = Decimal::from_parts(150, 0, 0, false, 0);
/// Measures of which a value is the price of one thing: never beside a total.
const PRICES: [&str; 6] = ["price", "share_price", "fee", "wage", "rent", "index"];

/// A picture of bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What is compared.
    pub title: Msg,
    /// The bars, the first on top: by time where each has a time of its own, else the largest first.
    pub bars: Vec<Bar>,
    /// How many more values of the kind the table holds: beyond the bars, or too far apart to be drawn beside them.
    pub rest: usize,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The figure.
    pub entity: EntityId,
    /// What it is of, whose, when; its wording where nothing is known.
    pub label: String,
    /// The value as the table shows it, isolated left to right.
    pub value: String,
    /// Its length as a share of the longest, from 0 to 1.
    pub share: Decimal,
    /// Whether it goes from zero to the other side.
    pub negative: bool,
    /// Its place in a series; none where the bars are no series.
    pub point: Option<Point>,
}

/// A bar's place in a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// What stands under it.
    pub tick: Tick,
    /// The value in the scale of the title, to four digits, isolated left to right. The whole value is in the table.
    pub value: String,
}

/// What values must share to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Nature {
    unit: Option<Unit>,
    change: bool,
    /// Of what; for changes only of which prices, since growth compares whatever grew.
    measure: Option<Measure>,
}

/// A value that could be a bar.
struct Candidate<'r> {
    row: &'r Row,
    nature: Nature,
    /// With the sign of its trend where it is a change.
    value: Decimal,
    measure: Option<Measure>,
    /// The time, for series.
    time: Option<Tick>,
}

/// The picture of the largest comparable set among `rows`, which are figures of one kind.
#[must_use]
pub fn chart(document: &Document, rows: &[Row]) -> Option<Chart> {
    if rows.len() > MANY {
        return None;
    }
    let candidates: Vec<Candidate> = rows.iter().filter_map(|row| candidate(document, row)).collect();
    let mut sets: Vec<Vec<&Candidate>> = Vec::new();
    for candidate in &candidates {
        let set = match sets.iter_mut().find(|set| set.first().is_some_and(|other| other.nature == candidate.nature)) {
            Some(set) => set,
            None => {
                sets.push(Vec::new());
                sets.last_mut()?
            }
        };
        // What is told twice is one bar, with the words of the telling that says more.
        match set.iter_mut().find(|other| is_told_again(other, candidate)) {
            Some(other) if other.roles().flatten().count() < candidate.roles().flatten().count() => *other = candidate,
            Some(_) => {}
            None => set.push(candidate),
        }
    }
    sets.retain(|set| set.first().is_some_and(|one| one.nature.unit.is_some()));
    let series = sets.iter().filter_map(|set| Some((series(set)?, set.len()))).max_by_key(|(series, _)| series.len());
    if let Some((series, whole)) = series {
        return drawn(series, whole, true);
    }
    let best = sets.into_iter().max_by_key(Vec::len)?;
    let whole = best.len();
    let near = nearest(best);
    (near.len() >= LEAST).then(|| drawn(near, whole, false)).flatten()
}

/// The values of `set` that tell one measure of one owner at three times or more, where there are such.
fn series<'c, 'r>(set: &[&'c Candidate<'r>]) -> Option<Vec<&'c Candidate<'r>>> {
    let told = |candidate: &Candidate| Some((candidate.measure?, candidate.row.cells.as_ref()?.whose.clone()));
    let mut best = Vec::new();
    for first in set {
        let (Some(what), Some(time)) = (told(first), &first.time) else { continue };
        let beside = |other: &Candidate| other.time.as_ref().is_some_and(|other| other.is_beside(time));
        let same = set.iter().filter(|other| beside(other) && told(other).as_ref() == Some(&what));
        let same: Vec<_> = same.copied().collect();
        let mut times: Vec<_> = same.iter().filter_map(|candidate| candidate.time.as_ref()).collect();
        times.sort_unstable();
        times.dedup();
        if same.len() > best.len() && times.len() == same.len() {
            best = same;
        }
    }
    (best.len() >= LEAST).then_some(best)
}

fn candidate<'r>(document: &Document, row: &'r Row) -> Option<Candidate<'r>> {
    let extraction = document.extraction();
    let figure = extraction.entity(row.entity).and_then(Entity::figure)?;
    let FigureValue::Number(number) = figure.value else { return None };
    if !matches!(figure.kind, FigureKind::Money | FigureKind::Percent) || number.is_zero() {
        return None;
    }
    let roles = extraction.roles_of(row.entity);
    let measure = roles.of.and_then(|of| of.measure);
    let by = roles.change.filter(|change| change.part == ChangePart::By);
    let value = match by {
        Some(change) if change.trend == Trend::Down => -number.abs(),
        _ => number,
    };
    let change = by.is_some();
    if measure.is_none() && !change {
        return None;
    }
    let nature = Nature { unit: figure.unit, change, measure: measure.filter(|measure| !change || is_price(*measure)) };
    let dated = roles.period.and_then(|period| extraction.entity(period.figure?)?.figure());
    Some(Candidate { row, nature, value, measure, time: dated.and_then(Tick::of) })
}

impl Chart {
    /// Whether the bars are a series in time.
    #[must_use]
    pub fn by_time(&self) -> bool {
        self.bars.iter().all(|bar| bar.point.is_some())
    }
}

fn is_price(measure: Measure) -> bool {
    PRICES.contains(&measure.0)
}

impl<'r> Candidate<'r> {
    /// What it is of, whose, when.
    fn roles(&self) -> impl Iterator<Item = Option<&'r str>> {
        let cells = self.row.cells.as_ref();
        let role = |role: fn(&Cells) -> Option<&str>| cells.and_then(role);
        [role(|cells| cells.of.as_deref()), role(|cells| cells.whose.as_deref()), role(|cells| cells.period.as_deref())]
            .into_iter()
    }
}

/// Whether two equal values may be one thing: no role of the one contradicts the other's.
fn is_told_again(one: &Candidate, other: &Candidate) -> bool {
    one.value == other.value && one.roles().zip(other.roles()).all(|(a, b)| a.is_none() || b.is_none() || a == b)
}

/// The largest part of `set` in which no bar would vanish beside the longest.
fn nearest<'c, 'r>(mut set: Vec<&'c Candidate<'r>>) -> Vec<&'c Candidate<'r>> {
    set.sort_by_key(|candidate| candidate.value.abs());
    let mut best = 0..0;
    let mut start = 0;
    for (end, candidate) in set.iter().enumerate() {
        let far = |least: &&Candidate| {
            least.value.abs().checked_mul(SPREAD).is_some_and(|limit| limit < candidate.value.abs())
        };
        while set.get(start).is_some_and(far) {
            start += 1;
        }
        if end + 1 - start > best.len() {
            best = start..end + 1;
        }
    }
    set.drain(best).collect()
}

fn drawn(mut set: Vec<&Candidate>, whole: usize, by_time: bool) -> Option<Chart> {
    if by_time {
        set.sort_by(|a, b| a.time.cmp(&b.time));
        // The newest are the news.
        set.drain(..set.len().saturating_sub(MOST));
    } else {
        set.sort_by_key(|candidate| std::cmp::Reverse(candidate.value));
        set.truncate(MOST);
    }
    let most = set.iter().map(|candidate| candidate.value.abs()).max()?;
    let scale = by_time.then(|| Scale::of(most));
    let title = title(set.first()?, scale);
    let rest = whole - set.len();
    let bars = set.into_iter().filter_map(|candidate| bar(candidate, most, scale)).collect();
    Some(Chart { title, bars, rest })
}

/// The power of a thousand in which the values of a series are written.
#[derive(Debug, Clone, Copy)]
struct Scale {
    word: ScaleWord,
    one: Decimal,
}

impl Scale {
    /// The scale in which the largest value has one to three digits before its point.
    fn of(most: Decimal) -> Self {
        let scale = |word, one: u64| Self { word, one: one.into() };
        let scales = [
            scale(ScaleWord::Trillion, 1_000_000_000_000),
            scale(ScaleWord::Billion, 1_000_000_000),
            scale(ScaleWord::Million, 1_000_000),
            scale(ScaleWord::Thousand, 1_000),
        ];
        scales.into_iter().find(|scale| most >= scale.one).unwrap_or(scale(ScaleWord::One, 1))
    }
}

fn bar(candidate: &Candidate, most: Decimal, scale: Option<Scale>) -> Option<Bar> {
    let cells = candidate.row.cells.as_ref()?;
    let label = match (scale, &cells.period) {
        (Some(_), Some(period)) => period.clone(),
        // A time alone does not say what the bar is.
        _ if cells.of.is_none() && cells.whose.is_none() => String::new(),
        _ => cells.line(),
    };
    let point = |scale: Scale| {
        let value = candidate.value.checked_div(scale.one)?.round_sf(4)?.normalize();
        Some(Point { tick: candidate.time.clone()?, value: isolate_ltr(&value.to_string()) })
    };
    Some(Bar {
        entity: candidate.row.entity,
        label: if label.is_empty() { candidate.row.name.clone() } else { label },
        value: candidate.row.value.clone()?,
        share: candidate.value.abs().checked_div(most)?,
        negative: candidate.value.is_sign_negative(),
        point: scale.and_then(point),
    })
}

fn title(candidate: &Candidate, scale: Option<Scale>) -> Msg {
    let unit = candidate.nature.unit.map_or("", |unit| unit.0).to_owned();
    let what = || candidate.roles().take(2).flatten().map(isolate).collect::<Vec<_>>().join(" · ");
    match (scale, candidate.nature.change, candidate.nature.measure.filter(|measure| is_price(*measure))) {
        (Some(scale), ..) => Msg::ChartSeries { what: what(), unit, scale: scale.word },
        (None, true, _) => Msg::ChartChanges(unit),
        (None, false, Some(_)) => Msg::ChartPrices(unit),
        (None, false, None) => Msg::ChartAmounts(unit),
    }
}
