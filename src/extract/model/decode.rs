//! Finds: names of all four kinds by the model's best tag sequence for each line.
//! Evidence: the model; the confidence is the margin of the name's first word over «outside».
//! Known misses: names whose words and surroundings are both new.
//! Example: «وأشادت المنظمة بمبادرة غيداء العطار» → غيداء العطار (person).

use super::features::{Domain, Features, lines};
use super::{Model, TAGS, Tag, kind_of};
use crate::extract::candidate::{Candidate, Rank};
use crate::extract::entity::Evidence;
use crate::extract::lexicon::NameKind;
use crate::extract::overlap::FigureWords;
use crate::extract::recognize::Context;

/// Lines longer than this are tagged piece by piece, so that memory stays bounded.
const LONGEST_LINE: usize = 4096;

/// Whether a tag may follow another.
#[must_use]
pub fn allowed(from: Tag, to: Tag) -> bool {
    to == Tag::OUTSIDE || to.begins() || from.kind() == to.kind()
}

/// What no path can make good.
const NEVER: i32 = i32::MIN / 4;

/// The weights of going from a tag to each other, forbidden ways included, by `[from][to]`.
struct Steps([[i32; TAGS]; TAGS]);

impl Steps {
    /// Of weights by `from * TAGS + to`.
    fn new(transitions: &[i32]) -> Self {
        Self(std::array::from_fn(|from| {
            std::array::from_fn(|to| match tag(from).zip(tag(to)) {
                Some((before, after)) if allowed(before, after) => {
                    transitions.get(from * TAGS + to).copied().unwrap_or(0)
                }
                _ => NEVER,
            })
        }))
    }
}

fn tag(index: usize) -> Option<Tag> {
    u8::try_from(index).ok().map(Tag)
}

/// The best tag sequence for words with the given scores (Viterbi).
fn best_path(scores: &[[i32; TAGS]], steps: &Steps) -> Vec<Tag> {
    let Some((first, others)) = scores.split_first() else { return Vec::new() };
    // Before the first word no name goes on, and the way to it costs nothing.
    let outside = steps.0.first().copied().unwrap_or([NEVER; TAGS]);
    let mut best: [i32; TAGS] = std::array::from_fn(|to| {
        let reached = outside.get(to).is_some_and(|step| *step != NEVER);
        first.get(to).filter(|_| reached).copied().unwrap_or(NEVER)
    });
    let mut back: Vec<[u8; TAGS]> = vec![[0; TAGS]];
    back.reserve(others.len());
    for word in others {
        let mut next = [NEVER; TAGS];
        let mut origins = [0_u8; TAGS];
        // The ways from one tag to all others are compared side by side, without a branch.
        for ((from, value), row) in (0_u8..).zip(best).zip(&steps.0) {
            for ((slot, origin), step) in next.iter_mut().zip(&mut origins).zip(row) {
                let total = value + step;
                let better = total > *slot;
                *slot = if better { total } else { *slot };
                *origin = if better { from } else { *origin };
            }
        }
        for (slot, score) in next.iter_mut().zip(word) {
            *slot = (*slot + score).max(NEVER);
        }
        best = next;
        back.push(origins);
    }
    let last =
        (0_u8..).zip(best).max_by_key(|(tag, value)| (*value, std::cmp::Reverse(*tag))).map_or(0, |(tag, _)| tag);
    let mut path = Vec::with_capacity(scores.len());
    let mut tag = last;
    for from in back.iter().rev() {
        path.push(Tag(tag));
        tag = from.get(usize::from(tag)).copied().unwrap_or(0);
    }
    path.reverse();
    path
}

/// What a name that the rules are sure of gains, in the unit of the weights.
const FAVOUR: i32 = 60;

/// One candidate for each name on the best path of each line.
pub(crate) fn find(
    context: &Context,
    rules: &[Candidate],
    figures: &FigureWords,
    model: &Model,
    domain: Domain,
    out: &mut Vec<Candidate>,
) {
    let weights = &model.weights;
    let features = Features::new(context, rules, figures, &model.clusters, domain);
    let known = favours(context, rules, domain);
    let steps = Steps::new(weights.transitions());
    let (mut buffer, mut rows) = (Vec::new(), Vec::new());
    let mut scores = Vec::new();
    for line in lines(context.document()) {
        for start in line.words.clone().step_by(LONGEST_LINE) {
            let words = start..line.words.end.min(start + LONGEST_LINE);
            scores.clear();
            for word in words.clone() {
                let mut sum = [0; TAGS];
                if let Some(favour) =
                    known.get(word).filter(|tag| **tag != Tag::OUTSIDE).and_then(|tag| sum.get_mut(usize::from(tag.0)))
                {
                    *favour = FAVOUR;
                }
                features.of(word, &mut buffer);
                weights.add(&mut buffer, &mut rows, &mut sum);
                scores.push(sum);
            }
            let path = best_path(&scores, &steps);
            collect(context, words.start, &path, &scores, out);
        }
    }
}

