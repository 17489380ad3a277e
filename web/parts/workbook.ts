import writeExcelFile, { type SheetData } from 'write-excel-file/browser'
import { saveFile } from './saveFile.ts'

/** Whole numbers without a leading zero: those a spreadsheet may add up and sort. */
const NUMBER = /^(0|[1-9]\d{0,8})$/
/** A Chinese letter is about two of the widths that a spreadsheet counts in. */
const widthOf = (text: string) => Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)
const WIDEST = 60

/** Saves rows, their heads first, as a workbook (Office Open XML, .xlsx): numbers as numbers, all else as text, which no spreadsheet runs. */
export async function saveWorkbook(name: string, [head = [], ...rows]: readonly (readonly string[])[]): Promise<void> {
  const sheet: SheetData = [
    head.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((cell) => (cell === '' ? null : NUMBER.test(cell) ? Number(cell) : cell))),
  ]
  const columns = head.map((_, n) => ({
    width: Math.min(WIDEST, 2 + [head, ...rows].reduce((widest, row) => Math.max(widest, widthOf(row[n]!)), 4)),
  }))
  saveFile(name, await writeExcelFile(sheet, { orientation: 'landscape', stickyRowsCount: 1, columns }).toBlob())
}
