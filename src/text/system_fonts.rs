//! Fonts of the system, where the reader asks for one: which families can set Arabic, and the files of one of them.
//!
//! The program never looks here by itself: what it embeds suffices, and a page then looks the same everywhere. Both questions read
//! the folders of fonts from the disk, so they are asked away from the window.

use std::collections::BTreeSet;

use cosmic_text::fontdb::{Database, Family, ID, Query, Stretch, Style, Weight};
use cosmic_text::skrifa::{FontRef, MetadataProvider as _};

/// The letters that a face must have to be offered: one of each way of joining, and one of Persia's, which news needs too.
const LETTERS: [char; 5] = ['ا', 'ب', 'ه', 'ي', 'گ'];

/// A face of the system, read from its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemFace {
    /// The family's name.
    pub family: String,
    pub(super) regular: FontData,
    /// None where the family has no bold: then regular stands for it, for nothing is thickened by rule.
    pub(super) bold: Option<FontData>,
}

/// The bytes of a font file, and which of the fonts in it is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FontData {
    pub(super) bytes: Vec<u8>,
    pub(super) index: u32,
}

/// The families of the system that can set Arabic, sorted by name.
#[must_use]
pub fn arabic_families() -> Vec<String> {
    let database = system_database();
    let mut families = BTreeSet::new();
    for face in database.faces().filter(|face| face.style == Style::Normal) {
        let Some((family, _)) = face.families.first() else { continue };
        if !families.contains(family) && sets_arabic(&database, face.id) {
            families.insert(family.clone());
        }
    }
    families.into_iter().collect()
}

impl SystemFace {
    /// Reads a family; `None` where the system has none of that name or its file cannot be read.
    #[must_use]
    pub fn read(family: &str) -> Option<Self> {
        let database = system_database();
        let find = |weight| {
            let families = &[Family::Name(family)];
            let id = database.query(&Query { families, weight, stretch: Stretch::Normal, style: Style::Normal })?;
            let bytes = database.with_face_data(id, |bytes, index| FontData { bytes: bytes.to_vec(), index });
            bytes.map(|data| (id, data))
        };
        let (regular_id, regular) = find(Weight::NORMAL)?;
        let bold = find(Weight::BOLD).filter(|(id, _)| *id != regular_id).map(|(_, data)| data);
        Some(Self { family: family.to_owned(), regular, bold })
    }
}

fn system_database() -> Database {
    let mut database = Database::new();
    database.load_system_fonts();
    database
}

fn sets_arabic(database: &Database, id: ID) -> bool {
    let covers = database.with_face_data(id, |bytes, index| {
        let Ok(font) = FontRef::from_index(bytes, index) else { return false };
        let letters = font.charmap();
        LETTERS.iter().all(|letter| letters.map(*letter).is_some_and(|glyph| glyph.to_u32() != 0))
    });
    covers.unwrap_or(false)
}
