//! Plural categories of whole numbers (CLDR 48, `plurals.xml`), for Arabic and English.

/// A CLDR plural category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Plural {
    /// None at all: «لا ذكر».
    Zero,
    /// «ذكر واحد».
    One,
    /// «ذكران».
    Two,
    /// A genitive plural: «3 أذكار».
    Few,
    /// An accusative singular: «11 ذكرًا».
    Many,
    /// A genitive singular: «100 ذكر».
    Other,
}

/// The category that `n` takes in Arabic.
#[must_use]
pub fn arabic(n: u64) -> Plural {
    match (n, n % 100) {
        (0, _) => Plural::Zero,
        (1, _) => Plural::One,
        (2, _) => Plural::Two,
        (_, 3..=10) => Plural::Few,
        (_, 11..=99) => Plural::Many,
        _ => Plural::Other,
    }
}

/// The category that `n` takes in English.
#[must_use]
pub fn english(n: u64) -> Plural {
    if n == 1 { Plural::One } else { Plural::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_categories_follow_the_last_two_digits() {
        let table = [
            (0, Plural::Zero),
            (1, Plural::One),
            (2, Plural::Two),
            (3, Plural::Few),
            (10, Plural::Few),
            (11, Plural::Many),
            (99, Plural::Many),
            (100, Plural::Other),
            (101, Plural::Other),
            (102, Plural::Other),
            (103, Plural::Few),
            (111, Plural::Many),
            (1_000, Plural::Other),
            (1_005, Plural::Few),
        ];
        for (n, category) in table {
            assert_eq!(arabic(n), category, "{n}");
        }
    }

    #[test]
    fn english_has_one_and_other() {
        assert_eq!([0, 1, 2, 101].map(english), [Plural::Other, Plural::One, Plural::Other, Plural::Other]);
    }
}
