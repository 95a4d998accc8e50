//! One-line mode: what does not fit gives way to an ellipsis at the end of reading.

use unicode_script::Script;

use super::direction::base_level;
use super::lines::TOLERANCE_PX;
use super::style::Paragraph;
use super::unit::{Piece, Unit, UnitKind, UnitMaker};

/// Cuts `units`, the first hard line of `text`, so that they and an ellipsis fit `width_px`. The result is the offset that
/// the ellipsis stands for, `None` where the whole text fits.
pub(super) fn truncate(
    maker: &mut UnitMaker<'_>,
    text: &str,
    units: &mut Vec<Unit>,
    paragraph: &Paragraph<'_>,
    width_px: f32,
) -> Option<usize> {
    let total: f32 = units.iter().map(|unit| unit.advance_px).sum();
    let end = units.last().map_or(0, |unit| unit.range.end);
    let more_lines = text.get(end..).is_some_and(|rest| !rest.trim().is_empty());
    if total <= width_px + TOLERANCE_PX && !more_lines {
        return None;
    }
    let level = base_level(paragraph.direction);
    let dots = "\u{2026}";
    let script = units.first().map_or(Script::Arabic, |unit| unit.script);
    let piece = Piece { range: 0..dots.len(), kind: UnitKind::Word, level, script };
    let mut ellipsis = maker.unit(dots, piece, paragraph.style.bold);
    let room = (width_px - ellipsis.advance_px).max(0.0);
    let mut x = 0.0;
    let mut kept = 0;
    for unit in units.iter() {
        if x + unit.advance_px > room {
            break;
        }
        x += unit.advance_px;
        kept += 1;
    }
    let cut = units.get(kept).cloned();
    units.truncate(kept);
    let mut at = units.last().map_or_else(|| cut.as_ref().map_or(0, |unit| unit.range.start), |unit| unit.range.end);
    if let Some(head) = cut.and_then(|unit| head_that_fits(&unit, room - x, maker.size_px)) {
        at = head.range.end;
        units.push(head);
    }
    while units.last().is_some_and(Unit::is_blank) {
        if let Some(blank) = units.pop() {
            at = blank.range.start;
        }
    }
    // Bytes of its own, which the caller gives to what the ellipsis stands for.
    ellipsis.range = at..at + dots.len();
    ellipsis.word_start = at;
    units.push(ellipsis);
    Some(at)
}

/// The longest part of a word from its start, in whole cells, that fits.
fn head_that_fits(unit: &Unit, room_px: f32, size_px: f32) -> Option<Unit> {
    let starts = unit.cells().iter().filter(|cell| cell.starts_cluster);
    let starts = starts.map(|cell| unit.word_start + usize::from(cell.start));
    let at = starts.filter(|at| *at > unit.range.start && unit.prefix_em(*at) * size_px <= room_px).max()?;
    let mut head = unit.clone();
    head.range.end = at;
    head.advance_px = head.width_em() * size_px;
    Some(head)
}
