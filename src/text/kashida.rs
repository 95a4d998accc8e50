//! Kashida: bringing a line to the measure by elongating words, as scribes do, where browsers only widen spaces.
//!
//! Where: between two letters that join (Joining_Type D, L or C before, D, R or C after), never inside a ligature such as
//! lam-alef, never in a word of fewer than four letters, at most one in a word. After seen and sad and their kin first,
//! then before a final heh, teh marbuta, dal, alef or reh, then elsewhere. How much: spaces alone where the slack is small;
//! else words from the line's end backwards take one elongation step each, by rank, then a second and a third, until what
//! is left for the spaces is small.
//!
//! An elongated word is shaped anew with U+0640 in it. The elongation exists in the picture only: the cells and glyph
//! clusters of the word are mapped back to the text, where the tatweel counts as part of the letter before it.

use std::sync::Arc;

use super::hyphen::ends_in_soft_hyphen;
use super::shape::WordStyle;
use super::shaped_word::ShapedWord;
use super::unit::{Unit, UnitKind, UnitMaker};
use crate::arabic::chars::{TATWEEL, is_arabic_letter, is_mark};

/// Widening that the eye takes in a space before words are elongated, in em a space.
const SPACE_LEEWAY_EM: f32 = 0.09;

/// Longest elongation, in tatweels.
const MAX_STEPS: usize = 3;

/// Fewest letters of a word that may be elongated.
const MIN_LETTERS: usize = 4;

/// Whether `c` joins to a letter after it (Joining_Type D, L or C in ArabicShaping.txt).
pub(super) fn joins_forward(c: char) -> bool {
    c == TATWEEL || c == '\u{200D}' || (is_arabic_letter(c) && !only_joins_back(c))
}

/// Whether `c` joins to a letter before it (Joining_Type D, R or C).
fn joins_back(c: char) -> bool {
    c == TATWEEL || (is_arabic_letter(c) && !matches!(c, '\u{0621}' | '\u{0674}' | '\u{06D5}'))
}

/// Whether `c` joins only to a letter before it (R) or to none (U).
fn only_joins_back(c: char) -> bool {
    matches!(c,
        '\u{0621}'..='\u{0625}' | '\u{0627}' | '\u{0629}' | '\u{062F}'..='\u{0632}' | '\u{0648}' | '\u{0671}'..='\u{0677}'
        | '\u{0688}'..='\u{0699}' | '\u{06C0}' | '\u{06C3}'..='\u{06CB}' | '\u{06CD}' | '\u{06CF}' | '\u{06D2}' | '\u{06D3}'
        | '\u{06D5}' | '\u{06EE}' | '\u{06EF}' | '\u{0759}'..='\u{075B}' | '\u{076B}' | '\u{076C}' | '\u{0771}'
        | '\u{0773}' | '\u{0774}' | '\u{0778}' | '\u{0779}')
}

/// The best place for a kashida in a word: its rank (0 is best) and its offset in bytes.
fn best_place(word: &str, shaped: &ShapedWord) -> Option<(u8, usize)> {
    let letters: Vec<(usize, char)> = word.char_indices().filter(|(_, c)| !is_mark(*c)).collect();
    if letters.iter().filter(|(_, c)| is_arabic_letter(*c)).count() < MIN_LETTERS {
        return None;
    }
    let last = letters.iter().rposition(|(_, c)| is_arabic_letter(*c))?;
    let starts_cluster =
        |at: usize| shaped.cells.iter().any(|cell| usize::from(cell.start) == at && cell.starts_cluster);
    letters
        .windows(2)
        .enumerate()
        .filter_map(|(index, pair)| {
            let &[(_, before), (at, after)] = pair else { return None };
            // Amiri draws lam-alef and the name of God with several glyphs, so their letters are named here.
            let tied = before == 'ل' && matches!(after, 'ا' | 'أ' | 'إ' | 'آ' | 'ٱ')
                || before == 'ل' && matches!(after, 'ل' | 'ه') && word.contains("لله");
            let joined = joins_forward(before) && joins_back(after) && starts_cluster(at) && !tied;
            let rank = match (before, after) {
                ('\u{0633}'..='\u{0636}', _) => 0,
                (_, 'ه' | 'ة' | 'د' | 'ذ') if index + 1 == last => 1,
                (_, 'ا' | 'أ' | 'آ' | 'إ' | 'ر' | 'ز' | 'ى') if index + 1 == last => 2,
                _ => 3,
            };
            joined.then_some((rank, at))
        })
        // Of equal places the last: a kashida near the word's end looks intended.
        .min_by_key(|(rank, at)| (*rank, usize::MAX - at))
}

/// A word of the line that may be elongated.
struct Candidate {
    unit: usize,
    rank: u8,
    at: usize,
}

