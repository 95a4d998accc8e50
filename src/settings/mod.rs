//! Versioned settings, every field defaulted, saved atomically.
//!
//! The values are integers in stated units, so that what is saved is what is read back. A field that is missing or makes no
//! sense falls back to its default and the others survive; fields of a later version are kept when the file is saved again.
//! A file that is no JSON object at all is set aside under another name, never overwritten.
//!
//! To add a setting: a field here with its default and its limits in [`Settings::clamped`]; renaming or changing the meaning of
//! one raises [`Settings::VERSION`] and is handled in `file.rs`.

mod file;
mod own_lexicon;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use file::{LoadedSettings, SettingsError, SettingsFile};
pub use own_lexicon::OWN_LEXICON;

use crate::i18n::Lang;

/// All that the program remembers between two runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The version of the file's layout.
    pub version: u32,
    /// Light, dark, or as the system says.
    pub theme: ThemeChoice,
    /// Language of the interface.
    #[serde(with = "LangName")]
    pub language: Lang,
    /// Zoom of the whole window, in percent of the system's scale.
    pub zoom_percent: u16,
    /// How the article is set.
    pub typography: Typography,
    /// The side panel.
    pub panel: PanelSettings,
    /// Whether the arrows move a caret through the article instead of scrolling it.
    pub caret_browsing: bool,
    /// The window.
    pub window: WindowSettings,
    /// Directions that the reader gave to whole articles, the latest first, one an article.
    pub directions: Vec<ArticleDirection>,
    /// Files opened, the latest first, without repetition.
    pub recents: Vec<PathBuf>,
    /// Kinds of entity switched off, by their stable names (`organization`, `person`, ...).
    pub hidden_kinds: Vec<String>,
    /// Fields of a later version, kept as they were.
    #[serde(flatten)]
    pub other: serde_json::Map<String, serde_json::Value>,
}

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How the article is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typography {
    /// The typeface.
    pub face: TextFace,
    /// The family of the system that [`TextFace::System`] means; empty until the reader has chosen one.
    pub system_family: String,
    /// Size of running text, in points at 100% zoom.
    pub size_pt: u16,
    /// Distance of baselines, in percent of the size.
    pub line_height_percent: u16,
    /// Width of the column, in points at 100% zoom.
    pub column_width_pt: u16,
    /// How lines are filled.
    pub justification: Justification,
    /// Which digits are displayed; the text itself never changes.
    pub digits: DigitsShown,
    /// Whether harakat are displayed; the text itself never changes.
    pub tashkeel: bool,
}

/// The typefaces: those that come with the program, and any of the system.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextFace {
    /// Amiri, a revival of Bulaq's Naskh.
    #[default]
    Amiri,
    /// Noto Naskh Arabic.
    Naskh,
    /// IBM Plex Sans Arabic.
    Sans,
    /// A font of the system: [`Typography::system_family`].
    System,
}

/// How lines are filled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Justification {
    /// Not at all: the left edge is ragged.
    #[default]
    Ragged,
    /// By wider spaces.
    Spaces,
    /// By elongated letters and wider spaces.
    Kashida,
}

/// Which digits are displayed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DigitsShown {
    /// As the author wrote them.
    #[default]
    AsWritten,
    /// 0-9.
    Western,
    /// ٠-٩.
    ArabicIndic,
}

/// The direction that the reader gave to a whole article, against what its letters say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleDirection {
    /// The article: the path of its file, or the name of a bundled one.
    pub article: String,
    /// The direction of all its paragraphs.
    pub direction: ParagraphDirection,
}

/// The base direction of paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParagraphDirection {
    /// From the right.
    Rtl,
    /// From the left.
    Ltr,
}

/// The side panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PanelSettings {
    /// Whether it is shown.
    pub open: bool,
    /// Its width, in points.
    pub width_pt: u16,
}

/// The window, as it was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowSettings {
    /// Inner width, in points.
    pub width_pt: u16,
    /// Inner height, in points.
    pub height_pt: u16,
    /// Whether it was maximised.
    pub maximized: bool,
}

