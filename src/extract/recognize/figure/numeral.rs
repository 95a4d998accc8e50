//! Digit strings: which marks are decimal and which group thousands.
//!
//! Finds digits of the three sets with `.` `,` `،` `٫` `٬` ' and no-break spaces between them, and the agencies' reversed decimals (3ر2 is 2.3).
//! Evidence is the shape first (two digits after a comma are a fraction), then the unit, then the article's own habit.
//! Known misses: two numbers side by side, of which the second has three digits.

use rust_decimal::Decimal;

use crate::arabic::chars::digit_value;
use crate::arabic::token::{Token, TokenKind};

/// More digits than any decimal holds.
const MOST_DIGITS: usize = 27;
/// More groups than any number has.
const MOST_GROUPS: usize = 9;

/// One digit string.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The value if every mark groups thousands (or there is none).
    pub whole: Option<Decimal>,
    /// The value if the last mark is the decimal one.
    pub fraction: Option<Decimal>,
    /// The mark whose reading is open, or was decided by shape.
    pub mark: Option<char>,
    /// Digits, marks excluded.
    pub digits: usize,
    /// Digits before the first mark.
    pub lead: usize,
    /// The three groups of `12.05.2026`, where there are three.
    pub triple: Option<[u32; 3]>,
}

/// What stands after the digits, as far as it helps to read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Company {
    /// A scale word.
    Scale,
    /// A percent sign or word, or a unit that is often divided.
    Divided,
    /// A currency with three decimals.
    Millesimal,
    /// Another currency or unit.
    Unit,
    /// A counted noun.
    Noun,
    /// Nothing that helps.
    Nothing,
}

/// How often the article uses each mark beyond doubt.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Habits {
    comma_decimal: usize,
    comma_thousands: usize,
    dot_decimal: usize,
    dot_thousands: usize,
}

impl Habits {
    /// Counts the marks that have one reading.
    pub fn of(numerals: &[Numeral]) -> Self {
        let mut habits = Self::default();
        for numeral in numerals {
            let count = match (numeral.mark, numeral.whole, numeral.fraction) {
                (Some(',' | '،'), None, Some(_)) => &mut habits.comma_decimal,
                (Some(',' | '،'), Some(_), None) => &mut habits.comma_thousands,
                (Some('.'), None, Some(_)) => &mut habits.dot_decimal,
                (Some('.'), Some(_), None) => &mut habits.dot_thousands,
                _ => continue,
            };
            *count += 1;
        }
        habits
    }
}

impl Numeral {
    /// Reads the digit string at the head of `tokens`, which begin with digits; how many tokens it takes.
    pub fn read(text: &str, tokens: &[Token]) -> (Self, usize) {
        let mut groups: Vec<&str> = Vec::new();
        let mut marks: Vec<char> = Vec::new();
        let mut used = 0;
        while let Some((mark, digits, length)) = next_group(text, tokens, used, &groups, &marks) {
            if let Some(mark) = mark {
                marks.push(mark);
            }
            groups.push(digits);
            used += length;
            if groups.len() > MOST_GROUPS || mark == Some('ر') {
                break;
            }
        }
        (Self::from_groups(&groups, &marks), used.max(1))
    }

    /// The value, given what follows and the article's habit.
    pub fn value(&self, company: Company, habits: &Habits) -> Option<Decimal> {
        let (Some(whole), Some(fraction)) = (self.whole, self.fraction) else { return self.whole.or(self.fraction) };
        let comma = matches!(self.mark, Some(',' | '،'));
        // «100,000»: nobody writes three zeros after a decimal mark.
        let round = fraction.fract().is_zero();
        let decimal = if round {
            false
        } else if comma {
            // Three digits after a comma are thousands of a unit whatever the habit; of a million or a rate, the habit says.
            let open = !matches!(company, Company::Noun | Company::Unit);
            open && habits.comma_decimal > habits.comma_thousands + habits.dot_decimal
        } else {
            match company {
                Company::Millesimal => true,
                // Who writes fractions with a comma does not write them with a dot.
                Company::Divided => habits.comma_decimal == 0 || habits.dot_decimal > 0,
                Company::Scale => habits.comma_decimal <= habits.dot_decimal,
                Company::Noun => false,
                Company::Unit | Company::Nothing => {
                    let commas = habits.comma_thousands > 0 && habits.comma_decimal == 0 && habits.dot_thousands == 0;
                    commas || habits.dot_decimal > habits.comma_decimal + habits.dot_thousands
                }
            }
        };
        Some(if decimal { fraction } else { whole })
    }

