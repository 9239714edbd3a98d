//! Holding every tag to account: the text names it, or the editor says why.

use super::problem::Report;
use super::record::Reasons;
use crate::domain::annotate::Lexicon;
use crate::domain::model::{Corpus, Evidence, Mention, Record, Tag, Why};

/// Finds what each record's text names, and a reason for each of its tags.
pub fn gather(corpus: &mut Corpus, lexicon: &Lexicon, reasons: &[Reasons], report: &Report) {
    let with_evidence = |((_, record), reasons): ((_, &Record), &Reasons)| {
        let mentions = lexicon.mentions(record);
        let evidence = explain(corpus, record, &mentions, reasons, report);
        Record { mentions: Lexicon::marks(mentions), evidence, ..record.clone() }
    };
    let records: Vec<Record> = corpus.records.iter().zip(reasons).map(with_evidence).collect();
    corpus.records = records.into();
}

fn explain(
    corpus: &Corpus,
    record: &Record,
    mentions: &[Mention],
    reasons: &Reasons,
    report: &Report,
) -> Vec<Evidence> {
    let tags: Vec<Tag> = record.tags().collect();
    for (tag, _) in &reasons.stated {
        if !tags.contains(&tag.value) {
            let what = format!(
                "a reason is given for {}, but the record has no such tag",
                corpus.tag_name(tag.value)
            );
            report.error(&tag.at, what, "Take the line out, or add the tag.");
        }
    }
    let mut evidence = Vec::new();
    for tag in tags {
        let stated = reasons.stated.iter().find(|(stated, _)| stated.value == tag);
        let mention = mentions.iter().find(|mention| mention.tag == tag);
        let why = match (stated, mention) {
            (Some((_, reason)), _) => Why::Stated(reason.clone()),
            (None, Some(m)) => {
                let words = record.text(m.part).get(m.start as usize..m.end as usize);
                Why::Words(words.unwrap_or_default().to_owned(), m.part)
            }
            (None, None) => {
                let what = format!("nothing in the text shows the tag {}", corpus.tag_name(tag));
                let mend = format!(
                    "Name it in the digest, or say why under [why]: \"{}\" = \"…\".",
                    corpus.tag_code(tag)
                );
                report.error(&reasons.at, what, mend);
                continue;
            }
        };
        evidence.push(Evidence { tag, why });
    }
    evidence
}
