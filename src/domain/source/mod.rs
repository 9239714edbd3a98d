//! From the files of a corpus folder to a checked [`Corpus`].
//!
//! Takes texts, not paths: reading the folder is the caller's. Never stops at the first
//! mistake; whatever doesn't fit is reported with file, line, what and how to mend it.

mod as_stated;
mod authorities;
mod consistency;
mod evidence;
mod fields;
mod list;
mod offices;
mod problem;
mod record;

pub use authorities::FILES as AUTHORITY_FILES;
pub use fields::nearest;
pub use list::suggestion;
pub use problem::{Place, Problem, Report, Severity};
pub use record::QUOTATION_WORDS;

use super::annotate::Lexicon;
use super::model::Corpus;

/// A file of the corpus folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// From the corpus folder, with `/`: `records/2017/minsk-session-2017.md`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What came of compiling.
#[derive(Debug)]
pub struct Compiled {
    /// The corpus; none where there was any error.
    pub corpus: Option<Corpus>,
    /// Everything wrong, by file and line.
    pub problems: Vec<Problem>,
}

/// Compiles the files of a corpus folder. Their order doesn't matter.
pub fn compile(files: &[File]) -> Compiled {
    let report = Report::default();
    let lists = authorities::read(files, &report);
    let records: Vec<&File> = files.iter().filter(|f| f.path.starts_with("records/")).collect();
    let drafts = records.iter().filter_map(|file| record::read(file, &lists, &report)).collect();
    let (records, reasons) = record::join(drafts, &records, &report);
    let mut corpus = Corpus { records, ..lists.finish(&report) };
    let lexicon = Lexicon::new(&corpus);
    consistency::check(&corpus, &lexicon, &reasons, &report);
    evidence::gather(&mut corpus, &lexicon, &reasons, &report);
    let problems = report.into_problems();
    let sound = problems.iter().all(|problem| problem.severity == Severity::Warning);
    Compiled { corpus: sound.then_some(corpus), problems }
}
