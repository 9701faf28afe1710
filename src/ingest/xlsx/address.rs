//! Addresses of squares as a file writes them: `B7`, `$A$1:C3`.

/// A square of a sheet, counted from 0; ordered as a reader meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Square {
    pub(super) row: u32,
    pub(super) col: u32,
}

/// Rows and columns that a sheet has at most.
const ROWS: u32 = 1_048_576;
const COLS: u32 = 16_384;

/// The square of an address; none where there is no such square.
pub(super) fn square(address: &str) -> Option<Square> {
    let (mut row, mut col) = (0_u32, 0_u32);
    for byte in address.bytes() {
        match byte {
            b'$' => {}
            b'0'..=b'9' => row = push(row, 10, byte, b'0')?,
            b'A'..=b'Z' if row == 0 => col = push(col, 26, byte, b'@')?,
            b'a'..=b'z' if row == 0 => col = push(col, 26, byte, b'`')?,
            _ => return None,
        }
    }
    let square = Square { row: row.checked_sub(1)?, col: col.checked_sub(1)? };
    (square.row < ROWS && square.col < COLS).then_some(square)
}

/// The first and the last square of a range; one square is a range.
pub(super) fn range(reference: &str) -> Option<(Square, Square)> {
    let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
    let (first, last) = (square(first)?, square(last)?);
    (first.row <= last.row && first.col <= last.col).then_some((first, last))
}

fn push(number: u32, base: u32, byte: u8, zero: u8) -> Option<u32> {
    number.checked_mul(base)?.checked_add(u32::from(byte.checked_sub(zero)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_those_outside_the_sheet_refused() {
        assert_eq!(square("A1"), Some(Square { row: 0, col: 0 }));
        assert_eq!(square("$AB$12"), Some(Square { row: 11, col: 27 }));
        assert_eq!(square("XFD1048576"), Some(Square { row: ROWS - 1, col: COLS - 1 }));
        for wrong in ["", "A", "7", "A0", "XFE1", "A1048577", "A1B", "ZZZZZZZZZZ1", "A99999999999", "甲1", "R1C1"] {
            assert_eq!(square(wrong), None, "{wrong}");
        }
        assert_eq!(range("B2:C3"), Some((Square { row: 1, col: 1 }, Square { row: 2, col: 2 })));
        assert_eq!(range("C3:B2"), None);
    }
}
