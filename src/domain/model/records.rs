//! The records of a corpus, each of which may lie unread until somebody asks for it.
//!
//! Doesn't know where unread ones lie, nor how they are read.

use super::{Key, Record};
use std::fmt;
use std::ops::Index;
use std::sync::OnceLock;

/// Reads the record of a place; `None` where what lies there makes none.
type Read = dyn Fn(usize) -> Option<Record> + Send + Sync;

/// Records in a fixed order, looked up by [`Key`]. One is read when it is first looked up, and
/// kept.
#[derive(Default)]
pub struct Records {
    all: Vec<OnceLock<Box<Record>>>,
    read: Option<Box<Read>>,
}

impl Records {
    /// So many records, each to be read when it is asked for.
    pub fn unread(
        count: usize,
        read: impl Fn(usize) -> Option<Record> + Send + Sync + 'static,
    ) -> Records {
        let all = std::iter::repeat_with(OnceLock::new).take(count).collect();
        Records { all, read: Some(Box::new(read)) }
    }

    /// Adds a record at the end.
    pub fn push(&mut self, record: Record) -> Key<Record> {
        self.all.push(OnceLock::from(Box::new(record)));
        Key::new(self.all.len() - 1)
    }

    /// The record, if the key is of this list and its bytes can be read.
    pub fn get(&self, key: Key<Record>) -> Option<&Record> {
        let place = self.all.get(key.index())?;
        if let Some(record) = place.get() {
            return Some(record);
        }
        let record = self.read.as_ref()?(key.index())?;
        Some(place.get_or_init(|| Box::new(record)))
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = Key<Record>> + ExactSizeIterator + use<> {
        (0..self.all.len()).map(Key::new)
    }

    /// Keys and records in order, which reads them all.
    pub fn iter(
        &self,
    ) -> impl DoubleEndedIterator<Item = (Key<Record>, &Record)> + ExactSizeIterator {
        self.keys().map(|key| (key, &self[key]))
    }
}

impl Index<Key<Record>> for Records {
    type Output = Record;

    /// The record. Packed bytes that were altered are refused as a whole, so a key taken from a
    /// corpus always has its record.
    #[expect(clippy::panic, reason = "as any index without an entry")]
    fn index(&self, key: Key<Record>) -> &Record {
        self.get(key).unwrap_or_else(|| panic!("there is no record {key:?}"))
    }
}

impl From<Vec<Record>> for Records {
    fn from(records: Vec<Record>) -> Records {
        let all = records.into_iter().map(|record| OnceLock::from(Box::new(record)));
        Records { all: all.collect(), read: None }
    }
}

impl Clone for Records {
    fn clone(&self) -> Records {
        self.iter().map(|(_, record)| record.clone()).collect::<Vec<_>>().into()
    }
}

impl PartialEq for Records {
    fn eq(&self, other: &Records) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Eq for Records {}

impl fmt::Debug for Records {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Records").field("count", &self.len()).finish_non_exhaustive()
    }
}