/// Whether the word is «and» with a known name or name part.
fn begins_behind_and(context: &Context, index: usize) -> bool {
    context.document().fold(index).starts_with('و') && context.seems_cut(index)
}

/// The word of a name, if any, at which another name begins.
fn next_name(context: &Context, kind: NameKind, first: usize, end: usize) -> Option<usize> {
    (first + 1..end).find(|at| begins_another(context, kind, *at))
}

/// Whether a word inside a name begins another name: «and» with a known given name behind a person's; behind an organisation's, «and» with
/// a noun that opens names («وكالة الأدوية الأوروبية وإدارة الغذاء») or with a listed company («دلتا ويونايتد»).
fn begins_another(context: &Context, kind: NameKind, at: usize) -> bool {
    match kind {
        NameKind::Person => begins_behind_and(context, at),
        NameKind::Organization => {
            let document = context.document();
            let headed = context.mark(at).class.is_some_and(|(letters, class)| {
                letters == 1 && class.inside && class.kind == kind && document.fold(at).starts_with('و')
            });
            (headed && !document.fold(at).starts_with("وال")) || lists_company_behind_and(context, at)
        }
        _ => false,
    }
}

/// Whether «and» with a listed company begins at a word that is no listed name itself.
fn lists_company_behind_and(context: &Context, at: usize) -> bool {
    let document = context.document();
    let rest =
        document.readings(at).find(|(reading, _)| reading.letters == 1).filter(|_| document.fold(at).starts_with('و'));
    let Some((_, hash)) = rest.filter(|_| !context.is_known_word(at)) else { return false };
    let Some((_, node)) = context.longest_name(at, hash) else { return false };
    let mut entries = context.forms(node).filter(|form| !form.needs_evidence).map(|form| form.entry);
    entries.any(|entry| {
        context.lexicon().entry(entry).is_some_and(|entry| entry.kind == NameKind::Organization && entry.company)
    })
}

/// Per word the tag that the rules are sure of.
fn favours(context: &Context, rules: &[Candidate], domain: Domain) -> Vec<Tag> {
    let mut tags = vec![Tag::OUTSIDE; context.document().len()];
    if domain == Domain::Law {
        for name in rules.iter().filter(|name| name.rank == Rank::Sure) {
            let cut = name.range.start > context.document().range(name.words.start).start;
            for (index, tag) in tags.iter_mut().enumerate().take(name.words.end).skip(name.words.start) {
                let kind = name.kind as usize;
                *tag = if index == name.words.start { Tag::begin(kind, cut) } else { Tag::inside(kind) };
            }
        }
    }
    tags
}

/// Turns a tag sequence into candidates.
fn collect(context: &Context, base: usize, path: &[Tag], scores: &[[i32; TAGS]], out: &mut Vec<Candidate>) {
    let mut index = 0;
    while let Some(&tag) = path.get(index) {
        let resumes = kind_of(tag).is_some_and(|kind| begins_another(context, kind, base + index));
        let Some(kind) = kind_of(tag).filter(|_| tag.begins() || resumes) else {
            index += 1;
            continue;
        };
        let more = path.iter().skip(index + 1).take_while(|next| !next.begins() && next.kind() == tag.kind()).count();
        let first = base + index;
        let more = next_name(context, kind, first, first + 1 + more).map_or(more, |at| at - first - 1);
        let end = first + 1 + more;
        // «X وY»: behind a name the conjunction is one, unless the whole word is known.
        let after_name = index > 0 && path.get(index - 1).is_some_and(|before| *before != Tag::OUTSIDE);
        let joined = after_name && context.document().fold(first).starts_with('و') && !context.is_known_word(first);
        let margin = scores.get(index).map_or(0, |scores| {
            let own = scores.get(usize::from(tag.0)).copied().unwrap_or(0);
            own - scores.first().copied().unwrap_or(0)
        });
        let confidence = u8::try_from((50 + margin / 8).clamp(1, 99)).unwrap_or(50);
        let behind = tag.behind_clitic() && !context.is_uncut(first);
        let reading = context.cut(first, behind || begins_behind_and(context, first) || joined);
        let range = context.document().span(first, end, reading.letters);
        let mut candidate = Candidate::new(range, first..end, kind, Rank::Fair, Evidence::Model { confidence });
        candidate.article = reading.article;
        out.push(candidate);
        index += 1 + more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_never_goes_on_with_a_name_that_did_not_begin() {
        let mut scores = [[0; TAGS]; 3];
        scores[0][3] = 90;
        scores[1][3] = 50;
        scores[2][6] = 40;
        let path = best_path(&scores, &Steps::new(&[0; TAGS * TAGS]));
        assert!(path.windows(2).all(|pair| allowed(pair[0], pair[1])), "{path:?}");
        assert_ne!(path[0], Tag(3));
    }
}
