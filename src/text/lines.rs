//! Breaking a hard line into lines: greedy, as browsers do it.
//!
//! A line takes units while they fit. White space at its end hangs and takes no room. Where a line must end is the last
//! opportunity that fits; a word that holds opportunities inside (a hyphen) is then cut there and both parts are shaped
//! again, unless it is cut at a soft hyphen (see [`super::hyphen`]). A token wider than the whole line is cut at grapheme boundaries, so nothing is ever lost.

use std::collections::VecDeque;
use std::ops::Range;

use unicode_bidi::Level;
use unicode_script::Script;
use unicode_segmentation::UnicodeSegmentation;

use super::breaks::Opportunities;
use super::hyphen::ends_in_soft_hyphen;
use super::unit::{Unit, UnitKind, UnitMaker};

/// How much of an over-long word is shaped anew after a cut, in bytes.
const LONG_TAIL_BYTES: usize = 48;

/// How much a line may be wider than its measure, in physical pixels: the rounding of sums of fractional advances.
pub(super) const TOLERANCE_PX: f32 = 0.0002;

/// The unit to which a run's width is rounded up, in physical pixels. Browsers add up the runs of a line (stretches of one
/// level, script and weight) in such units and let a line be one unit too wide.
const RUN_UNIT_PX: f32 = 1.0 / 64.0;

/// The width of a line so far: finished runs, rounded up, and the one that grows.
#[derive(Debug, Clone, Copy, Default)]
struct Width {
    finished_px: f32,
    run_px: f32,
    run: Option<(Level, Script, bool)>,
}

impl Width {
    /// The width with `unit` added.
    fn with(self, unit: &Unit, advance_px: f32) -> Self {
        let run = Some((unit.level, unit.script, unit.bold));
        if run == self.run {
            return Self { run_px: self.run_px + advance_px, ..self };
        }
        let rounded_px = ((self.run_px - TOLERANCE_PX) / RUN_UNIT_PX).ceil().max(0.0) * RUN_UNIT_PX;
        Self { finished_px: self.finished_px + rounded_px, run_px: advance_px, run }
    }

    fn px(self) -> f32 {
        self.finished_px + self.run_px
    }
}

/// One line as indices into the units that [`break_lines`] returns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LineUnits {
    /// All units of the line, hanging white space included.
    pub(super) units: Range<usize>,
    /// One past the last unit that is not hanging white space.
    pub(super) content_end: usize,
    /// Whether the hard line ends with this line.
    pub(super) last: bool,
}

/// Where the current line could end.
#[derive(Debug, Clone, Copy)]
enum Candidate {
    /// Before the unit at this index.
    Before(usize),
    /// Inside the unit at this index, before the byte.
    Inside(usize, usize),
}

/// Breaks units into lines no wider than `measure_px`. `opportunities` are offsets into `text`.
pub(super) fn break_lines(
    maker: &mut UnitMaker<'_>,
    text: &str,
    units: Vec<Unit>,
    opportunities: &Opportunities,
    measure_px: f32,
) -> (Vec<Unit>, Vec<LineUnits>) {
    let mut breaker = Breaker {
        maker,
        text,
        opportunities,
        measure_px: measure_px + RUN_UNIT_PX + TOLERANCE_PX,
        done: Vec::with_capacity(units.len()),
        lines: Vec::new(),
        line_start: 0,
        width: Width::default(),
        candidate: None,
        replay: VecDeque::new(),
        cursor: 0,
    };
    let mut source = units.into_iter();
    while let Some(unit) = breaker.replay.pop_front().or_else(|| source.next()) {
        breaker.take(unit);
    }
    breaker.finish()
}

struct Breaker<'a, 'f, 't> {
    maker: &'a mut UnitMaker<'f>,
    text: &'a str,
    opportunities: &'t Opportunities,
    measure_px: f32,
    done: Vec<Unit>,
    lines: Vec<LineUnits>,
    line_start: usize,
    width: Width,
    candidate: Option<Candidate>,
    replay: VecDeque<Unit>,
    /// Index of the first normal opportunity that is not before the last unit that was asked about: units come nearly in order.
    cursor: usize,
}

