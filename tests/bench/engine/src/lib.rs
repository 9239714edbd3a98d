//! The engine as a wasm of its own: the contender of the benchmark, and the seam by which the
//! harness asks it. Strings go in and out through the module's memory.

#![allow(unsafe_code, missing_docs, reason = "a wasm without glue speaks through raw memory")]

use csto_explorer::domain::index::{Checksum, Engine, Expression, Preparation, Segment, Spelling};
use csto_explorer::domain::select::Assigned;
use fixedbitset::FixedBitSet;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// Values of the three facets: countries, topics, secretaries-general.
const VALUES: [usize; 3] = [12, 16, 8];
const TOP: usize = 20;

#[derive(Default)]
struct State {
    sum: Checksum,
    segment: Option<Arc<Segment>>,
    engine: Engine,
    work: Preparation,
    facets: Assigned,
    answer: Vec<u32>,
    text: String,
}

#[global_allocator]
static TALC: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local!(static STATE: RefCell<State> = RefCell::default());

fn with<T>(run: impl FnOnce(&mut State) -> T) -> T {
    STATE.with_borrow_mut(run)
}

/// Room for `length` bytes, to be filled and given to one of the others, which take it back.
#[unsafe(no_mangle)]
extern "C" fn alloc(length: usize) -> *mut u8 {
    Box::leak(Box::<[u8]>::new_uninit_slice(length)).as_mut_ptr().cast()
}

fn take(at: *mut u8, length: usize) -> Vec<u8> {
    // SAFETY: the harness gives back what `alloc` gave it, filled, with the same length, once.
    unsafe { Vec::from_raw_parts(at, length, length) }
}

/// Looks at what has arrived so far of the woven bytes in some room.
#[unsafe(no_mangle)]
extern "C" fn arrived(at: *const u8, so_far: usize) {
    // SAFETY: the harness says how much of what `alloc` gave it is filled.
    let so_far = unsafe { std::slice::from_raw_parts(at, so_far) };
    with(|state| Segment::arrived(so_far, &mut state.sum));
}

/// Opens woven bytes; how many documents are in them, 0 where they are none such.
#[unsafe(no_mangle)]
extern "C" fn open(at: *mut u8, length: usize) -> usize {
    with(|state| {
        let sum = std::mem::take(&mut state.sum);
        state.segment = Segment::open_arrived(take(at, length), sum).ok().map(Arc::new);
        state.engine = Engine::from(state.segment.iter().cloned().collect::<Vec<_>>());
        state.work = Preparation::default();
        state.engine.count()
    })
}

/// Goes on writing postings, over so many further documents; whether all is done.
#[unsafe(no_mangle)]
extern "C" fn prepare(documents: usize) -> bool {
    with(|state| state.engine.prepare_some(&mut state.work, documents))
}

/// Reads the facets of all documents: a column of masks for each, two bytes, two bytes, one.
#[unsafe(no_mangle)]
extern "C" fn facets(at: *mut u8, length: usize) {
    let bytes = take(at, length);
    with(|state| {
        let count = state.engine.count();
        let (wide, narrow) = bytes.split_at(4 * count);
        let two = |at: usize| u64::from(wide[at]) | u64::from(wide[at + 1]) << 8;
        let of_document = |document: usize| {
            let (country, topic) = (two(2 * document), two(2 * (count + document)));
            let sg = u64::from(narrow[document]);
            let mut mask = country | topic << VALUES[0] | sg << (VALUES[0] + VALUES[1]);
            std::iter::from_fn(move || {
                let value = (mask != 0).then(|| mask.trailing_zeros() as usize);
                mask &= mask.wrapping_sub(1);
                value
            })
        };
        state.facets = Assigned::new(VALUES.iter().sum(), (0..count).map(of_document));
    });
}

/// Answers `mode\tterms\tcountry\ttopic\tsg` (numbers of values, or nothing): the total, how
/// many of the best follow, their numbers, and the counts of all values.
#[unsafe(no_mangle)]
extern "C" fn query(at: *mut u8, length: usize, counted: bool) -> *const u32 {
    let question = String::from_utf8(take(at, length)).unwrap_or_default();
    with(|state| {
        let mut parts = question.split('\t');
        let mode = parts.next().unwrap_or_default();
        let terms: Vec<&str> = parts.next().unwrap_or_default().split(' ').collect();
        let chosen = parts.zip([0, VALUES[0], VALUES[0] + VALUES[1]]);
        let sets = chosen.filter_map(|(value, first)| {
            state.facets.records(first + value.parse::<usize>().ok()?)
        });
        let mut all = FixedBitSet::with_capacity(state.engine.count());
        all.insert_range(..);
        let allowed = sets.fold(all, |mut all, set| {
            all.intersect_with(set);
            all
        });
        let word = |term: &str| match mode {
            "prefix" => Spelling::Beginning(term.to_owned()),
            "fuzzy" => Spelling::Near(term.to_owned(), 1),
            _ => Spelling::Word(term.to_owned()),
        };
        let expression = match mode {
            "none" => Expression::All,
            "phrase" => {
                let terms = terms.iter().map(|term| word(term).into()).collect();
                Expression::Phrase(terms, Default::default())
            }
            _ => Expression::And(terms.iter().map(|t| Expression::Term(word(t).into())).collect()),
        };
        let allowed = Rc::new(allowed);
        let filter = Expression::Within(allowed.clone());
        let mut found = state.engine.find(&Expression::And(vec![filter, expression]));
        state.engine.look_into(&mut found, &allowed);
        let best = found.best(&allowed, TOP);
        state.answer.clear();
        state.answer.push(found.documents.count_ones(..) as u32);
        state.answer.push(best.len() as u32);
        state.answer.extend(best.iter().map(|document| *document as u32));
        state.answer.resize(2 + TOP, 0);
        if counted {
            let counts = state.facets.counts(&found.documents);
            state.answer.extend(counts.into_iter().map(|count| count as u32));
        }
        state.answer.as_ptr()
    })
}

/// The text of a document, as it was added; the number of its bytes, which [`text`] points to.
#[unsafe(no_mangle)]
extern "C" fn read(document: usize) -> usize {
    with(|state| {
        let texts = state.segment.as_ref().map(|segment| segment.texts(document, &segment.words()));
        state.text = texts.into_iter().flatten().map(|(_, text)| text + "\n").collect();
        state.text.len()
    })
}

#[unsafe(no_mangle)]
extern "C" fn text() -> *const u8 {
    with(|state| state.text.as_ptr())
}
