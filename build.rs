//! Compiles a corpus folder into the bytes that the wasm carries: `assets/corpus/`, or the one
//! that `CORPUS` names.
//!
//! The same core that reads them is mounted here, so writer and reader are one; a core that
//! names the browser would not compile in this place.

use std::{env, fs, path::Path, process::ExitCode};

#[allow(dead_code, unused_imports)] // The build uses only the compiling half.
#[path = "src/domain/mod.rs"]
mod domain;

#[allow(dead_code)]
#[path = "src/corpus_folder.rs"]
mod corpus_folder;

use corpus_folder::FolderError;

fn main() -> ExitCode {
    let folder = corpus_folder::chosen(env::var_os(corpus_folder::VARIABLE));
    println!("cargo::rerun-if-env-changed={}", corpus_folder::VARIABLE);
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=src/domain");
    println!("cargo::rerun-if-changed=src/corpus_folder.rs");
    println!("cargo::rustc-env=CORPUS_FOLDER={}", folder.display());
    match write(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={}", problem.replace('\n', " "));
            }
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> Result<(), Vec<String>> {
    let bytes = corpus_folder::packed(folder).map_err(|error| match error {
        FolderError::Unsound(errors) => {
            errors.iter().map(|problem| format!("{}/{problem}", folder.display())).collect()
        }
        other => vec![other.to_string()],
    })?;
    let one = |problem: String| vec![problem];
    let out = env::var("OUT_DIR").map_err(|e| one(e.to_string()))?;
    fs::write(Path::new(&out).join("corpus.bin"), bytes).map_err(|e| one(e.to_string()))
}
