import { readFileSync } from 'node:fs'
import type { Position } from 'geojson'
import { cellAt, metersBetween, positionOf, type Field } from '../field.ts'
import { TOWNSHIPS } from './divisions.ts'

interface SeatSource {
  features: { properties: { code: string }; geometry: { coordinates: Position } }[]
}

/** Township seats by code, moved to the nearest ground people can build on inside the boundary where they don't stand on such. */
export function townshipSeats(field: Field): Map<string, Position> {
  const file = JSON.parse(readFileSync(new URL('../sources/township_seats_wgs84.geojson', import.meta.url), 'utf8')) as SeatSource
  const listed = new Map(file.features.map(({ properties, geometry }) => [properties.code, geometry.coordinates]))
  const taken: Position[] = []
  return new Map(
    TOWNSHIPS.map(({ code }) => {
      const seat = snap(field, listed.get(code)!, taken)
      taken.push(seat)
      return [code, seat]
    }),
  )
}

const STEEPEST_SEAT = 14
const SEATS_APART = 500

/** The position itself where it is inside, dry, gentle and apart from the others; else the nearest middle of a cell that is. */
function snap(field: Field, wanted: Position, taken: readonly Position[]): Position {
  const column = Math.round((wanted[0]! - field.west) / field.step)
  const row = Math.round((field.north - wanted[1]!) / field.step)
  const covered = column > 0 && row > 0 && column < field.width && row < field.height
  const free = (position: Position): boolean => taken.every((other) => metersBetween(other, position) > SEATS_APART)
  const good = (cell: number, steepest: number): boolean =>
    field.inside[cell] === 1 && field.slopes[cell]! < steepest && dryAround(field, cell)
  if (covered && good(cellAt(field, wanted), STEEPEST_SEAT) && free(wanted)) return wanted
  for (const steepest of [STEEPEST_SEAT, 25, 91]) {
    let best: Position | undefined
    let least = Infinity
    for (let cell = 0; cell < field.inside.length; cell++) {
      if (!good(cell, steepest)) continue
      const position = positionOf(field, cell)
      const away = metersBetween(position, wanted)
      if (away >= least || !free(position)) continue
      least = away
      best = position
    }
    if (best) return best
  }
  return wanted
}

/** No water in the cell or beside it. */
export function dryAround({ water, width }: Field, cell: number): boolean {
  for (let row = -1; row <= 1; row++) for (let side = -1; side <= 1; side++) if (water[cell + row * width + side]! > 1) return false
  return water[cell] === 0
}
