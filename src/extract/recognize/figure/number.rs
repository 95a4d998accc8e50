//! The number of a figure: digits, words, or both, up to its last scale word.
//!
//! Finds «12.5 مليون», «ألفًا وأربعمئة», «مليون ونصف المليون», «نصف مليون», «370 م د»'s scale. Evidence: the words themselves.
//! Known misses: sums whose second part repeats the unit («مليون دينار و500 ألف دينار» is two figures).

use rust_decimal::Decimal;

use crate::arabic::number::{Atom, Builder, ScaleForm, pow10};

use super::cue::Class;
use super::lexeme::{Kind, Text};
use super::numeral::Company;
use super::point::with_decimals;
use super::vocabulary::{Form, Sense, VOCABULARY};

/// No number is longer, in lexemes; what goes on is read as another one.
const LONGEST: usize = 40;

/// A number as read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// Its first lexeme.
    pub first: usize,
    /// One past its last lexeme.
    pub end: usize,
    /// Its value.
    pub value: Decimal,
    /// The power of ten of its last scale word; 0 for none.
    pub power: u32,
    /// Written in digits only, without a scale word.
    pub plain: bool,
    /// No word or digit stands before its only scale word.
    pub bare_scale: bool,
    /// Its first lexeme carries ال.
    pub article: bool,
}

impl Number {
    /// The number with the last scale of `other`.
    pub fn scaled_like(&self, other: &Self) -> Option<Decimal> {
        self.value.checked_mul(pow10(other.power)?)
    }
}

/// The atom that a word stands for.
pub(super) fn atom(text: &Text, index: usize) -> Option<Atom> {
    text.sense(index, |sense| match sense {
        Sense::Number(atom) => Some(*atom),
        _ => None,
    })
}

/// «مليونا دولار» is two million, «ثلاثون مليونا» and «ألفًا وأربعمئة» are not.
fn dual_before_noun(text: &Text, first: usize, index: usize, atom: Atom) -> Atom {
    let Atom::Scale { power, form: ScaleForm::One } = atom else { return atom };
    let raw = text.at(index).and_then(|lexeme| text.source.get(lexeme.start..lexeme.end)).unwrap_or("");
    let open = index == first && text.stem(index).ends_with('ا') && !raw.contains('\u{64b}');
    let before_noun = text.is_bare(index + 1) && text.is_word(index + 1) && !text.is_definite(index + 1);
    let function = matches!(text.fold(index + 1), "من" | "في" | "الي" | "علي" | "عن");
    if open && before_noun && !function { Atom::Scale { power, form: ScaleForm::Two } } else { atom }
}

/// The power of a scale word, singular or plural.
pub(super) fn scale_power(text: &Text, index: usize) -> Option<u32> {
    match atom(text, index)? {
        Atom::Scale { power, form } if form != ScaleForm::Two => Some(power),
        _ => None,
    }
}

/// The scale of one Latin letter right behind digits, where the currency stands on either side: «£3.5m», «5k دولار».
pub(super) fn letter_scale(text: &Text, index: usize) -> Option<u32> {
    let power = match text.fold(index) {
        "k" => 3,
        "m" => 6,
        "b" => 9,
        "t" => 12,
        _ => return None,
    };
    let digits =
        index.checked_sub(1).filter(|at| text.numeral(*at).is_some() && text.at(index).is_some_and(|s| s.glued))?;
    let code = digits.checked_sub(1).is_some_and(|at| is_code(text, at));
    let currency = is_code(text, index + 1)
        || text.sense(index + 1, |sense| matches!(sense, Sense::Currency { .. }).then_some(())).is_some();
    (code || currency).then_some(power)
}

/// Whether a code or sign of a currency stands at `index`.
fn is_code(text: &Text, index: usize) -> bool {
    text.sense(index, |sense| matches!(sense, Sense::Code(_)).then_some(())).is_some()
}

/// The fraction word at `index` as a decimal: نصف is 0.5.
pub(super) fn fraction(text: &Text, index: usize) -> Option<(Decimal, Form)> {
    if let Some(part) = fifth_of_the(text, index) {
        return Some((part, Form::One));
    }
    text.sense(index, |sense| match sense {
        Sense::Fraction { parts, form } => {
            let count = if *form == Form::Two { Decimal::TWO } else { Decimal::ONE };
            Some((count.checked_div(Decimal::from(*parts))?, *form))
        }
        _ => None,
    })
}

