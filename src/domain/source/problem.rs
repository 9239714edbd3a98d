//! What can be wrong with the corpus files, and how to mend it.

use std::cell::RefCell;
use std::fmt;

/// How bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The corpus cannot be built.
    Error,
    /// It can, but somebody should look.
    Warning,
}

/// One thing wrong, at one place, with the way to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, from the corpus folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// How bad.
    pub severity: Severity,
    /// What is wrong.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{}:{}: {severity}: {}\n    {}", self.file, self.line, self.what, self.mend)
    }
}

/// A place in a corpus file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, from the corpus folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// Gathers the problems of one run: readers go on after each, so that all are told at once.
#[derive(Debug, Default)]
pub struct Report(RefCell<Vec<Problem>>);

impl Report {
    /// Notes an error.
    pub fn error(&self, at: &Place, what: impl Into<String>, mend: impl Into<String>) {
        self.add(Severity::Error, at, what.into(), mend.into());
    }

    /// Notes a warning.
    pub fn warning(&self, at: &Place, what: impl Into<String>, mend: impl Into<String>) {
        self.add(Severity::Warning, at, what.into(), mend.into());
    }

    fn add(&self, severity: Severity, at: &Place, what: String, mend: String) {
        let (file, line) = (at.file.clone(), at.line);
        self.0.borrow_mut().push(Problem { file, line, severity, what, mend });
    }

    /// All problems, by file and line.
    pub fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.0.into_inner();
        problems.sort_by(|a, b| (&a.file, a.line, &a.what).cmp(&(&b.file, b.line, &b.what)));
        problems
    }
}
