//! What recognisers share: the document, the lexicon, and what the lexicon says of each single word.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::arabic::clitic::Reading;
use crate::arabic::token::TokenKind;
use crate::extract::Layers;
use crate::extract::document::{Document, word_hash, word_hash_of};
use crate::extract::lexicon::{ClassNoun, Form, Lexicon, Node, Part, Phrases, Sense, Walk};

/// What is known of one word, its clitic readings included. There is one for every word of the article, so it is kept small.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mark {
    /// A frequent word that is hardly ever part of a name.
    pub common: bool,
    /// Such a word behind a clitic: «بتضرر».
    pub common_after: bool,
    /// A word that is no name when it stands alone.
    pub generic: bool,
    /// An adjective of nationality.
    pub nationality: bool,
    /// Its country, ISO 3166-1 alpha-2; `XX` for a region, zeros where the word is no such adjective.
    pub country: [u8; 2],
    /// A verb of saying or doing.
    pub verb: bool,
    /// A title of one word, behind so many clitic letters.
    pub title: Option<u8>,
    /// A class noun, behind so many clitic letters.
    pub class: Option<(u8, ClassNoun)>,
    /// The word as a part of people's names.
    pub part: Part,
    /// The word behind so many clitic letters as a part of people's names.
    pub part_after: Option<(u8, Part)>,
}

/// Prepositions of their own, folded, with «and» where news writes it on them.
const PREPOSITIONS: &[&str] =
    &["في", "من", "الي", "عن", "علي", "عبر", "مع", "بين", "لدي", "عند", "ضد", "وعبر", "ومع", "ومن"];

/// The document with its marks.
pub(crate) struct Context<'c, 'a> {
    /// The words.
    pub document: &'c Document<'a>,
    /// The lists.
    pub lexicon: &'c Lexicon,
    /// The layers that are at work.
    pub layers: Layers,
    marks: Vec<Mark>,
    /// Per word, how many words the longest shielding phrase over it has.
    shields: Vec<u8>,
    /// The hashes of the words that a demonstrative stands before somewhere («هذا التعاون»).
    pointed_at: FxHashSet<u64>,
}

impl<'c, 'a> Context<'c, 'a> {
    /// The document.
    pub fn document(&self) -> &'c Document<'a> {
        self.document
    }

