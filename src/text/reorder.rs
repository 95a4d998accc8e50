//! Reordering a line: UAX #9 L1 and L2. (L3 is the shaper's, which keeps marks on their letters; L4 too, which mirrors
//! brackets in right-to-left runs.)

use unicode_bidi::{BidiClass, Level};

/// What L1 needs to know of an item of a line: a character, or a unit that behaves as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trailing {
    /// White space or an invisible control: takes the base level before a separator and at the end of the line.
    Yields,
    /// A tab or another segment separator: always at the base level.
    Separates,
    /// Anything else.
    Stays,
}

impl Trailing {
    /// The class of a character by its bidi class; characters that X9 removes yield like white space.
    pub(super) fn of(class: BidiClass) -> Self {
        match class {
            BidiClass::S | BidiClass::B => Self::Separates,
            BidiClass::WS
            | BidiClass::FSI
            | BidiClass::LRI
            | BidiClass::RLI
            | BidiClass::PDI
            | BidiClass::LRE
            | BidiClass::RLE
            | BidiClass::LRO
            | BidiClass::RLO
            | BidiClass::PDF
            | BidiClass::BN => Self::Yields,
            _ => Self::Stays,
        }
    }
}

/// L1: the levels of one line's items after separators, and what yields before them or at the line's end, took the base.
pub(super) fn line_levels(items: impl DoubleEndedIterator<Item = (Trailing, Level)>, base: Level) -> Vec<Level> {
    let mut at_end = true;
    let mut levels: Vec<Level> = items
        .rev()
        .map(|(trailing, level)| {
            at_end = match trailing {
                Trailing::Separates => true,
                Trailing::Yields => at_end,
                Trailing::Stays => false,
            };
            if at_end { base } else { level }
        })
        .collect();
    levels.reverse();
    levels
}

/// L2: for each place from left to right, the index of the item that stands there.
///
/// From the highest level to the lowest odd one, every maximal run at that level or above is reversed.
pub(super) fn visual_order(levels: &[Level]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().map(Level::number).max().unwrap_or(0);
    let lowest_odd = levels.iter().map(Level::number).filter(|level| level % 2 == 1).min().unwrap_or(u8::MAX);
    for threshold in (lowest_odd..=highest).rev() {
        // Runs are found in logical order: reversing inside runs of a higher level never moves them out of this one.
        let mut start = 0;
        for run in levels.chunk_by(|a, b| (a.number() >= threshold) == (b.number() >= threshold)) {
            let end = start + run.len();
            if run.first().is_some_and(|level| level.number() >= threshold)
                && let Some(part) = order.get_mut(start..end)
            {
                part.reverse();
            }
            start = end;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(numbers: &[u8]) -> Vec<Level> {
        numbers.iter().filter_map(|number| Level::new(*number).ok()).collect()
    }

    #[test]
    fn runs_are_reversed_from_the_highest_level() {
        assert_eq!(visual_order(&levels(&[1, 1, 2, 2, 1])), [4, 2, 3, 1, 0]);
        assert_eq!(visual_order(&levels(&[0, 1, 1, 0])), [0, 2, 1, 3]);
        assert_eq!(visual_order(&[]), [0_usize; 0]);
    }

    #[test]
    fn trailing_space_takes_the_base() {
        let base = Level::rtl();
        let items = [(Trailing::Stays, Level::ltr()), (Trailing::Yields, Level::ltr())];
        assert_eq!(line_levels(items.into_iter(), base), [Level::ltr(), base]);
    }
}
