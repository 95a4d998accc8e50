//! Cardinal numbers in words, in every gender, case and spelling that print uses, as exact decimals.
//!
//! A number is a chain of [`Atom`]s, each joined to the one before directly («ثلاثة آلاف») or by «و» («مئة وخمسة»). [`Builder`] takes
//! them one by one and refuses the first that cannot continue the chain, so a caller stops there: time is linear whatever the text.
//! Lower scales before a higher one are multiplied as a lump, as the press does («12 ألف و651 مليون» is 12,651 million).
//! Ordinals are not numbers here.
//!
//! Example: «مليار ومئتين وستين مليونًا» is 1,260,000,000.

use rust_decimal::Decimal;

use super::normalize::fold;

/// Highest power of ten that has a word: كوادريليون.
const HIGHEST_POWER: u32 = 15;

/// One word of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Atom {
    /// صفر.
    Zero,
    /// 1 to 9.
    Ones(u8),
    /// عشر or عشرة: ten, or the second word of 11 to 19.
    Ten,
    /// 20, 30, ... 90.
    Tens(u8),
    /// مئة: a hundred, or the second word of 300 to 900.
    Hundred,
    /// 200, or 300 to 900 written as one word.
    Hundreds(u16),
    /// A power of ten from a thousand up.
    Scale {
        /// 3, 6, 9, 12 or 15.
        power: u32,
        /// Singular, dual or plural.
        form: ScaleForm,
    },
}

/// The grammatical number of a scale word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleForm {
    /// ألف, ألفًا.
    One,
    /// ألفان, ألفي: twice the scale, whatever stands before.
    Two,
    /// آلاف, ملايين: only after a number.
    Many,
}

const ONES: [(u8, &str); 33] = [
    (1, "واحد"),
    (1, "واحده"),
    (1, "احد"),
    (1, "احدي"),
    (1, "واحدا"),
    (2, "اثنان"),
    (2, "اثنين"),
    (2, "اثنتان"),
    (2, "اثنتين"),
    (2, "اثنا"),
    (2, "اثني"),
    (2, "اثنتا"),
    (2, "اثنتي"),
    (3, "ثلاث"),
    (3, "ثلاثه"),
    (4, "اربع"),
    (4, "اربعه"),
    (5, "خمس"),
    (5, "خمسه"),
    (6, "ست"),
    (6, "سته"),
    (7, "سبع"),
    (7, "سبعه"),
    (8, "ثماني"),
    (8, "ثمانيه"),
    (8, "ثمان"),
    (8, "ثمانيا"),
    (9, "تسع"),
    (9, "تسعه"),
    (3, "ثلاثا"),
    (4, "اربعا"),
    (5, "خمسا"),
    (6, "ستا"),
];
const TENS: [(u8, &str); 8] =
    [(20, "عشر"), (30, "ثلاث"), (40, "اربع"), (50, "خمس"), (60, "ست"), (70, "سبع"), (80, "ثمان"), (90, "تسع")];
const HUNDREDS: [(u16, &str); 8] =
    [(300, "ثلاث"), (300, "ثلث"), (400, "اربع"), (500, "خمس"), (600, "ست"), (700, "سبع"), (800, "ثمان"), (900, "تسع")];
const HUNDRED_SPELLINGS: [&str; 2] = ["مئه", "مائه"];
const SCALES: [(u32, &str, &str); 12] = [
    (3, "الف", "الاف"),
    (6, "مليون", "ملايين"),
    (9, "مليار", "مليارات"),
    (9, "مليار", "ملايير"),
    (9, "بليون", "بلايين"),
    (9, "بليون", "بليونات"),
    (12, "تريليون", "تريليونات"),
    (12, "ترليون", "ترليونات"),
    (12, "تريليون", "ترليونات"),
    (15, "كوادريليون", "كوادريليونات"),
    (15, "كدريليون", "كدريليونات"),
    (15, "كوادرليون", "كوادرليونات"),
];

