//! The settings file: where it lies, how a damaged one is read, how it is written without ever being half there.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use thiserror::Error;

use super::Settings;

/// Where the settings lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsFile {
    path: PathBuf,
}

/// What reading the file gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedSettings {
    /// The settings, complete and inside their limits.
    pub settings: Settings,
    /// Where a file that was no settings at all has been moved to.
    pub set_aside: Option<PathBuf>,
}

/// Why settings could not be read or written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum SettingsError {
    /// The file or its folder could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The settings could not be expressed as JSON.
    #[error("{path}: {source}")]
    Json {
        /// The file.
        path: PathBuf,
        /// What serde said.
        source: serde_json::Error,
    },
}

impl SettingsFile {
    /// The file of the current user: in the folder named by the environment variable `QARI_CONFIG_DIR` where it is set, else in the
    /// platform's configuration folder; `None` where there is neither.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        let folder = match std::env::var_os("QARI_CONFIG_DIR") {
            Some(folder) if !folder.is_empty() => PathBuf::from(folder),
            _ => directories::ProjectDirs::from("", "", "qari")?.config_dir().to_path_buf(),
        };
        Some(Self::in_folder(&folder))
    }

    /// The file in a given folder.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self { path: folder.join("settings.json") }
    }

    /// The file's path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the settings. No file means the defaults.
    ///
    /// # Errors
    /// [`SettingsError::Io`] where the file exists but cannot be read or, being broken, cannot be moved aside.
    pub fn load(&self) -> Result<LoadedSettings, SettingsError> {
        let bytes = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(LoadedSettings { settings: Settings::default(), set_aside: None });
            }
            Err(source) => return Err(self.io(source)),
        };
        if let Ok(Value::Object(fields)) = serde_json::from_slice(&bytes) {
            return Ok(LoadedSettings { settings: from_fields(fields), set_aside: None });
        }
        let aside = self.free_name_beside().map_err(|source| self.io(source))?;
        fs::rename(&self.path, &aside).map_err(|source| self.io(source))?;
        Ok(LoadedSettings { settings: Settings::default(), set_aside: Some(aside) })
    }

    /// Writes the settings: to a temporary file in the same folder, synced, then renamed over the old file.
    ///
    /// # Errors
    /// [`SettingsError::Io`] where the folder cannot be made or written to; the old file is then as it was.
    pub fn save(&self, settings: &Settings) -> Result<(), SettingsError> {
        let mut settings = settings.clone();
        // JSON is text: a path that is not UTF-8 cannot stand in it, and must not make everything else unsavable.
        settings.recents.retain(|path| path.to_str().is_some());
        let mut json = serde_json::to_vec_pretty(&settings)
            .map_err(|source| SettingsError::Json { path: self.path.clone(), source })?;
        json.push(b'\n');
        self.replace(&json).map_err(|source| self.io(source))
    }

    fn replace(&self, bytes: &[u8]) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(&self.path).map_err(|error| error.error)?;
        Ok(())
    }

    /// `settings.broken-1.json`, or the first higher number that is free.
    fn free_name_beside(&self) -> io::Result<PathBuf> {
        (1..1_000)
            .map(|number| self.path.with_file_name(format!("settings.broken-{number}.json")))
            .find(|path| !path.exists())
            .ok_or_else(|| io::Error::from(io::ErrorKind::AlreadyExists))
    }

    fn io(&self, source: io::Error) -> SettingsError {
        SettingsError::Io { path: self.path.clone(), source }
    }
}

/// Takes over each field that makes sense, one at a time, so that one bad value costs no other.
fn from_fields(fields: Map<String, Value>) -> Settings {
    let Ok(Value::Object(mut accepted)) = serde_json::to_value(Settings::default()) else {
        return Settings::default();
    };
    for (name, value) in fields {
        take_over(&mut accepted, &[], name, value);
    }
    let settings: Settings = serde_json::from_value(Value::Object(accepted)).unwrap_or_default();
    Settings { version: Settings::VERSION, ..settings }.clamped()
}

