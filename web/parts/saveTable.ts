import { csvOf } from './csv.ts'
import { saveFile } from './saveFile.ts'

export type TableKind = 'csv' | 'xlsx'

/** Saves a table as a file of its title. @param heading lines above the heads of the columns, an empty one after them */
export async function saveTable(
  kind: TableKind,
  title: string,
  heading: readonly (readonly string[])[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  const lines = [...heading, []]
  if (kind === 'xlsx') saveFile(`${title}.xlsx`, await (await import('./workbook.ts')).workbookOf(lines, rows))
  else saveFile(`${title}.csv`, new Blob([csvOf([...lines, ...rows])], { type: 'text/csv;charset=utf-8' }))
}
