//! Verse in plain text: which neighbouring lines are one stanza.
//!
//! Evidence: a line in two halves of like length with stars, dots or a gap between them, as a classical verse is typed; or four lines and
//! more, all short, of like length and without a stop. The lines stay lines; they only stand as close as lines of one block do.
//! Known misses: a couplet alone whose halves stand on lines of their own.

use std::ops::Range;

/// A classical verse has at most so many words a half.
const HALF_MAX_WORDS: usize = 8;

/// Lines that are not in halves are verse from so many on.
const UNDIVIDED_MIN_LINES: usize = 4;

/// What is typed between the halves of a verse.
const DIVIDERS: &[&str] = &["***", "**", "*", "....", "...", "…", "    ", "\t"];

/// The stanzas among neighbouring `lines`: ranges of their indices, each of two lines and more.
pub(super) fn stanzas(lines: &[&str]) -> Vec<Range<usize>> {
    let forms: Vec<Option<Form>> = lines.iter().map(|line| Form::of(line)).collect();
    let mut stanzas = Vec::new();
    let mut start = 0;
    for run in forms.chunk_by(|above, below| are_alike(*above, *below)) {
        let range = start..start + run.len();
        start = range.end;
        let least =
            if run.first().is_some_and(|form| form.is_some_and(|form| form.divided)) { 2 } else { UNDIVIDED_MIN_LINES };
        if run.len() >= least {
            stanzas.push(range);
        }
    }
    stanzas
}

/// How a line that may be verse is built.
#[derive(Debug, Clone, Copy)]
struct Form {
    divided: bool,
    chars: usize,
}

impl Form {
    fn of(line: &str) -> Option<Self> {
        // Two halves and what stands between them: nearly every line of a newspaper is longer.
        if line.split_whitespace().nth(2 * HALF_MAX_WORDS + 1).is_some() {
            return None;
        }
        let words = |part: &str| part.split_whitespace().count();
        let form = |divided| Some(Self { divided, chars: line.chars().count() });
        let halves = DIVIDERS.iter().find_map(|divider| line.split_once(divider));
        if let Some((first, second)) = halves {
            let halves = [first, second].map(|half| half.trim_matches(['*', '.', '…', ' ', '\t']));
            let [first, second] = halves.map(|half| half.chars().count());
            let fits = halves.iter().all(|half| (2..=HALF_MAX_WORDS).contains(&words(half)));
            return if fits && are_near(first, second) { form(true) } else { None };
        }
        let stopped = line.trim_end().ends_with(['.', ':', '؛', '!', '؟', '?', '»', '"']);
        if (2..=HALF_MAX_WORDS).contains(&words(line)) && !stopped { form(false) } else { None }
    }
}

/// Whether two neighbouring lines can be of one stanza.
fn are_alike(above: Option<Form>, below: Option<Form>) -> bool {
    let (Some(above), Some(below)) = (above, below) else { return false };
    above.divided == below.divided && are_near(above.chars, below.chars)
}

/// Whether two lengths differ by less than half.
fn are_near(one: usize, other: usize) -> bool {
    one.max(other) < one.min(other).saturating_mul(2)
}

#[cfg(test)]
mod tests {
    use super::stanzas;

    #[test]
    fn halves_and_short_lines_of_like_length_are_verse() {
        let divided = ["على قدر أهل العزم تأتي العزائم *** وتأتي على قدر الكرام المكارم"; 2];
        assert_eq!(stanzas(&divided).as_slice(), std::slice::from_ref(&(0..2)));
        let free =
            ["سجل أنا عربي ورقم بطاقتي", "خمسون ألفا وأطفالي ثمانية", "وتاسعهم سيأتي بعد صيف", "فهل تغضب أنت الآن"];
        assert_eq!(stanzas(&free).as_slice(), std::slice::from_ref(&(0..4)));
        assert_eq!(stanzas(&free[..3]), []);
    }

    #[test]
    fn sentences_datelines_and_tables_are_not() {
        assert_eq!(
            stanzas(&["لندن - رويترز", "قال الوزير إن العقد وقع.", "وأضاف أنه كبير.", "ثم غادر القاعة.", "ولم يعد."]),
            []
        );
        assert_eq!(stanzas(&["الاسم\tالعدد", "أحمد\t12", "منى\t7", "سعد\t9"]), []);
    }
}
