import type { Position } from 'geojson'
import { simplifyLine } from '../arcs.ts'
import type { Road } from '../county.types.ts'
import { cellAt, nearer, positionOf, type Field } from '../field.ts'
import { METERS_PER_LATITUDE } from '../relief.ts'
import { spread } from '../spread.ts'
import { EXPRESSWAYS, HUB } from './roads.data.ts'
import { smoothLine } from './roads.lines.ts'
import { trace } from './roads.network.ts'

/** How far expressways keep from the middle of the county seat and of a township's, metres. */
const OFF_CITY = 2300
const OFF_TOWN = 700

/** Expressways go straighter than anyone, through hills if need be, and keep off the roads there are. */
export function expressways(
  field: Field,
  busy: readonly number[],
  townships: readonly { name: string; seat: Position }[],
): Omit<Road, 'id'>[] {
  const ground = new Float32Array(field.heights.length)
  const entering = new Float32Array(field.heights.length)
  for (let cell = 0; cell < ground.length; cell++) {
    ground[cell] = (1 + field.slopes[cell]! / 28) * (field.inside[cell] ? 1 : 20)
    entering[cell] = [0, 10, 90, 600][field.water[cell]!]!
  }
  for (const cell of busy) {
    for (let row = -1; row <= 1; row++) for (let side = -1; side <= 1; side++) entering[cell + row * field.width + side]! += 45
  }
  for (const { name, seat } of townships) keepOff(field, ground, seat, name.endsWith('街道') ? OFF_CITY : OFF_TOWN)
  const start = nearestInside(field, [...HUB])
  const exits = EXPRESSWAYS.map(({ exit }) => nearestInside(field, [...exit]))
  const reached = spread(field, [{ cell: start, source: 0 }], { climb: 1.5, steep: 9, ground, entering }, exits)
  return EXPRESSWAYS.map(({ name }, index) => {
    const cells = trace(reached, exits[index]!)
    return {
      name,
      kind: 'expressway',
      bridge: false,
      line: simplifyLine(
        smoothLine(
          cells.map((cell) => positionOf(field, cell)),
          30,
        ),
        6 / METERS_PER_LATITUDE,
      ),
    }
  })
}

/** Where the expressways meet and the other roads reach them. */
export function interchange(field: Field): Position {
  return positionOf(field, nearestInside(field, [...HUB]))
}

function nearestInside(field: Field, wanted: Position): number {
  let best = 0
  let least = Infinity
  for (let cell = 0; cell < field.inside.length; cell++) {
    if (!field.inside[cell] || field.water[cell]! > 0) continue
    const away = nearer(least, positionOf(field, cell), wanted)
    if (away < least) {
      least = away
      best = cell
    }
  }
  return best
}

function keepOff(field: Field, ground: Float32Array, seat: Position, reach: number): void {
  const middle = cellAt(field, seat)
  const rows = Math.ceil(reach / field.cellY)
  const columns = Math.ceil(reach / field.cellX)
  for (let row = -rows; row <= rows; row++) {
    for (let column = -columns; column <= columns; column++) {
      const cell = middle + row * field.width + column
      if (Math.hypot(row * field.cellY, column * field.cellX) < reach && cell >= 0 && cell < ground.length) ground[cell]! *= 3.5
    }
  }
}
