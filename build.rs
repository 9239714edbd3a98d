//! Compiles `assets/corpus/` into the bytes that the wasm carries.
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

use domain::source::{Severity, compile};

fn main() -> ExitCode {
    let folder = Path::new("assets/corpus");
    println!("cargo::rerun-if-changed=assets/corpus");
    println!("cargo::rerun-if-changed=src/domain");
    println!("cargo::rerun-if-changed=src/corpus_folder.rs");
    match write(folder) {
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
    let one = |problem: String| vec![problem];
    let files = corpus_folder::read(folder).map_err(|e| one(e.to_string()))?;
    let compiled = compile(&files);
    let corpus = compiled.corpus.ok_or_else(|| {
        let errors = compiled.problems.iter().filter(|p| p.severity == Severity::Error);
        errors.map(|problem| format!("{}/{problem}", folder.display())).collect::<Vec<_>>()
    })?;
    let bytes = domain::pack::pack(corpus).map_err(|e| one(e.to_string()))?;
    let out = env::var("OUT_DIR").map_err(|e| one(e.to_string()))?;
    fs::write(Path::new(&out).join("corpus.bin"), bytes).map_err(|e| one(e.to_string()))
}
