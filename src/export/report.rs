//! The serialisable view of an article and what was found in it: what every exporter renders.
//!
//! The model is not a file format, so it is copied here into names and shapes that stay when the model changes. Field names are those
//! of our JSON; a change that a program reading it could notice raises [`VERSION`].

use std::collections::BTreeMap;
use std::time::SystemTime;

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;

use super::offsets::{Offsets, Span};
use super::roles::RolesView;
use crate::arabic::sentence;
use crate::article::{Article, SourceFormat, TextRange};
use crate::extract::{Entity, EntityDetail, EntityKind, Evidence, Extraction, Figure, FigureValue};
use crate::highlight::Filter;

/// The version of the JSON that [`Report`] serialises to.
pub const VERSION: u32 = 2;

/// Everything that an export may say.
#[derive(Debug, Clone, Serialize)]
pub struct Report<'a> {
    /// Always `qari-report`.
    pub format: &'static str,
    /// [`VERSION`].
    pub version: u32,
    /// Program and version that wrote it.
    pub generator: &'static str,
    /// When it was written: `YYYY-MM-DDTHH:MM:SSZ`.
    pub created: String,
    /// Whether only what a filter admits is in it.
    pub filtered: bool,
    /// The article.
    pub article: ArticleView<'a>,
    /// By kind in panel order, then by number of mentions, then by first mention.
    pub entities: Vec<EntityView<'a>>,
    /// In text order; disjoint.
    pub mentions: Vec<MentionView<'a>>,
    /// The sentences that hold a mention, in text order.
    pub sentences: Vec<SentenceView<'a>>,
}

/// The article and its provenance.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleView<'a> {
    /// Title.
    pub title: Option<&'a str>,
    /// Author, as printed.
    pub byline: Option<&'a str>,
    /// Date of publication.
    pub published: Option<&'a str>,
    /// Publisher or site.
    pub site: Option<&'a str>,
    /// Web address.
    pub url: Option<&'a str>,
    /// File name.
    pub file: Option<&'a str>,
    /// `text`, `markdown` or `html`.
    pub source_format: &'static str,
    /// Label of the character encoding it was read in.
    pub encoding: &'a str,
    /// `rtl` or `ltr`.
    pub direction: &'static str,
    /// The text that all offsets count in.
    pub text: &'a str,
    /// The paragraphs of the text, in order, with the level of headings; not part of the JSON.
    #[serde(skip)]
    pub blocks: &'a [crate::article::Block],
}

/// One entity.
#[derive(Debug, Clone, Serialize)]
pub struct EntityView<'a> {
    /// Number that mentions refer to.
    pub id: u32,
    /// `organization`, `person`, `figure`, `place` or `product`.
    #[serde(rename = "type")]
    pub label: &'static str,
    /// The kind behind the label.
    #[serde(skip)]
    pub kind: EntityKind,
    /// Canonical name; for a figure its wording.
    pub name: &'a str,
    /// Other forms met.
    pub aliases: &'a [String],
    /// Of organisations.
    #[serde(flatten)]
    pub organization: Option<OrganizationView<'a>>,
    /// Role of a person, as worded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'a str>,
    /// ISO 3166-1 alpha-2 country of an organisation or place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<&'a str>,
    /// Of figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureView<'a>>,
    /// Numbers of its mentions that the report holds.
    pub mentions: Vec<u32>,
}

/// What is known of an organisation.
#[derive(Debug, Clone, Serialize)]
pub struct OrganizationView<'a> {
    /// A commercial enterprise.
    pub company: bool,
    /// Stock ticker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticker: Option<&'a str>,
}

/// A figure. Numbers are exact JSON numbers.
#[derive(Debug, Clone, Serialize)]
pub struct FigureView<'a> {
    /// `money`, `percent`, `count`, `measure`, `duration`, `ratio`, `year`, `date`, `time` or `score`.
    pub kind: &'static str,
    /// A number, or the text of a date, time or score; null for a range.
    pub value: Option<Box<RawValue>>,
    /// Lower bound of a range.
    pub min: Option<Box<RawValue>>,
    /// Upper bound of a range.
    pub max: Option<Box<RawValue>>,
    /// Unit or currency.
    pub unit: Option<&'static str>,
    /// How the text compares: `exact`, `approx`, `more_than`, `less_than`, `at_least`, `up_to`, `range`.
    pub cmp: &'static str,
    /// Whether the unit comes from an earlier figure.
    pub elliptic: bool,
    /// What it is of, as worded: the noun that its sentence names, or the one that is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<&'a str>,
    /// What its sentence says of it, with the words that say so.
    #[serde(skip_serializing_if = "RolesView::is_empty")]
    pub roles: RolesView<'a>,
    /// The value behind the numbers.
    #[serde(skip)]
    pub figure: &'a Figure,
}

