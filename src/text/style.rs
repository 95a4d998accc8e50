//! What a caller says about a paragraph before it is set: face, size, alignment, justification, display switches.

use std::ops::Range;

use crate::article::Direction;

/// A text face, embedded but for the last; each brings the companions that cover what it lacks (see [`super::fonts`]).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Amiri 1.002: a Naskh after the Bulaq press, with its own Latin.
    #[default]
    Amiri,
    /// Noto Naskh Arabic; Noto Serif gives Latin, brackets, percent and dashes.
    Naskh,
    /// IBM Plex Sans Arabic, with its own Latin: the face of the interface.
    Sans,
    /// The font of the system that the reader asked for; Noto Naskh Arabic until the engine was given it.
    System,
}

impl Face {
    /// Every embedded face, in the order that a menu shows them.
    pub const ALL: [Self; 3] = [Self::Amiri, Self::Naskh, Self::Sans];

    /// The family's name as its font files give it.
    #[must_use]
    pub fn family(self) -> &'static str {
        match self {
            Self::Amiri => "Amiri",
            Self::Naskh => "Noto Naskh Arabic",
            Self::Sans => "IBM Plex Sans Arabic",
            Self::System => "system",
        }
    }

    /// The face that a reader means by `name`: the family's name or its first distinctive word, in any case.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        Self::ALL.into_iter().find(|face| {
            let aliases: &[&str] = match face {
                Self::Amiri => &["amiri"],
                Self::Naskh => &["naskh", "noto", "noto naskh"],
                Self::Sans => &["sans", "plex", "ibm plex sans"],
                Self::System => &[],
            };
            face.family().to_lowercase() == name || aliases.contains(&name.as_str())
        })
    }
}

/// Face, size, leading and weight of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// The text face.
    pub face: Face,
    /// Font size (one em) in physical pixels.
    pub size_px: f32,
    /// Distance between baselines in physical pixels; 1.7 to 1.9 em leaves room for harakat.
    pub line_height_px: f32,
    /// Whether the whole paragraph is bold.
    pub bold: bool,
}

impl TextStyle {
    /// A regular style with a line height of 1.8 em.
    #[must_use]
    pub fn new(face: Face, size_px: f32) -> Self {
        Self { face, size_px, line_height_px: size_px * 1.8, bold: false }
    }

    /// The same style with another line height, in physical pixels.
    #[must_use]
    pub fn with_line_height(self, line_height_px: f32) -> Self {
        Self { line_height_px, ..self }
    }

    /// The same style, bold or not.
    #[must_use]
    pub fn with_bold(self, bold: bool) -> Self {
        Self { bold, ..self }
    }
}

/// A part of the paragraph that is set otherwise than the rest.
///
/// A weight change inside a joined word would tear its letters apart, so spans over Arabic are widened to word edges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// Whether the range is bold.
    pub bold: bool,
}

/// Where a line stands in the column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the edge where reading starts: the right edge of a right-to-left paragraph.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// At the edge where reading ends.
    End,
}

/// How lines are brought to the full measure; the last line of a paragraph never is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Justify {
    /// Not at all: ragged at the end edge.
    #[default]
    Ragged,
    /// By widening the spaces between words.
    Spaces,
    /// By elongating words with a kashida, the spaces taking what is left.
    Kashida,
}

/// Which digits the screen shows; the text and its offsets never change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// As the author wrote them.
    #[default]
    AsWritten,
    /// 0-9.
    Western,
    /// ٠-٩.
    ArabicIndic,
}

/// What happens to text that is wider than the column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Overflow {
    /// It goes on in the next line.
    #[default]
    Wrap,
    /// One line, cut with an ellipsis where it does not fit: labels.
    Ellipsis,
    /// One line however long: text fields, which scroll.
    SingleLine,
}

/// One paragraph to set: its text and all that decides where its glyphs stand.
#[derive(Debug, Clone)]
pub struct Paragraph<'a> {
    /// The text; mandatory separators in it start new lines.
    pub text: &'a str,
    /// Base direction (UAX #9 HL1: from outside, not from the first strong letter).
    pub direction: Direction,
    /// Face, size, leading, weight.
    pub style: TextStyle,
    /// Bold parts, sorted and disjoint.
    pub spans: &'a [Span],
    /// Where lines stand.
    pub align: Align,
    /// How lines are brought to the measure.
    pub justify: Justify,
    /// What happens to text wider than the column.
    pub overflow: Overflow,
    /// Which digits the screen shows.
    pub digits: Digits,
    /// Whether harakat are left out on the screen.
    pub hide_tashkeel: bool,
}

impl<'a> Paragraph<'a> {
    /// A ragged paragraph as its author wrote it, aligned at the start edge, wrapping.
    #[must_use]
    pub fn new(text: &'a str, direction: Direction, style: TextStyle) -> Self {
        Self {
            text,
            direction,
            style,
            spans: &[],
            align: Align::default(),
            justify: Justify::default(),
            overflow: Overflow::default(),
            digits: Digits::default(),
            hide_tashkeel: false,
        }
    }

    /// The same as one line that ends in an ellipsis where the width does not suffice.
    #[must_use]
    pub fn one_line(self) -> Self {
        Self { overflow: Overflow::Ellipsis, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::Face;

    #[test]
    fn faces_answer_to_short_and_full_names() {
        assert_eq!(Face::by_name("Amiri"), Some(Face::Amiri));
        assert_eq!(Face::by_name(" noto naskh arabic "), Some(Face::Naskh));
        assert_eq!(Face::by_name("Plex"), Some(Face::Sans));
        assert_eq!(Face::by_name("Comic Sans"), None);
    }
}
