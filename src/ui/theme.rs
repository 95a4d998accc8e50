//! The look, as tokens: two palettes that were designed apart (dark is not light inverted), sizes, spacing, radii.
//!
//! Every colour on the screen comes from [`Palette`]; nothing else in `ui` names one. The test below holds text to 4.5:1
//! and rules and shapes to 3:1 (WCAG 2.2, 1.4.3 and 1.4.11) on every ground they stand on.

use eframe::egui::Color32;

use crate::extract::EntityKind;

/// A kind's two colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hue {
    /// Rules, shapes, bars, values, and the fill of a selected mention.
    pub strong: Color32,
    /// The tint behind a mention.
    pub tint: Color32,
}

/// The colours of one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Whether it is the dark one.
    pub dark: bool,
    /// The page, the bars and the cards.
    pub paper: Color32,
    /// The side panel and the fields that lie on paper.
    pub panel: Color32,
    /// What the pointer is over, on paper or on panel.
    pub hover: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text and quiet buttons.
    pub ink2: Color32,
    /// Hints, counts, marks.
    pub ink3: Color32,
    /// Hairlines and the tracks of bars.
    pub line: Color32,
    /// The focus ring and the caret.
    pub focus: Color32,
    /// Behind selected text.
    pub selection: Color32,
    /// Behind a found word.
    pub found: Color32,
    /// The soft shadow under what floats.
    pub shadow: Color32,
    /// Over the page while the drawer of a narrow window covers it.
    pub veil: Color32,
    /// Errors: text of a notice that says something failed.
    pub alert: Color32,
    organization: Hue,
    person: Hue,
    figure: Hue,
    place: Hue,
    product: Hue,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn hue(strong: u32, tint: u32) -> Hue {
    Hue { strong: rgb(strong), tint: rgb(tint) }
}

impl Palette {
    /// Warm paper, dark ink.
    pub const LIGHT: Self = Self {
        dark: false,
        paper: rgb(0xFB_FAF6),
        panel: rgb(0xF2_F0E9),
        hover: rgb(0xEA_E7DD),
        ink: rgb(0x1F_1E1B),
        ink2: rgb(0x60_5C53),
        ink3: rgb(0x70_6B61),
        line: rgb(0xE2_DED3),
        focus: rgb(0x24_61C7),
        selection: rgb(0xBC_D2F5),
        found: rgb(0xFF_E08A),
        shadow: Color32::from_black_alpha(28),
        veil: Color32::from_black_alpha(60),
        alert: rgb(0xA3_2A1C),
        organization: hue(0x1F_5FA9, 0xDC_E9F8),
        person: hue(0xA8_432A, 0xFA_E3DA),
        figure: hue(0x1B_7446, 0xDC_F0E2),
        place: hue(0x6F_4BA3, 0xEC_E3F7),
        product: hue(0x8A_6100, 0xF8_EBC8),
    };

    /// Dark paper, soft light ink.
    pub const DARK: Self = Self {
        dark: true,
        paper: rgb(0x1B_1C1E),
        panel: rgb(0x23_2427),
        hover: rgb(0x2C_2D31),
        ink: rgb(0xEC_EAE4),
        ink2: rgb(0xA9_A69E),
        ink3: rgb(0x98_958D),
        line: rgb(0x34_353A),
        focus: rgb(0x7F_AEF5),
        selection: rgb(0x2E_4468),
        found: rgb(0x6B_5312),
        shadow: Color32::from_black_alpha(110),
        veil: Color32::from_black_alpha(120),
        alert: rgb(0xF5_9C8C),
        organization: hue(0x8F_BDF2, 0x1E_3450),
        person: hue(0xF2_A48C, 0x4A_2A22),
        figure: hue(0x86_D3A5, 0x1D_3B2A),
        place: hue(0xC3_A8EE, 0x36_2A4C),
        product: hue(0xE6_C469, 0x40_341A),
    };

    /// The light or the dark one.
    #[must_use]
    pub fn of(dark: bool) -> &'static Self {
        if dark { &Self::DARK } else { &Self::LIGHT }
    }

    /// A kind's colours.
    #[must_use]
    pub fn kind(&self, kind: EntityKind) -> Hue {
        match kind {
            EntityKind::Organization => self.organization,
            EntityKind::Person => self.person,
            EntityKind::Figure => self.figure,
            EntityKind::Place => self.place,
            EntityKind::Product => self.product,
        }
    }

    /// The colour of text in a paragraph that a selection leaves out: [`DIM`] of it over paper. Opaque, so that glyphs
    /// that overlap (Arabic joins do) show no seam.
    #[must_use]
    pub fn dimmed(&self, colour: Color32) -> Color32 {
        mix(self.paper, colour, if self.dark { DIM + 0.04 } else { DIM })
    }
}

/// How much of a paragraph's colour stays when it does not hold the selected entity.
pub const DIM: f32 = 0.38;

/// `share` of `over` on `under`, both opaque; `share` from 0 to 1.
#[must_use]
pub fn mix(under: Color32, over: Color32, share: f32) -> Color32 {
    let channel = |a: u8, b: u8| {
        let value = f32::from(a) + (f32::from(b) - f32::from(a)) * share.clamp(0.0, 1.0);
        // Between 0 and 255 by construction.
        value.round() as u8
    };
    Color32::from_rgb(channel(under.r(), over.r()), channel(under.g(), over.g()), channel(under.b(), over.b()))
}

/// Distances, in points: steps of 4.
pub mod space {
    /// Between a mark and its word.
    pub const XS: f32 = 4.0;
    /// Between neighbours of one group.
    pub const S: f32 = 8.0;
    /// Inside a control.
    pub const M: f32 = 12.0;
    /// The margin of bars and cards.
    pub const L: f32 = 16.0;
    /// Between groups.
    pub const XL: f32 = 24.0;
}

