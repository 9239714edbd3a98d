//! Tantivy as a wasm: the files of an index come in as one run of bytes, questions as lines, and
//! answers go out as numbers, through the module's memory.

#![allow(unsafe_code, reason = "a wasm without glue speaks through raw memory")]

use std::cell::{OnceCell, RefCell};
use std::path::Path;
use tantivy::collector::{Collector, Count, SegmentCollector, TopDocs};
use tantivy::columnar::Column;
use tantivy::directory::{Directory, RamDirectory};
use tantivy::query::{
    AllQuery, BooleanQuery, ConstScoreQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{
    DocId, Index, IndexReader, ReloadPolicy, Result, Score, Searcher, SegmentReader, Term,
};

/// The facets, with the place of each one's first value among all 36.
const FACETS: [(&str, usize); 3] = [("country", 0), ("topic", 12), ("sg", 28)];
const VALUES: usize = 36;
const BEST: usize = 20;

type Counts = [u32; VALUES];

/// What is indexed: two texts with positions, and numbers of facet values as columns.
pub fn schema() -> Schema {
    let mut schema = Schema::builder();
    let indexing =
        TextFieldIndexing::default().set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let texts = TextOptions::default().set_indexing_options(indexing);
    schema.add_text_field("title", texts.clone());
    schema.add_text_field("text", texts);
    for (facet, _) in FACETS {
        schema.add_u64_field(facet, NumericOptions::default().set_fast().set_indexed());
    }
    schema.add_u64_field("id", NumericOptions::default().set_fast());
    schema.build()
}

/// The ids a wasm makes up need not be unpredictable.
#[cfg(target_arch = "wasm32")]
#[unsafe(no_mangle)]
unsafe extern "Rust" fn __getrandom_v03_custom(
    at: *mut u8,
    length: usize,
) -> std::result::Result<(), getrandom::Error> {
    for place in 0..length {
        // SAFETY: the caller gives `length` bytes to be filled.
        unsafe { *at.add(place) = place as u8 ^ 0x5a };
    }
    Ok(())
}

struct Opened {
    searcher: Searcher,
    schema: Schema,
    ids: Vec<Column<u64>>,
}

thread_local! {
    static OPENED: OnceCell<Opened> = const { OnceCell::new() };
    static ANSWER: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
}

/// Room for `length` bytes, to be filled and given to one of the others, which take it back.
#[unsafe(no_mangle)]
extern "C" fn alloc(length: usize) -> *mut u8 {
    Box::leak(vec![0_u8; length].into_boxed_slice()).as_mut_ptr()
}

fn take(at: *mut u8, length: usize) -> Vec<u8> {
    // SAFETY: the harness gives back what `alloc` gave it, with the same length, once.
    unsafe { Vec::from_raw_parts(at, length, length) }
}

/// Opens an index: for each file the lengths of name and content, the name, the content.
#[unsafe(no_mangle)]
extern "C" fn open(at: *mut u8, length: usize) -> usize {
    let bytes = take(at, length);
    let directory = RamDirectory::create();
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        let (lengths, after) = rest.split_at(8);
        let length = |at: usize| {
            u32::from_le_bytes(lengths[at..at + 4].try_into().expect("four bytes")) as usize
        };
        let (name, after) = after.split_at(length(0));
        let (content, after) = after.split_at(length(4));
        let name = std::str::from_utf8(name).expect("a name in UTF-8");
        directory.atomic_write(Path::new(name), content).expect("a file in memory");
        rest = after;
    }
    drop(bytes);
    let index = Index::open(directory).expect("an index");
    let reader: IndexReader =
        index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().expect("a reader");
    let searcher = reader.searcher();
    let ids = searcher.segment_readers().iter().map(|segment| column(segment, "id")).collect();
    let count = searcher.num_docs() as usize;
    let opened = Opened { searcher, schema: index.schema(), ids };
    OPENED.with(|cell| cell.set(opened).ok().expect("opened once"));
    count
}

