//! Measures and cases as a spreadsheet that can be filled in and read back without loss.
//!
//! ```text
//! folder ─▶ tables ─▶ write ─▶ .xlsx ─▶ read ─▶ compare ─▶ patch ─▶ folder
//! ```
//!
//! Reading back changes only what a cell changed: comments, order and spacing of the YAML stay as they are, and an untouched sheet leaves
//! every byte. What was changed is checked like any other policies, and told by sheet and cell. Knows nothing of the disk.

mod cases;
mod compare;
mod entry;
mod measures;
mod patch;
mod read;
mod tables;
mod write;

pub use compare::{Imported, import, unwritten};
pub use read::{Filled, MAX_PACKED, Unreadable, read};
pub use tables::{Head, SHEETS, Table, tables};
pub use write::write;

/// What is wrong with one cell, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellProblem {
    /// The sheet.
    pub sheet: String,
    /// The cell, such as `D5`.
    pub cell: String,
    /// What is wrong, in both languages.
    pub what: (String, String),
}

/// The name of a cell: column and row count from nought.
pub fn cell_name(row: usize, column: usize) -> String {
    let mut name = String::new();
    let mut left = column + 1;
    while left > 0 {
        name.insert(0, char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    format!("{name}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::cell_name;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        for (row, column, name) in [(0, 0, "A1"), (4, 25, "Z5"), (0, 26, "AA1"), (9, 701, "ZZ10"), (0, 702, "AAA1")] {
            assert_eq!(cell_name(row, column), name);
        }
    }
}