/// Elongates words of a line by at most `slack_px`; returns what is left for the spaces.
pub(super) fn elongate(maker: &mut UnitMaker<'_>, text: &str, content: &mut [Unit], slack_px: f32) -> f32 {
    let spaces = content.iter().filter(|unit| matches!(unit.kind, UnitKind::Space { .. })).count();
    let leeway_px = SPACE_LEEWAY_EM * maker.size_px * spaces as f32;
    let mut left_px = slack_px;
    if left_px <= leeway_px {
        return left_px;
    }
    let mut candidates: Vec<Candidate> = content
        .iter()
        .enumerate()
        .filter(|(_, unit)| unit.kind == UnitKind::Word && unit.level.is_rtl() && unit.word_start == unit.range.start)
        .filter_map(|(index, unit)| {
            // A word with a hyphen in its picture cannot be shaped anew from the text.
            let word = text.get(unit.range.clone()).filter(|word| !ends_in_soft_hyphen(word))?;
            let shaped = unit.word.as_ref()?;
            let (rank, at) = best_place(word, shaped)?;
            Some(Candidate { unit: index, rank, at })
        })
        .collect();
    candidates.sort_by_key(|candidate| (candidate.rank, usize::MAX - candidate.unit));
    for steps in 1..=MAX_STEPS {
        for candidate in &candidates {
            if left_px <= leeway_px {
                return left_px;
            }
            let Some(unit) = content.get_mut(candidate.unit) else { continue };
            let Some((shaped, advance_px)) = elongated(maker, text, unit, candidate.at, steps) else { continue };
            let gained_px = advance_px - unit.advance_px;
            if gained_px > 0.0 && gained_px <= left_px {
                left_px -= gained_px;
                unit.word = Some(Arc::new(shaped));
                unit.advance_px = advance_px;
            }
        }
    }
    left_px
}

/// The unit's word with `steps` tatweels before byte `at`, mapped back to the word's own bytes, and its width.
fn elongated(maker: &mut UnitMaker<'_>, text: &str, unit: &Unit, at: usize, steps: usize) -> Option<(ShapedWord, f32)> {
    let word = text.get(unit.range.clone())?;
    let (head, tail) = (word.get(..at)?, word.get(at..)?);
    let longer = [head, &TATWEEL.to_string().repeat(steps), tail].concat();
    let style = WordStyle { face: maker.face, bold: unit.bold, rtl: true, script: unit.script };
    let mut shaped = ShapedWord::clone(&maker.shaper.word(maker.fonts, &longer, style));
    let (from, added) = (u16::try_from(at).ok()?, u16::try_from(steps * TATWEEL.len_utf8()).ok()?);
    // Left to right: the letters after the kashida, its tatweels, the letter before it.
    let owner = shaped.cells.iter().map(|cell| cell.start).filter(|start| *start < from).max()?;
    let inserted = from..from + added;
    let left_em = shaped.cells.iter().filter(|cell| inserted.contains(&cell.start)).map(|cell| cell.left_em);
    let left_em = left_em.fold(f32::INFINITY, f32::min);
    shaped.cells.retain(|cell| !inserted.contains(&cell.start));
    for cell in &mut shaped.cells {
        if cell.start == owner {
            cell.left_em = cell.left_em.min(left_em);
            cell.end = from;
        } else if cell.start >= inserted.end {
            cell.start -= added;
            cell.end -= added;
        }
    }
    for glyph in &mut shaped.glyphs {
        if inserted.contains(&glyph.cluster) {
            (glyph.cluster, glyph.cluster_end) = (owner, from);
        } else if glyph.cluster >= inserted.end {
            glyph.cluster -= added;
            glyph.cluster_end -= added;
        }
    }
    let advance_px = shaped.advance_em * maker.size_px;
    Some((shaped, advance_px))
}

#[cfg(test)]
mod tests {
    use unicode_script::Script;

    use super::*;
    use crate::text::fonts::Fonts;
    use crate::text::style::Face;
    use crate::text::word_cache::Shaper;

    fn place(word: &str) -> Option<String> {
        let (fonts, mut shaper) = (Fonts::new(), Shaper::new());
        let style = WordStyle { face: Face::Amiri, bold: false, rtl: true, script: Script::Arabic };
        let shaped = shaper.word(&fonts, word, style);
        best_place(word, &shaped).map(|(_, at)| {
            let (head, tail) = word.split_at(at);
            format!("{head}ـ{tail}")
        })
    }

    #[test]
    fn a_kashida_goes_where_scribes_put_it() {
        for (word, expected) in [
            ("السعودية", Some("السـعودية")),
            ("الشركة", Some("الشـركة")),
            ("محمد", Some("محمـد")),
            ("كبيرة", Some("كبيرة")),
            ("الكتاب", Some("الكتـاب")),
            ("من", None),
            ("ورود", None),
            ("دولار", None),
        ] {
            let found = place(word);
            if expected == Some(word) {
                assert!(found.is_some(), "{word}");
            } else {
                assert_eq!(found.as_deref(), expected, "{word}");
            }
        }
    }

    #[test]
    fn lam_alef_is_never_pulled_apart() {
        for word in ["الإسلام", "استقلال", "للأطفال", "الآلات"] {
            let found = place(word).unwrap_or_default();
            for pair in ["لـا", "لـأ", "لـإ", "لـآ"] {
                assert!(!found.contains(pair), "{found}");
            }
        }
    }
}
