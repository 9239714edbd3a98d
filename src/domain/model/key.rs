//! References between entries: an index that remembers what it points at.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// The place of a `T` in its [`List`].
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key<T> {
    index: u32,
    #[serde(skip)]
    of: PhantomData<fn() -> T>,
}

impl<T> Key<T> {
    /// The key of the entry at `index`.
    pub fn new(index: usize) -> Key<T> {
        Key { index: u32::try_from(index).unwrap_or(u32::MAX), of: PhantomData }
    }

    /// Where in the list.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

// By hand, since derived ones would ask the same of `T`.
impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}
impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Key<T> {}
impl<T> PartialOrd for Key<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Key<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> Hash for Key<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<T> fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// Entries in a fixed order, looked up by [`Key`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct List<T>(Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        List(Vec::new())
    }
}

impl<T> List<T> {
    /// Adds an entry at the end.
    pub fn push(&mut self, entry: T) -> Key<T> {
        self.0.push(entry);
        Key::new(self.0.len() - 1)
    }

    /// The entry, if the key is of this list.
    pub fn get(&self, key: Key<T>) -> Option<&T> {
        self.0.get(key.index())
    }

    /// Keys and entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Key<T>, &T)> + ExactSizeIterator {
        self.0.iter().enumerate().map(|(i, entry)| (Key::new(i), entry))
    }

    /// Entries in order, to change.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(entries: Vec<T>) -> Self {
        List(entries)
    }
}

impl<T> std::ops::Index<Key<T>> for List<T> {
    type Output = T;

    /// The entry. Keys are made when a corpus is compiled, and packed bytes that were altered
    /// since are refused, so a key taken from a corpus always has its entry in it.
    fn index(&self, key: Key<T>) -> &T {
        &self.0[key.index()]
    }
}