/// «خمس المبلغ», «عشر السكان»: before a definite singular the number of feminine things is a fraction, since a number counts indefinite
/// plurals.
fn fifth_of_the(text: &Text, index: usize) -> Option<Decimal> {
    let parts = match text.stem(index) {
        "خمس" => 5,
        "سبع" => 7,
        "تسع" => 9,
        "عشر" => 10,
        _ => return None,
    };
    let noun = text.at(index + 1).filter(|noun| noun.kind == Kind::Word && !noun.conj && noun.prep.is_none())?;
    let plain = !text.at(index)?.article && atom(text, index + 1).is_none() && !text.fold(index + 1).ends_with("ات");
    let after_number = index.checked_sub(1).is_some_and(|before| atom(text, before).is_some());
    let definite = text.source.get(noun.start..noun.end).is_some_and(|raw| raw.starts_with("ال"));
    (plain && definite && !after_number).then(|| Decimal::ONE.checked_div(Decimal::from(parts)))?
}

/// The number that begins at `index`. The first lexeme's clitics are nobody's business here.
pub(super) fn number_at(text: &Text, index: usize) -> Option<Number> {
    let number = plain_number_at(text, index)?;
    Some(with_decimals(text, number).unwrap_or(number))
}

/// The number that begins at `index`, up to the word for a decimal mark.
pub(super) fn plain_number_at(text: &Text, index: usize) -> Option<Number> {
    bounded(text, index, LONGEST)
}

/// The number that begins at `index` and has at most `longest` lexemes.
pub(super) fn bounded(text: &Text, index: usize, longest: usize) -> Option<Number> {
    if let Some(number) = scaled_fraction(text, index) {
        return Some(number);
    }
    if fifth_of_the(text, index).is_some() {
        return None;
    }
    let mut builder = Builder::default();
    let mut end = index;
    let mut words = 0;
    let mut scales = 0;
    while end < index + longest {
        let Some(lexeme) = text.at(end) else { break };
        let and = end > index && lexeme.conj;
        if end > index && (lexeme.prep.is_some() || (lexeme.article && !text.at(index)?.article)) {
            break;
        }
        let pushed = match lexeme.kind {
            Kind::Numeral(_) => {
                let company = company(text, end + 1);
                let value = text.numeral(end).and_then(|numeral| numeral.value(company, &text.habits));
                value.is_some_and(|value| builder.push_digits(value, and))
            }
            Kind::Latin if end > index => {
                let power = scale_power(text, end).or_else(|| letter_scale(text, end));
                let pushed =
                    power.is_some_and(|power| builder.push(Atom::Scale { power, form: ScaleForm::One }, false));
                scales += usize::from(pushed);
                pushed
            }
            Kind::Word => match atom(text, end) {
                Some(atom) => {
                    let atom = dual_before_noun(text, index, end, atom);
                    // Without hamza «وأحد» looks like «واحد».
                    let pushed = builder.push(atom, and)
                        || (text.fold(end) == "واحد" && end > index && builder.push(atom, true));
                    words += usize::from(pushed);
                    scales += usize::from(pushed && matches!(atom, Atom::Scale { .. }));
                    pushed
                }
                // «م د»: a million dinars.
                None if end > index => match dinar_scale(text, end) {
                    Some(power) => {
                        scales += 1;
                        builder.push(Atom::Scale { power, form: ScaleForm::One }, false)
                    }
                    None => false,
                },
                None => false,
            },
            _ => false,
        };
        if !pushed {
            break;
        }
        end += 1;
    }
    // A construct form without its second word is a verb («أثنى») or a name.
    let construct = matches!(text.stem(index), "اثنا" | "اثني" | "اثنتا" | "اثنتي" | "احدي");
    let lone = end == index + 1 && (construct || is_name(text, index));
    let mut value = builder.value().filter(|_| !lone)?;
    let power = builder.last_power();
    let mut number_end = end;
    if let Some((part, after)) = and_fraction(text, end, power) {
        value = part.checked_mul(pow10(power)?).and_then(|part| value.checked_add(part))?;
        number_end = after;
    }
    let article = text.at(index)?.article;
    Some(Number {
        first: index,
        end: number_end,
        value,
        power,
        plain: words == 0 && scales == 0 && number_end == index + 1,
        bare_scale: scales == 1 && number_end == index + 1,
        article,
    })
}

