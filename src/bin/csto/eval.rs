//! How well search ranks: judged information needs, measured beside plain BM25.
//!
//! nDCG after Järvelin, K. and Kekäläinen, J. (2002), "Cumulated gain-based evaluation of IR
//! techniques", with gains 2^grade − 1 as web search uses them.

use csto_explorer::domain::model::{Corpus, Key, Record};
use csto_explorer::domain::query::Query;
use csto_explorer::domain::select::Explorer;
use csto_explorer::domain::text::words;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How many results are looked at.
const DEPTH: usize = 10;
/// The best grade: exactly what is wanted.
const BEST: u32 = 3;

/// The needs of a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Needs {
    need: Vec<Need>,
}

/// What somebody wants to know, and which records tell.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Need {
    /// As typed.
    query: String,
    /// In a sentence.
    #[allow(dead_code, reason = "for those who read the file")]
    wants: String,
    sort: String,
    /// Records by id: 3 exactly what is wanted, 2 useful, 1 touches it.
    grades: BTreeMap<String, u32>,
}

/// Two measures over some needs.
#[derive(Clone, Copy, Default)]
struct Measure {
    needs: usize,
    ndcg: f64,
    success: f64,
}

/// The report on a file of needs.
///
/// # Errors
/// A sentence where the file is none of needs, or names a record that is not there.
pub fn report(explorer: &Explorer, file: &str, each: bool) -> Result<String, String> {
    let Needs { need: needs } = toml::from_str(file).map_err(|e| e.to_string())?;
    let corpus = &explorer.corpus;
    let unknown =
        |need: &Need| need.grades.keys().find(|id| explorer.record(id).is_none()).cloned();
    if let Some(id) = needs.iter().find_map(unknown) {
        return Err(format!("no record is called `{id}`"));
    }
    let plain = Plain::of(corpus);
    let mut out = String::new();
    let mut sorts: BTreeMap<&str, [Measure; 2]> = BTreeMap::new();
    let mut all = [Measure::default(); 2];
    for need in &needs {
        let query = Query { text: need.query.clone(), ..Query::default() };
        let ours: Vec<Key<Record>> =
            explorer.select(&query).hits.iter().map(|hit| hit.record).collect();
        let rankings = [ours, plain.search(&need.query)];
        let sort = sorts.entry(&need.sort).or_default();
        let measured = rankings.map(|ranking| measure(corpus, need, &ranking));
        for (i, (ndcg, success)) in measured.into_iter().enumerate() {
            for sums in [&mut all[i], &mut sort[i]] {
                sums.needs += 1;
                sums.ndcg += ndcg;
                sums.success += success;
            }
        }
        if each {
            let [(ndcg, success), (plain, _)] = measured;
            out.push_str(&format!("{ndcg:.3}  {plain:.3}  {success}  {}\n", need.query));
        }
    }
    if each {
        out.push('\n');
    }
    out.push_str("| | needs | nDCG@10 | success@1 | plain BM25: nDCG@10 | success@1 |\n");
    out.push_str("| --- | ---: | ---: | ---: | ---: | ---: |\n");
    for (sort, measures) in sorts.iter().chain([(&"all", &all)]) {
        let [ours, plain] = measures.map(|m| (m.ndcg / m.needs as f64, m.success / m.needs as f64));
        let needs = measures[0].needs;
        out.push_str(&format!(
            "| {sort} | {needs} | {:.3} | {:.2} | {:.3} | {:.2} |\n",
            ours.0, ours.1, plain.0, plain.1
        ));
    }
    Ok(out)
}

/// nDCG@10, and whether the first result is a best one.
fn measure(corpus: &Corpus, need: &Need, ranking: &[Key<Record>]) -> (f64, f64) {
    let grade = |key: &Key<Record>| need.grades.get(&corpus.records[*key].id).copied().unwrap_or(0);
    let found: Vec<u32> = ranking.iter().take(DEPTH).map(grade).collect();
    let mut ideal: Vec<u32> = need.grades.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    ideal.truncate(DEPTH);
    let success = found.first() == Some(&BEST);
    (gain(&found) / gain(&ideal).max(f64::MIN_POSITIVE), f64::from(u8::from(success)))
}

/// Cumulated gain, less the further down.
fn gain(grades: &[u32]) -> f64 {
    let at =
        |(i, grade): (usize, &u32)| (f64::from(1_u32 << grade) - 1.0) / (i as f64 + 2.0).log2();
    grades.iter().enumerate().map(at).sum()
}

/// Plain BM25 over titles, digests and quotations, each word as it is written, any of them:
/// what a reader would have without fields, names, forms, spellings, nearness.
struct Plain<'a> {
    corpus: &'a Corpus,
    texts: Vec<Vec<String>>,
}

impl<'a> Plain<'a> {
    fn of(corpus: &'a Corpus) -> Plain<'a> {
        let text = |record: &Record| {
            let quotations = record.quotations.iter().map(|quotation| &quotation.text);
            let texts = std::iter::once(&record.title).chain(&record.digest).chain(quotations);
            texts.flat_map(|text| words(text).map(|word| word.folded)).collect()
        };
        Plain { corpus, texts: corpus.records.iter().map(|(_, record)| text(record)).collect() }
    }

    fn search(&self, query: &str) -> Vec<Key<Record>> {
        let all = self.texts.len() as f64;
        let average = self.texts.iter().map(Vec::len).sum::<usize>() as f64 / all.max(1.0);
        let mut scores = vec![0.0_f64; self.texts.len()];
        for word in words(query) {
            let times = |text: &Vec<String>| text.iter().filter(|w| **w == word.folded).count();
            let times: Vec<usize> = self.texts.iter().map(times).collect();
            let with = times.iter().filter(|times| **times > 0).count() as f64;
            let rarity = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
            for ((score, times), text) in scores.iter_mut().zip(times).zip(&self.texts) {
                let resistance = 1.2 * (0.25 + 0.75 * text.len() as f64 / average);
                *score += rarity * times as f64 * 2.2 / (times as f64 + resistance);
            }
        }
        let mut found: Vec<Key<Record>> = self.corpus.records.iter().map(|(key, _)| key).collect();
        found.retain(|key| scores[key.index()] > 0.0);
        found.sort_by(|a, b| scores[b.index()].total_cmp(&scores[a.index()]));
        found
    }
}
