//! Reading a corpus folder from disk, and packing it: the one place that does, for build script
//! and command. Which folder it is, its caller says.

use crate::domain::pack::{self, PackError};
use crate::domain::source::{AUTHORITY_FILES, File, Problem, Severity, compile};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// The environment variable that names another folder to build the explorer from.
pub const VARIABLE: &str = "CORPUS";
/// The folder that comes with the project, from its root.
const SHIPPED: &str = "assets/corpus";

/// The folder to build from, as [`VARIABLE`] names it; where it names none, the shipped one.
pub fn chosen(named: Option<OsString>) -> PathBuf {
    named.filter(|name| !name.is_empty()).map_or_else(|| PathBuf::from(SHIPPED), PathBuf::from)
}

/// Why there is no corpus to be had from a folder.
#[derive(Debug)]
pub enum FolderError {
    /// It is not there.
    Missing(PathBuf),
    /// It is there and has not what a corpus folder has.
    NotACorpus {
        /// The folder.
        folder: PathBuf,
        /// What it should have.
        lacks: &'static str,
    },
    /// A file or a folder in it cannot be read.
    Unreadable(PathBuf, io::Error),
    /// There are errors in its files.
    Unsound(Vec<Problem>),
    /// The corpus cannot be packed.
    Pack(PackError),
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FolderError::Missing(folder) => {
                write!(f, "there is no corpus in {}: no such folder", folder.display())
            }
            FolderError::NotACorpus { folder, lacks } => {
                write!(f, "there is no corpus in {}: it has no {lacks}", folder.display())
            }
            FolderError::Unreadable(path, why) => {
                write!(f, "{} cannot be read: {why}", path.display())
            }
            FolderError::Unsound(errors) => {
                let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
                write!(f, "{}", errors.join("\n"))
            }
            FolderError::Pack(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for FolderError {}

/// Every file of a corpus folder: the authority lists, and each `.md` below `records/`.
///
/// # Errors
/// Where it is no corpus folder, or a file in it cannot be read as UTF-8 text.
pub fn read(folder: &Path) -> Result<Vec<File>, FolderError> {
    if !folder.is_dir() {
        return Err(FolderError::Missing(folder.to_owned()));
    }
    for lacks in ["authorities/", "records/"] {
        if !folder.join(lacks).is_dir() {
            return Err(FolderError::NotACorpus { folder: folder.to_owned(), lacks });
        }
    }
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

/// The corpus of a folder as the wasm carries it.
///
/// # Errors
/// As for [`read`], and where there are errors in the files.
pub fn packed(folder: &Path) -> Result<Vec<u8>, FolderError> {
    let compiled = compile(&read(folder)?);
    let corpus = compiled.corpus.ok_or_else(|| {
        let errors = compiled.problems.into_iter().filter(|p| p.severity == Severity::Error);
        FolderError::Unsound(errors.collect())
    })?;
    pack::pack(corpus).map_err(FolderError::Pack)
}

/// Every `.md` below a path of the corpus folder.
fn markdown(folder: &Path, path: &str) -> Result<Vec<String>, FolderError> {
    let unreadable = |why| FolderError::Unreadable(folder.join(path), why);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder.join(path)).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = format!("{path}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(markdown(folder, &path)?);
        } else if path.ends_with(".md") {
            found.push(path);
        }
    }
    Ok(found)
}

fn file(folder: &Path, path: String) -> Result<File, FolderError> {
    let text = std::fs::read_to_string(folder.join(&path))
        .map_err(|why| FolderError::Unreadable(folder.join(&path), why))?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    Ok(File { path, text })
}
