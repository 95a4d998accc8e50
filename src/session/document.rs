//! The open article with what was found in it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{SAMPLES, salience};
use crate::article::{Article, Direction, TextRange};
use crate::extract::{EntityId, Extraction, Neighbours};

/// Where an article comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file.
    Path(PathBuf),
    /// Text that was pasted into the window.
    Pasted(String),
    /// A bundled article, by its place in [`SAMPLES`](super::SAMPLES).
    Sample(usize),
    /// Standard input.
    Stdin,
}

impl Source {
    /// The file, where the source is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::Pasted(_) | Self::Sample(_) | Self::Stdin => None,
        }
    }
}

/// How far extraction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExtractionState {
    /// The worker is at it.
    Running,
    /// Done, in so many milliseconds.
    Done {
        /// Milliseconds.
        millis: u64,
    },
    /// The reader stopped it.
    Cancelled,
}

/// The open article. Text and findings are shared with the worker and with exports, and never change.
#[derive(Debug, Clone)]
pub struct Document {
    source: Option<PathBuf>,
    remembered_as: Option<String>,
    direction: Direction,
    given_direction: Option<Direction>,
    article: Arc<Article>,
    extraction: Arc<Extraction>,
    state: ExtractionState,
    ranking: Vec<EntityId>,
    neighbours: Neighbours,
    words: u64,
}

impl Document {
    /// An article that was just read, with nothing found in it yet.
    #[must_use]
    pub fn new(source: &Source, article: Article) -> Self {
        let is_word = |piece: &&str| piece.chars().any(char::is_alphanumeric);
        let words = article.text.split_whitespace().filter(is_word).count() as u64;
        let remembered_as = match source {
            Source::Path(path) => path.to_str().map(str::to_owned),
            Source::Sample(index) => SAMPLES.get(*index).map(|sample| sample.file_name.to_owned()),
            Source::Pasted(_) | Source::Stdin => None,
        };
        Self {
            source: source.path().map(Path::to_path_buf),
            remembered_as,
            direction: article.direction(),
            given_direction: None,
            article: Arc::new(article),
            extraction: Arc::new(Extraction::default()),
            state: ExtractionState::Running,
            ranking: Vec::new(),
            neighbours: Neighbours::default(),
            words,
        }
    }

    /// Takes over what was found.
    pub fn set_extraction(&mut self, extraction: Extraction, millis: u64) {
        self.ranking = salience::ranking(&self.article, &extraction);
        self.neighbours = Neighbours::new(&self.article, &extraction);
        self.extraction = Arc::new(extraction);
        self.state = ExtractionState::Done { millis };
    }

    /// Notes how far extraction is, where nothing new was found.
    pub fn set_state(&mut self, state: ExtractionState) {
        self.state = state;
    }

    /// The file it was read from; `None` for pasted text, samples and standard input.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.source.as_deref()
    }

    /// The article.
    #[must_use]
    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }

    /// The direction that it reads in: the one that the reader gave it, else that of most of its letters.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.given_direction.unwrap_or(self.direction)
    }

    /// The direction that the reader gave to all its paragraphs, if any.
    #[must_use]
    pub fn given_direction(&self) -> Option<Direction> {
        self.given_direction
    }

    /// Takes over the direction that the reader gives to all its paragraphs; `None` for each one's own.
    pub fn give_direction(&mut self, direction: Option<Direction>) {
        self.given_direction = direction;
    }

    /// The name under which something can be remembered of it; pasted text has none.
    #[must_use]
    pub fn remembered_as(&self) -> Option<&str> {
        self.remembered_as.as_deref()
    }

    /// What was found in it; empty until extraction is done.
    #[must_use]
    pub fn extraction(&self) -> &Arc<Extraction> {
        &self.extraction
    }

    /// How far extraction is.
    #[must_use]
    pub fn state(&self) -> ExtractionState {
        self.state
    }

    /// Every entity, the most salient first.
    #[must_use]
    pub fn ranking(&self) -> &[EntityId] {
        &self.ranking
    }

    /// Which names share sentences with which.
    #[must_use]
    pub fn neighbours(&self) -> &Neighbours {
        &self.neighbours
    }

    /// Length in words.
    #[must_use]
    pub fn words(&self) -> u64 {
        self.words
    }

    /// Reading time in minutes, at least 1, at 180 words a minute: a common pace for silent reading of Arabic news.
    #[must_use]
    pub fn minutes(&self) -> u64 {
        self.words.div_ceil(180).max(1)
    }

    /// The article's title: the document's own, else the text of its first block.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let own = self.article.meta.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        own.or_else(|| {
            let first = self.article.blocks.first()?;
            let line = self.article.slice(first.range).trim();
            (!line.is_empty()).then_some(line)
        })
    }

    /// The indices of the blocks that hold any of `ranges` (sorted by start), each once, in order.
    #[must_use]
    pub fn blocks_with(&self, ranges: impl Iterator<Item = TextRange>) -> Vec<usize> {
        let mut blocks: Vec<usize> = ranges.filter_map(|range| self.article.block_at(range.start)).collect();
        blocks.dedup();
        blocks
    }
}
