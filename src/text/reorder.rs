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
    use unicode_bidi::bidi_class;

    use super::*;
    use crate::article::Direction;

    fn levels(numbers: &[u8]) -> Vec<Level> {
        numbers.iter().filter_map(|number| Level::new(*number).ok()).collect()
    }

    /// Levels after L1 and the visual order of a paragraph of characters, as the engine computes them.
    fn arrange(text: &str, base: Level) -> (Vec<Level>, Vec<usize>) {
        let direction = if base.is_rtl() { Direction::Rtl } else { Direction::Ltr };
        let by_byte = super::super::direction::levels(text, direction);
        let items = text.char_indices().map(|(at, c)| (Trailing::of(bidi_class(c)), by_byte[at]));
        let levels = line_levels(items, base);
        let order = visual_order(&levels);
        (levels, order)
    }

    /// A test file of the Unicode Character Database, if Debian's `unicode-data` is installed.
    fn ucd(name: &str) -> Option<String> {
        let text = std::fs::read_to_string(format!("/usr/share/unicode/{name}")).ok();
        if text.is_none() {
            eprintln!("SKIPPED: /usr/share/unicode/{name} is absent (Debian package unicode-data)");
        }
        text
    }

    /// Compares with the expected levels (`None`: removed by X9) and order.
    fn agrees(text: &str, base: Level, levels: &[Option<u8>], order: &[usize]) -> bool {
        let (found, visual) = arrange(text, base);
        let same_levels =
            found.iter().zip(levels).all(|(found, level)| level.is_none_or(|level| found.number() == level));
        let visual: Vec<usize> = visual.into_iter().filter(|index| levels[*index].is_some()).collect();
        same_levels && found.len() == levels.len() && visual == order
    }

    fn numbers<T: std::str::FromStr>(field: &str) -> Vec<Option<T>> {
        field.split_whitespace().map(|number| number.parse().ok()).collect()
    }

    #[test]
    fn every_case_of_bidi_character_test() {
        let Some(file) = ucd("BidiCharacterTest.txt") else { return };
        let (mut cases, mut wrong) = (0, Vec::new());
        for line in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let fields: Vec<&str> = line.split(';').collect();
            let code = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
            let text: String = fields[0].split(' ').map(|hex| code(hex).unwrap()).collect();
            // Field 2 is the level that the paragraph has, given or found; the engine is always given one.
            let base = Level::new(fields[2].parse().unwrap()).unwrap();
            let order: Vec<usize> = numbers(fields[4]).into_iter().flatten().collect();
            cases += 1;
            if !agrees(&text, base, &numbers(fields[3]), &order) {
                wrong.push(line.to_owned());
            }
        }
        assert!(cases > 90_000);
        assert!(wrong.is_empty(), "{} of {cases} wrong, first {:?}", wrong.len(), wrong.first());
    }

    #[test]
    fn every_case_of_bidi_test() {
        let Some(file) = ucd("BidiTest.txt") else { return };
        // One character for each bidi class.
        let sample = |class: &str| match class {
            "L" => 'a',
            "R" => '\u{05D0}',
            "AL" => '\u{0627}',
            "EN" => '1',
            "ES" => '+',
            "ET" => '%',
            "AN" => '\u{0661}',
            "CS" => ',',
            "NSM" => '\u{064B}',
            "BN" => '\u{200B}',
            "B" => '\u{2029}',
            "S" => '\t',
            "WS" => ' ',
            "ON" => '!',
            "LRE" => '\u{202A}',
            "RLE" => '\u{202B}',
            "LRO" => '\u{202D}',
            "RLO" => '\u{202E}',
            "PDF" => '\u{202C}',
            "LRI" => '\u{2066}',
            "RLI" => '\u{2067}',
            "FSI" => '\u{2068}',
            "PDI" => '\u{2069}',
            _ => panic!("class {class}"),
        };
        let (mut levels, mut order): (Vec<Option<u8>>, Vec<usize>) = (Vec::new(), Vec::new());
        let (mut cases, mut wrong) = (0, Vec::new());
        for line in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            if let Some(field) = line.strip_prefix("@Levels:") {
                levels = numbers(field);
            } else if let Some(field) = line.strip_prefix("@Reorder:") {
                order = numbers(field).into_iter().flatten().collect();
            } else if let Some((classes, set)) = line.split_once(';') {
                let text: String = classes.split_whitespace().map(sample).collect();
                let set: u8 = set.trim().parse().unwrap();
                // Bit 1: the level is found by P2 and P3, which the engine leaves to `article`; 2 and 4: it is given.
                for (bit, base) in [(2, Level::ltr()), (4, Level::rtl())] {
                    if set & bit != 0 {
                        cases += 1;
                        if !agrees(&text, base, &levels, &order) {
                            wrong.push(format!("{line} at {}", base.number()));
                        }
                    }
                }
            }
        }
        assert!(cases > 400_000);
        assert!(wrong.is_empty(), "{} of {cases} wrong, first {:?}", wrong.len(), wrong.first());
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
