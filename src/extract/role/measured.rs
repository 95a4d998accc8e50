//! What a figure is of.
//!
//! Finds: the counted noun behind it («1,200 مهندس»), the subject or object of the verb that brings it in («بلغت إيرادات الشركة 3 مليارات»), the noun
//! right before it («بكلفة 3 مليارات»), the label of a line («السعر: 7 دولارات»). Evidence: the noun with what completes it. Known misses: nouns that the table does not list; a
//! noun in an earlier clause. Example: «ارتفع صافي أرباح البنك 5%» gives «صافي أرباح».

use super::clause::{Clause, is_prepositional};
use super::sentence::{Piece, Word};
use super::vocabulary::{Noun, Sense, Weight};
use super::{Measured, bears_roles};
use crate::arabic::normalize::clean;
use crate::arabic::token::TokenKind;
use crate::article::TextRange;
use crate::extract::recognize::Context;
use crate::extract::{Figure, FigureKind, Mention};

/// How far a noun may stand before the verb, or before a noun that says nothing, in pieces.
const REACH: usize = 7;
/// How many words a label has at most.
const LABEL: usize = 3;
/// How many pieces may stand between a noun and its amount where no verb brings it in.
const NEAR: usize = 4;

/// What the figure is of, and the index of the noun's piece where it is one of the table's.
pub(super) fn find(
    context: &Context,
    pieces: &[Piece],
    clause: &Clause,
    (mention, figure): (&Mention, &Figure),
) -> Option<(Measured, Option<usize>)> {
    let counts = figure.kind != FigureKind::Percent || clause.verb.is_none() || makes_up(context, pieces, clause);
    if let Some(words) = counts.then(|| counted(context, pieces, clause, (mention, figure))).flatten() {
        return Some((Measured { words, measure: None }, None));
    }
    let Some(at) = governing_noun(pieces, clause, figure.kind) else {
        let words = label(context, pieces, clause)?;
        return Some((Measured { words, measure: None }, None));
    };
    let at = behind_adjective(context, pieces, at)?;
    let (word, noun) = noun_at(pieces, at)?;
    // «حصة أمس» is a session, not a stake.
    let timed = matches!(pieces.get(at + 1).and_then(Piece::sense), Some(Sense::Now | Sense::Time));
    if noun.measure.0 == "stake" && timed {
        return None;
    }
    let words = completed(context, pieces, at, (word, noun))?;
    let measure = inner_measure(pieces, at, noun);
    Some((Measured { words, measure: Some(measure.measure) }, Some(at)))
}

/// «310 ملايين سهم تمثل 25% من رأسمالها»: the verb says that one thing is so much of another, which «من» names.
fn makes_up(context: &Context, pieces: &[Piece], clause: &Clause) -> bool {
    let Some(Piece::Word(verb)) = clause.verb.and_then(|at| pieces.get(at)) else { return false };
    let word = context.document.fold(verb.first);
    let bare = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    matches!(bare, "يمثل" | "تمثل" | "يشكل" | "تشكل" | "شكل" | "شكلت" | "يعادل" | "تعادل")
}

/// The noun that the figure counts, in the words of the figure's own grammar, found again behind it.
fn counted(
    context: &Context,
    pieces: &[Piece],
    clause: &Clause,
    (mention, figure): (&Mention, &Figure),
) -> Option<TextRange> {
    let of = figure.of.as_deref()?;
    let document = context.document;
    let next = document.words.partition_point(|word| word.range.start < mention.range.end);
    let at = (next..next + 3).find(|at| clean(document.raw(*at)) == of)?;
    // Behind a unit only «من» says of what, and not before a place: «18 كيلومترًا يربط», «19 كيلومترًا من مدينة».
    let measured = document.fold(at.saturating_sub(1)) == "من" && context.mark(at).class.is_none();
    if figure.kind == FigureKind::Measure && !measured {
        return None;
    }
    // A name or a phrase of the table is shown whole: «14.5% من بنك السدرة», «من رأس المال».
    let range = document.range(at);
    let whole = pieces.iter().skip(clause.figure + 1).take(NEAR).find_map(|piece| match piece {
        Piece::Name(name, ..) if name.range.overlaps(range) => Some(name.range),
        Piece::Word(word) if word.sense.is_some() && (word.first..word.end).contains(&at) => {
            Some(TextRange::new(range.start, document.range(word.end - 1).end))
        }
        _ => None,
    });
    Some(
        whole.unwrap_or_else(|| {
            TextRange::new(range.start, document.range(construct_end(context, at, figure.kind)).end)
        }),
    )
}

