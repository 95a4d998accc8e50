//! The fonts: embedded files, and which of them draws which letter.
//!
//! Nothing outside the executable is consulted, so a page looks the same on every machine and in every test; only a reader who
//! asks for a font of the system gets it ([`system_fonts`](super::system_fonts)), before the embedded ones.
//! Each [`Face`] is a chain of families; a grapheme takes the first family that has its base letter. The chain is ours,
//! not the shaper's: Noto Naskh Arabic has no Latin, brackets, percent, dashes or curly quotes, and its companion must be
//! a serif of the same colour. A word without Arabic letters (a name, a ticker) goes to the companion whole where that can
//! draw it, so that its full stop and digits match its letters.

use std::ops::Range;
use std::sync::Arc;

use cosmic_text::{Font, FontSystem, Weight, fontdb};
use unicode_segmentation::UnicodeSegmentation;

use super::style::Face;
use super::system_fonts::{FontData, SystemFace};
use crate::arabic::chars::{is_arabic_letter, is_invisible, is_latin_letter};

/// An embedded font file: family, weight, bytes.
struct Embedded {
    family: &'static str,
    bold: bool,
    bytes: &'static [u8],
}

macro_rules! embedded {
    ($family:literal, $bold:literal, $file:literal) => {
        Embedded { family: $family, bold: $bold, bytes: include_bytes!(concat!("../../fonts/", $file)) }
    };
}

/// Every embedded file; the position in this table is the [`FontId`].
const EMBEDDED: [Embedded; 8] = [
    embedded!("Amiri", false, "Amiri-Regular.ttf"),
    embedded!("Amiri", true, "Amiri-Bold.ttf"),
    embedded!("Noto Naskh Arabic", false, "NotoNaskhArabic-Regular.ttf"),
    embedded!("Noto Naskh Arabic", true, "NotoNaskhArabic-Bold.ttf"),
    embedded!("Noto Serif", false, "NotoSerif-Regular.ttf"),
    embedded!("Noto Serif", true, "NotoSerif-Bold.ttf"),
    embedded!("IBM Plex Sans Arabic", false, "IBMPlexSansArabic-Regular.ttf"),
    embedded!("IBM Plex Sans Arabic", true, "IBMPlexSansArabic-SemiBold.ttf"),
];

/// The family under which the font of the system is loaded that the reader asked for.
const SYSTEM: &str = "system";

/// The families of a face, best first.
fn chain(face: Face) -> [&'static str; 4] {
    match face {
        Face::Amiri => ["Amiri", "Noto Naskh Arabic", "Noto Serif", "IBM Plex Sans Arabic"],
        Face::Naskh => ["Noto Naskh Arabic", "Noto Serif", "Amiri", "IBM Plex Sans Arabic"],
        Face::Sans => ["IBM Plex Sans Arabic", "Noto Naskh Arabic", "Noto Serif", "Amiri"],
        Face::System => [SYSTEM, "Noto Naskh Arabic", "Noto Serif", "IBM Plex Sans Arabic"],
    }
}

/// The family that draws Latin words of a face whole.
fn latin_companion(face: Face) -> &'static str {
    match face {
        Face::Amiri => "Amiri",
        Face::Naskh => "Noto Serif",
        Face::Sans => "IBM Plex Sans Arabic",
        Face::System => SYSTEM,
    }
}

/// A loaded font: an embedded file by its position in the table, then those of the system in the order in which they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FontId(u8);

/// Vertical metrics of a face, in em (multiples of the font size).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VerticalMetrics {
    /// Height of the font above the baseline.
    pub ascent_em: f32,
    /// Depth of the font below the baseline, positive.
    pub descent_em: f32,
}

/// A font that was loaded, and the rasteriser's name for it.
struct Loaded {
    id: fontdb::ID,
    weight: Weight,
    font: Arc<Font>,
    family: &'static str,
    bold: bool,
}

/// The embedded fonts, loaded.
pub(super) struct Fonts {
    /// The font system, which holds our fonts and no other.
    pub(super) system: FontSystem,
    loaded: Vec<Loaded>,
}

