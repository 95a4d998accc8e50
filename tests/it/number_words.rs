//! Numbers in words: a speller of our own says them in every form that grammar asks for, and the grammar must read them back.

use proptest::prelude::*;
use qari::arabic::number;
use qari::extract::{FigureKind, FigureValue, figures};

use crate::figures::article;

/// The form that a number takes.
#[derive(Debug, Clone, Copy)]
struct Form {
    /// The counted noun is feminine, so 3 to 10 are not.
    feminine: bool,
    /// Genitive or accusative, not nominative.
    oblique: bool,
    /// مائة, not مئة.
    alif: bool,
    /// «و » stands apart.
    spaced: bool,
}

const STEMS: [&str; 7] = ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"];
const TENS: [&str; 8] = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];
const SCALES: [(u64, &str, &str); 4] = [
    (1_000_000_000_000, "تريليون", "تريليونات"),
    (1_000_000_000, "مليار", "مليارات"),
    (1_000_000, "مليون", "ملايين"),
    (1_000, "ألف", "آلاف"),
];

impl Form {
    fn pick<'w>(self, nominative: &'w str, oblique: &'w str) -> &'w str {
        if self.oblique { oblique } else { nominative }
    }

    fn ones(self, value: u64) -> String {
        match value {
            1 => if self.feminine { "واحدة" } else { "واحد" }.to_owned(),
            2 if self.feminine => self.pick("اثنتان", "اثنتين").to_owned(),
            2 => self.pick("اثنان", "اثنين").to_owned(),
            10 => if self.feminine { "عشر" } else { "عشرة" }.to_owned(),
            _ => format!("{}{}", STEMS[value as usize - 3], if self.feminine { "" } else { "ة" }),
        }
    }

    fn below_hundred(self, value: u64) -> Vec<String> {
        let ten = if self.feminine { "عشرة" } else { "عشر" };
        match value {
            0 => Vec::new(),
            1..=10 => vec![self.ones(value)],
            11 => vec![format!("{} {ten}", if self.feminine { "إحدى" } else { "أحد" })],
            12 if self.feminine => vec![format!("{} {ten}", self.pick("اثنتا", "اثنتي"))],
            12 => vec![format!("{} {ten}", self.pick("اثنا", "اثني"))],
            13..=19 => vec![format!("{} {ten}", self.ones(value - 10))],
            _ => {
                let tens = format!("{}{}", TENS[(value / 10) as usize - 2], self.pick("ون", "ين"));
                match value % 10 {
                    0 => vec![tens],
                    ones => vec![self.ones(ones), tens],
                }
            }
        }
    }

    fn below_thousand(self, value: u64) -> Vec<String> {
        let hundred = if self.alif { "مائة" } else { "مئة" };
        let mut parts = match value / 100 {
            0 => Vec::new(),
            1 => vec![hundred.to_owned()],
            2 => vec![format!("{}{}", if self.alif { "مائت" } else { "مئت" }, self.pick("ان", "ين"))],
            many => vec![format!("{}{hundred}", STEMS[many as usize - 3].trim_end_matches('ي'))],
        };
        parts.extend(self.below_hundred(value % 100));
        parts
    }

    fn scaled(self, count: u64, one: &str, many: &str) -> Vec<String> {
        // Scale words are masculine.
        let form = Self { feminine: false, ..self };
        let dual = || format!("{one}{}", form.pick("ان", "ين"));
        match (count, count % 100) {
            (1, _) => vec![one.to_owned()],
            (2, _) => vec![dual()],
            // «مئة ألف وألفان».
            (_, rest @ (1 | 2)) => {
                let mut parts = form.scaled(count - rest, one, many);
                parts.push(if rest == 1 { one.to_owned() } else { dual() });
                parts
            }
            (_, rest) => {
                let noun = match rest {
                    3..=10 => many.to_owned(),
                    0 => one.to_owned(),
                    _ => format!("{one}ا"),
                };
                let mut parts = form.below_thousand(count);
                if let Some(last) = parts.last_mut() {
                    *last = format!("{last} {noun}");
                }
                parts
            }
        }
    }

    fn spell(self, value: u64) -> String {
        let mut parts = Vec::new();
        let mut rest = value;
        for (scale, one, many) in SCALES {
            if rest >= scale {
                parts.extend(self.scaled(rest / scale, one, many));
                rest %= scale;
            }
        }
        parts.extend(self.below_thousand(rest));
        parts.join(if self.spaced { " و " } else { " و" })
    }
}

fn form() -> impl Strategy<Value = Form> {
    (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(feminine, oblique, alif, spaced)| Form {
        feminine,
        oblique,
        alif,
        spaced,
    })
}

/// Small numbers as often as great ones.
fn value() -> impl Strategy<Value = u64> {
    prop_oneof![3_u64..200, 200_u64..10_000, 10_000_u64..10_000_000, 10_000_000_u64..900_000_000_000_000]
}

proptest! {
    #[test]
    fn every_form_is_read_back(value in value(), form in form()) {
        let words = form.spell(value);
        prop_assert_eq!(number::parse(&words).map(|found| found.to_string()), Some(value.to_string()), "{}", words);
    }

    #[test]
    fn every_form_is_money_before_a_currency(value in value(), form in form(), clitic in "[بلوف]|") {
        let words = form.spell(value);
        let article = article(&format!("دفع الرجل {clitic}{words} دولار أمس"));
        let found = figures(&article);
        prop_assert_eq!(found.len(), 1, "{}", &article.text);
        let (range, figure) = &found[0];
        prop_assert_eq!(article.slice(*range), format!("{words} دولار"));
        prop_assert_eq!(figure.kind, FigureKind::Money);
        prop_assert_eq!(&figure.value, &FigureValue::Number(value.into()), "{}", words);
    }
}