/// One mention.
#[derive(Debug, Clone, Serialize)]
pub struct MentionView<'a> {
    /// Its number.
    pub id: u32,
    /// The entity's number.
    pub entity: u32,
    /// The text between its offsets.
    pub text: &'a str,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// Index in [`Report::sentences`].
    pub sentence: usize,
    /// Why it was taken for a mention.
    pub evidence: EvidenceView<'a>,
}

/// Why a mention is one.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceView<'a> {
    /// `lexicon`, `class_noun`, `title`, `verb`, `latin_script`, `quoted`, `name_parts`, `head_noun`, `model`, `memory` or `grammar`.
    pub rule: &'static str,
    /// The deciding words, the rule's name within the grammar, or nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<&'a str>,
    /// Confidence of the model, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
}

/// A sentence that holds a mention.
#[derive(Debug, Clone, Serialize)]
pub struct SentenceView<'a> {
    /// The text between its offsets.
    pub text: &'a str,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
}

impl<'a> Report<'a> {
    /// The view of what `scope` admits; an empty filter admits everything. `created` is the time to print in the export.
    #[must_use]
    pub fn new(article: &'a Article, extraction: &'a Extraction, scope: &Filter, created: SystemTime) -> Self {
        let offsets = Offsets::new(&article.text);
        let mut sentences = Sentences::new(article, &offsets);
        let mut mentions = Vec::new();
        let mut of_entity: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for mention in &extraction.mentions {
            if !extraction.entity(mention.entity).is_some_and(|entity| scope.admits(entity)) {
                continue;
            }
            of_entity.entry(mention.entity.0).or_default().push(mention.id.0);
            mentions.push(MentionView {
                id: mention.id.0,
                entity: mention.entity.0,
                text: article.slice(mention.range),
                span: offsets.span(mention.range),
                sentence: sentences.index_of(mention.range),
                evidence: evidence_view(&mention.evidence, article),
            });
        }
        let mut entities: Vec<_> = of_entity
            .into_iter()
            .filter_map(|(id, mentions)| {
                let entity = extraction.entities.get(id as usize)?;
                let mut view = entity_view(entity, mentions);
                if let Some(figure) = entity.figure() {
                    let roles = RolesView::new((article, extraction), &offsets, extraction.roles_of(entity.id));
                    view.figure = Some(figure_view(figure, roles));
                }
                Some(view)
            })
            .collect();
        entities.sort_by_key(|entity| (entity.kind, std::cmp::Reverse(entity.mentions.len()), entity.id));
        Self {
            format: "qari-report",
            version: VERSION,
            generator: concat!("qari ", env!("CARGO_PKG_VERSION")),
            created: utc(created),
            filtered: !scope.is_empty(),
            article: article_view(article),
            entities,
            mentions,
            sentences: sentences.found,
        }
    }

    /// The entities by number, for renderers that walk the mentions.
    #[must_use]
    pub fn entity_index(&self) -> BTreeMap<u32, &EntityView<'a>> {
        self.entities.iter().map(|entity| (entity.id, entity)).collect()
    }

    /// The mention with this number.
    #[must_use]
    pub fn mention(&self, id: u32) -> Option<&MentionView<'a>> {
        self.mentions.binary_search_by_key(&id, |mention| mention.id).ok().and_then(|index| self.mentions.get(index))
    }

    /// The sentence of a mention.
    #[must_use]
    pub fn sentence_of(&self, mention: &MentionView<'_>) -> Option<&SentenceView<'a>> {
        self.sentences.get(mention.sentence)
    }
}