/// Every number word in folded spelling, clitics and article removed, with what it stands for. A word may be listed twice.
#[must_use]
pub fn lexicon() -> Vec<(String, Atom)> {
    let mut words = vec![("صفر".to_owned(), Atom::Zero), ("عشر".to_owned(), Atom::Ten), ("عشره".to_owned(), Atom::Ten)];
    words.extend(ONES.iter().map(|(value, word)| ((*word).to_owned(), Atom::Ones(*value))));
    for (value, stem) in TENS {
        for ending in ["ون", "ين"] {
            words.push((format!("{stem}{ending}"), Atom::Tens(value)));
        }
    }
    for spelling in HUNDRED_SPELLINGS {
        words.push((spelling.to_owned(), Atom::Hundred));
        for (value, stem) in HUNDREDS {
            words.push((format!("{stem}{spelling}"), Atom::Hundreds(value)));
        }
        words.push((format!("ثماني{spelling}"), Atom::Hundreds(800)));
    }
    for stem in ["مئت", "مائت"] {
        for ending in ["ان", "ين", "ا", "ي"] {
            words.push((format!("{stem}{ending}"), Atom::Hundreds(200)));
        }
    }
    for (power, one, many) in SCALES {
        let mut push = |word: String, form| words.push((word, Atom::Scale { power, form }));
        push(one.to_owned(), ScaleForm::One);
        push(format!("{one}ا"), ScaleForm::One);
        for ending in ["ان", "ين", "ي"] {
            push(format!("{one}{ending}"), ScaleForm::Two);
        }
        push(many.to_owned(), ScaleForm::Many);
    }
    words.push(("الوف".to_owned(), Atom::Scale { power: 3, form: ScaleForm::Many }));
    words
}

/// What is being counted up before the next scale word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Group {
    value: Decimal,
    ones: bool,
    tens: bool,
    hundreds: bool,
    digits: bool,
    /// The last word was a bare 1 to 9, so ten or a hundred may follow directly.
    open: bool,
}

/// Puts a number together, word by word.
#[derive(Debug, Clone, Default)]
pub struct Builder {
    /// Finished parts, scales falling from left to right.
    parts: Vec<(Decimal, u32)>,
    group: Option<Group>,
}

impl Builder {
    /// Continues the number with a word, joined by «و» or directly. False, and no change, where the word cannot follow.
    pub fn push(&mut self, atom: Atom, and: bool) -> bool {
        match atom {
            Atom::Zero => self.start(0, and, |_| {}),
            Atom::Ones(value) => match &mut self.group {
                None => self.start(i64::from(value), and, |group| (group.ones, group.open) = (true, true)),
                Some(group) if and && group.hundreds && !group.tens && !group.ones => {
                    group.value += Decimal::from(value);
                    (group.ones, group.open) = (true, true);
                    true
                }
                Some(_) => false,
            },
            Atom::Ten => match &mut self.group {
                None => self.start(10, and, |group| group.tens = true),
                Some(group) if !group.tens && group.ones != and && (group.open || group.hundreds) => {
                    group.value += Decimal::TEN;
                    (group.tens, group.open) = (true, false);
                    true
                }
                Some(_) => false,
            },
            Atom::Tens(value) => match &mut self.group {
                None => self.start(i64::from(value), and, |group| group.tens = true),
                Some(group) if and && !group.tens && !group.digits && (group.ones || group.hundreds) => {
                    group.value += Decimal::from(value);
                    (group.tens, group.open) = (true, false);
                    true
                }
                Some(_) => false,
            },
            Atom::Hundred => match &mut self.group {
                None => self.start(100, and, |group| group.hundreds = true),
                Some(group) if !and && group.open && !group.hundreds && group.value > Decimal::TWO => {
                    group.value *= Decimal::ONE_HUNDRED;
                    (group.hundreds, group.ones, group.open) = (true, false, false);
                    true
                }
                Some(_) => false,
            },
            Atom::Hundreds(value) => self.start(i64::from(value), and, |group| group.hundreds = true),
            Atom::Scale { power, form } => self.scale(power, form, and),
        }
    }

    /// Continues the number with one written in digits. What was told in decimals of its scale («2.3 مليار») tells all of it, so that nothing
    /// smaller goes on.
    pub fn push_digits(&mut self, value: Decimal, and: bool) -> bool {
        let fits = match self.parts.last() {
            None => !and || self.group.is_none(),
            Some((last, power)) => and && pow10(*power).is_some_and(|scale| value < scale && (*last % scale).is_zero()),
        };
        if self.group.is_some() || !fits {
            return false;
        }
        self.group = Some(Group { value, ones: true, tens: true, hundreds: true, digits: true, open: false });
        true
    }

    /// The number so far; none for nothing or what no decimal can hold.
    #[must_use]
    pub fn value(&self) -> Option<Decimal> {
        if self.parts.is_empty() && self.group.is_none() {
            return None;
        }
        let group = self.group.map_or(Decimal::ZERO, |group| group.value);
        self.parts.iter().try_fold(group, |sum, (part, _)| sum.checked_add(*part))
    }

    /// The scale that the last word set, as a power of ten; 0 where the number ends below a thousand.
    #[must_use]
    pub fn last_power(&self) -> u32 {
        if self.group.is_some() { 0 } else { self.parts.last().map_or(0, |(_, power)| *power) }
    }

