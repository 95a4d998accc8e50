//! Shaped words, remembered: news repeats its words, and browsers cache them too.
//!
//! The key is face, weight, direction, script and text. Two generations of words live at a time: when the young one is full it
//! becomes the old one, whose words come back when they are met again and are otherwise forgotten with it. What crosses a space in
//! the embedded fonts is one adjustment (in Amiri, heh or teh marbuta before a kaf), kept apart in [`Shaper::junction`].

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::fonts::Fonts;
use super::shape::{Press, WordStyle};
use super::shaped_word::ShapedWord;
use super::style::Face;

/// Words kept in one generation of the cache; two generations live at a time.
const GENERATION: usize = 24_000;

/// Words of one generation, a map per [`WordStyle`], so that a lookup borrows the text. A text uses few styles.
#[derive(Default)]
struct Generation(Vec<(WordStyle, Words)>);

/// Words of one style by their text.
type Words = FxHashMap<Box<str>, Arc<ShapedWord>>;

impl Generation {
    fn get(&self, style: WordStyle, word: &str) -> Option<&Arc<ShapedWord>> {
        self.0.iter().find(|(other, _)| *other == style)?.1.get(word)
    }

    fn remove(&mut self, style: WordStyle, word: &str) -> Option<Arc<ShapedWord>> {
        self.0.iter_mut().find(|(other, _)| *other == style)?.1.remove(word)
    }

    fn insert(&mut self, style: WordStyle, word: &str, shaped: Arc<ShapedWord>) {
        if let Some((_, words)) = self.0.iter_mut().find(|(other, _)| *other == style) {
            words.insert(word.into(), shaped);
        } else {
            self.0.push((style, Words::from_iter([(word.into(), shaped)])));
        }
    }
}

/// Shapes words and remembers them.
#[derive(Default)]
pub(super) struct Shaper {
    young: Generation,
    old: Generation,
    young_len: usize,
    junctions: FxHashMap<(WordStyle, char, bool, char), f32>,
    press: Press,
}

impl Shaper {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Forgets the words of a face: its font is another one now.
    pub(super) fn forget(&mut self, face: Face) {
        for generation in [&mut self.young, &mut self.old] {
            generation.0.retain(|(style, _)| style.face != face);
        }
        self.junctions.retain(|(style, ..), _| style.face != face);
    }

    /// How many words were shaped so far.
    pub(super) fn shaped(&self) -> u64 {
        self.press.words
    }

    /// The shaped form of `word` if it is in the cache.
    pub(super) fn known(&mut self, word: &str, style: WordStyle) -> Option<Arc<ShapedWord>> {
        if let Some(found) = self.young.get(style, word) {
            return Some(Arc::clone(found));
        }
        let kept = self.old.remove(style, word)?;
        self.keep(word, style, Arc::clone(&kept));
        Some(kept)
    }

    /// The shaped form of `word`, from the cache or the shaper.
    pub(super) fn word(&mut self, fonts: &Fonts, word: &str, style: WordStyle) -> Arc<ShapedWord> {
        self.known(word, style).unwrap_or_else(|| {
            let shaped = Arc::new(self.press.shape(fonts, word, style));
            self.keep(word, style, Arc::clone(&shaped));
            shaped
        })
    }

    /// Shapes words that the cache lacks, together.
    pub(super) fn learn(&mut self, fonts: &Fonts, words: &[&str], style: WordStyle) {
        for (word, shaped) in words.iter().zip(self.press.shape_all(fonts, words, style)) {
            self.keep(word, style, Arc::new(shaped));
        }
    }

    fn keep(&mut self, word: &str, style: WordStyle, shaped: Arc<ShapedWord>) {
        if self.young_len >= GENERATION {
            self.old = std::mem::take(&mut self.young);
            self.young_len = 0;
        }
        self.young_len += 1;
        self.young.insert(style, word, shaped);
    }

    /// How much the font moves the next word towards this one across a single space, in em: usually 0.
    ///
    /// It depends on the last letter, whether that letter is joined to one before it, and the first letter of the next
    /// word, so those are the key.
    pub(super) fn junction(&mut self, fonts: &Fonts, before: &str, after: &str, style: WordStyle) -> f32 {
        let mut letters = before.chars().rev().filter(|c| !crate::arabic::chars::is_mark(*c));
        let (Some(last), previous) = (letters.next(), letters.next()) else { return 0.0 };
        let Some(first) = after.chars().next() else { return 0.0 };
        // Only Arabic letters reach over a space in the embedded fonts.
        if !crate::arabic::chars::is_arabic_letter(last) || !crate::arabic::chars::is_arabic_letter(first) {
            return 0.0;
        }
        let joined = previous.is_some_and(super::kashida::joins_forward);
        let key = (style, last, joined, first);
        if let Some(known) = self.junctions.get(&key) {
            return *known;
        }
        let head: String = if joined { ['\u{0628}', last].iter().collect() } else { last.into() };
        let tail: String = [first, '\u{0628}'].iter().collect();
        let mut advance = |text: &str| self.press.shape(fonts, text, style).advance_em;
        let together = advance(&format!("{head} {tail}"));
        let apart = advance(&head) + advance(" ") + advance(&tail);
        let delta = together - apart;
        let delta = if delta.abs() < 1e-4 { 0.0 } else { delta };
        self.junctions.insert(key, delta);
        delta
    }
}

#[cfg(test)]
mod tests {
    use unicode_script::Script;

    use super::*;
    use crate::text::style::Face;

    const RTL: WordStyle = WordStyle { face: Face::Amiri, bold: false, rtl: true, script: Script::Arabic };

    #[test]
    fn a_word_is_shaped_once() {
        let (fonts, mut shaper) = (Fonts::new(), Shaper::new());
        shaper.learn(&fonts, &["الشركة", "في"], RTL);
        let first = shaper.word(&fonts, "الشركة", RTL);
        assert_eq!(shaper.word(&fonts, "الشركة", RTL), first);
        assert_eq!(shaper.shaped(), 2);
    }

    #[test]
    fn a_word_that_is_met_again_outlives_its_generation() {
        let (fonts, mut shaper) = (Fonts::new(), Shaper::new());
        let word = shaper.word(&fonts, "الشركة", RTL);
        for number in 0..GENERATION {
            shaper.keep(&number.to_string(), RTL, Arc::clone(&word));
        }
        assert!(shaper.known("الشركة", RTL).is_some() && shaper.known("0", RTL).is_some());
        for number in 0..GENERATION {
            shaper.keep(&number.to_string(), RTL, Arc::clone(&word));
        }
        assert!(shaper.known("الشركة", RTL).is_some(), "it was met in the second generation");
        for number in 0..2 * GENERATION {
            shaper.keep(&number.to_string(), RTL, Arc::clone(&word));
        }
        assert!(shaper.known("الشركة", RTL).is_none());
    }

    #[test]
    fn amiri_tucks_kaf_over_a_final_heh() {
        let (fonts, mut shaper) = (Fonts::new(), Shaper::new());
        assert!(shaper.junction(&fonts, "شركة", "كبرى", RTL) < -0.2);
        assert!(shaper.junction(&fonts, "شركات", "كبرى", RTL).abs() < f32::EPSILON);
    }
}