impl<'t> Breaker<'_, '_, 't> {
    /// Opportunities at or after `range.start` and before `range.end`.
    fn opportunities_in(&mut self, range: &Range<usize>) -> &'t [u32] {
        let all = &self.opportunities.normal;
        let before = |index: usize, at: usize| all.get(index).is_some_and(|found| (*found as usize) < at);
        while self.cursor > 0 && !before(self.cursor - 1, range.start) {
            self.cursor -= 1;
        }
        while before(self.cursor, range.start) {
            self.cursor += 1;
        }
        let mut end = self.cursor;
        while before(end, range.end) {
            end += 1;
        }
        all.get(self.cursor..end).unwrap_or(&[])
    }

    /// Adds a unit to the line, or ends the line and puts back what belongs to the next.
    fn take(&mut self, mut unit: Unit) {
        if unit.kind == UnitKind::Tab {
            unit.advance_px = self.tab_advance();
        }
        let inside = self.opportunities_in(&unit.range);
        let may_start = inside.first().is_some_and(|at| *at as usize == unit.range.start);
        if may_start && self.done.len() > self.line_start && self.has_room_for_hyphen() {
            self.candidate = Some(Candidate::Before(self.done.len()));
        }
        if unit.is_blank() || self.fits(&unit, unit.advance_px) {
            let later = inside.get(usize::from(may_start)..).unwrap_or(&[]);
            if let Some(last) = later.iter().rev().map(|at| *at as usize).find(|at| self.may_end_inside(&unit, *at)) {
                self.candidate = Some(Candidate::Inside(self.done.len(), last));
            }
            self.push(unit);
            return;
        }
        // Widths of prefixes ascend, so the last that fits is found by halving. Shaped on its own it may turn out wider.
        let cuts = inside.get(usize::from(may_start)..).unwrap_or(&[]);
        let fitting = cuts.partition_point(|at| self.fits(&unit, unit.prefix_em(*at as usize) * self.maker.size_px));
        for at in cuts.get(..fitting).unwrap_or(&[]).iter().rev().take(3).map(|at| *at as usize) {
            let head = self.head(&unit, at);
            if self.fits(&head, head.advance_px) {
                self.push(head);
                self.replay_tail(&unit, at);
                self.end_line(self.done.len(), false);
                return;
            }
        }
        match self.candidate {
            Some(Candidate::Before(index)) => self.back_to(index, None, unit),
            Some(Candidate::Inside(index, at)) => self.back_to(index, Some(at), unit),
            None => self.emergency(unit),
        }
    }

    fn push(&mut self, unit: Unit) {
        self.width = self.width.with(&unit, unit.advance_px);
        self.done.push(unit);
    }

    /// Whether the line still fits its measure with `advance_px` of the unit on it.
    fn fits(&self, unit: &Unit, advance_px: f32) -> bool {
        self.width.with(unit, advance_px).px() <= self.measure_px
    }

    /// Whether a line that ends after byte `at` ends at a soft hyphen.
    fn is_soft(&self, at: usize) -> bool {
        self.text.get(..at).is_some_and(ends_in_soft_hyphen)
    }

    /// Whether the line may end here: where the last unit ends in a soft hyphen, a hyphen must fit after it.
    fn has_room_for_hyphen(&mut self) -> bool {
        let Some(last) = self.done.last().filter(|last| self.is_soft(last.range.end)) else { return true };
        self.width.px() + self.maker.hyphen_px(last) <= self.measure_px
    }

    /// Whether the line may end before byte `at` of a unit that fits the line whole.
    fn may_end_inside(&mut self, unit: &Unit, at: usize) -> bool {
        if !self.is_soft(at) {
            return true;
        }
        let head_px = unit.prefix_em(at) * self.maker.size_px + self.maker.hyphen_px(unit);
        self.fits(unit, head_px)
    }

    /// What of a unit stands before a line's end at byte `at`.
    fn head(&mut self, unit: &Unit, at: usize) -> Unit {
        if !self.is_soft(at) {
            return self.maker.part(self.text, unit, unit.range.start..at);
        }
        let head = if unit.starts_glyph(at) {
            slice(unit, at, self.maker.size_px).0
        } else {
            self.maker.part(self.text, unit, unit.range.start..at)
        };
        self.maker.hyphenated(head)
    }

    /// The distance from here to the next tab stop.
    fn tab_advance(&self) -> f32 {
        let stop = self.maker.tab_stop_px;
        let x = self.width.px();
        ((x / stop).floor() + 1.0) * stop - x
    }

    /// Puts back what follows byte `at` of a unit, shaped anew: of a very long one only the part up to a later opportunity,
    /// lest every line shape all the rest.
    fn replay_tail(&mut self, unit: &Unit, at: usize) {
        if self.is_soft(at) && unit.starts_glyph(at) {
            let (_, tail) = slice(unit, at, self.maker.size_px);
            self.replay.push_front(tail);
            return;
        }
        let far = at + LONG_TAIL_BYTES;
        let next = self.opportunities_in(&(far..unit.range.end)).first().map(|at| *at as usize);
        let end = next.filter(|next| unit.range.end - next > LONG_TAIL_BYTES).unwrap_or(unit.range.end);
        if end < unit.range.end {
            let (_, rest) = slice(unit, end, self.maker.size_px);
            self.replay.push_front(rest);
        }
        let tail = self.maker.part(self.text, unit, at..end);
        self.replay.push_front(tail);
    }

    /// Ends the line at a candidate; what stood after it comes again.
    fn back_to(&mut self, index: usize, at: Option<usize>, unit: Unit) {
        self.replay.push_front(unit);
        let mut end = index;
        if let Some(at) = at
            && let Some(whole) = self.done.get(index).cloned()
        {
            let head = self.head(&whole, at);
            for later in self.done.drain(index + 1..).rev() {
                self.replay.push_front(later);
            }
            self.replay_tail(&whole, at);
            self.done.truncate(index);
            self.done.push(head);
            end = index + 1;
        } else {
            for later in self.done.drain(index..).rev() {
                self.replay.push_front(later);
            }
            if let Some(last) =
                self.done.pop_if(|last| self.text.get(..last.range.end).is_some_and(ends_in_soft_hyphen))
            {
                let last = self.maker.hyphenated(last);
                self.done.push(last);
            }
        }
        self.end_line(end, false);
    }

    /// Cuts an over-long token: where UAX #14 would have let it part, else at the last grapheme boundary that fits. A line
    /// gets at least one grapheme.
    fn emergency(&mut self, unit: Unit) {
        let empty = self.done.get(self.line_start..).unwrap_or(&[]).iter().all(Unit::is_blank);
        let room_em = (self.measure_px - self.width.with(&unit, 0.0).px()) / self.maker.size_px.max(f32::MIN_POSITIVE);
        let reach = reach(&unit, room_em);
        let soft = within(&self.opportunities.in_long_tokens, &(unit.range.start + 1..(reach + 1).min(unit.range.end)));
        let soft = soft.last().map(|at| *at as usize);
        let best = soft.or_else(|| self.boundary(&unit, reach, empty));
        match best {
            Some(at) => {
                let (head, tail) = slice(&unit, at, self.maker.size_px);
                self.push(head);
                self.replay.push_front(tail);
                self.end_line(self.done.len(), false);
            }
            None if empty => {
                self.push(unit);
                // A single grapheme wider than the measure stands alone on its line.
                self.candidate = Some(Candidate::Before(self.done.len()));
            }
            None => {
                self.replay.push_front(unit);
                self.end_line(self.done.len(), false);
            }
        }
    }

    /// The last grapheme boundary inside the unit that is no later than `reach` and cuts no glyph; where there is none and the
    /// unit `must` be cut, the first.
    fn boundary(&self, unit: &Unit, reach: usize, must: bool) -> Option<usize> {
        let text = self.text.get(unit.range.clone()).unwrap_or("");
        let boundaries = text
            .grapheme_indices(true)
            .skip(1)
            .map(|(at, _)| unit.range.start + at)
            .filter(|at| unit.starts_glyph(*at));
        let mut best = None;
        for at in boundaries {
            if at > reach {
                return best.or(Some(at).filter(|_| must));
            }
            best = Some(at);
        }
        best
    }

    fn end_line(&mut self, end: usize, last: bool) {
        let units = self.done.get(self.line_start..end).unwrap_or(&[]);
        let hanging = units.iter().rev().take_while(|unit| unit.is_blank()).count();
        self.lines.push(LineUnits { units: self.line_start..end, content_end: end - hanging, last });
        self.line_start = end;
        self.width = Width::default();
        self.candidate = None;
    }

    fn finish(mut self) -> (Vec<Unit>, Vec<LineUnits>) {
        self.end_line(self.done.len(), true);
        (self.done, self.lines)
    }
}

/// The part of ascending offsets that lies in a range.
fn within<'t>(offsets: &'t [u32], range: &Range<usize>) -> &'t [u32] {
    let from = offsets.partition_point(|at| (*at as usize) < range.start);
    let to = offsets.partition_point(|at| (*at as usize) < range.end);
    offsets.get(from..to).unwrap_or(&[])
}

/// How far into a unit `room_em` reaches: the start of its first cell that does not fit, or its end.
fn reach(unit: &Unit, room_em: f32) -> usize {
    let mut width_em = 0.0;
    for cell in unit.cells_from(unit.range.start) {
        width_em += cell.right_em - cell.left_em;
        if width_em > room_em {
            return unit.word_start + usize::from(cell.start);
        }
    }
    unit.range.end
}

/// Cuts a word without shaping it again: joined letters keep their joined forms.
fn slice(unit: &Unit, at: usize, size_px: f32) -> (Unit, Unit) {
    let (mut head, mut tail) = (unit.clone(), unit.clone());
    head.range.end = at;
    tail.range.start = at;
    head.advance_px = head.width_em() * size_px;
    tail.advance_px = tail.width_em() * size_px;
    (head, tail)
}