/// The last word of a noun that says little without the next one: «ثاني أكسيد الكربون», «نصف أبناء القرية».
fn construct_end(context: &Context, first: usize, kind: FigureKind) -> usize {
    let document = context.document;
    let open = matches!(document.fold(first), "اول" | "ثاني" | "ثالث" | "رابع") || kind == FigureKind::Ratio;
    let definite = |at: usize| document.fold(at).starts_with("ال");
    let arabic = |at: usize| document.kind(at) == TokenKind::Arabic;
    if !open || definite(first) {
        return first;
    }
    // Only a definite noun closes the phrase for certain.
    (first + 1..first + 3).take_while(|at| arabic(*at)).find(|at| definite(*at)).unwrap_or(first)
}

/// The words before a colon that begin a line: «السعر: 7 دولارات».
fn label(context: &Context, pieces: &[Piece], clause: &Clause) -> Option<TextRange> {
    let colon = clause.start.checked_sub(1).filter(|at| (1..=LABEL).contains(at))?;
    let direct = clause.between(pieces, clause.start).iter().all(Piece::is_passable);
    let words = pieces.get(..colon)?.iter().map(|piece| match piece {
        Piece::Word(word) if matches!(word.sense, None | Some(Sense::Measure(_))) => Some((word.first, word.end)),
        _ => None,
    });
    let words: Option<Vec<_>> = words.collect();
    let (first, last) = words.as_ref().map(|words| (words.first(), words.last()))?;
    let stops = matches!(pieces.get(colon), Some(Piece::Stop));
    (direct && stops).then_some(context.document.span(first?.0, last?.1, 0))
}

/// The index of the noun that the clause says the figure is of.
fn governing_noun(pieces: &[Piece], clause: &Clause, kind: FigureKind) -> Option<usize> {
    let fits = |at: usize| noun_at(pieces, at).is_some_and(|(_, noun)| noun.weight != Weight::Weak && noun.fits(kind));
    let Some(verb) = clause.verb else {
        let at = (clause.start..clause.figure).rev().find(|at| noun_at(pieces, *at).is_some())?;
        let gap = clause.between(pieces, at + 1);
        let near = gap.iter().filter(|piece| !piece.is_passable()).count();
        if near > NEAR || !gap.iter().all(|piece| piece.is_passable() || is_modifier(piece)) {
            return None;
        }
        return strong(pieces, clause.start, at, &fits);
    };
    let after = (verb + 1..clause.figure).filter(|at| noun_at(pieces, *at).is_some());
    if let Some(at) = after.clone().find(|at| fits(*at)) {
        return Some(at);
    }
    if let Some(weak) = after.clone().next().filter(|at| completes_itself(pieces, *at)) {
        return Some(weak);
    }
    strong(pieces, clause.start, verb, &fits)
}

/// The noun at `at` where it says something, else the nearest before it that does.
fn strong(pieces: &[Piece], start: usize, at: usize, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
    if fits(at) || completes_itself(pieces, at) {
        return Some(at);
    }
    // «عقد مع شركة بقيمة 3 مليارات»: the noun may stand a little before.
    (at.saturating_sub(REACH).max(start)..at).rev().find(|at| fits(*at))
}

/// The noun itself where the one at `at` only qualifies it («سعة إجمالية»); none where it qualifies a word that the table does not know («المشترك
/// المتوسط»).
fn behind_adjective(context: &Context, pieces: &[Piece], at: usize) -> Option<usize> {
    let (word, noun) = noun_at(pieces, at)?;
    if !matches!(noun.measure.0, "total" | "average") {
        return Some(at);
    }
    match at.checked_sub(1).and_then(|before| Some((before, pieces.get(before)?))) {
        Some((before, _)) if noun_at(pieces, before).is_some() => Some(before),
        Some((_, Piece::Word(before))) => {
            let definite = |at: usize| context.document.fold(at).starts_with("ال");
            let qualifies = before.end == word.first && definite(before.first) && definite(word.first);
            (!qualifies).then_some(at)
        }
        _ => Some(at),
    }
}

