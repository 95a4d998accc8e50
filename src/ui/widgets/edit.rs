//! What a single-line field holds and how keys change it, apart from any screen: text, caret, selection, undo.
//!
//! Offsets are UTF-8 bytes on grapheme boundaries. Moving left or right is visual and needs the layout, so the field asks for
//! it and hands in the target; everything here is logical order.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// How many steps can be taken back.
const UNDO: usize = 100;

/// The text of a field and where its caret is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    text: String,
    caret: usize,
    /// The other end of the selection; equal to the caret where nothing is selected.
    anchor: usize,
    before: Vec<(String, usize)>,
    after: Vec<(String, usize)>,
    /// Where the letters typed last end: those typed there are one step with them.
    typed_to: Option<usize>,
}

impl Edit {
    /// A field that holds `text`, its caret at the end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = one_line(text);
        Self { caret: text.len(), anchor: text.len(), text, ..Self::default() }
    }

    /// What it holds.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the caret is.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// The end of the selection that stays; where the caret is while nothing is selected.
    #[must_use]
    pub fn anchor(&self) -> usize {
        self.anchor
    }

    /// The selected bytes, empty where nothing is selected.
    #[must_use]
    pub fn selection(&self) -> Range<usize> {
        self.caret.min(self.anchor)..self.caret.max(self.anchor)
    }

    /// The selected text.
    #[must_use]
    pub fn selected(&self) -> &str {
        self.text.get(self.selection()).unwrap_or("")
    }

    /// Puts the caret at `offset`, snapped down to a grapheme boundary; keeps the other end where `select` says.
    pub fn move_to(&mut self, offset: usize, select: bool) {
        self.caret = self.snapped(offset);
        if !select {
            self.anchor = self.caret;
        }
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        (self.anchor, self.caret) = (0, self.text.len());
    }

    /// Selects the word at `offset`, as a double click does.
    pub fn select_word(&mut self, offset: usize) {
        let word = self
            .text
            .split_word_bound_indices()
            .map(|(start, word)| start..start + word.len())
            .find(|range| range.contains(&offset) || range.end == self.text.len());
        if let Some(word) = word {
            (self.anchor, self.caret) = (word.start, word.end);
        }
    }

    /// Replaces everything, as one step that can be taken back.
    pub fn set(&mut self, text: &str) {
        self.remember();
        self.text = one_line(text);
        self.move_to(self.text.len(), false);
    }

    /// Types `text`: a word is taken back whole, not letter by letter.
    pub fn type_in(&mut self, text: &str) {
        let goes_on = self.typed_to == Some(self.caret) && self.selection().is_empty();
        if goes_on && !text.starts_with(char::is_whitespace) {
            self.put(text);
        } else {
            self.insert(text);
        }
        self.typed_to = Some(self.caret);
    }

    /// Puts `text` over the selection, as one step; line breaks become spaces, other controls are dropped.
    pub fn insert(&mut self, text: &str) {
        if text.is_empty() && self.selection().is_empty() {
            return;
        }
        self.remember();
        self.put(text);
    }

    fn put(&mut self, text: &str) {
        let text = one_line(text);
        let range = self.selection();
        self.text.replace_range(range.clone(), &text);
        self.move_to(range.start + text.len(), false);
        // What was typed may have joined the grapheme after it: stand behind the whole of it.
        if self.caret < range.start + text.len() {
            self.move_to(self.next(self.caret), false);
        }
    }

    /// Backspace: the selection; else one character back (a mark alone, as Arabic typists expect), or a word.
    pub fn backspace(&mut self, word: bool) {
        if self.selection().is_empty() {
            let from = if word { self.word_before() } else { self.char_before() };
            self.anchor = from;
        }
        self.delete_selection();
    }

    /// Delete: the selection; else the grapheme ahead, or the word.
    pub fn delete(&mut self, word: bool) {
        if self.selection().is_empty() {
            self.anchor = if word { self.word_after() } else { self.next(self.caret) };
        }
        self.delete_selection();
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        self.typed_to = None;
        if let Some((text, caret)) = self.before.pop() {
            self.after.push((std::mem::replace(&mut self.text, text), self.caret));
            self.move_to(caret, false);
        }
    }

    /// Does again what was taken back.
    pub fn redo(&mut self) {
        if let Some((text, caret)) = self.after.pop() {
            self.before.push((std::mem::replace(&mut self.text, text), self.caret));
            self.move_to(caret, false);
        }
    }

    /// The grapheme boundary after `offset`.
    #[must_use]
    pub fn next(&self, offset: usize) -> usize {
        let mut cursor = GraphemeCursor::new(offset.min(self.text.len()), self.text.len(), true);
        cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    /// The grapheme boundary before `offset`.
    #[must_use]
    pub fn previous(&self, offset: usize) -> usize {
        let mut cursor = GraphemeCursor::new(offset.min(self.text.len()), self.text.len(), true);
        cursor.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    /// The start of the word before the caret.
    #[must_use]
    pub fn word_before(&self) -> usize {
        let words = self.text.unicode_word_indices().map(|(start, _)| start);
        words.take_while(|start| *start < self.caret).last().unwrap_or(0)
    }

    /// The end of the word after the caret.
    #[must_use]
    pub fn word_after(&self) -> usize {
        let ends = self.text.unicode_word_indices().map(|(start, word)| start + word.len());
        ends.into_iter().find(|end| *end > self.caret).unwrap_or(self.text.len())
    }

    fn char_before(&self) -> usize {
        let before = self.text.get(..self.caret).unwrap_or("");
        before.char_indices().next_back().map_or(0, |(start, _)| start)
    }

    fn delete_selection(&mut self) {
        let range = self.selection();
        if range.is_empty() || self.text.get(range.clone()).is_none() {
            return;
        }
        self.remember();
        self.text.replace_range(range.clone(), "");
        self.move_to(range.start, false);
    }

    fn remember(&mut self) {
        self.typed_to = None;
        self.after.clear();
        if self.before.len() >= UNDO {
            self.before.remove(0);
        }
        self.before.push((self.text.clone(), self.caret));
    }

    /// The nearest grapheme boundary at or before `offset`.
    fn snapped(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let mut cursor = GraphemeCursor::new(offset, self.text.len(), true);
        match cursor.is_boundary(&self.text, 0) {
            Ok(false) => self.previous(offset),
            _ => offset,
        }
    }
}

/// `text` as a single line: breaks and tabs become spaces, other controls go.
fn one_line(text: &str) -> String {
    let is_break = |c: char| matches!(c, '\n' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.chars().filter(|c| is_break(*c) || !c.is_control()).map(|c| if is_break(c) { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::Edit;
    use proptest::prelude::*;

    #[test]
    fn backspace_takes_a_mark_before_its_letter() {
        let mut edit = Edit::new("مُ");
        edit.backspace(false);
        assert_eq!(edit.text(), "م");
        edit.backspace(false);
        assert_eq!(edit.text(), "");
        edit.backspace(false);
        assert_eq!(edit.text(), "");
    }

    #[test]
    fn typing_replaces_the_selection_and_can_be_taken_back() {
        let mut edit = Edit::new("شركة أفق");
        edit.select_word(0);
        assert_eq!(edit.selected(), "شركة");
        edit.insert("مجموعة\nكبرى");
        assert_eq!(edit.text(), "مجموعة كبرى أفق");
        edit.undo();
        assert_eq!(edit.text(), "شركة أفق");
        edit.redo();
        assert_eq!(edit.text(), "مجموعة كبرى أفق");
    }

    #[test]
    fn typed_words_are_taken_back_one_by_one() {
        let mut edit = Edit::default();
        for letter in ["أ", "ف", "ق", " ", "ل", "ل"] {
            edit.type_in(letter);
        }
        edit.insert("طيران");
        let mut left = Vec::new();
        for _ in 0..4 {
            edit.undo();
            left.push(edit.text().to_owned());
        }
        assert_eq!(left, ["أفق لل", "أفق", "", ""], "what was pasted, then word by word");
        edit.redo();
        assert_eq!(edit.text(), "أفق");
    }

    #[test]
    fn words_are_deleted_whole() {
        let mut edit = Edit::new("أفق للطيران");
        edit.backspace(true);
        assert_eq!(edit.text(), "أفق ");
        edit.move_to(0, false);
        edit.delete(true);
        assert_eq!(edit.text(), " ");
    }

    #[test]
    fn the_caret_never_enters_a_grapheme() {
        let mut edit = Edit::new("مُدَرِّس");
        edit.move_to(3, false);
        assert_eq!(edit.caret(), 0);
        edit.move_to(100, true);
        assert_eq!(edit.selected(), "مُدَرِّس");
    }

    proptest! {
        #[test]
        fn any_keys_leave_a_sound_field(text in "\\PC{0,12}", keys in prop::collection::vec((0_u8..10, 0_usize..40), 0..40)) {
            let mut edit = Edit::new(&text);
            for (key, offset) in keys {
                match key {
                    0 => edit.insert("لا"),
                    8 => edit.type_in("ـَ"),
                    1 => edit.backspace(false),
                    2 => edit.backspace(true),
                    3 => edit.delete(false),
                    4 => edit.move_to(offset, offset % 2 == 0),
                    5 => edit.undo(),
                    6 => edit.redo(),
                    _ => edit.select_word(offset),
                }
                prop_assert!(edit.text().is_char_boundary(edit.caret()));
                prop_assert!(edit.text().get(edit.selection()).is_some());
            }
        }
    }
}