impl Fonts {
    /// Loads the embedded fonts. A file that does not parse is left out; the chains then go on without it.
    pub(super) fn new() -> Self {
        let mut database = fontdb::Database::new();
        let mut ids = Vec::new();
        for file in &EMBEDDED {
            let source = fontdb::Source::Binary(Arc::new(file.bytes));
            let Some(id) = database.load_font_source(source).first().copied() else { continue };
            let Some(weight) = database.face(id).map(|face| face.weight) else { continue };
            ids.push((id, weight, file));
        }
        let mut system = FontSystem::new_with_locale_and_db("ar".to_owned(), database);
        let loaded = ids
            .into_iter()
            .filter_map(|(id, weight, file)| {
                let font = system.get_font(id, weight)?;
                Some(Loaded { id, weight, font, family: file.family, bold: file.bold })
            })
            .collect();
        Self { system, loaded }
    }

    /// Takes in a face of the system in the place of the one before. Whether its regular font could be loaded.
    ///
    /// Fonts that were given up stay loaded, for a picture of a glyph is known by its font; [`FontId`] has room for a hundred.
    pub(super) fn use_system(&mut self, face: &SystemFace) -> bool {
        let bold = face.bold.as_ref().unwrap_or(&face.regular);
        let Some(loaded) = [(&face.regular, false), (bold, true)]
            .into_iter()
            .map(|(data, bold)| self.load_system(data, bold))
            .collect::<Option<Vec<_>>>()
        else {
            return false;
        };
        if self.loaded.len() + loaded.len() > usize::from(u8::MAX) {
            return false;
        }
        for given_up in self.loaded.iter_mut().filter(|font| font.family == SYSTEM) {
            given_up.family = "";
        }
        self.loaded.extend(loaded);
        true
    }

    fn load_system(&mut self, data: &FontData, bold: bool) -> Option<Loaded> {
        let database = self.system.db_mut();
        let ids = database.load_font_source(fontdb::Source::Binary(Arc::new(data.bytes.clone())));
        let id = ids.into_iter().find(|id| database.face(*id).is_some_and(|face| face.index == data.index))?;
        let weight = database.face(id)?.weight;
        let font = self.system.get_font(id, weight)?;
        Some(Loaded { id, weight, font, family: SYSTEM, bold })
    }

    /// The font of a family in a weight, if it was loaded.
    fn find(&self, family: &str, bold: bool) -> Option<FontId> {
        let index = self.loaded.iter().position(|font| font.family == family && font.bold == bold)?;
        u8::try_from(index).ok().map(FontId)
    }

    fn get(&self, font: FontId) -> Option<&Loaded> {
        self.loaded.get(usize::from(font.0))
    }

    /// Whether the font has a glyph for `c`.
    fn covers(&self, font: FontId, c: char) -> bool {
        self.get(font).is_some_and(|loaded| loaded.font.as_swash().charmap().map(c) != 0)
    }

    /// The rasteriser's id and weight of a font.
    pub(super) fn raster_id(&self, font: FontId) -> Option<(fontdb::ID, Weight)> {
        self.get(font).map(|loaded| (loaded.id, loaded.weight))
    }

    /// The loaded font, to shape with.
    pub(super) fn font(&self, font: FontId) -> Option<&Font> {
        self.get(font).map(|loaded| loaded.font.as_ref())
    }

    /// Whether words that are shaped in one call, a control between them, are what each is alone. The kerning classes of IBM Plex
    /// take in every glyph, a control's too, and of a font of the system nothing is known.
    pub(super) fn shapes_rows(&self, font: FontId) -> bool {
        self.get(font).is_some_and(|loaded| !matches!(loaded.family, "IBM Plex Sans Arabic" | SYSTEM))
    }

