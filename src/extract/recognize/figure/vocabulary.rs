//! Every word that the figure grammar knows, by folded spelling, with what it may mean.
//!
//! Tables live in `assets/units/*.tsv`; tanwin, dual and sound plural forms are derived here, so the tables hold stems. What CLDR names
//! comes from its own tables ([`cldr`]), the hand-made ones hold the rest; currencies and countries are read by [`currency`]. Clitics and the article
//! are the lexer's business. To add a currency, unit, month or country: one line in its table.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

use crate::arabic::normalize::fold;
use crate::arabic::number::{Atom, ScaleForm, lexicon};

use super::currency::{Country, CurrencyName, CurrencyNoun, Subunit};
pub(super) use super::sense::{Form, Sense, UnitEntry};
use super::{cldr, cue, currency};

pub(super) const UNITS: &str = include_str!("../../../../assets/units/units.tsv");
const COMPOUNDS: &str = include_str!("../../../../assets/units/compounds.tsv");
pub(super) const MONTHS: &str = include_str!("../../../../assets/units/months.tsv");

/// All tables, looked up by folded spelling.
#[derive(Debug)]
pub(super) struct Vocabulary {
    words: FxHashMap<String, Vec<Sense>>,
    /// Fractions that only their vowel tells from a number (خُمس) or a noun (ثُمن).
    marked: FxHashMap<String, Vec<Sense>>,
    /// Two-word months, the words joined by one space.
    pairs: FxHashMap<String, Sense>,
    /// Unit symbol and following words (joined by one space) to the compound's symbol.
    compounds: FxHashMap<(&'static str, String), &'static str>,
    /// Whole names of currencies, by their folded noun.
    currency_names: FxHashMap<String, Vec<CurrencyName>>,
    /// Nouns of currencies.
    pub currency_nouns: Vec<CurrencyNoun>,
    /// Nouns of parts of currencies.
    pub subunits: Vec<Subunit>,
    /// Countries.
    pub countries: Vec<Country>,
}

/// The vocabulary, built once.
pub(super) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::new);

impl Vocabulary {
    /// What a folded word, without clitics and article, may mean.
    pub fn senses(&self, word: &str) -> &[Sense] {
        self.words.get(word).map_or(&[], Vec::as_slice)
    }

    /// What a folded word is if it is a fraction whose vowel is written.
    pub fn marked_fraction(&self, word: &str) -> &[Sense] {
        self.marked.get(word).map_or(&[], Vec::as_slice)
    }

    /// The month that two folded words name together.
    pub fn month_pair(&self, first: &str, second: &str) -> Option<Sense> {
        self.pairs.get(&format!("{first} {second}")).copied()
    }

    /// Whether any two-word month begins with this folded word.
    pub fn opens_pair(&self, word: &str) -> bool {
        matches!(word, "كانون" | "تشرين" | "ربيع" | "جمادي" | "ذي" | "ذو")
    }

