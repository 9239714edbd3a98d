//! `csto`: the maintainer's command, on the same core as the page.
//!
//! Thin: reads arguments, asks the core, prints. Exit codes: 0 done, 1 found errors, 2 wrong use.

mod concordance;
mod eval;

use clap::{Args, Parser, Subcommand};
use csto_explorer::app::{Corrected, corrected, count, notes};
use csto_explorer::corpus_folder::{self, FolderError};
use csto_explorer::domain::coverage::{Coverage, Row, coverage};
use csto_explorer::domain::date::Date;
use csto_explorer::domain::import::import;
use csto_explorer::domain::model::{Entry, Record};
use csto_explorer::domain::pack::{self, PackError, Packed};
use csto_explorer::domain::query::{Facet, Match, Query, SgBy, Sort, View};
use csto_explorer::domain::search::{catch_up, snippet};
use csto_explorer::domain::select::{Explorer, Selection};
use csto_explorer::domain::source::{File, Problem, Severity, compile};
use csto_explorer::{CORPUS, CORPUS_FOLDER};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Check, count and search a corpus on the Collective Security Treaty Organization.
///
/// Without --corpus, `stats` and `search` use the corpus this command was built with, and
/// `check` reads its folder: assets/corpus, or what CORPUS named when the command was built.
#[derive(Parser)]
#[command(name = "csto", version, after_help = "Exit codes: 0 done, 1 found errors, 2 wrong use.")]
struct Arguments {
    /// Read another corpus folder (records/ and authorities/).
    #[arg(long, global = true, value_name = "DIR")]
    corpus: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print everything wrong with the corpus files: file, line, what, and how to mend it.
    Check,
    /// Count the records by year, secretary-general, country, topic, kind, source, confidence,
    /// and say where the corpus is thin.
    Stats {
        /// As JSON.
        #[arg(long)]
        json: bool,
        /// Write the table of the corpus into this README instead, between its marks.
        #[arg(long, value_name = "FILE", conflicts_with = "json")]
        readme: Option<PathBuf>,
    },
    /// Search and filter as the page does.
    #[command(after_help = SEARCH_HELP)]
    Search(Box<Search>),
    /// Measure how well search ranks, by judged information needs, beside plain BM25.
    Eval {
        /// The needs.
        #[arg(default_value = "tests/eval/needs.toml", value_name = "FILE")]
        needs: PathBuf,
        /// Print each need too: nDCG@10, that of plain BM25, success@1.
        #[arg(long)]
        each: bool,
    },
}

const SEARCH_HELP: &str = "\
Every word must occur, in any of its forms and spellings; the last one counts by its
beginning too. Case, diacritics and script don't matter. Further: \"a phrase\", -without,
a OR b, (groups), beginning*, =exactly, title:word, country:AM, year:2017..2020.

Examples:
  csto search 'border clashes'
  csto search --country AM --country AZ --country-match all
  csto search --sg khachaturov --sg-by speaking 'exerc'
  csto search --concordance --sort right 'border'
  csto search --json --topic threats --from 2017 --to 2020-08 ''
  csto search --import documents.ndjson 'border'

