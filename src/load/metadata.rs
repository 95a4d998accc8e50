//! Title, byline and date as the text itself states them.

use crate::arabic::chars::digit_value;

/// The longest title in characters; what is longer is cut at a word.
const TITLE_MAX_CHARS: usize = 200;

/// Words that introduce who wrote an article.
const BYLINE_WORDS: &[&str] =
    &["كتب", "كتبت", "بقلم", "الكاتب", "الكاتبة", "إعداد", "تقرير", "حرره", "حررته", "تحرير", "By", "BY", "by"];

/// The longest byline in characters: what is longer is a sentence.
const BYLINE_MAX_CHARS: usize = 100;

/// Month names of the Gregorian calendar as Arabic newspapers write them: Egypt and the Gulf, the Levant, the Maghreb.
const MONTHS: &[(&str, u8)] = &[
    ("يناير", 1),
    ("كانون الثاني", 1),
    ("جانفي", 1),
    ("فبراير", 2),
    ("شباط", 2),
    ("فيفري", 2),
    ("مارس", 3),
    ("آذار", 3),
    ("أبريل", 4),
    ("إبريل", 4),
    ("نيسان", 4),
    ("أفريل", 4),
    ("مايو", 5),
    ("أيار", 5),
    ("ماي", 5),
    ("يونيو", 6),
    ("يونيه", 6),
    ("حزيران", 6),
    ("جوان", 6),
    ("يوليو", 7),
    ("يوليوز", 7),
    ("يوليه", 7),
    ("تموز", 7),
    ("جويلية", 7),
    ("أغسطس", 8),
    ("آب", 8),
    ("غشت", 8),
    ("أوت", 8),
    ("سبتمبر", 9),
    ("شتنبر", 9),
    ("أيلول", 9),
    ("أكتوبر", 10),
    ("تشرين الأول", 10),
    ("نوفمبر", 11),
    ("نونبر", 11),
    ("تشرين الثاني", 11),
    ("ديسمبر", 12),
    ("دجنبر", 12),
    ("كانون الأول", 12),
];

/// What the lines between headline and body say of the article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Credits {
    /// Who wrote it.
    pub byline: Option<String>,
    /// `YYYY-MM-DD`.
    pub published: Option<String>,
}

/// A line as a title: at most [`TITLE_MAX_CHARS`] characters, cut at a word.
pub(super) fn title_of(line: &str) -> String {
    let Some((cut, _)) = line.char_indices().nth(TITLE_MAX_CHARS) else { return line.to_owned() };
    let head = line.get(..cut).unwrap_or(line);
    let whole = head.rsplit_once(char::is_whitespace).map_or(head, |(before, _)| before);
    format!("{}…", whole.trim_end())
}

/// Reads byline and date off the lines that follow the headline: «كتب: فلان», «دبي – “وام”», «الرياض، 8 سبتمبر 2025 – ...».
pub(super) fn credits<'t>(lines: impl Iterator<Item = &'t str>) -> Credits {
    let mut credits = Credits::default();
    for line in lines {
        let head = line.split_once(" – ").or_else(|| line.split_once(" - ")).map_or(line, |(head, _)| head);
        if credits.published.is_none() && head.chars().count() <= 60 {
            credits.published = date(head);
        }
        if credits.byline.is_none() {
            credits.byline = byline(line);
        }
    }
    credits
}

fn byline(line: &str) -> Option<String> {
    let after_word = after_byline_word(line);
    let after_dash = || {
        let (place, rest) = line.split_once(" – ").or_else(|| line.split_once(" - "))?;
        let rest = rest.strip_prefix("من ").unwrap_or(rest);
        (place.split_whitespace().count() <= 3 && rest.trim() != "خاص").then_some(rest)
    };
    let name = after_word.or_else(after_dash)?.trim_matches(|c: char| c.is_whitespace() || "«»\"“”()".contains(c));
    let is_name = !name.ends_with(['.', '،', ':']) && (1..=6).contains(&name.split_whitespace().count());
    is_name.then(|| name.to_owned())
}

/// Who wrote it, off a field that holds nothing else: «كتب: فلان» and «بقلم فلان» give the name; an address gives none.
pub(super) fn author(printed: &str) -> Option<String> {
    let line = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut name = line.split(['|', '•']).next()?.trim();
    while let Some(rest) = after_byline_word(name) {
        name = rest;
    }
    let name = name.trim_matches(|c: char| c.is_whitespace() || ":-–—،,/".contains(c));
    let is_name =
        name.chars().any(char::is_alphabetic) && !name.contains("://") && name.chars().count() <= BYLINE_MAX_CHARS;
    is_name.then(|| name.to_owned())
}

