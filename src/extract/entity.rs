//! What extraction returns: entities, their mentions, and the evidence for each.

use std::collections::BTreeMap;

use super::{Figure, Roles};
use crate::article::TextRange;

/// Index of an entity in [`Extraction::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// Index of a mention in [`Extraction::mentions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MentionId(pub u32);

/// All that was found in one article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    /// In order of first mention; `entities[i].id == EntityId(i)`.
    pub entities: Vec<Entity>,
    /// Sorted by start, disjoint; `mentions[i].id == MentionId(i)`.
    pub mentions: Vec<Mention>,
    /// What their sentences say of figures, where they say something.
    pub roles: BTreeMap<EntityId, Roles>,
}

impl Extraction {
    /// The roles of a figure; empty ones where its sentence says nothing.
    #[must_use]
    pub fn roles_of(&self, figure: EntityId) -> Roles {
        self.roles.get(&figure).copied().unwrap_or_default()
    }

    /// The entity with this id.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }

    /// The mention with this id.
    #[must_use]
    pub fn mention(&self, id: MentionId) -> Option<&Mention> {
        self.mentions.get(id.0 as usize)
    }

    /// The mention that covers the byte offset.
    #[must_use]
    pub fn mention_at(&self, offset: u32) -> Option<&Mention> {
        let after = self.mentions.partition_point(|mention| mention.range.start <= offset);
        self.mentions.get(after.checked_sub(1)?).filter(|mention| mention.range.contains(offset))
    }
}

/// One thing that the article speaks of. Each figure mention is an entity of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Its place in [`Extraction::entities`].
    pub id: EntityId,
    /// The canonical name: the fullest form used in the article, Arabic preferred, without diacritics, tatweel or bidi marks;
    /// for a figure its wording.
    pub name: String,
    /// Other surface forms met in the article, in order of first appearance.
    pub aliases: Vec<String>,
    /// What it is.
    pub detail: EntityDetail,
    /// Its mentions, in text order; never empty.
    pub mentions: Vec<MentionId>,
}

impl Entity {
    /// Its kind, without detail.
    #[must_use]
    pub fn kind(&self) -> EntityKind {
        match self.detail {
            EntityDetail::Organization { .. } => EntityKind::Organization,
            EntityDetail::Person { .. } => EntityKind::Person,
            EntityDetail::Figure(_) => EntityKind::Figure,
            EntityDetail::Place { .. } => EntityKind::Place,
            EntityDetail::Product => EntityKind::Product,
        }
    }

    /// The figure, where the entity is one.
    #[must_use]
    pub fn figure(&self) -> Option<&Figure> {
        match &self.detail {
            EntityDetail::Figure(figure) => Some(figure),
            _ => None,
        }
    }
}

/// The kinds of entity, in the order in which the panel shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    /// Companies and other organisations.
    Organization,
    /// People.
    Person,
    /// Amounts, percentages, counts, measures, dates.
    Figure,
    /// Countries, cities, waters, facilities.
    Place,
    /// Goods, services, indices, crude grades.
    Product,
}

impl EntityKind {
    /// Every kind, in panel order.
    pub const ALL: [Self; 5] = [Self::Organization, Self::Person, Self::Figure, Self::Place, Self::Product];

    /// Its name in `docs/annotation.md`, in exports and in the settings; stable.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Person => "person",
            Self::Figure => "figure",
            Self::Place => "place",
            Self::Product => "product",
        }
    }
}

/// What is known of an entity, by kind.
#[derive(Debug, Clone, PartialEq)]
pub enum EntityDetail {
    /// A company or another organisation.
    Organization {
        /// A commercial enterprise (`true`) or a ministry, regulator, club, university, ... (`false`).
        company: bool,
        /// Stock ticker, where known.
        ticker: Option<String>,
        /// ISO 3166-1 alpha-2 code of the home country, where known.
        country: Option<String>,
    },
    /// A person.
    Person {
        /// The role or title the article gives, as worded there.
        role: Option<String>,
    },
    /// A place.
    Place {
        /// ISO 3166-1 alpha-2 code of the country it is or lies in, where known.
        country: Option<String>,
    },
    /// A brand of goods, service, drug, vehicle, index, crude grade.
    Product,
    /// A figure with its value.
    Figure(Figure),
}

/// One occurrence of an entity in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Its place in [`Extraction::mentions`].
    pub id: MentionId,
    /// The entity it names.
    pub entity: EntityId,
    /// Bytes of the article's text, without clitics, quotes and edge punctuation.
    pub range: TextRange,
    /// Why it is lit.
    pub evidence: Evidence,
}

/// Why a mention was taken for one. Ranges point at the deciding words in the article's text.
#[derive(Debug, Clone, PartialEq)]
pub enum Evidence {
    /// The name is in the lexicon.
    Lexicon,
    /// A class noun stands before it (شركة، مدينة).
    ClassNoun(TextRange),
    /// A title or role stands beside it (الرئيس التنفيذي).
    Title(TextRange),
    /// A verb of saying or doing that takes a person or an organisation stands beside it.
    Verb(TextRange),
    /// Latin script inside Arabic text.
    LatinScript,
    /// Quotation marks around a few words that are no clause.
    Quoted,
    /// Built of known given names and surnames.
    NameParts,
    /// The name opens with a noun that belongs to it (وزارة، بنك، جامعة).
    HeadNoun,
    /// The statistical model; confidence in percent.
    Model {
        /// 0 to 100.
        confidence: u8,
    },
    /// A form of a name met elsewhere in the article, at this range.
    Memory(TextRange),
    /// A rule of the figure grammar, by its short name (`money`, `percent`, ...).
    Grammar(&'static str),
}