    /// The lexicon.
    pub fn lexicon(&self) -> &'c Lexicon {
        self.lexicon
    }

    /// The reading of a name's first word: whole, or behind the clitics that leave a known word, else behind the fewest.
    pub fn cut(&self, index: usize, behind_clitic: bool) -> Reading {
        if !behind_clitic {
            return Reading::WHOLE;
        }
        let readings = || self.document.readings(index).skip(1);
        let known = readings().find(|(_, hash)| self.is_known(*hash));
        let article = readings().find(|(reading, _)| reading.article);
        known.or(article).or_else(|| readings().next()).map_or(Reading::WHOLE, |(reading, _)| reading)
    }

    /// Whether a known name or name part stands behind a clitic of the word, and none at its first letter.
    pub fn seems_cut(&self, index: usize) -> bool {
        !self.is_known(self.document.hash(index))
            && self.document.readings(index).skip(1).any(|(_, hash)| self.is_known(hash))
    }

    /// Whether a name that begins with the letter of a clitic begins with it indeed. Behind a preposition stands no other one («عبر لاسين
    /// سينايوكو»). Elsewhere it takes a known name behind the letter to part them after a title («قال الوزير لرويترز»), and always for «like»
    /// and «so», which are rarer before a name than unknown names that begin with their letter.
    pub fn is_uncut(&self, index: usize) -> bool {
        let before = index.wrapping_sub(1);
        match self.document.fold(index).chars().next() {
            Some('ب' | 'ل' | 'ك') if PREPOSITIONS.contains(&self.document.fold(before)) => true,
            Some('ب' | 'ل') => self.mark(before).title.is_some() && !self.seems_cut(index),
            Some('ك' | 'ف') => !self.seems_cut(index),
            _ => false,
        }
    }

    /// Whether the whole word begins a listed name or is a part of people's names.
    pub fn is_known_word(&self, index: usize) -> bool {
        self.is_known(self.document.hash(index))
    }

    /// Whether a word begins a listed name or is a part of people's names.
    fn is_known(&self, hash: u64) -> bool {
        let first = Walk::START.step(hash);
        self.lexicon.names.node(first).is_some() || self.lexicon.parts.node(first).is_some()
    }

    /// Looks every word up.
    pub fn new(document: &'c Document<'a>, lexicon: &'c Lexicon) -> Self {
        let marks = (0..document.len()).map(|index| mark(document, lexicon, index)).collect();
        let shields = vec![0; document.len()];
        let mut context =
            Self { document, lexicon, layers: Layers::default(), marks, shields, pointed_at: pointed_at(document) };
        for first in 0..document.len() {
            if let Some((end, _)) = context.longest(&lexicon.shields, first, document.hash(first)) {
                let length = u8::try_from(end - first).unwrap_or(u8::MAX);
                context.shields.iter_mut().take(end).skip(first).for_each(|shield| *shield = length.max(*shield));
            }
        }
        context
    }

    /// The same with other layers at work.
    pub fn with_layers(self, layers: Layers) -> Self {
        Self { layers, ..self }
    }

    /// Whether a demonstrative points at the word somewhere in the article: then it is an ordinary noun there, and no name.
    pub fn is_pointed_at(&self, index: usize) -> bool {
        !self.pointed_at.is_empty() && self.document.readings(index).any(|(_, hash)| self.pointed_at.contains(&hash))
    }

    /// How many words the longest phrase over these words has in which a listed form is not that name.
    pub fn shield(&self, words: Range<usize>) -> usize {
        self.shields.get(words).unwrap_or_default().iter().copied().max().map_or(0, usize::from)
    }

    /// What is known of word `index`.
    pub fn mark(&self, index: usize) -> Mark {
        self.marks.get(index).copied().unwrap_or_default()
    }

    /// Whether word `index` is an Arabic word.
    pub fn is_arabic(&self, index: usize) -> bool {
        self.document.kind(index) == TokenKind::Arabic
    }

    /// The longest listed name that begins at word `first`, whose own hash is taken to be `hash`: the index after its last word, and
    /// the node it ends on.
    pub fn longest_name(&self, first: usize, hash: u64) -> Option<(usize, Node)> {
        self.longest(&self.lexicon.names, first, hash)
    }

    /// The like in any table.
    pub fn longest<P: Phrases>(&self, table: &P, first: usize, hash: u64) -> Option<(usize, P::Place)> {
        let mut walk = Walk::START.step(hash);
        let mut end = first + 1;
        let mut best = None;
        while let Some(place) = table.place(walk) {
            if table.ends(place) {
                best = Some((end, place));
            }
            if !table.goes_on(place) || self.document.kind(end) == TokenKind::Newline {
                break;
            }
            walk = walk.step(self.document.hash(end));
            end += 1;
        }
        best
    }

    /// The written forms that end on a node.
    pub fn forms(&self, node: Node) -> impl Iterator<Item = Form> + '_ {
        self.lexicon.names.values(node)
    }

    /// The index of the nearest word before `index` that is no opening quote or bracket.
    pub fn before(&self, index: usize) -> usize {
        let mut at = index.saturating_sub(1);
        while at > 0 && (self.document.is_quote(at) || matches!(self.document.raw(at), "(" | "[" | "ـ")) {
            at -= 1;
        }
        at
    }

    /// The class noun before what is quoted at word `index`: as [`Context::class_before`], or one with ال or a pronoun, which a name
    /// without quotation marks does not follow («الموزع «رقميات»», «هاتفها الرائد «فون 4»»).
    pub fn class_before_quote(&self, index: usize) -> Option<(usize, ClassNoun)> {
        self.governing_class(index, |at| {
            self.mark(at).class.map(|(_, class)| class).or_else(|| self.determined_class(at))
        })
    }

    /// What a word is that has ال or a pronoun on it, if it is a class noun otherwise and stays outside names.
    fn determined_class(&self, index: usize) -> Option<ClassNoun> {
        let class = |hash: u64| {
            self.lexicon.grammar.word(hash).find_map(|sense| match sense {
                Sense::Class(class) if !class.inside => Some(class),
                _ => None,
            })
        };
        let document = self.document;
        document.readings(index).find_map(|(reading, _)| {
            let word = document.rest(index, reading.letters);
            let definite = word.strip_prefix("ال").filter(|_| !reading.article);
            if let Some(noun) = definite.filter(|noun| noun.len() > 4) {
                return class(word_hash(noun));
            }
            let owned = ["هما", "ها", "هم", "ه"].iter().find_map(|pronoun| word.strip_suffix(pronoun));
            let owned = owned.filter(|_| document.has_pronoun(index))?;
            let feminine = owned.strip_suffix('ت').map(|stem| word_hash_of(stem, "ه"));
            feminine.and_then(class).or_else(|| class(word_hash(owned)))
        })
    }

    /// The class noun that governs word `index`: the word before, quotes and tatweel carriers skipped, or one before that across
    /// adjectives («روبوت الدردشة “غروك”»), with its word index.
    pub fn class_before(&self, index: usize) -> Option<(usize, ClassNoun)> {
        self.governing_class(index, |at| self.mark(at).class.map(|(_, class)| class))
    }

    /// The nearest word before `index` that `class_of` takes for a class noun, across opening marks and adjectives.
    fn governing_class(
        &self,
        index: usize,
        class_of: impl Fn(usize) -> Option<ClassNoun>,
    ) -> Option<(usize, ClassNoun)> {
        let mut at = self.before(index);
        for _ in 0..3 {
            if let Some(class) = class_of(at) {
                return Some((at, class));
            }
            let passes = self.is_arabic(at) && (self.document.has_article(at) || self.mark(at).nationality);
            if !passes || at == 0 {
                return None;
            }
            at -= 1;
        }
        None
    }
}