/// What follows the word that introduces an author.
fn after_byline_word(line: &str) -> Option<&str> {
    BYLINE_WORDS.iter().find_map(|word| {
        let rest = line.strip_prefix(word)?;
        rest.starts_with([':', ' ', '/']).then(|| rest.trim_start_matches([':', ' ', '/', '-']))
    })
}

/// The first date of the form day, month name, four-digit year in `text`, as `YYYY-MM-DD`; or one that is already ISO.
pub(super) fn date(text: &str) -> Option<String> {
    iso_date(text).or_else(|| {
        MONTHS.iter().find_map(|(name, month)| {
            let (before, after) = text.split_once(&format!(" {name}"))?;
            let day = number(before.rsplit(' ').next()?).filter(|day| (1..=31).contains(day))?;
            // «كانون الثاني/يناير 2025» names the month twice.
            let year_part = after
                .rsplit_once('/')
                .filter(|(other, _)| other.is_empty())
                .map_or(after, |(_, rest)| rest.split_once(' ').map_or("", |(_, year)| year));
            let year = year_part.split_whitespace().next().map(|word| word.trim_end_matches(['،', ',', '.', ')']));
            let year = number(year?).filter(|year| (1900..=2100).contains(year))?;
            (year_part.starts_with(' ') || year_part.len() < after.len())
                .then(|| format!("{year:04}-{month:02}-{day:02}"))
        })
    })
}

/// The `YYYY-MM-DD` that a machine-readable date begins with.
pub(super) fn iso_date(text: &str) -> Option<String> {
    let day = text.trim().get(..10)?;
    let parts: Vec<_> = day.split('-').collect();
    let [year, month, date] = parts.as_slice() else { return None };
    let fits = year.len() == 4
        && number(year).is_some()
        && number(month).is_some_and(|month| (1..=12).contains(&month))
        && number(date).is_some_and(|date| (1..=31).contains(&date));
    (fits && day.is_ascii()).then(|| day.to_owned())
}

fn number(digits: &str) -> Option<u32> {
    if digits.is_empty() || digits.chars().count() > 4 {
        return None;
    }
    digits.chars().try_fold(0, |value, c| Some(value * 10 + u32::from(digit_value(c)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_from_the_lines_under_a_headline() {
        let of = |line: &'static str| credits(std::iter::once(line));
        assert_eq!(of("لندن - رويترز").byline.as_deref(), Some("رويترز"));
        assert_eq!(of("كتب: وليد بن عثمان التازي").byline.as_deref(), Some("وليد بن عثمان التازي"));
        assert_eq!(of("سان فرانسيسكو – من رانيا عبد السلام").byline.as_deref(), Some("رانيا عبد السلام"));
        assert_eq!(of("دبي – “وام”").byline.as_deref(), Some("وام"));
        assert_eq!(of("ليدز (إنجلترا) – خاص").byline, None);
        let dated = of("الرياض، 8 سبتمبر 2025 – أعلنت شركة ناشئة عن جولة تمويل جديدة قادتها صناديق.");
        assert_eq!((dated.byline, dated.published.as_deref()), (None, Some("2025-09-08")));
    }

    #[test]
    fn an_author_is_a_name_without_the_words_before_it() {
        assert_eq!(author("كتب:  أحمد\n المنصوري").as_deref(), Some("أحمد المنصوري"));
        assert_eq!(author("تقرير: كتبت/ منى الحاج | القاهرة").as_deref(), Some("منى الحاج"));
        assert_eq!(author("كتبي وليد").as_deref(), Some("كتبي وليد"));
        assert_eq!((author("https://example.org/authors/7"), author(" - ")), (None, None));
    }

    #[test]
    fn dates_in_words_and_iso() {
        assert_eq!(date("٢٧ كانون الثاني/يناير ٢٠٢٥").as_deref(), Some("2025-01-27"));
        assert_eq!(date("الأحد 5 مايو 2024، الساعة").as_deref(), Some("2024-05-05"));
        assert_eq!(date("2024-05-05T10:00:00+03:00").as_deref(), Some("2024-05-05"));
        assert_eq!(date("في مايو 2024"), None);
        assert_eq!(date("2024-15-05"), None);
    }

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        let title = title_of(&"كلمة ".repeat(100));
        assert!(title.ends_with("كلمة…") && title.chars().count() <= TITLE_MAX_CHARS + 1);
    }
}
