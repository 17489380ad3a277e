import writeExcelFile, { type SheetData } from 'write-excel-file/browser'

/** Whole numbers without a leading zero: those a spreadsheet may add up and sort. */
const NUMBER = /^(0|[1-9]\d{0,8})$/
/** A Chinese letter is about two of the widths that a spreadsheet counts in. */
const widthOf = (text: string) => Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)
const WIDEST = 60

/**
 * A table as a workbook (Office Open XML, .xlsx): numbers as numbers, all else as text, which no spreadsheet runs.
 * @param heading lines above the heads of the columns
 */
export function workbookOf(heading: readonly (readonly string[])[], [head = [], ...rows]: readonly (readonly string[])[]): Promise<Blob> {
  const sheet: SheetData = [
    ...heading.map((cells) => [...cells]),
    head.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((cell) => (cell === '' ? null : NUMBER.test(cell) ? Number(cell) : cell))),
  ]
  const columns = head.map((_, n) => ({
    width: Math.min(WIDEST, 2 + [head, ...rows].reduce((widest, row) => Math.max(widest, widthOf(row[n]!)), 4)),
  }))
  return writeExcelFile(sheet, { orientation: 'landscape', stickyRowsCount: heading.length + 1, columns }).toBlob()
}
