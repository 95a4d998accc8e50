//! Finds: the unknown name right behind a class noun that stays outside it.
//! Evidence: the class noun.
//! Known misses: names that begin with an ordinary word; where an unknown name of several words ends is a guess.
//! Example: «شركة إنوي» → إنوي (organization); «شركة حكمة للأدوية» → حكمة للأدوية; «مدينة غوريان» → غوريان (place); not «شركة كبرى».

use super::Context;
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::entity::Evidence;
use crate::extract::lexicon::NameKind;

/// One candidate for each class noun with an unknown word behind it.
pub(super) fn find(context: &Context, out: &mut Vec<Candidate>) {
    let document = context.document;
    for at in 0..document.len() {
        let Some((_, class)) = context.mark(at).class else { continue };
        let first = at + 1;
        if class.inside || !is_name_word(context, first) || document.has_article(at) {
            continue;
        }
        let longest = if class.kind == NameKind::Place { 1 } else { 3 };
        let mut end = first + 1;
        while end - first < longest && is_name_word(context, end) && !starts_clitic(context, end) {
            end += 1;
        }
        if class.kind == NameKind::Organization {
            end = after_complement(context, end);
        }
        let evidence = Evidence::ClassNoun(document.range(at));
        let mut candidate = Candidate::new(document.span(first, end, 0), first..end, class.kind, Rank::Weak, evidence);
        candidate.company = Some(class.company);
        out.push(candidate);
    }
}

/// The index after what the body is for: «حكمة للأدوية», «سلال للصناعات الغذائية».
fn after_complement(context: &Context, first: usize) -> usize {
    let purpose = |at: usize| {
        let word = context.document.fold(at);
        context.is_arabic(at) && word.starts_with("لل") && word.chars().count() > 4 && !context.mark(at).common
    };
    let mut end = first;
    if purpose(end) {
        end += 1;
        let goes_on = |at: usize| {
            let word = context.document.fold(at);
            context.is_arabic(at)
                && (word.starts_with("ال") || word.starts_with("وال"))
                && !super::head_noun::ends(context, at)
        };
        while end - first < 4 && goes_on(end) {
            end += 1;
        }
    }
    end
}

/// An Arabic word that nothing speaks against as part of a name.
fn is_name_word(context: &Context, index: usize) -> bool {
    let mark = context.mark(index);
    let plain = !mark.common && !mark.nationality && !mark.verb && mark.class.is_none() && mark.title.is_none();
    let word = context.document.fold(index);
    context.is_arabic(index)
        && plain
        && word.chars().count() > 2
        && !context.document.has_article(index)
        && !word.starts_with("لل")
}

/// Whether the word may begin with «and» or a preposition, so that a name should not run on into it.
fn starts_clitic(context: &Context, index: usize) -> bool {
    context.mark(index).common_after || context.document.fold(index).starts_with(['و', 'ب', 'ل'])
}
