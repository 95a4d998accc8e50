//! The words of the interface, in Arabic and English.
//!
//! [`Msg`] names everything that the program can say; [`text`] words it. Each language is one exhaustive match, so a new
//! message without an Arabic sentence does not compile. Inserted names, paths, numbers and values are wrapped in isolates
//! (UAX #9 §2.2) so that they read right inside a sentence of the other direction. Counts take the plural forms of CLDR.
//! The module knows no error type and no entity of ours: [`session`](crate::session) turns those into messages.
//!
//! To add a language: a variant of [`Lang`], a file beside `ar.rs`, one arm in [`text`]. To add a message: a variant in
//! `msg.rs`, and the compiler names the files that must word it.

mod ar;
mod digits;
mod en;
mod isolate;
mod msg;

use std::borrow::Cow;

pub use digits::{group_digits, grouped, size_in_bytes};
pub use isolate::{isolate, isolate_ltr, strip_isolates};
pub use msg::{Evidence, FigureWord, IoReason, KindWord, Msg};

/// A language of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Arabic; the interface runs right to left.
    #[default]
    Ar,
    /// English; the interface runs left to right.
    En,
}

impl Lang {
    /// Every language, in the order of the settings' list.
    pub const ALL: [Self; 2] = [Self::Ar, Self::En];

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Ar => "العربية",
            Self::En => "English",
        }
    }

    /// Whether the interface runs right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self == Self::Ar
    }
}

/// The words of `msg` in `lang`. Borrowed where the message carries no data.
#[must_use]
pub fn text(lang: Lang, msg: &Msg) -> Cow<'static, str> {
    match lang {
        Lang::Ar => ar::text(msg),
        Lang::En => en::text(msg),
    }
}
