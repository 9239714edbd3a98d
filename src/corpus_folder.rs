//! Reading a corpus folder from disk: the one place that does, for build script and command.

use crate::domain::source::{AUTHORITY_FILES, File};
use std::io;
use std::path::Path;

/// Every file of a corpus folder: the authority lists, and each `.md` below `records/`.
///
/// # Errors
/// Where the folder or a file in it cannot be read as UTF-8 text.
pub fn read(folder: &Path) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for name in AUTHORITY_FILES {
        let path = format!("authorities/{name}");
        if folder.join(&path).is_file() {
            files.push(file(folder, path)?);
        }
    }
    // Records lie in folders by year; one elsewhere is read too, to be told of.
    for path in markdown(folder, "records")? {
        files.push(file(folder, path)?);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Every `.md` below a path of the corpus folder.
fn markdown(folder: &Path, path: &str) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder.join(path))? {
        let entry = entry?;
        let path = format!("{path}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(markdown(folder, &path)?);
        } else if path.ends_with(".md") {
            found.push(path);
        }
    }
    Ok(found)
}

fn file(folder: &Path, path: String) -> io::Result<File> {
    let text = std::fs::read_to_string(folder.join(&path))
        .map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", folder.join(&path).display())))?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    Ok(File { path, text })
}
