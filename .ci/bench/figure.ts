/** One measured figure beside its limit or its peer of the same run. */
export interface Figure {
  what: string
  value: number
  unit: string
  /** `limit`: must not be passed (or reached, with `atLeast`); `peer`: measured in the same run or published, see `against`. */
  limit?: number
  atLeast?: boolean
  peer?: number
  against?: string
}

/** True when a figure keeps its limit; figures without one always do. */
export function keepsLimit(figure: Figure): boolean {
  if (figure.limit === undefined) return true
  return figure.atLeast ? figure.value >= figure.limit : figure.value <= figure.limit
}

/** The figures as a table for a terminal. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.what,
    `${short(figure.value)} ${figure.unit}`,
    figure.limit === undefined ? '' : `${figure.atLeast ? '≥' : '≤'} ${short(figure.limit)} ${keepsLimit(figure) ? 'kept' : 'MISSED'}`,
    figure.peer === undefined ? '' : `${short(figure.peer)} ${figure.unit} (${figure.against})`,
  ])
  const head = ['figure', 'measured', 'limit', 'peer']
  const widths = head.map((title, column) => Math.max(width(title), ...rows.map((row) => width(row[column]!))))
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const short = (value: number) => (Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3))
/** Terminal columns: CJK characters take two. */
const width = (text: string) => [...text].reduce((sum, character) => sum + (/[\u2E80-\uFFEF]/.test(character) ? 2 : 1), 0)

/** Median and 95th percentile of times in milliseconds. */
export function percentiles(times: readonly number[]): { p50: number; p95: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return { p50: at(0.5), p95: at(0.95) }
}
