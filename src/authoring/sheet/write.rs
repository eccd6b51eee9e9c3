//! Tables to a spreadsheet. Every cell is a text, so that no program turns an id into a number or a day into another.

use rust_xlsxwriter::{Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::tables::Table;

/// The bytes of a spreadsheet; the same tables give the same bytes.
///
/// # Errors
/// A text that is longer than a cell can hold, and whatever else the format does not allow.
pub fn write(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    for table in tables {
        sheet(book.add_worksheet(), table)?;
    }
    book.save_to_buffer()
}

fn sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let cell = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    let key = cell.clone().set_bold().set_background_color(Color::RGB(0xE8_E8_E4));
    let help = cell.clone().set_font_color(Color::RGB(0x55_55_55)).set_italic();
    sheet.set_name(table.name)?;
    for (column, head) in (0u16..).zip(&table.heads) {
        let wide = if head.key == "when" || head.key == "gives" || head.key == "name" { 40 } else { 18 };
        sheet.set_column_width(column, wide)?.set_column_format(column, &cell)?;
        sheet.write_string_with_format(0, column, &head.key, &key)?;
        sheet.write_string_with_format(1, column, &head.help, &help)?;
        if !head.words.is_empty() {
            let list = DataValidation::new().allow_list_strings(&head.words)?;
            let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX).saturating_add(500).min(1_000_000);
            sheet.add_data_validation(2, column, last, column, &list)?;
        }
    }
    sheet.set_row_height(1, 48)?.set_freeze_panes(2, 2)?;
    for (row, cells) in (2u32..).zip(&table.rows) {
        for (column, text) in (0u16..).zip(cells) {
            if !text.is_empty() {
                sheet.write_string_with_format(row, column, text, &cell)?;
            }
        }
    }
    Ok(())
}
