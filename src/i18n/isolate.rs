//! Directional isolates around what a sentence inserts (UAX #9 §2.2, rules X5a-X5c).
//!
//! Without them «فُتح report.txt (3)» lets the file name and the number rearrange the sentence around them.

use crate::arabic::chars::is_bidi_control;

const FSI: char = '\u{2068}';
const LRI: char = '\u{2066}';
const PDI: char = '\u{2069}';

/// `inserted` on one line between FSI and PDI: its own first strong letter decides its direction.
#[must_use]
pub fn isolate(inserted: &str) -> String {
    wrap(FSI, inserted)
}

/// `inserted` on one line between LRI and PDI: for values, codes and paths, which read left to right whatever they hold.
#[must_use]
pub fn isolate_ltr(inserted: &str) -> String {
    wrap(LRI, inserted)
}

/// The string without isolates and other bidi controls, as a program or a test wants it.
#[must_use]
pub fn strip_isolates(text: &str) -> String {
    text.chars().filter(|c| !is_bidi_control(*c)).collect()
}

/// Controls of the inserted text itself go (an unbalanced PDI would end our isolate), and line breaks become spaces.
fn wrap(opener: char, inserted: &str) -> String {
    let mut wrapped = String::with_capacity(inserted.len() + 6);
    wrapped.push(opener);
    for c in inserted.chars().filter(|c| !is_bidi_control(*c)) {
        wrapped.push(if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c });
    }
    wrapped.push(PDI);
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_inside_cannot_escape_the_isolate() {
        assert_eq!(isolate("a\u{2069}\u{202E}b\nc"), "\u{2068}ab c\u{2069}");
        assert_eq!(strip_isolates(&isolate_ltr("$1")), "$1");
    }
}