/// The hashes of the words with ال right behind هذا, هذه, ذلك or تلك.
fn pointed_at(document: &Document) -> FxHashSet<u64> {
    let demonstrative = |at: usize| {
        let word = document.fold(at);
        let word = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).unwrap_or(word);
        matches!(word, "هذا" | "هذه" | "ذلك" | "تلك")
    };
    let pointed = (1..document.len()).filter(|at| document.has_article(*at) && demonstrative(at - 1));
    pointed.map(|at| document.hash(at)).collect()
}

fn mark(document: &Document, lexicon: &Lexicon, index: usize) -> Mark {
    let mut mark = Mark::default();
    if document.kind(index) != TokenKind::Arabic {
        return mark;
    }
    if document.fold(index) == "علي" && document.raw(index).ends_with('ى') {
        // The preposition, which folds like the name.
        return Mark { common: true, ..mark };
    }
    // An accusative with its tanwin written is an ordinary word: no name of the news is declined so.
    mark.common = ["ًا", "اً"].iter().any(|ending| document.raw(index).ends_with(ending));
    for (reading, hash) in document.readings(index) {
        // A word has at most a handful of clitic letters.
        let letters = u8::try_from(reading.letters).unwrap_or(u8::MAX);
        let whole = letters == 0;
        for sense in lexicon.grammar.word(hash) {
            match sense {
                Sense::Common if whole => mark.common = true,
                Sense::Common => mark.common_after |= document.rest(index, reading.letters).chars().count() >= 4,
                Sense::Generic => mark.generic |= whole,
                Sense::Nationality(country) if letters <= 1 || reading.article => {
                    mark.nationality = true;
                    mark.country = country;
                }
                Sense::Nationality(_) => {}
                Sense::Verb => mark.verb |= letters <= 1,
                Sense::Title if mark.title.is_none() => mark.title = Some(letters),
                Sense::Class(class) if mark.class.is_none() && !reading.article => mark.class = Some((letters, class)),
                Sense::Title | Sense::Class(_) => {}
            }
        }
        let part = lexicon.parts.word(hash).fold(Part { needs_evidence: true, ..Part::default() }, |sum, part| Part {
            given: sum.given || part.given,
            surname: sum.surname || part.surname,
            needs_evidence: sum.needs_evidence && part.needs_evidence,
        });
        if whole {
            mark.part = part;
        } else if (part.given || part.surname) && mark.part_after.is_none() {
            mark.part_after = Some((letters, part));
        }
    }
    mark
}