/// Answers `mode\tterms\tcountry\ttopic\tsg` (numbers of values, or nothing): the total, how
/// many of the best follow, their numbers, and the counts of all values.
#[unsafe(no_mangle)]
extern "C" fn query(at: *mut u8, length: usize, counted: bool) -> *const u32 {
    let question = String::from_utf8(take(at, length)).expect("UTF-8");
    OPENED.with(|opened| {
        let Opened { searcher, schema, ids } = opened.get().expect("an open index");
        let query = parse(&question, schema);
        let best = TopDocs::with_limit(BEST).order_by_score();
        let (best, total, counts) = if counted {
            searcher.search(&query, &(best, Count, FacetCounts)).expect("an answer")
        } else {
            let (best, total) = searcher.search(&query, &(best, Count)).expect("an answer");
            (best, total, [0; VALUES])
        };
        ANSWER.with_borrow_mut(|answer| {
            answer.clear();
            answer.extend([total as u32, best.len() as u32]);
            answer.extend(best.iter().map(|(_, place)| {
                let id = ids[place.segment_ord as usize].first(place.doc_id);
                id.expect("an id") as u32
            }));
            answer.resize(2 + BEST, 0);
            answer.extend(counts);
            answer.as_ptr()
        })
    })
}

fn parse(question: &str, schema: &Schema) -> Box<dyn Query> {
    let field = |name: &str| schema.get_field(name).expect("a field");
    let texts = [field("title"), field("text")];
    let mut parts = question.split('\t');
    let mode = parts.next().unwrap_or_default();
    let terms: Vec<&str> = parts.next().unwrap_or_default().split_whitespace().collect();

    let in_any_text = |query: &dyn Fn(Field) -> Box<dyn Query>| -> Box<dyn Query> {
        Box::new(BooleanQuery::union(texts.iter().map(|field| query(*field)).collect()))
    };
    let word = |field: Field, term: &str| -> Box<dyn Query> {
        let term = Term::from_field_text(field, term);
        match mode {
            "prefix" => Box::new(FuzzyTermQuery::new_prefix(term, 0, true)),
            "fuzzy" => Box::new(FuzzyTermQuery::new(term, 1, true)),
            _ => Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)),
        }
    };
    let mut wanted: Vec<Box<dyn Query>> = Vec::new();
    if mode == "phrase" {
        wanted.push(in_any_text(&|field| {
            let terms = terms.iter().map(|term| Term::from_field_text(field, term));
            Box::new(PhraseQuery::new(terms.collect()))
        }));
    } else {
        wanted.extend(terms.iter().map(|term| in_any_text(&|field| word(field, term))));
    }
    for ((facet, _), value) in FACETS.iter().zip(parts) {
        if let Ok(value) = value.parse() {
            let term = Term::from_field_u64(field(facet), value);
            let query = Box::new(TermQuery::new(term, IndexRecordOption::Basic));
            wanted.push(Box::new(ConstScoreQuery::new(query, 0.0)));
        }
    }
    if wanted.is_empty() {
        return Box::new(AllQuery);
    }
    Box::new(BooleanQuery::new(wanted.into_iter().map(|query| (Occur::Must, query)).collect()))
}

fn column(segment: &SegmentReader, name: &str) -> Column<u64> {
    segment.fast_fields().u64(name).expect("a column")
}

/// Counts the values of all facets over the documents found.
struct FacetCounts;

struct SegmentCounts {
    columns: [Column<u64>; 3],
    counts: Counts,
}

impl Collector for FacetCounts {
    type Fruit = Counts;
    type Child = SegmentCounts;

    fn for_segment(&self, _: u32, segment: &SegmentReader) -> Result<SegmentCounts> {
        let columns = FACETS.map(|(facet, _)| column(segment, facet));
        Ok(SegmentCounts { columns, counts: [0; VALUES] })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Counts>) -> Result<Counts> {
        let mut sums = [0; VALUES];
        for counts in segments {
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        Ok(sums)
    }
}

impl SegmentCollector for SegmentCounts {
    type Fruit = Counts;

    fn collect(&mut self, document: DocId, _: Score) {
        for ((_, first), column) in FACETS.iter().zip(&self.columns) {
            for value in column.values_for_doc(document) {
                self.counts[first + value as usize] += 1;
            }
        }
    }

    fn harvest(self) -> Counts {
        self.counts
    }
}
