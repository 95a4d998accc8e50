//! Finds: the model number and its suffixes behind a product's name.
//! Evidence: the name, and words that only number a series: short numbers that count nothing, spelt Latin letters, برو، ماكس، ألترا.
//! Known misses: models named by an ordinary word.
//! Example: «هاتف آيفون 17 برو ماكس» → آيفون 17 برو ماكس; «نوفا إكس 9»; not «باعت من آيفون 20 مليون جهاز».

use super::Context;
use super::corporate::is_letter;
use crate::arabic::token::TokenKind;
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::lexicon::NameKind;
use crate::extract::overlap::FigureWords;

/// Longest series tail, in words.
const LONGEST: usize = 5;

/// Suffixes of models, folded.
const SUFFIXES: &[&str] = &[
    "برو",
    "ماكس",
    "بلس",
    "الترا",
    "ميني",
    "لايت",
    "اير",
    "فولد",
    "فليب",
    "ايدج",
    "ايليت",
    "برايم",
    "توربو",
    "هايبرد",
    "سبورت",
    "بريميوم",
];

/// For each product in `names` that a series tail follows, the name with its tail.
pub(crate) fn find(context: &Context, figures: &FigureWords, names: &[Candidate], out: &mut Vec<Candidate>) {
    for name in names.iter().filter(|name| name.kind == NameKind::Product) {
        let end = end_of_tail(context, figures, name.words.end);
        if end > name.words.end && context.document.raw(name.words.end - 1) != "»" {
            let mut longer = name.clone();
            longer.range.end = context.document.range(end - 1).end;
            longer.words.end = end;
            longer.rank = Rank::Sure;
            // A numbered model is not the line that the lexicon lists.
            longer.entry = None;
            longer.same_as = None;
            out.push(longer);
        }
    }
}

/// The index after the last word of the tail that begins at `first`; `first` where there is none.
fn end_of_tail(context: &Context, figures: &FigureWords, first: usize) -> usize {
    let document = context.document;
    let mut end = first;
    let mut at = first;
    while at < first + LONGEST {
        let word = document.fold(at);
        let number = document.kind(at) == TokenKind::Digits
            && word.len() <= 4
            && figures.is_bare(at)
            && !(word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
        let suffix = SUFFIXES.contains(&word);
        // A letter counts only with what it numbers: «إكس 9».
        let letter = is_letter(word) && (document.kind(at + 1) == TokenKind::Digits || end > first);
        if !(number || suffix || letter) {
            break;
        }
        at += 1;
        if number || suffix {
            end = at;
        }
    }
    end
}
