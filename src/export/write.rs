//! Writing a file so that an interruption leaves the old one or the new one, never half.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why a file could not be written. The old file, if there was one, is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot write {}: {kind}", path.display())]
#[non_exhaustive]
pub struct ExportError {
    /// The file that was to be written.
    pub path: PathBuf,
    /// The system's reason.
    pub kind: io::ErrorKind,
}

/// Writes `bytes` to `path`: to a temporary file in the same folder, synced, renamed over the target, the folder synced. The target's
/// permissions are kept; a symbolic link is followed; what is no regular file (a pipe, a device) is written in place.
///
/// # Errors
/// [`ExportError`] with the path and the system's reason; the target is then unchanged.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    write(path, bytes).map_err(|error| ExportError { path: path.to_path_buf(), kind: error.kind() })
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let existing = fs::metadata(path).ok();
    if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if existing.as_ref().is_some_and(|about| !about.is_file()) {
        let mut target = File::options().write(true).open(path)?;
        target.write_all(bytes)?;
        return target.flush();
    }
    let target = if existing.is_some() { fs::canonicalize(path)? } else { path.to_path_buf() };
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".qari-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Readable as any new file of this user is: the umask takes its part off.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    if let Some(about) = existing {
        temporary.as_file().set_permissions(about.permissions())?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(&target).map_err(|error| error.error)?;
    // The new file is whole and in place. Where a file system cannot sync a folder, a power cut may bring the old one back, no worse.
    let _ = sync_folder(folder);
    Ok(())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_whole_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("تقرير.json");
        write_atomic(&path, b"old").unwrap();
        write_atomic(&path, "جديد".as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "جديد");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_failure_names_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("none").join("a.csv");
        assert_eq!(write_atomic(&path, b"x"), Err(ExportError { path, kind: io::ErrorKind::NotFound }));
        let error = write_atomic(folder.path(), b"x").unwrap_err();
        assert_eq!(error.kind, io::ErrorKind::IsADirectory);
    }
}