Codes that no filter has are told (under \"ignored\" in JSON) and change nothing else.

A document to import: {\"id\", \"title\", \"date\", \"text\", \"countries\": [], \"sg\": [], \"topics\": [],
\"kind\", \"source\"}; the first four must be there, codes are the corpus' own, \"sg\" says who is
named. A code the corpus lacks is told and left out; so is a line that makes no document, and
the command then ends with 1.";

#[derive(Args)]
struct Search {
    /// As JSON: total, hits, facets, ignored, notes.
    #[arg(long)]
    json: bool,
    /// Search the documents of this file too: one JSON object a line.
    #[arg(long, value_name = "FILE.ndjson")]
    import: Option<PathBuf>,
    /// Each place where the words stand, with what stands around it, a line each.
    #[arg(long, conflicts_with = "json")]
    concordance: bool,
    /// Another form of a word that is not to stand for it; may be given again.
    #[arg(long, value_name = "WORD")]
    not_as: Vec<String>,
    /// Country, by ISO code; may be given again.
    #[arg(long, value_name = "CODE")]
    country: Vec<String>,
    /// Whether any or all of the countries must apply.
    #[arg(long, value_name = "any|all", default_value = "any", value_parser = one_of(&Match::ALL))]
    country_match: Match,
    /// Secretary-general, by term: bordyuzha, khachaturov, semerikov-2, zas, … or vacant.
    #[arg(long, value_name = "ID")]
    sg: Vec<String>,
    /// In office on the record's date, speaking in it, or named in it.
    #[arg(long, value_name = "office|speaking|named", default_value = "office", value_parser = one_of(&SgBy::ALL))]
    sg_by: SgBy,
    /// Topic; a group takes in its children.
    #[arg(long, value_name = "ID")]
    topic: Vec<String>,
    /// Whether any or all of the topics must apply.
    #[arg(long, value_name = "any|all", default_value = "any", value_parser = one_of(&Match::ALL))]
    topic_match: Match,
    /// Kind of record.
    #[arg(long, value_name = "ID")]
    kind: Vec<String>,
    /// Person or body that speaks.
    #[arg(long, value_name = "ID")]
    speaker: Vec<String>,
    /// Organisation concerned.
    #[arg(long, value_name = "ID")]
    organisation: Vec<String>,
    /// Special operation.
    #[arg(long, value_name = "ID")]
    operation: Vec<String>,
    /// Exercise.
    #[arg(long, value_name = "ID")]
    exercise: Vec<String>,
    /// Treaty, agreement, resolution or statement.
    #[arg(long, value_name = "ID")]
    instrument: Vec<String>,
    /// Publisher.
    #[arg(long, value_name = "ID")]
    source: Vec<String>,
    /// Not before this year, month or day (EDTF).
    #[arg(long, value_name = "EDTF", value_parser = str::parse::<Date>)]
    from: Option<Date>,
    /// Not after this year, month or day (EDTF).
    #[arg(long, value_name = "EDTF", value_parser = str::parse::<Date>)]
    to: Option<Date>,
    /// Only records that lie between --from and --to for certain.
    #[arg(long)]
    certain: bool,
    /// Order; relevance is usual with words, newest without. Of the lines of a concordance
    /// also by what stands left or right of the hit.
    #[arg(long, value_name = "newest|oldest|relevance|left|right", value_parser = one_of(&Sort::ALL))]
    sort: Option<Sort>,
    /// Print at most this many.
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// The words; '' for none.
    #[arg(value_name = "QUERY", default_value = "")]
    text: String,
}

/// An argument that is one of some words.
fn one_of<T: Copy + Send + Sync + 'static>(
    words: &'static [(&'static str, T)],
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    move |given| {
        let found = words.iter().find(|(word, _)| *word == given).map(|(_, meaning)| *meaning);
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        found.ok_or_else(|| format!("write one of: {}", all.join(", ")))
    }
}

/// Why the command could not do as it was told.
enum Failure {
    /// It did its work and found errors: exit code 1.
    Errors(String),
    /// It was asked for what cannot be: exit code 2, as for arguments that clap refuses.
    Use(String),
}

impl From<PackError> for Failure {
    fn from(error: PackError) -> Failure {
        Failure::Errors(error.to_string())
    }
}

impl From<FolderError> for Failure {
    fn from(error: FolderError) -> Failure {
        match error {
            FolderError::Unsound(_) | FolderError::Pack(_) => Failure::Errors(error.to_string()),
            _ => Failure::Use(error.to_string()),
        }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = String::new();
    let done = run(&arguments, &mut out);
    // A closed pipe (`csto search … | head`) is no mistake.
    let _ = io::stdout().write_all(out.as_bytes());
    let (code, why) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Errors(why)) => (1, why),
        Err(Failure::Use(why)) => (2, why),
    };
    eprintln!("{why}");
    ExitCode::from(code)
}

fn run(arguments: &Arguments, out: &mut String) -> Result<(), Failure> {
    let folder = arguments.corpus.as_deref();
    match &arguments.command {
        Command::Check => check(folder.unwrap_or(Path::new(CORPUS_FOLDER)), out)?,
        Command::Stats { json, readme } => {
            let coverage = coverage(&load(folder)?);
            match readme {
                Some(readme) => write_table(&coverage, readme)?,
                None => stats(&coverage, *json, out),
            }
        }
        Command::Search(search) => {
            let query = query(search)?;
            match &search.import {
                None => find(&load(folder)?, &query, search, out),
                Some(file) => {
                    let (explorer, whole) = with_imported(packed(folder)?, file)?;
                    find(&explorer, &query, search, out);
                    whole?;
                }
            }
        }
        Command::Eval { needs, each } => {
            let trouble = |e: &dyn Display| Failure::Use(format!("{}: {e}", needs.display()));
            let file = std::fs::read_to_string(needs).map_err(|e| trouble(&e))?;
            out.push_str(&eval::report(&load(folder)?, &file, *each).map_err(|e| trouble(&e))?);
        }
    }
    Ok(())
}

fn load(folder: Option<&Path>) -> Result<Explorer, Failure> {
    let Packed { corpus, columns, engine } = packed(folder)?;
    Ok(Explorer::new(corpus, columns, engine))
}

fn packed(folder: Option<&Path>) -> Result<Packed, Failure> {
    let bytes = match folder {
        None => CORPUS.to_vec(),
        Some(folder) => corpus_folder::packed(folder)?,
    };
    Ok(pack::unpack(bytes)?)
}