    /// Ascent and descent of the face's first family.
    pub(super) fn vertical_metrics(&self, face: Face, bold: bool) -> VerticalMetrics {
        let metrics = chain(face)
            .into_iter()
            .find_map(|family| self.find(family, bold))
            .and_then(|font| self.get(font))
            .map(|loaded| *loaded.font.metrics());
        match metrics {
            Some(metrics) if metrics.units_per_em > 0 => {
                let em = f32::from(metrics.units_per_em);
                VerticalMetrics { ascent_em: metrics.ascent / em, descent_em: -metrics.descent / em }
            }
            _ => VerticalMetrics { ascent_em: 1.0, descent_em: 0.5 },
        }
    }

    /// The font that a word is tried in first: for a word with Latin and without Arabic letters the companion.
    pub(super) fn first_choice(&self, word: &str, face: Face, bold: bool) -> Option<FontId> {
        let latin = word.chars().any(is_latin_letter) && !word.chars().any(is_arabic_letter);
        let companion = if latin { self.find(latin_companion(face), bold) } else { None };
        companion.or_else(|| chain(face).into_iter().find_map(|family| self.find(family, bold)))
    }

    /// Divides a word that its first font cannot draw whole, in logical order; the parts concatenate to `0..word.len()`.
    pub(super) fn itemise(&self, word: &str, face: Face, bold: bool) -> Vec<(Range<usize>, FontId)> {
        let fonts: Vec<FontId> = chain(face).into_iter().filter_map(|family| self.find(family, bold)).collect();
        let Some(first) = fonts.first().copied() else { return Vec::new() };
        let mut parts: Vec<(Range<usize>, FontId)> = Vec::new();
        for (start, grapheme) in word.grapheme_indices(true) {
            let end = start + grapheme.len();
            let covering = fonts
                .iter()
                .copied()
                .find(|font| grapheme.chars().all(|c| is_invisible(c) || self.covers(*font, c)))
                .or_else(|| {
                    let base = grapheme.chars().next()?;
                    fonts.iter().copied().find(|font| self.covers(*font, base))
                })
                .unwrap_or(first);
            match parts.last_mut() {
                Some((range, font)) if *font == covering => range.end = end,
                _ => parts.push((start..end, covering)),
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_loads_under_the_name_its_chain_uses() {
        let fonts = Fonts::new();
        assert_eq!(fonts.loaded.len(), EMBEDDED.len());
        for face in Face::ALL {
            for family in chain(face) {
                for bold in [false, true] {
                    assert!(fonts.find(family, bold).is_some(), "{family} bold={bold}");
                }
            }
        }
    }

    #[test]
    fn a_face_of_the_system_goes_before_the_embedded_ones() {
        let mut fonts = Fonts::new();
        let first = |fonts: &Fonts| fonts.first_choice("أرامكو", Face::System, true).unwrap();
        assert_eq!(first(&fonts), fonts.find("Noto Naskh Arabic", true).unwrap(), "until there is one");
        let regular = FontData { bytes: EMBEDDED[0].bytes.to_vec(), index: 0 };
        let mut face = SystemFace { family: "Amiri".to_owned(), regular, bold: None };
        assert!(fonts.use_system(&face));
        let before = first(&fonts);
        assert_eq!(before, fonts.find(SYSTEM, true).unwrap(), "regular stands for a bold that there is not");
        assert!(fonts.use_system(&face));
        assert_ne!(first(&fonts), before, "a glyph of the new one is no picture of the old one");
        face.regular.bytes.truncate(100);
        assert!(!fonts.use_system(&face));
        assert!(fonts.find(SYSTEM, false).is_some(), "the last good one stays");
    }

    #[test]
    fn a_latin_word_goes_to_the_companion_whole() {
        let fonts = Fonts::new();
        let first = |word: &str| fonts.first_choice(word, Face::Naskh, false).unwrap();
        let font = |family: &str| fonts.find(family, false).unwrap();
        assert_eq!(first("OpenAI."), font("Noto Serif"));
        assert_eq!(first("أرامكو."), font("Noto Naskh Arabic"));
        let parts = fonts.itemise("ﷲ≠", Face::Naskh, false);
        let used: Vec<FontId> = parts.into_iter().map(|(_, font)| font).collect();
        assert_eq!(used, [font("Noto Naskh Arabic"), font("IBM Plex Sans Arabic")], "what the face lacks");
    }
}
