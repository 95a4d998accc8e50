//! The office or job that the article gives a person: the words before the name («وزير المالية X»), or behind it («X، رئيس البحوث»).
//!
//! A form of address is no office (الدكتور، السيدة), nor is the verb of a byline (كتبت). «رئيسها التنفيذي» means nothing away from its
//! sentence, so it becomes «الرئيس التنفيذي».

use crate::arabic::normalize::{clean, fold};
use crate::extract::candidate::Candidate;
use crate::extract::recognize::Context;

/// Longest office behind a name, in words.
const LONGEST: usize = 4;

/// What people are addressed or introduced with, folded: no office.
const ADDRESSES: &[&str] = &[
    "الدكتور",
    "الدكتوره",
    "د",
    "السيد",
    "السيده",
    "الانسه",
    "الاستاذ",
    "الاستاذه",
    "الحاج",
    "الحاجه",
    "المرحوم",
    "المرحومه",
    "الراحل",
    "الراحله",
    "الشهيد",
    "الشهيده",
    "كتب",
    "كتبت",
    "نظيره",
    "نظيرته",
    "نظيرها",
    "زميله",
    "زميلته",
    "زوجته",
    "زوجها",
    "شقيقه",
    "شقيقته",
    "والده",
    "والدته",
    "ابنه",
    "ابنته",
    "المدعو",
    "المدعوه",
    "المواطن",
    "المواطنه",
];

/// Pronouns that an office may carry, the longest first.
const PRONOUNS: &[&str] = &["هما", "ها", "هم", "ه"];

/// What the article calls the person at this mention; none if it says nothing there.
pub(super) fn of(context: &Context, name: &Candidate) -> Option<String> {
    let before = name.role.map(|role| role.slice(context.document.text));
    before.and_then(worded).or_else(|| behind(context, name))
}

/// The office in the words before a name.
fn worded(text: &str) -> Option<String> {
    let text = clean(text);
    let mut words = text.split(' ').skip_while(|word| ADDRESSES.contains(&fold(word).as_str())).peekable();
    let first = words.next()?;
    let owned = PRONOUNS.iter().find_map(|pronoun| first.strip_suffix(pronoun)).filter(|stem| stem.chars().count() > 3);
    let described = words.peek().is_some_and(|next| next.starts_with("ال"));
    let first = match owned {
        Some(stem) if described => format!("ال{stem}"),
        Some(stem) => stem.to_owned(),
        None => first.to_owned(),
    };
    Some(words.fold(first, |all, word| all + " " + word))
}

/// The office right behind a name, a comma between them or none, unless it introduces the next person.
fn behind(context: &Context, name: &Candidate) -> Option<String> {
    let document = context.document;
    let first = name.words.end + usize::from(document.raw(name.words.end) == "،");
    context.mark(first).title.filter(|letters| *letters == 0)?;
    let goes_on = |at: &usize| context.is_arabic(*at) && (document.has_article(*at) || document.fold(*at) == "عام");
    let end = (first + 1..first + LONGEST).take_while(goes_on).last().map_or(first + 1, |last| last + 1);
    let next = context.mark(end).part;
    let introduces = next.given || next.surname || context.mark(end).title.is_some() || document.is_quote(end);
    let text = document.span(first, end, 0).slice(document.text);
    (!introduces).then(|| worded(text)).flatten()
}
