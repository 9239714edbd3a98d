//! Every mistake in the corpus files is told, all at once: file, line, what, and how to mend it.
//!
//! Cases are folders in `golden/problems/`; `tests/README.md` says how to add and renew them.

// A helper that cannot go on fails its test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use csto_explorer::domain::source::{Compiled, File, Problem, Severity, compile};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use support::{files_below, read, root};

/// The one case about entries that nothing uses; elsewhere they are only a consequence.
const UNUSED: &str = "unused-authority";

#[test]
fn the_base_has_no_problem() {
    let compiled = compile(&files(&golden("base")));
    assert_eq!(compiled.problems, []);
    assert_eq!(compiled.corpus.unwrap().records.len(), 2);
}

#[test]
fn each_case_is_told_as_expected() {
    let renew = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = String::new();
    for case in cases() {
        let told = told(&case);
        let expected = golden(&case).join("expected.txt");
        if renew {
            std::fs::write(&expected, &told).unwrap();
        } else if read(&expected) != told {
            wrong +=
                &format!("\n== {case}: expected\n{}\n== but was told\n{told}", read(&expected));
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nUPDATE_GOLDEN=1 renews the expected texts.");
}

#[test]
fn each_case_has_a_problem() {
    for case in cases() {
        assert!(!told(&case).is_empty(), "{case} is sound");
    }
}

#[test]
fn each_problem_names_a_line_that_exists() {
    let mut wrong = Vec::new();
    for case in cases() {
        let files = files(&golden(&case));
        for problem in compile(&files).problems {
            let file = files.iter().find(|file| file.path == problem.file);
            let lines = match file {
                Some(file) => file.text.lines().count(),
                // The file itself is what is missing.
                None if problem.what == "this list is missing" => 1,
                None => 0,
            };
            if problem.line < 1 || problem.line > lines {
                wrong.push(format!("{case}: {problem}"));
            }
        }
    }
    assert!(wrong.is_empty(), "no such line:\n{}", wrong.join("\n"));
}

#[test]
fn each_problem_says_how_to_mend_it() {
    for problem in cases().iter().flat_map(|case| problems(case)) {
        assert!(!problem.what.is_empty(), "{problem}");
        assert!(problem.mend.ends_with(['.', '?']), "{problem}");
    }
}

/// Who follows the advice to the letter gets on.
#[test]
fn a_line_to_be_added_is_toml() {
    for problem in cases().iter().flat_map(|case| problems(case)) {
        let Some(line) = problem.mend.strip_prefix("Add the line `") else { continue };
        let line = line.trim_end_matches("`.");
        assert!(toml::de::DeTable::parse(line).is_ok(), "{problem}");
    }
}

#[test]
fn errors_stop_the_corpus_and_warnings_do_not() {
    for case in cases() {
        let Compiled { corpus, problems } = compile(&files(&golden(&case)));
        let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
        assert_eq!(corpus.is_none(), errors, "{case}");
    }
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    for case in cases() {
        let mut files = files(&golden(&case));
        let told = compile(&files).problems;
        files.reverse();
        assert_eq!(compile(&files).problems, told, "{case}");
    }
}

#[test]
fn several_mistakes_in_several_files_are_told_in_one_run() {
    let problems = problems("many-at-once");
    let files: std::collections::BTreeSet<&str> =
        problems.iter().map(|p| p.file.as_str()).collect();
    assert!(files.len() >= 5, "{files:?}");
    assert!(problems.len() > files.len(), "more than one in some file");
}

/// What the authorities deny may stand where the editor says why.
#[test]
fn what_the_source_states_may_stand_with_a_reason() {
    for (case, reasons) in [
        ("role-out-of-its-dates", &["petrov", "orlov"][..]),
        ("secretary-general-out-of-office", &["ivanov"]),
        ("chair-of-another", &["chair"]),
    ] {
        let mut files = files(&golden(case));
        let denied = compile(&files).problems;
        for (file, reason) in denied.iter().map(|problem| &problem.file).zip(reasons) {
            let file = files.iter_mut().find(|other| other.path == *file).unwrap();
            let what =
                if *reason == "chair" { "chair".to_owned() } else { format!("person:{reason}") };
            let table = format!("\n[as_stated]\n\"{what}\" = \"the source has it so\"\n+++\n\n");
            file.text = file.text.replacen("\n+++\n\n", &table, 1);
        }
        let Compiled { corpus, problems } = compile(&files);
        assert_eq!(problems, [], "{case}");
        let corpus = corpus.unwrap();
        assert!(
            corpus.records.iter().any(|(_, r)| r.as_stated == ["the source has it so"]),
            "{case}"
        );
    }
}

/// A group is named where it stands, not where another code of the same list stands.
#[test]
fn a_group_beside_an_unknown_topic_is_told_by_its_own_name() {
    let problems = problems("group-as-tag-beside-an-unknown-one");
    let groups: Vec<&str> =
        problems.iter().map(|p| p.what.as_str()).filter(|w| w.contains("is a group")).collect();
    assert_eq!(groups, ["\"threats\" is a group of topics"]);
}

/// An exercise is not called an operation, though both are kept alike.
#[test]
fn an_unknown_exercise_is_told_as_an_exercise() {
    let what: Vec<String> = problems("unknown-exercise").into_iter().map(|p| p.what).collect();
    assert_eq!(what, ["unknown exercise \"rubez\""]);
}

/// What the page filters by has one code for one value.
#[test]
fn a_vacancy_with_the_code_of_a_term_is_refused() {
    let files =
        base_with("authorities/secretaries-general.toml", "id = \"vacant\"", "id = \"orlov\"");
    assert!(compile(&files).corpus.is_none());
}

/// Codes are parts of addresses, and the corpus promises lower case in them, countries apart.
#[test]
fn a_code_in_capitals_is_refused() {
    let files = base_with(
        "authorities/kinds.toml",
        "[[kind]]\nid = \"session\"",
        "[[kind]]\nid = \"Speech\"\nname = \"speech\"\n\n[[kind]]\nid = \"session\"",
    );
    let errors = errors(&files);
    assert!(errors.iter().any(|what| what.contains("Speech")), "{errors:?}");
}

/// What is wrong in one file is not told again in those that point at it.
#[test]
fn a_relation_to_a_record_with_a_mistake_of_its_own_is_no_mistake() {
    let files = base_with("records/2006/minsk-session.md", "language = \"ru\"\n", "");
    assert_eq!(errors(&files), ["the record has no `language`"]);
}

#[test]
fn a_record_with_windows_line_ends_is_read_alike() {
    let folder = std::env::temp_dir().join(format!("csto-line-ends-{}", std::process::id()));
    for file in files(&golden("base")) {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, file.text.replace('\n', "\r\n")).unwrap();
    }
    let read = csto_explorer::corpus_folder::read(&folder).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(read, files(&golden("base")));
}

fn golden(case: &str) -> PathBuf {
    root().join("tests/golden/problems").join(case)
}

fn cases() -> Vec<String> {
    let folders = std::fs::read_dir(golden("")).unwrap();
    let names = folders.map(|folder| folder.unwrap().file_name().into_string().unwrap());
    let mut cases: Vec<String> = names.filter(|name| name != "base").collect();
    cases.sort();
    cases
}

/// The files of a case: those of the base, with its own put over them.
fn files(case: &Path) -> Vec<File> {
    let mut files = own_files(&golden("base"));
    files.extend(own_files(case));
    if case.join("absent.txt").is_file() {
        for path in read(&case.join("absent.txt")).lines() {
            assert!(files.remove(path).is_some(), "{path} is not there to be taken away");
        }
    }
    files.into_iter().map(|(path, text)| File { path, text }).collect()
}

/// The files of the base with one change.
fn base_with(path: &str, old: &str, new: &str) -> Vec<File> {
    let mut files = files(&golden("base"));
    let file = files.iter_mut().find(|file| file.path == path).unwrap();
    assert_eq!(file.text.matches(old).count(), 1, "{path} has {old} once");
    file.text = file.text.replace(old, new);
    files
}

fn errors(files: &[File]) -> Vec<String> {
    let problems = compile(files).problems.into_iter();
    problems
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.what)
        .collect()
}