/// The explorer of a corpus and of the documents of a file, and whether all of them could be
/// taken. What had to be left out of documents is told at once, beside the results.
fn with_imported(packed: Packed, file: &Path) -> Result<(Explorer, Result<(), Failure>), Failure> {
    let trouble = |e: &dyn Display| Failure::Use(format!("{}: {e}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|e| trouble(&e))?;
    let text = text.trim_start_matches('\u{feff}').to_owned();
    let Packed { mut corpus, mut columns, mut engine } = packed;
    let problems = import(&File { path: file.display().to_string(), text }, &mut corpus);
    columns.catch_up(&corpus);
    catch_up(&mut engine, &corpus).map_err(|e| trouble(&e))?;
    let (errors, warnings): (Vec<_>, Vec<_>) =
        problems.iter().partition(|problem| problem.severity == Severity::Error);
    for warning in warnings {
        eprintln!("{warning}");
    }
    let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
    let whole = match errors.is_empty() {
        true => Ok(()),
        false => Err(Failure::Errors(errors.join("\n"))),
    };
    Ok((Explorer::new(corpus, columns, engine), whole))
}

fn check(folder: &Path, out: &mut String) -> Result<(), Failure> {
    let compiled = compile(&corpus_folder::read(folder)?);
    // Errors last, beside the count: the end is what a terminal shows.
    let mut problems: Vec<&Problem> = compiled.problems.iter().collect();
    problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    for problem in problems {
        out.push_str(&format!("{}\n", folder.join(problem.to_string()).display()));
    }
    let errors = compiled.problems.iter().filter(|p| p.severity == Severity::Error).count();
    let warnings = compiled.problems.len() - errors;
    let Some(corpus) = compiled.corpus else {
        let errors = if errors == 1 { "1 error".to_owned() } else { format!("{errors} errors") };
        return Err(Failure::Errors(format!("{errors}, {warnings} warnings")));
    };
    out.push_str(&format!("{} records, no errors, {warnings} warnings\n", corpus.records.len()));
    Ok(())
}

/// Where the table of the corpus stands in a README.
const TABLE: (&str, &str) = ("<!-- corpus: csto stats -->\n", "<!-- /corpus -->");

/// Writes the table of the corpus into a README, between its two marks.
fn write_table(coverage: &Coverage, readme: &Path) -> Result<(), Failure> {
    let trouble = |e: &dyn Display| Failure::Use(format!("{}: {e}", readme.display()));
    let text = std::fs::read_to_string(readme).map_err(|e| trouble(&e))?;
    let parts = text.split_once(TABLE.0);
    let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once(TABLE.1)?.1)));
    let Some((before, after)) = parts else {
        return Err(trouble(&format!("no place between `{}` and `{}`", TABLE.0.trim(), TABLE.1)));
    };
    let text = format!("{before}{}{}{}{after}", TABLE.0, markdown(coverage), TABLE.1);
    std::fs::write(readme, text).map_err(|e| trouble(&e))
}

/// The corpus in one table, as a README has it.
fn markdown(coverage: &Coverage) -> String {
    let mut out = format!("| {} | |\n| --- | ---: |\n", count(coverage.records));
    for (name, legend) in [("sg", "in office"), ("topic", "topic"), ("confidence", "confidence")] {
        let top = coverage.rows(name).iter().filter(|row| row.parent.is_none());
        for row in top {
            out.push_str(&format!("| {legend}: {} | {} |\n", row.label, row.records));
        }
    }
    for row in coverage.rows("decade") {
        out.push_str(&format!("| {} | {} |\n", row.label, row.records));
    }
    out
}

fn stats(coverage: &Coverage, as_json: bool, out: &mut String) {
    if as_json {
        let counts = |rows: &[Row]| {
            Value::Object(rows.iter().map(|row| (row.code.clone(), json!(row.records))).collect())
        };
        let tables = coverage.tables.iter().map(|t| (t.name.to_owned(), counts(&t.rows)));
        let mut object: Map<String, Value> = tables.collect();
        object.insert("records".to_owned(), json!(coverage.records));
        object.insert("thin".to_owned(), json!(coverage.thin));
        out.push_str(&format!("{}\n", Value::Object(object)));
        return;
    }
    out.push_str(&format!("{}\n", count(coverage.records)));
    for table in &coverage.tables {
        out.push_str(&format!("\n{}\n", table.name));
        for row in table.rows.iter().filter(|row| row.records > 0) {
            out.push_str(&format!("{:6}  {}\n", row.records, row.code));
        }
    }
    out.push_str("\nthin\n");
    for sentence in &coverage.thin {
        out.push_str(&format!("        {sentence}\n"));
    }
    if coverage.thin.is_empty() {
        out.push_str("        nothing\n");
    }
}

