//! Cities that are called by a date.
//!
//! Finds «مدينة العاشر من رمضان», «مدينتي العاشر من رمضان والسادس من أكتوبر», and every later «السادس من أكتوبر» of an article that has called it a
//! city. Evidence: the word for city before it. A year behind it, or «يوم» before it, makes it a date all the same.

use super::lexeme::Text;

/// How far behind the word for cities the last of a list may stand, in lexemes.
const LIST: usize = 12;

/// The dates that name cities in an article.
#[derive(Debug, Default)]
pub(super) struct Cities<'t> {
    /// The folded words of each: day, «من», month.
    names: Vec<[&'t str; 3]>,
}

impl<'t> Cities<'t> {
    /// Reads every city that the article calls one.
    pub fn of(text: &'t Text) -> Self {
        let places = (0..text.lexemes.len()).filter(|at| text.fold(at + 1) == "من" && follows_city(text, *at));
        let mut names: Vec<_> = places.map(|at| name(text, at)).collect();
        names.sort_unstable();
        names.dedup();
        Self { names }
    }

    /// Whether the date of the lexemes `index..end` is one of them.
    pub fn has(&self, text: &Text, index: usize, end: usize) -> bool {
        let day =
            index.checked_sub(1).is_some_and(|before| matches!(text.fold(before), "يوم" | "ليله" | "صباح" | "مساء"));
        end == index + 3 && !day && self.names.binary_search(&name(text, index)).is_ok()
    }
}

/// The words of a date at `index`, without the clitics of its day.
fn name<'t>(text: &'t Text, index: usize) -> [&'t str; 3] {
    [text.stem(index), text.fold(index + 1), text.fold(index + 2)]
}

/// Whether the word for a city stands right before `index`, or opens the list that it goes on.
fn follows_city(text: &Text, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let listed = text.at(index).is_some_and(|lexeme| lexeme.conj)
        && (index.saturating_sub(LIST)..index)
            .rev()
            .take_while(|at| text.is_word(*at))
            .any(|at| matches!(without_clitic(text.fold(at)), "مدن" | "مدينتي" | "مدينتا"));
    text.is_word(before) && (listed || is_city(text.fold(before)) && text.is_bare(index))
}

/// «مدينة», «بمدينة», «مدن».
fn is_city(word: &str) -> bool {
    matches!(without_clitic(word), "مدينه" | "مدن" | "مدينتي" | "مدينتا" | "المدن")
}

fn without_clitic(word: &str) -> &str {
    word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).unwrap_or(word)
}