/// «ألفا» with nothing to count, «ألِف» with the vowel of the letter's name, «ألف ليلة»: no thousand.
fn is_name(text: &Text, index: usize) -> bool {
    let Some(lexeme) = text.at(index) else { return false };
    let raw = text.source.get(lexeme.start..lexeme.end).unwrap_or("");
    match text.stem(index) {
        "الفا" => {
            let counts = text.is_word(index + 1) && text.is_bare(index + 1) && !text.is_definite(index + 1);
            !raw.contains('\u{64b}') && (!counts || lexeme.article)
        }
        "الف" => raw.contains("ألِ") || text.fold(index + 1) == "ليله",
        _ => false,
    }
}

/// «م د», «م.د», «أ د»: a million or a thousand dinars.
fn dinar_scale(text: &Text, index: usize) -> Option<u32> {
    let power = match text.fold(index) {
        "م" => 6,
        "ا" => 3,
        _ => return None,
    };
    (text.fold(index + 1) == "د" || (text.mark(index + 1) == Some('.') && text.fold(index + 2) == "د")).then_some(power)
}

/// «ونصف المليون», «وربع»: the part, and where it ends.
fn and_fraction(text: &Text, index: usize, power: u32) -> Option<(Decimal, usize)> {
    let lexeme = text.at(index).filter(|lexeme| lexeme.conj && lexeme.prep.is_none())?;
    let (part, mut end) = match fraction(text, index) {
        Some((part, Form::One)) => (part, index + 1),
        _ => match (atom(text, index)?, fraction(text, index + 1)?) {
            (Atom::Ones(count), (part, Form::Many)) => (part.checked_mul(Decimal::from(count))?, index + 2),
            _ => return None,
        },
    };
    if lexeme.article {
        return None;
    }
    match scale_power(text, end) {
        Some(next) if next == power => end += 1,
        Some(_) => return None,
        // A definite noun makes it the part of something else: «ونصف السكان».
        None if text.at(end).is_some_and(|next| next.kind == Kind::Word && text.is_definite(end)) => {
            return None;
        }
        None => {}
    }
    Some((part, end))
}

/// «نصف مليون», «ثلاثة أرباع المليار».
fn scaled_fraction(text: &Text, index: usize) -> Option<Number> {
    let (part, at) = match fraction(text, index) {
        Some((part, Form::One | Form::Two)) => (part, index + 1),
        _ => match (atom(text, index)?, fraction(text, index + 1)?) {
            (Atom::Ones(count), (part, Form::Many)) => (part.checked_mul(Decimal::from(count))?, index + 2),
            _ => return None,
        },
    };
    let power = scale_power(text, at).filter(|_| text.is_bare(at))?;
    Some(Number {
        first: index,
        end: at + 1,
        value: part.checked_mul(pow10(power)?)?,
        power,
        plain: false,
        bare_scale: false,
        article: false,
    })
}

/// Whether a word of these senses can be what is counted: unknown, or a noun that some rule knows.
fn is_noun(senses: &[Sense]) -> bool {
    senses
        .iter()
        .all(|sense| matches!(sense, Sense::Cue(Class::Named | Class::Ranked | Class::Sport | Class::Announces)))
}

/// What stands at `index`, as far as it decides how the digits before it are read.
fn company(text: &Text, index: usize) -> Company {
    let Some(lexeme) = text.at(index) else { return Company::Nothing };
    match lexeme.kind {
        Kind::Mark('%' | '٪') => return Company::Divided,
        Kind::Latin if letter_scale(text, index).is_some() => return Company::Scale,
        Kind::Word | Kind::Latin | Kind::Mark(_) => {}
        _ => return Company::Nothing,
    }
    for sense in lexeme.senses {
        match sense {
            Sense::Number(Atom::Scale { .. }) => return Company::Scale,
            Sense::Percent => return Company::Divided,
            Sense::Unit { unit, .. } if matches!(unit.symbol, "point" | "MP" | "GB" | "inch") => {
                return Company::Divided;
            }
            Sense::Currency { noun, .. } => {
                let millesimal = VOCABULARY
                    .currency_nouns
                    .get(*noun)
                    .is_some_and(|noun| noun.codes.iter().any(|(code, _)| *code == "TND"));
                return if millesimal { Company::Millesimal } else { Company::Unit };
            }
            Sense::Unit { .. } | Sense::Code(_) | Sense::Subunit { .. } => return Company::Unit,
            _ => {}
        }
    }
    match text.fold(index) {
        "في" | "فى" if text.stem(index + 1).starts_with('م') && text.at(index + 1).is_some_and(|next| next.article) => {
            Company::Divided
        }
        "د" => Company::Millesimal,
        _ if lexeme.kind == Kind::Word && text.is_bare(index) && is_noun(lexeme.senses) => Company::Noun,
        _ => Company::Nothing,
    }
}
