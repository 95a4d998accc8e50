//! The unit after a number: percent, currency with its nationality, measure with its rate, time.
//!
//! Finds what stands directly after the number. Evidence: the tables of `assets/units`. Known misses: units set before the number,
//! other than currency codes and symbols.

use super::currency::Country;
use super::lexeme::{Kind, Text};
use super::vocabulary::{Form, Sense, UnitEntry, VOCABULARY};

/// What a number measures, before the article has settled what is open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Tag {
    /// `%`, `bp` or `pp`.
    Percent(&'static str),
    /// Money of a known currency; `parts` make one.
    Money { code: &'static str, parts: u32 },
    /// Money by a noun that several countries use.
    MoneyNoun(usize),
    /// Part of a currency that several countries use.
    MoneyPart(usize),
    /// A quantity.
    Measure(&'static str),
    /// A time.
    Duration(&'static UnitEntry),
    /// نقطة: of an index, a rate or a team.
    Points,
    /// درجة: of heat, of an angle, of a quake.
    Degrees,
    /// أضعاف: so many times.
    Times,
}

/// A unit as read.
#[derive(Debug, Clone, Copy)]
pub(super) struct UnitMatch {
    /// What it is.
    pub tag: Tag,
    /// The form of its noun.
    pub form: Form,
    /// One past its last lexeme.
    pub end: usize,
}

/// The unit that stands at `index`.
pub(super) fn unit_at(text: &Text, index: usize) -> Option<UnitMatch> {
    let lexeme = text.at(index)?;
    let found = |tag, form, end| Some(UnitMatch { tag, form, end });
    match lexeme.kind {
        Kind::Mark('%' | '٪') => return found(Tag::Percent("%"), Form::Short, index + 1),
        Kind::Mark('°') => {
            let celsius = matches!(text.fold(index + 1), "م" | "c" | "مئويه");
            return found(
                if celsius { Tag::Measure("°C") } else { Tag::Degrees },
                Form::Short,
                index + 1 + usize::from(celsius),
            );
        }
        Kind::Word | Kind::Latin | Kind::Mark(_) => {}
        Kind::Numeral(_) | Kind::Break => return None,
    }
    if let Some(end) = in_a_hundred(text, index) {
        return found(Tag::Percent("%"), Form::Short, end);
    }
    if text.fold(index) == "من" && text.at(index + 1).is_some_and(|next| next.article) {
        return currency_at(text, index + 1).filter(|unit| unit.form == Form::Many);
    }
    if !text.is_bare(index) || lexeme.article {
        return None;
    }
    // The dot of «م.د»: the scale before it was read with the number.
    if lexeme.kind == Kind::Mark('.')
        && lexeme.glued
        && text.fold(index + 1) == "د"
        && matches!(text.fold(index.saturating_sub(1)), "م" | "ا")
    {
        return currency_noun("دينار").map(|noun| UnitMatch {
            tag: Tag::MoneyNoun(noun),
            form: Form::Short,
            end: index + 2,
        });
    }
    if let Some(unit) = joined_prefix(text, index) {
        return Some(unit);
    }
    if let Some(unit) = dotted(text, index) {
        return Some(unit);
    }
    match text.fold(index) {
        "ضعف" | "ضعفا" => return found(Tag::Times, Form::One, index + 1),
        "اضعاف" | "امثال" => return found(Tag::Times, Form::Many, index + 1),
        "حاويه" | "حاويات" if matches!(text.fold(index + 1), "نمطيه" | "مكافئه" | "قياسيه" | "معياريه") =>
        {
            return found(Tag::Measure("TEU"), Form::One, index + 2);
        }
        "ضعفين" | "ضعفي" | "ضعفان" => return found(Tag::Times, Form::Two, index + 1),
        "د" => {
            return currency_noun("دينار").map(|noun| UnitMatch {
                tag: Tag::MoneyNoun(noun),
                form: Form::Short,
                end: index + 1,
            });
        }
        _ => {}
    }
    currency_at(text, index).or_else(|| {
        let (unit, form) = text.sense(index, |sense| match sense {
            Sense::Unit { unit, form } => Some((*unit, *form)),
            _ => None,
        })?;
        // «22 ألفًا سنة 2011»: the noun is the year's.
        if unit.symbol == "year" && form == Form::One && super::date::year_at(text, index + 1).is_some() {
            return None;
        }
        Some(with_compound(text, unit, form, index + 1))
    })
}

/// The unit whose noun stands at `index` in this form, with what follows it; clitics and article allowed.
pub(super) fn noun_at(text: &Text, index: usize, form: Form) -> Option<UnitMatch> {
    let unit = text.sense(index, |sense| match sense {
        Sense::Unit { unit, form: found } if *found == form => Some(*unit),
        _ => None,
    });
    let measured = || unit.map(|unit| with_compound(text, unit, form, index + 1));
    // «سنتين» is two years before it is two cents.
    if unit.is_some_and(|unit| unit.duration) {
        return measured();
    }
    currency_at(text, index).filter(|unit| unit.form == form).or_else(measured)
}

/// «ر.س», «د.ك», «م.و»: two letters with a dot between.
fn dotted(text: &Text, index: usize) -> Option<UnitMatch> {
    let one_letter = |at: usize| {
        let word = text.fold(at);
        (text.is_word(at) && word.chars().count() == 1).then_some(word)
    };
    let glued = |at: usize| text.at(at).is_some_and(|lexeme| lexeme.glued);
    let (first, second) = (one_letter(index)?, one_letter(index + 2)?);
    if text.mark(index + 1) != Some('.') || !glued(index + 1) || !glued(index + 2) {
        return None;
    }
    VOCABULARY.senses(&format!("{first}.{second}")).iter().find_map(|sense| {
        let tag = match sense {
            Sense::Code(code) => Tag::Money { code, parts: 1 },
            Sense::Unit { unit, .. } => Tag::Measure(unit.symbol),
            _ => return None,
        };
        Some(UnitMatch { tag, form: Form::Short, end: index + 3 })
    })
}

/// «في المئة», «بالمائة», «٪»: where it ends.
fn in_a_hundred(text: &Text, index: usize) -> Option<usize> {
    if text.sense(index, |sense| matches!(sense, Sense::Percent).then_some(())).is_some() {
        return Some(index + 1);
    }
    let hundred = matches!(text.stem(index + 1), "مئه" | "مائه" | "ميه" | "مايه")
        && text.at(index + 1).is_some_and(|next| next.article && next.prep.is_none());
    (matches!(text.fold(index), "في" | "ب") && hundred).then_some(index + 2)
}

/// «كيلو متر», «ميغا بكسل»: a prefix written apart.
fn joined_prefix(text: &Text, index: usize) -> Option<UnitMatch> {
    let prefix = text.fold(index);
    if !matches!(
        prefix,
        "كيلو"
            | "ميغا"
            | "ميجا"
            | "غيغا"
            | "جيجا"
            | "جيغا"
            | "تيرا"
            | "ملي"
            | "مللي"
            | "سنتي"
            | "ميللي"
            | "هكتو"
    ) || !text.is_bare(index + 1)
        || !text.is_word(index + 1)
    {
        return None;
    }
    let joined = format!("{prefix}{}", text.fold(index + 1));
    VOCABULARY.senses(&joined).iter().find_map(|sense| match sense {
        Sense::Unit { unit, form } => Some(with_compound(text, unit, *form, index + 2)),
        _ => None,
    })
}

/// A unit with the square, cubic or rate that follows it.
fn with_compound(text: &Text, unit: &'static UnitEntry, form: Form, end: usize) -> UnitMatch {
    let mut symbol = unit.symbol;
    let mut end = end;
    for _ in 0..2 {
        let (words, length) = match text.at(end).map(|lexeme| lexeme.kind) {
            Some(Kind::Mark('/')) => {
                let words = match text.fold(end + 1) {
                    "س" | "سا" | "ساعه" | "الساعه" | "h" => "في الساعه",
                    "ث" | "ثانيه" | "الثانيه" | "s" => "في الثانيه",
                    "يوم" | "اليوم" | "d" => "في اليوم",
                    _ => break,
                };
                (words.to_owned(), 2)
            }
            Some(Kind::Mark('²')) => ("مربع".to_owned(), 1),
            Some(Kind::Mark('³')) => ("مكعب".to_owned(), 1),
            Some(Kind::Numeral(_)) if form == Form::Short && text.at(end).is_some_and(|digit| digit.glued) => {
                match text.numeral(end).and_then(|numeral| numeral.whole).map(|value| value.to_string()).as_deref() {
                    Some("2") => ("مربع".to_owned(), 1),
                    Some("3") => ("مكعب".to_owned(), 1),
                    _ => break,
                }
            }
            Some(Kind::Word) if text.fold(end) == "في" => (format!("في {}", text.fold(end + 1)), 2),
            Some(Kind::Word) => (text.fold(end).to_owned(), 1),
            _ => break,
        };
        let Some(whole) = VOCABULARY.compound(symbol, &words) else { break };
        (symbol, end) = (whole, end + length);
    }
    let tag = match symbol {
        "point" => return points(text, form, end),
        "degree" => Tag::Degrees,
        _ if unit.duration && symbol == unit.symbol => Tag::Duration(unit),
        _ => Tag::Measure(symbol),
    };
    UnitMatch { tag, form, end }
}

/// Whether نقطة at `index` is a place («نقطة بيع», «نقاط تفتيش») or an item («خطة من 28 نقطة»), where `first` begins its number: then it is
/// counted and measures nothing.
pub(super) fn counts_points(text: &Text, first: usize, index: usize) -> bool {
    let place = matches!(
        text.fold(index + 1),
        "بيع"
            | "تفتيش"
            | "توزيع"
            | "شحن"
            | "عبور"
            | "مراقبه"
            | "تماس"
            | "حدوديه"
            | "خدمه"
            | "وصول"
            | "اتصال"
            | "رصد"
    );
    let item = first.checked_sub(2).is_some_and(|before| {
        text.fold(before + 1) == "من"
            && matches!(
                text.stem(before),
                "خطه"
                    | "مذكره"
                    | "اتفاق"
                    | "مبادره"
                    | "برنامج"
                    | "بيان"
                    | "مقترح"
                    | "وثيقه"
                    | "ورقه"
                    | "اعلان"
            )
    });
    place || item
}

/// «نقطة أساس», «نقاط مئوية», or نقطة alone.
fn points(text: &Text, form: Form, end: usize) -> UnitMatch {
    match text.fold(end) {
        "اساس" | "اساسا" | "اساسيه" => UnitMatch { tag: Tag::Percent("bp"), form, end: end + 1 },
        "مئويه" | "مائويه" | "مئويتين" | "مئويتان" => {
            UnitMatch { tag: Tag::Percent("pp"), form, end: end + 1 }
        }
        _ => UnitMatch { tag: Tag::Points, form, end },
    }
}

/// A currency by noun (with nationality), part or code.
fn currency_at(text: &Text, index: usize) -> Option<UnitMatch> {
    for sense in text.at(index)?.senses {
        match sense {
            Sense::Code(code) => {
                return Some(UnitMatch { tag: Tag::Money { code, parts: 1 }, form: Form::Short, end: index + 1 });
            }
            Sense::Subunit { index: subunit, form } => {
                // «سنتات أميركية»: the nationality belongs to it.
                let nation = next_nation(text, index + 1);
                let codes = VOCABULARY.subunits.get(*subunit).map_or(&[][..], |subunit| &subunit.codes);
                let tag = nation
                    .and_then(|country| codes.iter().find(|(code, _)| *code == country.currency))
                    .map_or(Tag::MoneyPart(*subunit), |(code, parts)| Tag::Money { code, parts: *parts });
                return Some(UnitMatch { tag, form: *form, end: index + 1 + usize::from(nation.is_some()) });
            }
            Sense::Currency { noun, form } => {
                let entry = VOCABULARY.currency_nouns.get(*noun)?;
                let of = |country: &str| entry.codes.iter().find(|(_, code)| *code == country).map(|(code, _)| *code);
                let national = next_nation(text, index + 1).and_then(|country| of(country.code));
                let (tag, end) = match national {
                    Some(code) => (Tag::Money { code, parts: 1 }, index + 2),
                    None => match full_name(text, index) {
                        Some(name) => return Some(name),
                        None => (Tag::MoneyNoun(*noun), index + 1),
                    },
                };
                return Some(UnitMatch { tag, form: *form, end: end + usize::from(is_epithet(text, index, end)) });
            }
            _ => {}
        }
    }
    full_name(text, index)
}

/// An adjective that belongs to a currency and tells no country: «أوقية جديدة», «فرنك أفريقي».
fn is_epithet(text: &Text, noun: usize, index: usize) -> bool {
    let noun = text.fold(noun);
    match text.fold(index) {
        "جديده" => noun.starts_with("اوقي"),
        "افريقي" | "افريقيا" => noun.starts_with("فرنك"),
        _ => false,
    }
}

/// A currency's whole name: «دولار هونغ كونغ», «كيات ميانمار».
fn full_name(text: &Text, index: usize) -> Option<UnitMatch> {
    let follows = |rest: &[String]| rest.iter().zip(index + 1..).all(|(word, at)| text.fold(at) == word);
    let name = VOCABULARY.currency_names(text.fold(index)).iter().find(|name| follows(&name.rest))?;
    let tag = Tag::Money { code: name.code, parts: 1 };
    Some(UnitMatch { tag, form: name.form, end: index + 1 + name.rest.len() })
}

/// The country of the nationality adjective at `index`.
fn next_nation(text: &Text, index: usize) -> Option<&'static Country> {
    let lexeme = text.at(index).filter(|next| !next.conj && next.prep.is_none())?;
    lexeme.senses.iter().find_map(|sense| match sense {
        Sense::Nation(country) => VOCABULARY.countries.get(*country),
        _ => None,
    })
}

/// The number of a currency noun.
fn currency_noun(word: &str) -> Option<usize> {
    VOCABULARY.senses(word).iter().find_map(|sense| match sense {
        Sense::Currency { noun, .. } => Some(*noun),
        _ => None,
    })
}
