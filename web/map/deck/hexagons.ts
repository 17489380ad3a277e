import type { Cells } from '../../../api/contract/density.ts'

/** One hexagon of the grid with people in it. */
export interface Hexagon {
  readonly lon: number
  readonly lat: number
  readonly people: number
  /** Counted; else released: rounded down to fives, none under five. */
  readonly exact: boolean
  readonly radiusMeters: number
  /** Names its place on the grid, whatever is counted. */
  readonly key: string
}

/** The hexagons of an answer: middles as its contract says. */
export function hexagonsOf({ radiusMeters, lonDegrees, latDegrees, q, r, people }: Cells, exact: boolean): Hexagon[] {
  return people.map((count, index) => ({
    lon: 1.5 * lonDegrees * q[index]!,
    lat: Math.sqrt(3) * latDegrees * (r[index]! + q[index]! / 2),
    people: count,
    exact,
    radiusMeters,
    key: `${radiusMeters} ${q[index]} ${r[index]}`,
  }))
}