/// Whether a weak noun is followed by what makes it say something: «نسبة الأمية».
fn completes_itself(pieces: &[Piece], at: usize) -> bool {
    let Some((word, noun)) = noun_at(pieces, at) else { return false };
    let next = matches!(pieces.get(at + 1), Some(Piece::Word(next)) if next.sense.is_none() && next.first == word.end);
    noun.weight == Weight::Weak && next && noun.measure.0 == "share"
}

/// The table's noun at `at`.
pub(super) fn noun_at(pieces: &[Piece], at: usize) -> Option<(Word, Noun)> {
    match pieces.get(at)? {
        Piece::Word(word) => match word.sense? {
            Sense::Measure(noun) => Some((*word, noun)),
            _ => None,
        },
        _ => None,
    }
}

/// What may stand between a noun and its amount: an adjective, an owner, a time.
fn is_modifier(piece: &Piece) -> bool {
    match piece {
        Piece::Word(word) => {
            matches!(
                word.sense,
                None | Some(
                    Sense::Company | Sense::Body | Sense::Time | Sense::When | Sense::Measure(_) | Sense::Amounts
                )
            ) && word.clitics.prep.is_none()
                && !(word.clitics.conj && word.sense.is_none())
        }
        Piece::Name(_, _, clitics) => clitics.prep.is_none(),
        Piece::Figure(_, figure, _) => !bears_roles(figure.kind),
        _ => false,
    }
}

/// Where a noun stands for the one after it (صافي أرباح), that one's measure.
fn inner_measure(pieces: &[Piece], at: usize, noun: Noun) -> Noun {
    let next = noun_at(pieces, at + 1).map(|(_, next)| next).filter(|next| next.weight == Weight::Full);
    if noun.weight == Weight::Full { noun } else { next.unwrap_or(noun) }
}

/// The noun with the words that complete it: «عدد السكان», «صافي أرباح», «إيراداتها السنوية», «نسبة الأمية».
fn completed(context: &Context, pieces: &[Piece], at: usize, (word, noun): (Word, Noun)) -> Option<TextRange> {
    let document = context.document;
    let mut end = word.end;
    let mut needs = noun.weight != Weight::Full;
    for piece in pieces.iter().skip(at + 1).take(3) {
        let Piece::Word(next) = piece else { break };
        let joined = next.first == end && document.kind(end) == TokenKind::Arabic && !is_prepositional(piece);
        let definite = document.fold(next.first).starts_with("ال");
        let takes = match next.sense {
            Some(Sense::Measure(_)) => needs,
            // «سعر الكيلوواط ساعة».
            None => (needs || definite || document.fold(next.first) == "ساعه") && !next.clitics.conj,
            Some(_) => false,
        };
        if !joined || !takes {
            break;
        }
        needs &= !definite && !matches!(next.sense, None | Some(Sense::Measure(_)));
        end = next.end;
    }
    if needs && noun.weight == Weight::Head && end == word.end && !noun.pronoun {
        // «بلغ العدد 3 ملايين» says what it is; a bare «عدد» before a name does not.
        let definite = document.fold(word.first).contains("ال");
        return definite.then(|| document.range(word.first));
    }
    let letters = document.fold(word.first).chars().count().min(3);
    let cut = (0..=letters).find(|letters| is_own(document.rest(word.first, *letters), noun)).unwrap_or(0);
    Some(document.span(word.first, end, cut))
}

/// Whether what is left of a word behind its clitics is the noun itself.
fn is_own(rest: &str, noun: Noun) -> bool {
    super::vocabulary::builtin()
        .word(crate::extract::document::word_hash(rest))
        .any(|sense| matches!(sense, Sense::Measure(own) if own.measure == noun.measure))
}