    fn from_groups(groups: &[&str], marks: &[char]) -> Self {
        let lead = groups.first().map_or(0, |group| group.chars().count());
        let digits: usize = groups.iter().map(|group| group.chars().count()).sum();
        let mut numeral = Self { digits, lead, mark: marks.last().copied(), ..Self::default() };
        if digits > MOST_DIGITS || groups.len() > MOST_GROUPS {
            return numeral;
        }
        let Some((last_mark, earlier)) = marks.split_last() else {
            numeral.whole = decimal(groups, 0);
            return numeral;
        };
        let last = groups.last().map_or(0, |group| group.chars().count());
        let in_threes = |groups: &[&str]| lead <= 3 && groups.iter().skip(1).all(|group| group.chars().count() == 3);
        let same = earlier.iter().all(|mark| mark == last_mark);
        let starts_with_zero = groups.first().and_then(|group| group.chars().next()).and_then(digit_value) == Some(0);
        match last_mark {
            'ر' => {
                if let [before, after] = groups {
                    numeral.fraction = decimal(&[after, before], u32::try_from(lead).unwrap_or(0));
                }
            }
            '٬' | '\'' | '’' | ' ' => numeral.whole = decimal(groups, 0).filter(|_| in_threes(groups)),
            _ => {
                let places = u32::try_from(last).unwrap_or(0);
                let head = groups.split_last().map_or(&[][..], |(_, head)| head);
                let one = groups.len() == 2;
                if in_threes(groups) && same && !starts_with_zero && *last_mark != '٫' {
                    numeral.whole = decimal(groups, 0);
                }
                if one || (!same && in_threes(head) && earlier.iter().all(|mark| Some(mark) == earlier.first())) {
                    numeral.fraction = decimal(groups, places);
                }
                if let ([first, second, third], '.') = (groups, last_mark) {
                    let part = |group: &str| decimal(&[group], 0).and_then(|value| u32::try_from(value).ok());
                    numeral.triple = part(first).zip(part(second)).zip(part(third)).map(|((a, b), c)| [a, b, c]);
                }
            }
        }
        numeral
    }
}

/// The next group with the mark before it and the tokens both take.
fn next_group<'t>(
    text: &'t str,
    tokens: &[Token],
    used: usize,
    groups: &[&str],
    marks: &[char],
) -> Option<(Option<char>, &'t str, usize)> {
    let digits =
        |at: usize| tokens.get(at).filter(|token| token.kind == TokenKind::Digits).map(|token| token.slice(text));
    if used == 0 {
        return digits(0).map(|group| (None, group, 1));
    }
    let separator = tokens.get(used)?;
    let raw = separator.slice(text);
    let count = |group: &str| group.chars().count();
    match separator.kind {
        TokenKind::Punct => {
            let mark = raw.chars().next().filter(|mark| matches!(mark, '.' | ',' | '،' | '٫' | '٬' | '\'' | '’'))?;
            let group = digits(used + 1)?;
            // Two years with a comma between are two numbers.
            let years =
                matches!(mark, ',' | '،') && count(group) == 4 && groups.last().is_some_and(|last| count(last) == 4);
            (!years).then_some((Some(mark), group, 2))
        }
        TokenKind::Arabic if groups.len() == 1 && matches!(raw, "ر" | "رـ") => {
            digits(used + 1).map(|group| (Some('ر'), group, 2))
        }
        TokenKind::Space if matches!(raw, " " | "\u{a0}" | "\u{202f}" | "\u{2009}") && digits(used + 1).is_some() => {
            digits(used + 1)
                .filter(|group| count(group) == 3 && groups.first().is_some_and(|first| count(first) <= 3))
                .map(|group| (Some(' '), group, 2))
        }
        // «253 ,6»: the comma sits on the fraction.
        TokenKind::Space if groups.len() == 1 && marks.is_empty() => {
            let mark = tokens.get(used + 1).map(|token| token.slice(text)).filter(|raw| matches!(*raw, "," | "،"))?;
            digits(used + 2).filter(|group| count(group) <= 2).map(|group| (mark.chars().next(), group, 3))
        }
        _ => None,
    }
}

/// The digits of all groups as one number with `places` decimals.
fn decimal(groups: &[&str], places: u32) -> Option<Decimal> {
    let mut value: i128 = 0;
    for c in groups.iter().flat_map(|group| group.chars()) {
        if let Some(digit) = digit_value(c) {
            value = value.checked_mul(10)?.checked_add(i128::from(digit))?;
        }
    }
    Decimal::try_from_i128_with_scale(value, places).ok().map(|value| value.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::token::tokens;

    fn read(text: &str, company: Company) -> Option<String> {
        let tokens: Vec<Token> = tokens(text).collect();
        let (numeral, used) = Numeral::read(text, &tokens);
        assert_eq!(used, tokens.len(), "{text}");
        numeral.value(company, &Habits::default()).map(|value| value.to_string())
    }

    #[test]
    fn marks_are_read_by_shape() {
        for (text, value) in [
            ("37,645", "37645"),
            ("٤٫٢", "4.2"),
            ("۱٬۱۵۰", "1150"),
            ("18,15", "18.15"),
            ("1,234,567.89", "1234567.89"),
            ("1.234.567,8", "1234567.8"),
            ("3ر2", "2.3"),
            ("4ر314", "314.4"),
            ("253 ,6", "253.6"),
            ("12\u{a0}500", "12500"),
            ("0.125", "0.125"),
            ("2.500", "2500"),
            ("02", "2"),
        ] {
            assert_eq!(read(text, Company::Noun).as_deref(), Some(value), "{text}");
        }
        assert_eq!(read("2.250", Company::Millesimal).as_deref(), Some("2.25"));
        assert_eq!(read("5.625", Company::Divided).as_deref(), Some("5.625"));
        assert_eq!(read(&"9".repeat(60), Company::Noun), None);
    }
}
