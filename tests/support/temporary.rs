//! A small corpus in a folder of its own, for what reads the disk.

use super::{files_below, read, root};
use std::path::{Path, PathBuf};

/// A corpus folder that is gone when the test ends.
pub struct Temporary(PathBuf);

impl Temporary {
    /// The base corpus of the golden tests, with each file changed so.
    pub fn corpus(name: &str, change: impl Fn(&Path, String) -> String) -> Temporary {
        let folder = std::env::temp_dir().join(format!("csto-{name}-{}", std::process::id()));
        let base = root().join("tests/golden/problems/base");
        for path in [".toml", ".md"].iter().flat_map(|ending| files_below(&base, ending)) {
            let to = folder.join(path.strip_prefix(&base).unwrap());
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::write(to, change(&path, read(&path))).unwrap();
        }
        Temporary(folder)
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// The same, as an argument.
    pub fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
