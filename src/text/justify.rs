//! Bringing a line to the full measure.

use super::style::Justify;
use super::unit::{Unit, UnitKind, UnitMaker};

/// Widens the content of a line to `measure_px`. Lines without a space and without room for a kashida stay as they are.
pub(super) fn justify_line(maker: &mut UnitMaker<'_>, text: &str, content: &mut [Unit], measure_px: f32, how: Justify) {
    let mut slack = measure_px - content.iter().map(|unit| unit.advance_px).sum::<f32>();
    // Tab stops are places, not distances: what stands after a tab keeps it.
    if slack <= 0.0 || content.iter().any(|unit| unit.kind == UnitKind::Tab) {
        return;
    }
    if how == Justify::Kashida {
        slack = super::kashida::elongate(maker, text, content, slack);
    }
    let spaces = content.iter().filter(|unit| matches!(unit.kind, UnitKind::Space { .. })).count();
    if spaces == 0 {
        return;
    }
    let share = slack / spaces as f32;
    for unit in content.iter_mut().filter(|unit| matches!(unit.kind, UnitKind::Space { .. })) {
        unit.advance_px += share;
    }
}
