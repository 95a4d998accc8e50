//! Where a line may end: UAX #14 over the whole paragraph, with one tailoring.
//!
//! Opportunities come from `icu_segmenter` for the whole hard line at once, never per run: a bidi or font boundary is not a
//! break opportunity.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// The byte offsets in `text` before which a line may start, ascending, without 0 and the end.
///
/// `text` must hold no mandatory separator (see [`super::direction::hard_lines`]).
pub(super) fn opportunities(text: &str) -> Vec<u32> {
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
        .segment_str(text)
        .filter(|at| *at > 0 && *at < text.len())
        .filter_map(|at| u32::try_from(at).ok())
        .collect()
}
