//! Script of each character as the shaper should see it (UAX #24).
//!
//! Brackets, digits and signs have no script of their own, and a font may draw them differently among Arabic letters than
//! among Latin ones (Amiri does: its Arabic brackets are wider). So such characters take the script of what is before
//! them, a closing bracket that of its opening one, and leading ones the first script that follows.

use unicode_script::{Script, UnicodeScript};

/// How deep nested brackets are remembered.
const MAX_DEPTH: usize = 64;

/// The closing bracket that belongs to an opening one.
fn closing(c: char) -> Option<char> {
    Some(match c {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '«' => '»',
        '‹' => '›',
        '“' => '”',
        '‘' => '’',
        _ => return None,
    })
}

/// [`UnicodeScript::script`], without a search for what news is made of.
fn quick_script(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        ' '..='@' => Script::Common,
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' => Script::Arabic,
        _ => c.script(),
    }
}

/// The resolved script of a line's characters, as ascending starts (in bytes of `text`) of stretches of one script.
pub(super) struct Scripts {
    starts: Vec<(usize, Script)>,
}

impl Scripts {
    /// Resolves the scripts of `text`; a text without any is Arabic, this being an Arabic reader.
    pub(super) fn of(text: &str) -> Self {
        let own = |c: char| match quick_script(c) {
            Script::Common | Script::Inherited | Script::Unknown => None,
            script => Some(script),
        };
        let mut current = text.chars().find_map(own).unwrap_or(Script::Arabic);
        let mut open: Vec<(char, Script)> = Vec::new();
        let mut starts = vec![(0, current)];
        for (at, c) in text.char_indices() {
            let script = if let Some(script) = own(c) {
                script
            } else if let Some(close) = closing(c) {
                if open.len() < MAX_DEPTH {
                    open.push((close, current));
                }
                current
            } else if let Some(depth) = open.iter().rposition(|(close, _)| *close == c) {
                let script = open.get(depth).map_or(current, |(_, script)| *script);
                open.truncate(depth);
                script
            } else {
                current
            };
            if script != current {
                current = script;
                starts.push((at, script));
            }
        }
        Self { starts }
    }

    /// A cursor at the start of the line.
    pub(super) fn cursor(&self) -> Cursor<'_> {
        Cursor { script: Script::Arabic, ahead: &self.starts }
    }
}

/// Gives the script of ascending offsets.
pub(super) struct Cursor<'a> {
    script: Script,
    ahead: &'a [(usize, Script)],
}

impl Cursor<'_> {
    /// The script at a byte offset, which must not lie before the last one asked for.
    pub(super) fn at(&mut self, offset: usize) -> Script {
        while let Some(((start, script), rest)) = self.ahead.split_first()
            && *start <= offset
        {
            (self.script, self.ahead) = (*script, rest);
        }
        self.script
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_take_the_script_around_them() {
        let text = "غوغل (Google) 30%";
        let scripts = Scripts::of(text);
        let at = |what: &str| scripts.cursor().at(text.find(what).unwrap());
        assert_eq!(
            [at("("), at("G"), at(")"), at("30")],
            [Script::Arabic, Script::Latin, Script::Arabic, Script::Arabic]
        );
        assert_eq!(Scripts::of("(Google)").cursor().at(0), Script::Latin);
        assert_eq!(Scripts::of("2024").cursor().at(0), Script::Arabic);
    }
}
