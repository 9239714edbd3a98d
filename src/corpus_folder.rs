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
    for year in std::fs::read_dir(folder.join("records"))? {
        let year = year?;
        if !year.path().is_dir() {
            continue;
        }
        for record in std::fs::read_dir(year.path())? {
            let name = record?.file_name();
            let name = name.to_string_lossy();
            if name.ends_with(".md") {
                files.push(file(
                    folder,
                    format!("records/{}/{name}", year.file_name().to_string_lossy()),
                )?);
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn file(folder: &Path, path: String) -> io::Result<File> {
    let text = std::fs::read_to_string(folder.join(&path))
        .map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", folder.join(&path).display())))?;
    Ok(File { path, text: text.replace("\r\n", "\n") })
}
