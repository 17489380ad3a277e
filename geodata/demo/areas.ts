import type { MultiPolygon, Position } from 'geojson'
import { labelArcs, simplifyLine, smoothArc } from '../arcs.ts'
import type { Ground } from '../county.types.ts'
import { cellAt, metersBetween, positionOf, type Field } from '../field.ts'
import { assemble, cutAtBoundary } from '../partition.ts'
import type { Streams } from '../random.ts'
import { spread, type Travel } from '../spread.ts'
import { tidy } from './areas.tidy.ts'
import { TOWNSHIPS, type Division } from './divisions.ts'
import { createNoise, fractal } from './noise.ts'
import { townshipSeats } from './seats.ts'
import { villageSeats } from './seats.villages.ts'

export interface Areas {
  townships: { code: string; name: string; seat: Position; polygon: MultiPolygon }[]
  /** in the order of the divisions given */
  villages: { seat: Position; polygon: MultiPolygon }[]
  /** index of the village each cell of the field belongs to */
  labels: Int32Array
}

/** Territory of the towns' communities is small, so they reach less far. */
const SLOWNESS: Readonly<Record<number, number>> = { 111: 1.9, 112: 1.2, 121: 1.35, 210: 1.1, 220: 1 }

/** Divides the county among its townships and these among their villages, along ridges and rivers; the polygons fill the boundary exactly. */
export function divide(field: Field, ground: Ground, divisions: readonly Division[], random: Streams): Areas {
  const seats = townshipSeats(field)
  const travel = borderTravel(field, random)
  const townshipCells = TOWNSHIPS.map(({ code }) => cellAt(field, seats.get(code)!))
  const townshipLabels = spread(
    field,
    townshipCells.map((cell, source) => ({ cell, source })),
    {
      ...travel,
      slowness: TOWNSHIPS.map(({ code }) => 1 / Math.sqrt(divisions.filter((division) => division.townshipCode === code).length / 16.5)),
    },
  ).source
  tidy(townshipLabels, field.width, townshipCells)
  const villageSeatList = seatsOf(field, townshipLabels, divisions, seats, random)
  const townshipIndex = new Map(TOWNSHIPS.map(({ code }, index) => [code, index]))
  const townshipOfVillage = divisions.map((division) => townshipIndex.get(division.townshipCode)!)
  const villageCells = villageSeatList.map((seat) => cellAt(field, seat))
  const labels = spread(
    field,
    villageCells.map((cell, source) => ({ cell, source })),
    {
      ...travel,
      slowness: divisions.map((division) => SLOWNESS[division.classCode]! * (division.quasi ? 1.5 : 1)),
      open: (cell, source) => townshipLabels[cell] === townshipOfVillage[source],
    },
  ).source
  tidy(labels, field.width, villageCells)

  const toMap = ([x, y]: Position): Position => [field.west + x! * field.step, field.north - y! * field.step]
  const arcs = labelArcs(labels, field.width, field.height)
    .filter((arc) => arc.left >= 0 && arc.right >= 0)
    .map((arc) => ({ ...arc, points: simplifyLine(smoothArc(arc.points, 2), 0.12).map(toMap) }))
  const borders = cutAtBoundary(arcs, ground.boundary, (at) => labels[cellAt(field, at)]!)
  const villagePolygons = assemble(borders, (label) => label)
  const townshipPolygons = assemble(borders, (label) => townshipOfVillage[label]!)
  return {
    townships: TOWNSHIPS.map(({ code, name }, index) => ({ code, name, seat: seats.get(code)!, polygon: townshipPolygons.get(index)! })),
    villages: divisions.map((_, index) => ({ seat: villageSeatList[index]!, polygon: villagePolygons.get(index)! })),
    labels,
  }
}

/** What keeps people apart: climbs, rivers, and the leagues between; a little roughness so that no border is ruled. */
function borderTravel(field: Field, random: Streams): Travel {
  const noise = createNoise(random('borders'))
  const ground = new Float32Array(field.heights.length)
  const entering = new Float32Array(field.heights.length)
  for (let cell = 0; cell < ground.length; cell++) {
    const row = Math.floor(cell / field.width)
    const x = ((cell - row * field.width) * field.cellX) / 900
    const y = (row * field.cellY) / 900
    ground[cell] = (1 + 0.5 * fractal(noise, x, y, 3)) * (field.inside[cell] ? 1 : 3)
    entering[cell] = [0, 25, 260, 420][field.water[cell]!]!
  }
  return { climb: 5, steep: 6, ground, entering }
}

function seatsOf(
  field: Field,
  townshipLabels: Int32Array,
  divisions: readonly Division[],
  seats: ReadonlyMap<string, Position>,
  random: Streams,
): Position[] {
  const cells: number[][] = TOWNSHIPS.map(() => [])
  for (let cell = 0; cell < townshipLabels.length; cell++) if (field.inside[cell]) cells[townshipLabels[cell]!]!.push(cell)
  const positions = new Map<string, Position>()
  TOWNSHIPS.forEach(({ code }, index) => {
    const villages = divisions.filter((division) => division.townshipCode === code)
    const found = villageSeats(field, Int32Array.from(cells[index]!), villages, seats.get(code)!, random('village seats', code))
    villages.forEach((village, order) => positions.set(village.code, found[order]!))
  })
  const taken = new Set<number>()
  return divisions.map((division) => {
    const wanted = positions.get(division.code)!
    const cell = cellAt(field, wanted)
    if (!taken.has(cell)) {
      taken.add(cell)
      return wanted
    }
    const free = nearestFree(field, cells[townshipLabels[cell]!]!, wanted, taken)
    taken.add(cellAt(field, free))
    return free
  })
}

/** Middle of the nearest of the cells that no seat lies in. */
function nearestFree(field: Field, cells: readonly number[], wanted: Position, taken: ReadonlySet<number>): Position {
  let best = wanted
  let least = Infinity
  for (const cell of cells) {
    if (taken.has(cell)) continue
    const position = positionOf(field, cell)
    const away = metersBetween(position, wanted)
    if (away >= least) continue
    least = away
    best = position
  }
  return best
}