/// Corner radii, in points.
pub mod radius {
    /// Tints, bars, keys.
    pub const SMALL: f32 = 4.0;
    /// Buttons and fields.
    pub const CONTROL: f32 = 8.0;
    /// Cards and menus.
    pub const CARD: f32 = 10.0;
}

/// Fixed sizes of the window's parts, in points.
pub mod size {
    /// The bar at the top.
    pub const TOP_BAR: f32 = 52.0;
    /// The bar at the bottom.
    pub const STATUS_BAR: f32 = 30.0;
    /// The side panel.
    pub const PANEL: f32 = 372.0;
    /// A button, a field, a row of the panel.
    pub const CONTROL: f32 = 34.0;
    /// A narrower window folds the panel away.
    pub const NARROW: f32 = 860.0;
    /// Air above the headline.
    pub const PAGE_TOP: f32 = 36.0;
    /// Air under the last line, so that the pill never hides it.
    pub const PAGE_BOTTOM: f32 = 120.0;
    /// The least margin beside the column of text.
    pub const PAGE_SIDE: f32 = 28.0;
    /// The strip in which a scroll bar stands.
    pub const SCROLL_BAR: f32 = 14.0;
}

#[cfg(test)]
mod tests {
    use super::{Color32, EntityKind, Palette, mix};

    /// Relative luminance, WCAG 2.2.
    fn luminance(colour: Color32) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn hold(name: &str, least: f64, over: Color32, under: Color32) {
        let ratio = contrast(over, under);
        assert!(ratio >= least, "{name}: {ratio:.2} is under {least}");
    }

    #[test]
    fn text_stands_out_on_every_ground() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            for (ground, colour) in [("paper", palette.paper), ("panel", palette.panel)] {
                for (name, ink) in [("ink", palette.ink), ("ink2", palette.ink2), ("ink3", palette.ink3)] {
                    hold(&format!("{name} on {ground}, dark {}", palette.dark), 4.5, ink, colour);
                }
                hold("alert", 4.5, palette.alert, colour);
            }
            hold("ink2 on hover", 4.5, palette.ink2, palette.hover);
            hold("ink on selection", 4.5, palette.ink, palette.selection);
            hold("ink on found", 4.5, palette.ink, palette.found);
            hold("paper on ink", 4.5, palette.paper, palette.ink);
            for kind in EntityKind::ALL {
                let hue = palette.kind(kind);
                hold(&format!("ink on tint of {kind:?}"), 4.5, palette.ink, hue.tint);
                hold(&format!("selected {kind:?}"), 4.5, palette.paper, hue.strong);
                hold(&format!("value of {kind:?}"), 4.5, hue.strong, palette.panel);
            }
        }
    }

    #[test]
    fn rules_shapes_and_rings_stand_out() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            for kind in EntityKind::ALL {
                let hue = palette.kind(kind);
                for ground in [palette.paper, palette.panel, hue.tint, palette.line] {
                    hold(&format!("{kind:?}, dark {}", palette.dark), 3.0, hue.strong, ground);
                }
            }
            hold("focus on paper", 3.0, palette.focus, palette.paper);
            hold("focus on panel", 3.0, palette.focus, palette.panel);
        }
    }

    /// What colours turn into for readers who lack one kind of cone, in linear light: protanopia, deuteranopia, tritanopia
    /// (Machado, Oliveira, Fernandes 2009, severity 1).
    const LACKING: [[[f64; 3]; 3]; 3] = [
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ];

    fn seen_without(lacking: &[[f64; 3]; 3], colour: Color32) -> Color32 {
        let [r, g, b] = [colour.r(), colour.g(), colour.b()].map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        let [r, g, b] = lacking.map(|row| {
            let linear = (row[0] * r + row[1] * g + row[2] * b).clamp(0.0, 1.0);
            let value = if linear <= 0.003_130_8 { linear * 12.92 } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
            (value * 255.0).round() as u8
        });
        Color32::from_rgb(r, g, b)
    }

    #[test]
    fn nothing_is_lost_to_readers_who_lack_a_cone() {
        for (palette, lacking) in
            [Palette::LIGHT, Palette::DARK].iter().flat_map(|p| LACKING.iter().map(move |m| (p, m)))
        {
            let seen = |colour| seen_without(lacking, colour);
            let on_paper = |name: &str, least, ink| hold(name, least, seen(ink), seen(palette.paper));
            on_paper("alert", 4.5, palette.alert);
            on_paper("focus", 3.0, palette.focus);
            for kind in EntityKind::ALL {
                let hue = palette.kind(kind);
                hold(&format!("ink on tint of {kind:?}"), 4.5, seen(palette.ink), seen(hue.tint));
                hold(&format!("selected {kind:?}"), 4.5, seen(palette.paper), seen(hue.strong));
                hold(&format!("rule of {kind:?}"), 3.0, seen(hue.strong), seen(hue.tint));
            }
            hold("ink on selection", 4.5, seen(palette.ink), seen(palette.selection));
            hold("ink on found", 4.5, seen(palette.ink), seen(palette.found));
        }
    }

    #[test]
    fn a_mix_runs_from_one_colour_to_the_other() {
        let (under, over) = (Palette::LIGHT.paper, Palette::LIGHT.ink);
        assert_eq!(mix(under, over, 0.0), under);
        assert_eq!(mix(under, over, 1.0), over);
        assert_ne!(Palette::LIGHT.dimmed(over), over);
    }
}
