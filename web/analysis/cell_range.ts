/** A place in a table: row and column, from 0. */
export interface Cell {
  readonly row: number
  readonly column: number
}
/** Selected cells, as in a spreadsheet: where the selection began, and the cell one is at. */
export interface CellRange {
  readonly anchor: Cell
  readonly at: Cell
}

export const oneCell = (at: Cell): CellRange => ({ anchor: at, at })

export function cellsOf({ anchor, at }: CellRange) {
  return {
    top: Math.min(anchor.row, at.row),
    bottom: Math.max(anchor.row, at.row),
    left: Math.min(anchor.column, at.column),
    right: Math.max(anchor.column, at.column),
  }
}

export function isInside(range: CellRange | null, { row, column }: Cell): boolean {
  if (!range) return false
  const { top, bottom, left, right } = cellsOf(range)
  return row >= top && row <= bottom && column >= left && column <= right
}

interface Pressed {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
}

/**
 * The selection after a key, as in a spreadsheet: arrows, Home, End, PageUp, PageDown, with Ctrl to the edge, with Shift extending; Ctrl+A
 * for everything. Null: the key means nothing here.
 */
export function moved(range: CellRange | null, pressed: Pressed, rows: number, columns: number, page: number): CellRange | null {
  if (rows === 0 || columns === 0) return null
  const last = { row: rows - 1, column: columns - 1 }
  const far = pressed.ctrlKey || pressed.metaKey
  if (far && pressed.key.toLowerCase() === 'a') return { anchor: { row: 0, column: 0 }, at: last }
  const { row, column } = range?.at ?? { row: 0, column: 0 }
  const targets: Partial<Record<string, Cell>> = {
    ArrowDown: { row: far ? last.row : row + 1, column },
    ArrowUp: { row: far ? 0 : row - 1, column },
    ArrowRight: { row, column: far ? last.column : column + 1 },
    ArrowLeft: { row, column: far ? 0 : column - 1 },
    Home: { row: far ? 0 : row, column: 0 },
    End: { row: far ? last.row : row, column: last.column },
    PageDown: { row: row + page, column },
    PageUp: { row: row - page, column },
  }
  const target = targets[pressed.key]
  if (!target) return null
  // The first key only shows where one is.
  if (!range) return oneCell({ row: 0, column: 0 })
  const at = { row: Math.max(0, Math.min(last.row, target.row)), column: Math.max(0, Math.min(last.column, target.column)) }
  return { anchor: pressed.shiftKey ? range.anchor : at, at }
}

/** Cells as a spreadsheet takes them from the clipboard: tabs between columns, lines between rows. */
export function asTabbed(range: CellRange, text: (cell: Cell) => string): string {
  const { top, bottom, left, right } = cellsOf(range)
  const lines: string[] = []
  for (let row = top; row <= bottom; row++) {
    const cells: string[] = []
    for (let column = left; column <= right; column++) cells.push(text({ row, column }).replace(/[\t\r\n]+/g, ' '))
    lines.push(cells.join('\t'))
  }
  return lines.join('\n')
}
