//! Columns of numbers in bytes: the lowest byte of each number, then the next of each, and so on,
//! as many as the largest needs.
//!
//! So that they are read by loops without a branch, which are quick even before a browser has
//! compiled them well. Numbers of different lengths, seven bits a byte, take longer to read and
//! pack no smaller.

/// Bytes of a number, at most.
const MOST: usize = size_of::<u32>();

/// Writes how many bytes a number has, and the numbers.
pub(super) fn write(numbers: &[u32]) -> Vec<u8> {
    let most = numbers.iter().max().copied().unwrap_or(0);
    let width = (u32::BITS - most.leading_zeros()).div_ceil(8).max(1);
    let mut bytes = vec![width as u8];
    for plane in 0..width {
        bytes.extend(numbers.iter().map(|number| (number >> (8 * plane)) as u8));
    }
    bytes
}

/// Reads so many numbers from the front of some bytes; with them, what comes after. `None` where
/// no such column is.
pub(super) fn read(bytes: &[u8], count: usize) -> Option<(Vec<u32>, &[u8])> {
    let (width, rest) = bytes.split_first()?;
    let width = usize::from(*width);
    if !(1..=MOST).contains(&width) {
        return None;
    }
    let (planes, rest) = rest.split_at_checked(count.checked_mul(width)?)?;
    let mut numbers = vec![0; count];
    for (plane, shift) in planes.chunks_exact(count.max(1)).zip((0..).step_by(8)) {
        for (number, byte) in numbers.iter_mut().zip(plane) {
            *number |= u32::from(*byte) << shift;
        }
    }
    Some((numbers, rest))
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn columns_come_back() {
        for numbers in [vec![], vec![0], vec![7, 255], vec![256, 0, 65_535], vec![u32::MAX, 1]] {
            let mut bytes = write(&numbers);
            assert_eq!(read(&bytes, numbers.len()), Some((numbers.clone(), &[][..])));
            bytes.push(9);
            assert_eq!(read(&bytes, numbers.len()), Some((numbers.clone(), &[9][..])));
            assert_eq!(read(&bytes, bytes.len()), None, "too few");
        }
        for bytes in [&[][..], &[0], &[5, 1, 2, 3, 4, 5], &[1]] {
            assert_eq!(read(bytes, 1), None);
        }
    }
}
