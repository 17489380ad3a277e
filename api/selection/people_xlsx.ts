import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import type { PeopleTable } from './people_table.ts'

/** In characters, by column: what its cells usually hold. */
const WIDTHS = [6, 14, 6, 6, 18, 14, 36, 24, 28, 10]

/** The list as a workbook (Office Open XML, .xlsx): the same cells as the CSV, numbers as numbers, all else as text, which no spreadsheet runs. */
export async function peopleXlsx({ heading, columns, rows }: PeopleTable): Promise<Uint8Array> {
  const sheet: SheetData = [
    ...heading.map((cells) => [...cells]),
    [],
    columns.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((cells) => cells.map((value) => (value === '' ? null : value))),
  ]
  const file = writeExcelFile(sheet, {
    sheet: '名单',
    orientation: 'landscape',
    stickyRowsCount: heading.length + 2,
    columns: WIDTHS.map((width) => ({ width })),
  })
  return file.toBuffer()
}
