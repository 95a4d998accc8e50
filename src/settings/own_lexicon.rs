//! The user's own lexicon: a file of names beside the settings, read as text. What its lines mean is for extraction to say.

use std::fs::File;
use std::io::{self, Read};

use super::{SettingsError, SettingsFile};

/// The file's name, in the folder of the settings.
pub const OWN_LEXICON: &str = "lexicon.tsv";

/// No list is longer, in bytes: what goes on is not read.
const LONGEST: u64 = 16 * 1024 * 1024;

impl SettingsFile {
    /// The text of the user's own lexicon; `None` where there is no such file. Bytes that are not UTF-8 become U+FFFD.
    ///
    /// # Errors
    /// [`SettingsError::Io`] where the file exists but cannot be read.
    pub fn own_lexicon(&self) -> Result<Option<String>, SettingsError> {
        let path = self.path().with_file_name(OWN_LEXICON);
        let mut bytes = Vec::new();
        let read = File::open(&path).and_then(|file| file.take(LONGEST).read_to_end(&mut bytes));
        match read {
            Ok(_) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(SettingsError::Io { path, source }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_beside_the_settings_is_read_and_may_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        let file = SettingsFile::in_folder(folder.path());
        assert_eq!(file.own_lexicon().unwrap(), None);
        std::fs::write(folder.path().join(OWN_LEXICON), b"\xd9\x85\xff").unwrap();
        assert_eq!(file.own_lexicon().unwrap().as_deref(), Some("م\u{FFFD}"));
    }
}
