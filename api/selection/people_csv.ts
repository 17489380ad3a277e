import type { Cell, PeopleTable } from './people_table.ts'

/** The list as a table that Excel opens: UTF-8 with a byte order mark, CRLF, every cell quoted, none taken for a formula. */
export function peopleCsv({ heading, columns, rows }: PeopleTable): string {
  const lines = [...heading, [], columns, ...rows]
  return `\uFEFF${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Spreadsheets run a cell that begins with one of these as a formula, quoted or not: an apostrophe makes it text. Source: OWASP, CSV injection. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

function cell(value: Cell): string {
  const text = String(value)
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
