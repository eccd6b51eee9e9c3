//! A spreadsheet to rows of texts, bounded: what it unpacks to is measured before it is read, and cells are taken one at a time, so that a
//! sheet can claim no more memory than it has cells.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx};

use super::cell_name;
use super::entry::normal;

/// How large a spreadsheet may be, packed and unpacked, and what it may hold.
pub const MAX_PACKED: usize = 16 * 1024 * 1024;
const MAX_UNPACKED: u64 = 32 * 1024 * 1024;
const MAX_PARTS: usize = 1_000;
const MAX_CELLS: usize = 400_000;
const MAX_ROW: u32 = 50_000;
const MAX_COLUMN: u32 = 1_000;
const MAX_TEXT: usize = 32_767;

/// Why a spreadsheet cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no spreadsheet, or a damaged one.
    Broken(String),
    /// It is too large, or unpacks to too much.
    TooLarge,
    /// A sheet is not there.
    NoSheet(String),
    /// A sheet holds more than it may; the cell at which that showed.
    TooMany(String, String),
    /// A cell holds an error, or a text that is too long.
    Cell(String, String),
}

impl Unreadable {
    /// What is wrong, in Chinese and in English.
    pub fn said(&self) -> (String, String) {
        match self {
            Unreadable::Broken(error) => (
                "不是 .xlsx 表格，或者坏了：用表格软件打开，另存为 .xlsx 再试".into(),
                format!("it is no .xlsx spreadsheet, or a damaged one: {error}"),
            ),
            Unreadable::TooLarge => ("表格太大".into(), "the spreadsheet is too large".into()),
            Unreadable::NoSheet(name) => (format!("没有工作表 `{name}`"), format!("there is no sheet `{name}`")),
            Unreadable::TooMany(sheet, cell) => (
                format!("工作表 `{sheet}` 太大：到 {cell} 已经超出上限"),
                format!("the sheet `{sheet}` is too large: at {cell} it goes beyond the bounds"),
            ),
            Unreadable::Cell(sheet, cell) => (
                format!("工作表 `{sheet}` 的 {cell} 是错误值，或文字太长"),
                format!("the cell {cell} of the sheet `{sheet}` holds an error or too long a text"),
            ),
        }
    }
}

/// A sheet as it was filled in: rows with their number, and their cells by column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// Its name.
    pub name: String,
    /// Row number, and texts by column number; neither sorted nor without gaps.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// The sheets of these names.
///
/// # Errors
/// Says why it cannot be read.
pub fn read(bytes: &[u8], names: &[&str]) -> Result<Vec<Filled>, Unreadable> {
    weigh(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| Unreadable::Broken(error.to_string()))?;
    let mut left = MAX_CELLS;
    names.iter().map(|name| sheet(&mut book, name, &mut left)).collect()
}

/// Unpacks everything once without keeping it: sizes that a file states of itself prove nothing.
fn weigh(bytes: &[u8]) -> Result<(), Unreadable> {
    if bytes.len() > MAX_PACKED {
        return Err(Unreadable::TooLarge);
    }
    let broken = |error: zip::result::ZipError| Unreadable::Broken(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MAX_PARTS {
        return Err(Unreadable::TooLarge);
    }
    let mut left = MAX_UNPACKED;
    for n in 0..archive.len() {
        let part = archive.by_index(n).map_err(broken)?;
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|error| Unreadable::Broken(error.to_string()))?;
        left = left.checked_sub(read).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, left: &mut usize) -> Result<Filled, Unreadable> {
    if !book.sheet_names().iter().any(|known| known == name) {
        return Err(Unreadable::NoSheet(name.into()));
    }
    let broken = |error: calamine::XlsxError| Unreadable::Broken(format!("`{name}`: {error}"));
    let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
    let mut filled = Filled { name: name.into(), rows: Vec::new() };
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let at = || cell_name(row as usize, column as usize);
        let Some(text) = text(cell.get_value()) else { return Err(Unreadable::Cell(name.into(), at())) };
        if text.is_empty() {
            continue;
        }
        *left = left.saturating_sub(1);
        if row > MAX_ROW || column > MAX_COLUMN || *left == 0 {
            return Err(Unreadable::TooMany(name.into(), at()));
        }
        if filled.rows.last().is_none_or(|(last, _)| *last != row as usize) {
            filled.rows.push((row as usize, Vec::new()));
        }
        if let Some((_, texts)) = filled.rows.last_mut() {
            let column = column as usize;
            if texts.len() <= column {
                texts.resize(column + 1, String::new());
            }
            if let Some(slot) = texts.get_mut(column) {
                *slot = text;
            }
        }
    }
    Ok(filled)
}

/// The text of a cell; a number or day that a program made of it is turned back.
fn text(value: &DataRef<'_>) -> Option<String> {
    let text = match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_string(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => n.to_string(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) => text.chars().take(10).collect(),
        DataRef::DurationIso(_) | DataRef::Error(_) => return None,
    };
    let text = normal(&text);
    (text.chars().count() <= MAX_TEXT).then_some(text)
}
