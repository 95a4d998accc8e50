//! How the article is set, and which font of the system it is set in where the reader asks for one.
//!
//! The system is asked for its fonts only then; a family that is gone leaves the embedded face that stands in for it.

use super::{Effect, Session, Tone};
use crate::i18n::Msg;
use crate::settings::{TextFace, Typography};

impl Session {
    /// The families of the system that can set Arabic, sorted by name; empty until they were asked for.
    #[must_use]
    pub fn families(&self) -> &[String] {
        &self.families
    }

    /// What must be done before the first article is set.
    #[must_use]
    pub fn first_effects(&self) -> Vec<Effect> {
        let typography = &self.settings.typography;
        let asks = typography.face == TextFace::System && !typography.system_family.is_empty();
        asks.then(|| Effect::UseFamily(typography.system_family.clone())).into_iter().collect()
    }

    pub(super) fn typography_changed(&mut self, typography: Typography) -> Vec<Effect> {
        let before = self.settings.typography.clone();
        let mut effects = self.change_settings(|settings| settings.typography = typography);
        let now = &self.settings.typography;
        if now.face != TextFace::System {
            return effects;
        }
        if self.families.is_empty() {
            effects.push(Effect::ListFamilies);
        }
        let known = before.face == TextFace::System && before.system_family == now.system_family;
        if !known && !now.system_family.is_empty() {
            effects.push(Effect::UseFamily(now.system_family.clone()));
        }
        effects
    }

    pub(super) fn families_listed(&mut self, families: Vec<String>) -> Vec<Effect> {
        self.families = families;
        let mut typography = self.settings.typography.clone();
        if typography.face != TextFace::System || self.families.contains(&typography.system_family) {
            return Vec::new();
        }
        let Some(first) = self.families.first() else {
            typography.face = TextFace::default();
            self.notices.push(Tone::Info, Msg::NoSystemFonts);
            return self.change_settings(|settings| settings.typography = typography);
        };
        typography.system_family = first.clone();
        self.typography_changed(typography)
    }

    pub(super) fn family_stepped(&mut self, forward: bool) -> Vec<Effect> {
        let mut typography = self.settings.typography.clone();
        let count = self.families.len();
        let at = self.families.iter().position(|family| *family == typography.system_family);
        let next = match (at, forward) {
            _ if count == 0 => return Vec::new(),
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
            (None, _) => 0,
        };
        typography.system_family = self.families.get(next).cloned().unwrap_or_default();
        self.typography_changed(typography)
    }
}
