//! The checksum of packed bytes: the hash (XXH64) of the hashes of their pieces.
//!
//! In pieces, because a browser's compiler takes up its better code for a function at the next
//! call only; and so that bytes can be looked at piece by piece as they arrive, while the
//! processor still has them at hand, which takes half the time.

use xxhash_rust::xxh64::xxh64;

/// Bytes of a piece.
const PIECE: usize = 1 << 15;

/// A checksum of bytes that arrive one after the other.
#[derive(Clone, Debug, Default)]
pub struct Checksum {
    hashes: Vec<u8>,
}

impl Checksum {
    /// The checksum of `contents`.
    pub fn of(contents: &[u8]) -> [u8; 8] {
        Checksum::default().finish(contents)
    }

    /// Looks at what is new in what has arrived so far, but for a piece that is not complete.
    pub fn arrived(&mut self, so_far: &[u8]) {
        for piece in self.rest(so_far).chunks_exact(PIECE) {
            self.add(piece);
        }
    }

    /// The checksum, now that all of `contents` has arrived.
    pub fn finish(mut self, contents: &[u8]) -> [u8; 8] {
        for piece in self.rest(contents).chunks(PIECE) {
            self.add(piece);
        }
        xxh64(&self.hashes, 0).to_le_bytes()
    }

    fn rest<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        bytes.get(self.hashes.len() / size_of::<u64>() * PIECE..).unwrap_or_default()
    }

    fn add(&mut self, piece: &[u8]) {
        self.hashes.extend(xxh64(piece, 0).to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::{Checksum, PIECE};

    #[test]
    fn in_whatever_parts_bytes_arrive_their_checksum_is_the_same() {
        let bytes: Vec<u8> = (0..3 * PIECE + 5).map(|i| (i * i) as u8).collect();
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, bytes.len()] {
            let contents = &bytes[..length];
            for step in [1000, PIECE, 2 * PIECE + 1] {
                let mut sum = Checksum::default();
                for end in (0..length).step_by(step) {
                    sum.arrived(&contents[..end]);
                }
                assert_eq!(sum.finish(contents), Checksum::of(contents));
            }
        }
    }

    #[test]
    fn whatever_is_altered_changes_it() {
        let bytes: Vec<u8> = (0..2 * PIECE + 5).map(|i| (i * i) as u8).collect();
        for at in [0, PIECE - 1, PIECE, bytes.len() - 1] {
            let mut altered = bytes.clone();
            altered[at] ^= 1;
            assert_ne!(Checksum::of(&altered), Checksum::of(&bytes));
        }
        assert_ne!(Checksum::of(&bytes[..2 * PIECE]), Checksum::of(&bytes));
    }
}