/// `2026-05-12T08:30:00Z`; the epoch where the clock is out of bounds.
fn utc(time: SystemTime) -> String {
    let stamp = jiff::Timestamp::try_from(time).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    stamp.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Sentences of the blocks, cut as mentions ask for them, in text order.
struct Sentences<'a, 'o> {
    article: &'a Article,
    offsets: &'o Offsets<'a>,
    /// The block that was cut last, and its sentences.
    cut: Option<(usize, Vec<TextRange>)>,
    found: Vec<SentenceView<'a>>,
    last: Option<TextRange>,
}

impl<'a, 'o> Sentences<'a, 'o> {
    fn new(article: &'a Article, offsets: &'o Offsets<'a>) -> Self {
        Self { article, offsets, cut: None, found: Vec::new(), last: None }
    }

    /// The index, among those found, of the sentence that holds `range`; a range across two takes both as one.
    fn index_of(&mut self, range: TextRange) -> usize {
        let sentence = self.around(range);
        if self.last != Some(sentence) {
            let (text, span) = (self.article.slice(sentence), self.offsets.span(sentence));
            self.found.push(SentenceView { text, span });
            self.last = Some(sentence);
        }
        self.found.len().saturating_sub(1)
    }

    fn around(&mut self, range: TextRange) -> TextRange {
        let Some(block) = self.article.block_at(range.start) else { return range };
        if self.cut.as_ref().is_none_or(|(cut, _)| *cut != block) {
            let whole = self.article.blocks.get(block).map(|block| block.range).unwrap_or_default();
            let base = whole.start as usize;
            let ranges = sentence::sentences(self.article.slice(whole))
                .into_iter()
                .map(|part| TextRange::from_usize(base + part.start, base + part.end))
                .collect();
            self.cut = Some((block, ranges));
        }
        let Some((_, ranges)) = &self.cut else { return range };
        let first = ranges.partition_point(|sentence| sentence.end <= range.start);
        let touched = ranges.iter().skip(first).take_while(|sentence| sentence.start < range.end);
        touched.fold(range, |whole, part| TextRange::new(whole.start.min(part.start), whole.end.max(part.end)))
    }
}

fn article_view(article: &Article) -> ArticleView<'_> {
    let meta = &article.meta;
    ArticleView {
        title: meta.title.as_deref(),
        byline: meta.byline.as_deref(),
        published: meta.published.as_deref(),
        site: meta.site.as_deref(),
        url: meta.url.as_deref(),
        file: meta.file_name.as_deref(),
        source_format: match meta.format {
            SourceFormat::PlainText => "text",
            SourceFormat::Markdown => "markdown",
            SourceFormat::Html => "html",
        },
        encoding: &meta.encoding,
        direction: if article.direction().is_rtl() { "rtl" } else { "ltr" },
        text: &article.text,
        blocks: &article.blocks,
    }
}

fn entity_view(entity: &Entity, mentions: Vec<u32>) -> EntityView<'_> {
    let mut view = EntityView {
        id: entity.id.0,
        label: entity.kind().name(),
        kind: entity.kind(),
        name: &entity.name,
        aliases: &entity.aliases,
        organization: None,
        role: None,
        country: None,
        figure: None,
        mentions,
    };
    match &entity.detail {
        EntityDetail::Organization { company, ticker, country } => {
            view.organization = Some(OrganizationView { company: *company, ticker: ticker.as_deref() });
            view.country = country.as_deref();
        }
        EntityDetail::Person { role } => view.role = role.as_deref(),
        EntityDetail::Place { country } => view.country = country.as_deref(),
        EntityDetail::Product | EntityDetail::Figure(_) => {}
    }
    view
}

fn figure_view<'a>(figure: &'a Figure, roles: RolesView<'a>) -> FigureView<'a> {
    let (value, min, max) = match &figure.value {
        FigureValue::Number(number) => (json_number(number), None, None),
        FigureValue::Range { min, max } => (None, json_number(min), json_number(max)),
        FigureValue::Text(text) => (serde_json::value::to_raw_value(text).ok(), None, None),
    };
    FigureView {
        kind: figure.kind.name(),
        value,
        min,
        max,
        unit: figure.unit.map(|unit| unit.0),
        cmp: figure.cmp.name(),
        elliptic: figure.elliptic,
        of: roles.of.as_ref().map(|of| of.text).or(figure.of.as_deref()),
        roles,
        figure,
    }
}

/// The exact number, as JSON writes it: never through a float, which would lose digits.
fn json_number(number: &Decimal) -> Option<Box<RawValue>> {
    RawValue::from_string(number.normalize().to_string()).ok()
}

fn evidence_view<'a>(evidence: &Evidence, article: &'a Article) -> EvidenceView<'a> {
    let (rule, detail, confidence) = match evidence {
        Evidence::Lexicon => ("lexicon", None, None),
        Evidence::ClassNoun(range) => ("class_noun", Some(article.slice(*range)), None),
        Evidence::Title(range) => ("title", Some(article.slice(*range)), None),
        Evidence::Verb(range) => ("verb", Some(article.slice(*range)), None),
        Evidence::LatinScript => ("latin_script", None, None),
        Evidence::Quoted => ("quoted", None, None),
        Evidence::NameParts => ("name_parts", None, None),
        Evidence::HeadNoun => ("head_noun", None, None),
        Evidence::Model { confidence } => ("model", None, Some(*confidence)),
        Evidence::Memory(range) => ("memory", Some(article.slice(*range)), None),
        Evidence::Grammar(rule) => ("grammar", Some(*rule), None),
    };
    EvidenceView { rule, detail, confidence }
}