/// Puts `value` at `path`/`name` into `accepted` if the whole still reads as settings; an object goes in member by member.
fn take_over(accepted: &mut Map<String, Value>, path: &[&str], name: String, value: Value) {
    let known_object = member(accepted, path).and_then(|at| at.get(&name)).is_some_and(Value::is_object);
    match value {
        Value::Object(members) if known_object => {
            let deeper: Vec<&str> = path.iter().copied().chain([name.as_str()]).collect();
            for (inner, value) in members {
                take_over(accepted, &deeper, inner, value);
            }
        }
        value => {
            let Some(at) = member(accepted, path) else { return };
            let before = at.insert(name.clone(), value);
            if serde_json::from_value::<Settings>(Value::Object(accepted.clone())).is_ok() {
                return;
            }
            let Some(at) = member(accepted, path) else { return };
            match before {
                Some(before) => at.insert(name, before),
                None => at.remove(&name),
            };
        }
    }
}

fn member<'a>(root: &'a mut Map<String, Value>, path: &[&str]) -> Option<&'a mut Map<String, Value>> {
    path.iter().try_fold(root, |at, name| at.get_mut(*name)?.as_object_mut())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::settings::{ParagraphDirection, TextFace, ThemeChoice};

    fn loaded(json: &str) -> (tempfile::TempDir, LoadedSettings) {
        let folder = tempfile::tempdir().unwrap();
        let file = SettingsFile::in_folder(folder.path());
        fs::write(file.path(), json).unwrap();
        let loaded = file.load().unwrap();
        (folder, loaded)
    }

    #[test]
    fn what_is_saved_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let file = SettingsFile::in_folder(&folder.path().join("not/yet"));
        let mut settings = Settings { language: Lang::En, theme: ThemeChoice::Dark, ..Settings::default() };
        settings.typography.face = TextFace::Naskh;
        settings.remember(Path::new("/tmp/مقال.txt"));
        file.save(&settings).unwrap();
        assert_eq!(file.load().unwrap(), LoadedSettings { settings, set_aside: None });
        let left: Vec<_> = fs::read_dir(file.path().parent().unwrap()).unwrap().collect();
        assert_eq!(left.len(), 1, "no temporary file stays behind");
    }

    #[test]
    fn no_file_means_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let loaded = SettingsFile::in_folder(folder.path()).load().unwrap();
        assert_eq!(loaded, LoadedSettings { settings: Settings::default(), set_aside: None });
    }

    #[test]
    fn one_bad_field_costs_no_other() {
        let (_folder, loaded) = loaded(
            r#"{"theme": "purple", "language": "en", "zoom_percent": 9000, "typography": {"face": "naskh", "size_pt": "big"}}"#,
        );
        let settings = loaded.settings;
        assert_eq!(settings.theme, ThemeChoice::System);
        assert_eq!(settings.language, Lang::En);
        assert_eq!(settings.zoom_percent, 300);
        assert_eq!(settings.typography.face, TextFace::Naskh);
        assert_eq!(settings.typography.size_pt, 21);
        assert_eq!(loaded.set_aside, None);
    }

    #[test]
    fn directions_are_remembered_one_an_article() {
        let folder = tempfile::tempdir().unwrap();
        let file = SettingsFile::in_folder(folder.path());
        let mut settings = Settings::default();
        settings.set_direction("/news/a.txt", Some(ParagraphDirection::Ltr));
        settings.set_direction("/news/b.txt", Some(ParagraphDirection::Ltr));
        settings.set_direction("/news/a.txt", Some(ParagraphDirection::Rtl));
        settings.set_direction("/news/b.txt", None);
        file.save(&settings).unwrap();
        let settings = file.load().unwrap().settings;
        assert_eq!(settings.direction_of("/news/a.txt"), Some(ParagraphDirection::Rtl));
        assert_eq!(settings.directions.len(), 1);
    }

    #[test]
    fn fields_of_a_later_version_survive_a_save() {
        let (folder, loaded) = loaded(r#"{"version": 7, "aura": {"hue": 3}}"#);
        let file = SettingsFile::in_folder(folder.path());
        file.save(&loaded.settings).unwrap();
        let saved: Value = serde_json::from_slice(&fs::read(file.path()).unwrap()).unwrap();
        assert_eq!(saved["aura"]["hue"], 3);
    }

    #[test]
    fn a_broken_file_is_set_aside_not_lost() {
        for broken in ["", "{\"theme\": \"da", "[1, 2]", "\u{0}\u{1}"] {
            let (folder, loaded) = loaded(broken);
            assert_eq!(loaded.settings, Settings::default());
            let aside = loaded.set_aside.expect("the file was moved");
            assert_eq!(fs::read_to_string(aside).unwrap(), broken);
            assert!(!SettingsFile::in_folder(folder.path()).path().exists());
        }
    }
}
