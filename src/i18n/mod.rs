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

pub use digits::{first_lines, group_digits, grouped, in_tenths, size_in_bytes};
pub use isolate::{isolate, isolate_ltr, strip_isolates};
pub use msg::{ChangeWord, Evidence, FigureWord, IoReason, KindWord, Msg, ScaleWord};

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

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lang: Lang, msg: &Msg) -> String {
        strip_isolates(&text(lang, msg))
    }

    #[test]
    fn arabic_counts_take_their_forms() {
        let table = [
            (0, "لا ذكر"),
            (1, "ذكر واحد"),
            (2, "ذكران"),
            (3, "3 أذكار"),
            (10, "10 أذكار"),
            (11, "11 ذكرًا"),
            (99, "99 ذكرًا"),
            (100, "100 ذكر"),
            (1_203, "1,203 أذكار"),
        ];
        for (n, words) in table {
            assert_eq!(said(Lang::Ar, &Msg::Mentions(n)), words);
        }
        let found = |mentions, entities| said(Lang::Ar, &Msg::MentionsOfEntities { mentions, entities });
        assert_eq!(found(31, 14), "31 ذكرًا لـ14 كيانًا");
        assert_eq!(found(2, 2), "ذكران لكيانين");
        assert_eq!(
            [1, 2, 3, 12].map(|n| said(Lang::Ar, &Msg::ReadingMinutes(n))),
            ["دقيقة قراءة", "دقيقتا قراءة", "3 دقائق قراءة", "12 دقيقة قراءة"]
        );
    }

    #[test]
    fn times_take_the_unit_that_fits() {
        assert_eq!(
            [59, 60, 130, 5_429].map(|n| said(Lang::Ar, &Msg::ReadingMinutes(n))),
            ["59 دقيقة قراءة", "ساعة قراءة", "ساعتا قراءة", "90 ساعة قراءة"]
        );
        assert_eq!(
            [999, 72, 7_226, 72_226].map(|millis| said(Lang::En, &Msg::ExtractedIn { millis })),
            ["extracted in 999 ms", "extracted in 72 ms", "extracted in 7.2 s", "extracted in 1.2 min"]
        );
    }

    #[test]
    fn english_counts_take_their_forms() {
        let found = |mentions, entities| said(Lang::En, &Msg::MentionsOfEntities { mentions, entities });
        assert_eq!(found(1, 1), "1 mention of 1 entity");
        assert_eq!(found(1_200, 14), "1,200 mentions of 14 entities");
    }

    #[test]
    fn insertions_are_isolated() {
        let position = Msg::PositionOf { position: 3, total: 9 };
        assert_eq!(text(Lang::Ar, &position), "\u{2066}3\u{2069} من \u{2066}9\u{2069}");
        let msg = Msg::Evidence(Evidence::ClassNoun("شركة".to_owned()));
        assert_eq!(text(Lang::En, &msg), "Evidence: the word “\u{2068}شركة\u{2069}” stands before it");
        let missing = Msg::FileMissing("report (1).txt".to_owned());
        assert!(text(Lang::Ar, &missing).contains("«\u{2068}report (1).txt\u{2069}»"));
    }
}
