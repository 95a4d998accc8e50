//! Shelf packing: where in a page the next small image goes. Pure arithmetic, no textures.
//!
//! Glyphs of one size have much the same height, so rows ("shelves") of fitting height waste little.

/// Texels left free around each image, so that neighbours never bleed.
const GAP: u32 = 1;
/// A shelf takes images down to this share of its height; smaller ones open a shelf of their own.
const LEAST_FILL: f32 = 0.7;

/// One row of a page.
#[derive(Debug, Clone, Copy)]
struct Shelf {
    top: u32,
    height: u32,
    /// First free column.
    next: u32,
}

/// The free space of one square page.
#[derive(Debug, Clone)]
pub struct Shelves {
    side: u32,
    rows: Vec<Shelf>,
}

impl Shelves {
    /// An empty page of `side` by `side` texels.
    #[must_use]
    pub fn new(side: u32) -> Self {
        Self { side, rows: Vec::new() }
    }

    /// Reserves `width` by `height` texels; their left and top, or `None` where the page has no room.
    pub fn place(&mut self, width: u32, height: u32) -> Option<[u32; 2]> {
        let (width, height) = (width + GAP, height + GAP);
        if width > self.side || height > self.side {
            return None;
        }
        let side = self.side;
        let fits = |row: &Shelf| {
            row.next + width <= side && height <= row.height && height as f32 >= row.height as f32 * LEAST_FILL
        };
        let best = self.rows.iter_mut().filter(|row| fits(row)).min_by_key(|row| row.height);
        if let Some(row) = best {
            let left = row.next;
            row.next += width;
            return Some([left, row.top]);
        }
        let top = self.rows.last().map_or(0, |row| row.top + row.height);
        if top + height <= side {
            self.rows.push(Shelf { top, height, next: width });
            return Some([0, top]);
        }
        // No room for a new shelf: any taller one will do.
        let row = self.rows.iter_mut().find(|row| row.next + width <= side && height <= row.height)?;
        let left = row.next;
        row.next += width;
        Some([left, row.top])
    }
}

#[cfg(test)]
mod tests {
    use super::Shelves;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn placed_images_never_overlap(sizes in prop::collection::vec((1_u32..60, 1_u32..60), 1..200)) {
            let side = 256;
            let mut page = Shelves::new(side);
            let mut placed: Vec<[u32; 4]> = Vec::new();
            for (width, height) in sizes {
                let Some([left, top]) = page.place(width, height) else { continue };
                prop_assert!(left + width <= side && top + height <= side);
                for [l, t, r, b] in &placed {
                    prop_assert!(left >= *r || left + width <= *l || top >= *b || top + height <= *t);
                }
                placed.push([left, top, left + width, top + height]);
            }
            prop_assert!(!placed.is_empty());
        }
    }

    #[test]
    fn what_is_larger_than_the_page_has_no_place() {
        assert_eq!(Shelves::new(64).place(64, 10), None);
        assert_eq!(Shelves::new(64).place(63, 63), Some([0, 0]));
        assert_eq!(Shelves::new(64).place(0, 0), Some([0, 0]));
    }
}