fn own_files(folder: &Path) -> BTreeMap<String, String> {
    let paths = [".toml", ".md"].into_iter().flat_map(|ending| files_below(folder, ending));
    paths
        .map(|path| {
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            (name, read(&path).replace("\r\n", "\n"))
        })
        .collect()
}

fn problems(case: &str) -> Vec<Problem> {
    let problems = compile(&files(&golden(case))).problems;
    let told = |p: &Problem| case == UNUSED || !p.what.starts_with("no record uses");
    problems.into_iter().filter(told).collect()
}

fn told(case: &str) -> String {
    problems(case).iter().map(|problem| format!("{problem}\n")).collect()
}

/// Who copies the example of the corpus's README has no mistake in it.
#[test]
fn the_example_in_the_readme_passes() {
    let readme = std::fs::read_to_string(root().join("assets/corpus/README.md")).unwrap();
    let example = readme.split("```markdown\n").nth(1).and_then(|rest| rest.split("```").next());
    let mut files = csto_explorer::corpus_folder::read(&root().join("assets/corpus")).unwrap();
    let path = "records/2017/some-short-slug.md".to_owned();
    files.push(File { path: path.clone(), text: example.unwrap().to_owned() });
    let problems = compile(&files).problems;
    let told: Vec<&Problem> = problems.iter().filter(|problem| problem.file == path).collect();
    assert_eq!(told, Vec::<&Problem>::new());
}