fn query(search: &Search) -> Result<Query, Failure> {
    let chosen = [
        (Facet::Country, &search.country),
        (Facet::SecretaryGeneral, &search.sg),
        (Facet::Topic, &search.topic),
        (Facet::Kind, &search.kind),
        (Facet::Speaker, &search.speaker),
        (Facet::Organisation, &search.organisation),
        (Facet::Operation, &search.operation),
        (Facet::Exercise, &search.exercise),
        (Facet::Instrument, &search.instrument),
        (Facet::Source, &search.source),
    ];
    let codes = |codes: &Vec<String>| codes.iter().cloned().collect::<BTreeSet<String>>();
    let pair = search.from.as_ref().zip(search.to.as_ref());
    if pair.is_some_and(|(from, to)| from.days().from > to.days().to) {
        return Err(Failure::Use("--from is after --to: no day lies between them".to_owned()));
    }
    if matches!(search.sort, Some(Sort::Left | Sort::Right)) && !search.concordance {
        let why =
            "--sort left and right put the lines of a concordance in order: add --concordance";
        return Err(Failure::Use(why.to_owned()));
    }
    let matches = [(Facet::Country, search.country_match), (Facet::Topic, search.topic_match)];
    Ok(Query {
        text: search.text.clone(),
        not_as: codes(&search.not_as),
        chosen: chosen
            .into_iter()
            .filter(|(_, c)| !c.is_empty())
            .map(|(f, c)| (f, codes(c)))
            .collect(),
        all_of: matches.into_iter().filter(|(_, m)| *m == Match::All).map(|(f, _)| f).collect(),
        sg_by: search.sg_by,
        from: search.from.clone(),
        to: search.to.clone(),
        certain: search.certain,
        sort: search.sort,
        view: if search.concordance { View::Concordance } else { View::List },
    })
}

fn find(explorer: &Explorer, query: &Query, search: &Search, out: &mut String) {
    let selection = explorer.select(query);
    if search.json {
        out.push_str(&format!("{}\n", found_json(explorer, query, &selection, search.limit)));
        return;
    }
    for ignored in &selection.ignored {
        out.push_str(&format!("ignored: {ignored}\n"));
    }
    for note in told(query, &selection) {
        out.push_str(&format!("{note}\n"));
    }
    if query.view == View::Concordance {
        concordance::print(explorer, query, &selection, search.limit, out);
        return;
    }
    out.push_str(&format!("{}\n", count(selection.hits.len())));
    for hit in selection.hits.iter().take(search.limit) {
        let record = &explorer.corpus.records[hit.record];
        let kind = explorer.corpus.kinds[record.kind].name();
        let (title, id, date) = (&record.title, &record.id, record.date.words());
        out.push_str(&format!("\n{title}  ({id})\n  {date} · {kind}\n"));
        out.push_str(&format!("  {}\n", passage(record, &selection)));
    }
    out.push_str(&left(search.limit, selection.hits.len()));
}

/// Says that there is more than was printed.
fn left(limit: usize, all: usize) -> String {
    if limit >= all {
        return String::new();
    }
    format!("\nThe first {limit} of {all}; --limit {all} prints all.\n")
}

/// How the words were read, where that is not as they were written.
fn told(query: &Query, selection: &Selection) -> Vec<String> {
    let corrected = corrected(query, selection).map(|corrected| {
        let Corrected { shown, written, instead } = corrected;
        format!("Showing results for {shown}; {instead} searches for {written} instead.")
    });
    corrected.into_iter().chain(notes(selection)).collect()
}

fn passage(record: &Record, selection: &Selection) -> String {
    snippet(record, &selection.marks).iter().map(|piece| piece.text.as_str()).collect()
}

fn found_json(explorer: &Explorer, query: &Query, selection: &Selection, limit: usize) -> Value {
    let hits = selection.hits.iter().take(limit).map(|hit| {
        let record = &explorer.corpus.records[hit.record];
        json!({
            "id": record.id,
            "title": record.title,
            "date": record.date.as_str(),
            "score": (f64::from(hit.score) * 10_000.0).round() / 10_000.0,
            "snippet": passage(record, selection),
        })
    });
    let facets = selection.counts.iter().map(|(facet, counts)| {
        let values = explorer.values(*facet).iter().zip(counts);
        let counts = values.filter(|(_, n)| **n > 0).map(|(v, n)| (v.code.clone(), json!(n)));
        (facet.key().to_owned(), Value::Object(counts.collect()))
    });
    let ignored: Vec<String> = selection.ignored.iter().map(ToString::to_string).collect();
    json!({
        "total": selection.hits.len(),
        "hits": hits.collect::<Vec<_>>(),
        "facets": Value::Object(facets.collect()),
        "ignored": ignored,
        "notes": told(query, selection),
    })
}