    /// What `words` make of a unit.
    pub fn compound(&self, symbol: &'static str, words: &str) -> Option<&'static str> {
        self.compounds.get(&(symbol, words.to_owned())).copied()
    }

    /// The whole names of currencies whose noun is this folded word.
    pub fn currency_names(&self, noun: &str) -> &[CurrencyName] {
        self.currency_names.get(noun).map_or(&[], Vec::as_slice)
    }

    fn new() -> Self {
        let mut vocabulary = Self {
            words: FxHashMap::default(),
            marked: FxHashMap::default(),
            pairs: FxHashMap::default(),
            compounds: FxHashMap::default(),
            currency_names: FxHashMap::default(),
            currency_nouns: Vec::new(),
            subunits: Vec::new(),
            countries: Vec::new(),
        };
        for (word, atom) in lexicon() {
            vocabulary.add(&word, Sense::Number(atom));
        }
        for (words, power) in ENGLISH_SCALES {
            for word in words.split(' ') {
                vocabulary.add(word, Sense::Number(Atom::Scale { power, form: ScaleForm::One }));
            }
        }
        vocabulary.add_fractions();
        vocabulary.add_units();
        currency::add(&mut vocabulary);
        for table in [MONTHS, cldr::MONTHS] {
            vocabulary.add_months(table);
        }
        for word in ["بالمئة", "بالمائة", "بالمية", "بالميه", "بالماية", "بالمئه"]
        {
            vocabulary.add(word, Sense::Percent);
        }
        for (word, rank) in ORDINALS {
            vocabulary.add(word, Sense::Ordinal(rank));
        }
        for (class, words) in cue::WORDS {
            for word in words.split_whitespace() {
                vocabulary.add(word, Sense::Cue(*class));
            }
        }
        cldr::add_units(&mut vocabulary);
        cldr::add_currencies(&mut vocabulary);
        vocabulary
    }

    /// Adds a meaning of a word.
    pub fn add(&mut self, word: &str, sense: Sense) {
        let senses = self.words.entry(fold(word)).or_default();
        if !senses.contains(&sense) {
            senses.push(sense);
        }
    }

    /// Adds what `rest` makes of the unit `noun`, unless that is known.
    pub fn add_compound(&mut self, noun: &str, rest: &str, whole: &'static str) {
        let unit = self.senses(&fold(noun)).iter().find_map(|sense| match sense {
            Sense::Unit { unit, .. } => Some(unit.symbol),
            _ => None,
        });
        if let Some(symbol) = unit {
            self.compounds.entry((symbol, fold(rest))).or_insert(whole);
        }
    }

    /// Adds a whole name of a currency.
    pub fn add_currency_name(&mut self, noun: String, name: CurrencyName) {
        self.currency_names.entry(noun).or_default().push(name);
    }

    /// Adds a noun in all its forms.
    pub fn add_noun(&mut self, one: &str, plurals: &str, sense: impl Fn(Form) -> Sense) {
        for (word, form) in noun_forms(one, plurals) {
            self.add(&word, sense(form));
        }
    }

    fn add_fractions(&mut self) {
        for (parts, one, many) in [
            (2, "نصف", "أنصاف"),
            (3, "ثلث", "أثلاث"),
            (4, "ربع", "أرباع"),
            (5, "", "أخماس"),
            (6, "سدس", "أسداس"),
            (7, "", "أسباع"),
            (8, "", "أثمان"),
            (9, "", "أتساع"),
            (10, "", "أعشار"),
        ] {
            if !one.is_empty() {
                self.add(one, Sense::Fraction { parts, form: Form::One });
                self.add(&format!("{one}ا"), Sense::Fraction { parts, form: Form::One });
            }
            self.add(many, Sense::Fraction { parts, form: Form::Many });
        }
        for word in ["ثلثا", "ثلثي", "ثلثان", "ثلثين"] {
            self.words.insert(word.to_owned(), vec![Sense::Fraction { parts: 3, form: Form::Two }]);
        }
        for (parts, one) in [(5, "خمس"), (6, "سدس"), (7, "سبع"), (8, "ثمن"), (9, "تسع"), (10, "عشر")]
        {
            self.marked.insert(one.to_owned(), vec![Sense::Fraction { parts, form: Form::One }]);
            for ending in ["ا", "ي", "ان", "ين"] {
                self.marked.insert(format!("{one}{ending}"), vec![Sense::Fraction { parts, form: Form::Two }]);
            }
        }
    }

    fn add_units(&mut self) {
        for line in rows(UNITS) {
            let [symbol, kind, singulars, plurals, short] = fields(line);
            let unit = unit_entry(symbol, kind);
            for one in singulars.split_whitespace() {
                self.add_noun(one, "", |form| Sense::Unit { unit, form });
            }
            for plural in plurals.split_whitespace().map(fold) {
                self.add(&format!("{plural}ا"), Sense::Unit { unit, form: Form::Many });
                self.add(&plural, Sense::Unit { unit, form: Form::Many });
            }
            for word in short.split_whitespace() {
                self.add(word, Sense::Unit { unit, form: Form::Short });
            }
        }
        for line in rows(COMPOUNDS) {
            let [symbol, followers, whole, ..] = fields::<3>(line);
            for words in followers.split('|') {
                self.compounds.insert((symbol, fold(words)), whole);
            }
        }
    }

    fn add_months(&mut self, table: &'static str) {
        for line in rows(table) {
            let [calendar, number, names] = fields(line);
            let sense = Sense::Month { hijri: calendar == "hijri", number: number.parse().unwrap_or(1) };
            for name in names.split_whitespace() {
                if let Some((first, second)) = name.split_once('_') {
                    self.pairs.insert(format!("{} {}", fold(first), fold(second)), sense);
                } else {
                    self.add(name, sense);
                }
            }
        }
    }
}

/// English scale words and their abbreviations, as they stand behind digits. Single letters are read beside a currency only
/// ([`super::number`]).
const ENGLISH_SCALES: [(&str, u32); 4] = [
    ("thousand thousands", 3),
    ("million millions mn mln", 6),
    ("billion billions bn bln", 9),
    ("trillion trillions tn trn", 12),
];

const ORDINALS: [(&str, u8); 22] = [
    ("أول", 1),
    ("أولى", 1),
    ("ثاني", 2),
    ("ثانية", 2),
    ("ثالث", 3),
    ("ثالثة", 3),
    ("رابع", 4),
    ("رابعة", 4),
    ("خامس", 5),
    ("خامسة", 5),
    ("سادس", 6),
    ("سادسة", 6),
    ("سابع", 7),
    ("سابعة", 7),
    ("ثامن", 8),
    ("ثامنة", 8),
    ("تاسع", 9),
    ("تاسعة", 9),
    ("عاشر", 10),
    ("عاشرة", 10),
    ("أخير", 0),
    ("أخيرة", 0),
];

/// A noun's folded forms by number and case, the given plurals among them.
pub(super) fn noun_forms(one: &str, plurals: &str) -> Vec<(String, Form)> {
    let stem = fold(one);
    let feminine = one.ends_with('ة');
    let bare = if feminine { stem.trim_end_matches('ه') } else { stem.as_str() };
    let open = if feminine { format!("{bare}ت") } else { stem.clone() };
    let mut forms = vec![(stem.clone(), Form::One)];
    if !feminine && !stem.ends_with(['ا', 'و', 'ي']) {
        forms.push((format!("{stem}ا"), Form::One));
    }
    forms.extend(["ان", "ين"].map(|ending| (format!("{open}{ending}"), Form::Two)));
    // «نقطتي أساس», «ليرتا»; «سنتي» and «ساعتي» are other words too.
    if feminine && !matches!(one, "سنة" | "ساعة") {
        forms.extend(["ا", "ي"].map(|ending| (format!("{open}{ending}"), Form::Two)));
    }
    forms.push((format!("{bare}ات"), Form::Many));
    for plural in plurals.split_whitespace() {
        let plural = fold(plural);
        forms.push((format!("{plural}ا"), Form::Many));
        forms.push((plural, Form::Many));
    }
    forms
}

/// The unit of a table's line; its symbol may carry a factor («10 year»).
pub(super) fn unit_entry(symbol: &'static str, kind: &str) -> &'static UnitEntry {
    let (factor, symbol) = match symbol.split_once(' ') {
        Some((factor, symbol)) => (factor.parse().unwrap_or(1), symbol),
        None => (1, symbol),
    };
    Box::leak(Box::new(UnitEntry { symbol, duration: kind == "duration", factor }))
}

/// The table's lines, without comments.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The line's first `N` tab-separated fields; missing ones are empty.
pub(super) fn fields<const N: usize>(line: &'static str) -> [&'static str; N] {
    let mut cells = line.split('\t');
    std::array::from_fn(|_| cells.next().unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_in_every_form() {
        let vocabulary = &*VOCABULARY;
        for word in
            ["دولارا", "دولارين", "دراهم", "دنانير", "كيلومترات", "اطنان", "عامين", "سعوديا", "كلغ", "مليونا", "ارباع"]
        {
            assert!(!vocabulary.senses(word).is_empty(), "{word}");
        }
        assert!(vocabulary.month_pair("كانون", "الثاني").is_some());
        assert_eq!(vocabulary.compound("bbl", "في اليوم"), Some("bbl/d"));
        assert_eq!(vocabulary.currency_names("كيات").first().map(|name| name.code), Some("MMK"));
        assert!(matches!(vocabulary.senses("هكتوباسكال"), [Sense::Unit { unit, .. }] if unit.symbol == "hPa"));
    }
}