    fn start(&mut self, value: i64, and: bool, fill: impl FnOnce(&mut Group)) -> bool {
        if self.group.is_some() || (!self.parts.is_empty() && !and) {
            return false;
        }
        let mut group = Group {
            value: Decimal::from(value),
            ones: false,
            tens: false,
            hundreds: false,
            digits: false,
            open: false,
        };
        fill(&mut group);
        self.group = Some(group);
        true
    }

    /// «تسعمئة ألف وألف»: one or two more of the same scale after whole hundreds of it.
    fn one_more(&mut self, power: u32, form: ScaleForm, and: bool) -> bool {
        let Some((value, _)) = self.parts.last_mut().filter(|(_, last)| and && *last == power) else { return false };
        let Some(scale) = pow10(power) else { return false };
        let hundreds = scale.checked_mul(Decimal::ONE_HUNDRED).is_some_and(|hundred| (*value % hundred).is_zero());
        let more = match form {
            ScaleForm::One => Decimal::ONE,
            ScaleForm::Two => Decimal::TWO,
            ScaleForm::Many => return false,
        };
        match scale.checked_mul(more).and_then(|more| value.checked_add(more)) {
            Some(sum) if hundreds => {
                *value = sum;
                true
            }
            _ => false,
        }
    }

    fn scale(&mut self, power: u32, form: ScaleForm, and: bool) -> bool {
        if self.group.is_none() && self.one_more(power, form, and) {
            return true;
        }
        let last = self.parts.last().map(|(_, power)| *power);
        let count = match (self.group, form) {
            (Some(_), ScaleForm::Two) => return false,
            (Some(group), _) if !and => group.value,
            (Some(_), _) | (None, ScaleForm::Many) => return false,
            (None, _) if and && last.is_some_and(|last| power >= last) => return false,
            (None, ScaleForm::Two) if last.is_none() || and => Decimal::TWO,
            (None, ScaleForm::One) if last.is_none() || and => Decimal::ONE,
            (None, ScaleForm::One) if last.is_some_and(|last| power > last) => Decimal::ZERO,
            (None, _) => return false,
        };
        let keep = self.parts.iter().rposition(|(_, other)| *other >= power).map_or(0, |at| at + 1);
        if keep > 0 && self.parts.get(keep - 1).is_some_and(|(_, other)| *other == power) {
            return false;
        }
        let lower: Option<Decimal> =
            self.parts.iter().skip(keep).try_fold(count, |sum, (part, _)| sum.checked_add(*part));
        let Some(value) = lower.and_then(|sum| sum.checked_mul(pow10(power)?)) else { return false };
        self.parts.truncate(keep);
        self.parts.push((value, power));
        self.group = None;
        true
    }
}

/// Ten to the `power`, up to the highest scale word and the decimals below it.
#[must_use]
pub fn pow10(power: u32) -> Option<Decimal> {
    (power <= HIGHEST_POWER).then(|| Decimal::from(10_i64.pow(power)))
}

/// The value of a whole string of number words, with or without white space after «و»; none where any word does not belong.
#[must_use]
pub fn parse(text: &str) -> Option<Decimal> {
    let lexicon = lexicon();
    let atom = |word: &str| lexicon.iter().find(|(spelling, _)| spelling == word).map(|(_, atom)| *atom);
    let mut builder = Builder::default();
    let mut and = false;
    for word in fold(text).split_whitespace() {
        if word == "و" {
            and = true;
            continue;
        }
        let (found, joined) = match atom(word) {
            Some(found) => (found, and),
            None => (atom(word.strip_prefix('و')?)?, true),
        };
        // Without hamza «وأحد» looks like «واحد».
        if !(builder.push(found, joined) || word == "واحد" && builder.push(found, true)) {
            return None;
        }
        and = false;
    }
    builder.value().filter(|_| !and)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_values() {
        for (words, value) in [
            ("صفر", 0_i64),
            ("إحدى عشرة", 11),
            ("اثنا عشر", 12),
            ("خمسة وثمانين", 85),
            ("ثماني مئة وثمانٍ", 808),
            ("ألفًا وأربعمئة", 1400),
            ("مليار ومئتين وستين مليون", 1_260_000_000),
            ("ألف مليون", 1_000_000_000),
            ("مئة وخمسة وعشرون ألفا و ثلاثمائة", 125_300),
            ("تريليون وخمسة مليارات", 1_005_000_000_000),
            ("ألفان", 2000),
            ("تسعمئة ألف وألف", 901_000),
            ("ثلاثمئة وأحد عشر", 311),
        ] {
            assert_eq!(parse(words), Some(Decimal::from(value)), "{words}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for words in
            ["", "و", "عشرون ثلاثون", "ملايين", "ثلاثة وأربعة", "خمسة عشر عشرة", "مليون ومليون", "مئة وألف", "مرحبا"]
        {
            assert_eq!(parse(words), None, "{words}");
        }
    }
}
