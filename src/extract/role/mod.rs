//! Roles: what a figure is of, whose it is, of which time it speaks, and whether it rose or fell.
//!
//! The sentence alone is asked, after linking, so that an owner is an entity. Each role is a guess with the words that say so; where the
//! sentence does not say it plainly, the role stays empty: a wrong role costs more than none. Every rule looks a bounded way around its figure,
//! so time is linear in the text.
//!
//! `sentence` cuts the text into pieces, `vocabulary` says what words do, `clause` finds what governs a figure; then one file a role:
//! `measured`, `change`, `owner`, `period`. To add a noun, a verb or a word: a line in `assets/roles`.
//!
//! Example: «ارتفعت أرباح أرامكو في الربع الثالث بنسبة 12% إلى 3 مليارات دولار» gives both figures the profits of أرامكو in the third quarter; the first is
//! by how much they rose, the second up to what.

mod change;
mod clause;
mod measured;
mod owner;
mod period;
mod sentence;
mod vocabulary;

use super::recognize::Context;
use super::{EntityId, Extraction, FigureKind};
use crate::article::{Article, TextRange};
use clause::Clause;
use owner::Owners;
use sentence::Piece;

/// What its sentence says of a figure. Empty fields: the sentence does not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles {
    /// What it is of.
    pub of: Option<Measured>,
    /// Whose it is.
    pub whose: Option<Owner>,
    /// Of which time it speaks.
    pub period: Option<Period>,
    /// What it says of a rise or a fall.
    pub change: Option<Change>,
}

/// What a figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// The words that say it («صافي أرباح», «موظف»), which are the evidence too. Bytes of the article's text.
    pub words: TextRange,
    /// What they mean, where the table of measures knows.
    pub measure: Option<Measure>,
}

/// A measure by its stable name in `assets/roles/measures.tsv`: `revenue`, `profit`, `cost`, ...
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Measure(pub &'static str);

/// Whose a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    /// The organisation or person; a place or product where the noun is said to be its (صادرات مصر).
    pub entity: EntityId,
    /// The name, or the words that stand for it («الشركة», «إيراداتها»). Bytes of the article's text.
    pub words: TextRange,
}

/// Of which time a figure speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The words that say it. Bytes of the article's text.
    pub words: TextRange,
    /// The date or year that they are, with its value; none for a relative phrase («العام الماضي»).
    pub figure: Option<EntityId>,
}

/// What a figure says of a rise or a fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Up or down.
    pub trend: Trend,
    /// What of it the figure is.
    pub part: ChangePart,
    /// The verb or noun that says it. Bytes of the article's text.
    pub words: TextRange,
}

/// Up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trend {
    /// It rose.
    Up,
    /// It fell.
    Down,
}

/// What of a rise or fall a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChangePart {
    /// By how much.
    By,
    /// The level reached.
    To,
    /// The level left.
    From,
}

impl Trend {
    /// Its name in exports; stable.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

impl ChangePart {
    /// Its name in exports; stable.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::By => "by",
            Self::To => "to",
            Self::From => "from",
        }
    }
}

impl Roles {
    /// Whether the sentence says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Reads the roles of every figure into `extraction`.
pub(super) fn assign(context: &Context, article: &Article, extraction: &mut Extraction) {
    let mut roles = Vec::new();
    let mut owners = Owners::default();
    sentence::each((context, article), extraction, vocabulary::builtin(), |pieces| {
        of_sentence(context, extraction, pieces, &mut owners, &mut roles);
    });
    extraction.roles = roles.into_iter().filter(|(_, roles): &(EntityId, Roles)| !roles.is_empty()).collect();
}

/// The roles of one sentence's figures, in text order; `owners` remembers the bodies named so far.
fn of_sentence(
    context: &Context,
    extraction: &Extraction,
    pieces: &[Piece],
    owners: &mut Owners,
    roles: &mut Vec<(EntityId, Roles)>,
) {
    let mut last: Option<(usize, Roles)> = None;
    let mut noted = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Figure(mention, figure, _) = piece else { continue };
        if !bears_roles(figure.kind) {
            continue;
        }
        owners.note(context, extraction, pieces.get(noted..at).unwrap_or_default());
        noted = at;
        let clause = Clause::before(pieces, at);
        let linked = last.filter(|(earlier, _)| clause::is_linked(pieces, *earlier, at)).map(|(_, roles)| roles);
        let found = match linked {
            Some(earlier) => change::inherited(context, pieces, &clause, earlier),
            None => {
                let of = measured::find(context, pieces, &clause, (mention, figure));
                Roles {
                    of: of.map(|(measured, _)| measured),
                    whose: owner::find(
                        (context, extraction),
                        pieces,
                        &clause,
                        (of.and_then(|(_, noun)| noun), figure),
                        owners,
                    ),
                    period: period::find(context, pieces, &clause),
                    change: change::find(context, pieces, &clause, figure),
                }
            }
        };
        last = Some((at, found));
        roles.push((mention.entity, found));
    }
    owners.note(context, extraction, pieces.get(noted..).unwrap_or_default());
    owners.end_sentence();
}

/// Whether figures of this kind are of something: dates, durations, times and scores are not asked.
pub(super) fn bears_roles(kind: FigureKind) -> bool {
    match kind {
        FigureKind::Money | FigureKind::Percent | FigureKind::Count | FigureKind::Measure | FigureKind::Ratio => true,
        FigureKind::Duration | FigureKind::Year | FigureKind::Date | FigureKind::Time | FigureKind::Score => false,
    }
}