/// [`Lang`] belongs to `i18n`, which knows nothing of files.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Lang", rename_all = "lowercase")]
enum LangName {
    Ar,
    En,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: Self::VERSION,
            theme: ThemeChoice::default(),
            language: Lang::default(),
            zoom_percent: 100,
            typography: Typography::default(),
            panel: PanelSettings::default(),
            caret_browsing: false,
            window: WindowSettings::default(),
            directions: Vec::new(),
            recents: Vec::new(),
            hidden_kinds: Vec::new(),
            other: serde_json::Map::new(),
        }
    }
}

impl Default for Typography {
    fn default() -> Self {
        Self {
            face: TextFace::default(),
            system_family: String::new(),
            size_pt: 21,
            line_height_percent: 186,
            column_width_pt: 660,
            justification: Justification::default(),
            digits: DigitsShown::default(),
            tashkeel: true,
        }
    }
}

impl Default for PanelSettings {
    fn default() -> Self {
        Self { open: true, width_pt: 372 }
    }
}

impl Default for WindowSettings {
    fn default() -> Self {
        Self { width_pt: 1280, height_pt: 800, maximized: false }
    }
}

impl Settings {
    /// The layout of the file that this program writes.
    pub const VERSION: u32 = 1;
    /// How many files [`Settings::recents`] holds.
    pub const RECENTS: usize = 12;
    /// How many articles [`Settings::directions`] remembers.
    pub const DIRECTIONS: usize = 500;
    /// Zoom steps, in percent.
    pub const ZOOM_STEPS: [u16; 13] = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];

    /// The settings with every number inside its limits.
    #[must_use]
    pub fn clamped(mut self) -> Self {
        self.zoom_percent = self.zoom_percent.clamp(50, 300);
        self.typography = self.typography.clamped();
        self.panel.width_pt = self.panel.width_pt.clamp(240, 640);
        self.window.width_pt = self.window.width_pt.clamp(480, 16_000);
        self.window.height_pt = self.window.height_pt.clamp(320, 16_000);
        self.recents.truncate(Self::RECENTS);
        self.directions.truncate(Self::DIRECTIONS);
        self
    }

    /// Puts `path` first among the recent files.
    pub fn remember(&mut self, path: &Path) {
        self.recents.retain(|known| known != path);
        self.recents.insert(0, path.to_path_buf());
        self.recents.truncate(Self::RECENTS);
    }

    /// Drops `path` from the recent files.
    pub fn forget(&mut self, path: &Path) {
        self.recents.retain(|known| known != path);
    }

    /// The direction that the reader gave to an article, by the name it is remembered under.
    #[must_use]
    pub fn direction_of(&self, article: &str) -> Option<ParagraphDirection> {
        self.directions.iter().find(|known| known.article == article).map(|known| known.direction)
    }

    /// Remembers the direction of an article; `None` for each paragraph's own.
    pub fn set_direction(&mut self, article: &str, direction: Option<ParagraphDirection>) {
        self.directions.retain(|known| known.article != article);
        if let Some(direction) = direction {
            self.directions.insert(0, ArticleDirection { article: article.to_owned(), direction });
            self.directions.truncate(Self::DIRECTIONS);
        }
    }

    /// The next zoom step above (`larger`) or below the current zoom; the current one at the end of the scale.
    #[must_use]
    pub fn next_zoom(&self, larger: bool) -> u16 {
        let current = self.zoom_percent;
        let step = if larger {
            Self::ZOOM_STEPS.iter().find(|step| **step > current)
        } else {
            Self::ZOOM_STEPS.iter().rev().find(|step| **step < current)
        };
        step.copied().unwrap_or(current)
    }
}

impl Typography {
    /// With every number inside its limits: text that stays legible and lines whose harakat do not collide.
    #[must_use]
    pub fn clamped(mut self) -> Self {
        self.size_pt = self.size_pt.clamp(12, 48);
        self.line_height_percent = self.line_height_percent.clamp(150, 300);
        self.column_width_pt = self.column_width_pt.clamp(320, 1_200);
        self
    }
}
