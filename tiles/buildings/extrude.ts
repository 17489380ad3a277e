import earcut from 'earcut'
import type { Faces } from './faces.ts'
import { paintOf } from './house.colors.ts'
import { wingsOf, type Wing } from './rectangles.ts'

export const ROOF = { flat: 1, gable: 2, hipped: 3 } as const

/** A house in its tile's plane, metres. */
export interface SeatedHouse {
  /** x, y pairs, counter-clockwise, not closed */
  ring: readonly number[]
  /** where the walls begin, well below the ground */
  foot: number
  /** ground floor */
  floor: number
  height: number
  roof: number
  structure: number
  /** chooses its tone */
  number: number
}

/** Rise of a tiled roof over half its width (五举: GB 50016 leaves it free, half is what carpenters build). */
const PITCH = 0.45
/** Wide sheds have flatter roofs than this rise would give, metres. */
export const MOST_RISE = 4
/** How far the roof reaches over the wall, metres. */
const EAVES = 0.45

/** Adds a house's walls and roof. The underside of eaves and the floor are left out: nobody looks from below. */
export function extrudeHouse(house: SeatedHouse, feature: number, faces: Faces): void {
  const wings = house.roof === ROOF.flat ? [] : wingsOf(house.ring)
  if (wings.length === 0) return flatHouse(house, feature, faces)
  const rise = Math.min(MOST_RISE, PITCH * Math.max(...wings.map(({ width }) => width / 2)), house.height)
  // 建筑高度 of a pitched roof is measured to the middle between eaves and ridge (GB 50016-2014, A.0.1).
  const eaves = house.floor + house.height - rise / 2
  const gabled = house.roof === ROOF.gable
  const { wall } = paintOf(house.structure, house.number)
  if (gabled && wings.length === 1) gabledWalls(house, wings[0]!, eaves, feature, faces)
  else {
    addWalls(house, eaves, feature, faces)
    if (gabled) for (const wing of wings) for (const gable of gablesOf(wing, eaves)) faces.addConvex(gable, wall, feature)
  }
  for (const wing of wings)
    for (const slope of gabled ? gableRoof(wing, eaves) : hippedRoof(wing, eaves))
      faces.addConvex(slope, paintOf(house.structure, house.number).pitched, feature)
}

function flatHouse(house: SeatedHouse, feature: number, faces: Faces): void {
  const top = house.floor + house.height
  addWalls(house, top, feature, faces)
  const { ring } = house
  const points: number[] = []
  for (let at = 0; at < ring.length; at += 2) points.push(ring[at]!, ring[at + 1]!, top)
  const { flat } = paintOf(house.structure, house.number)
  if (ring.length === 8) faces.addConvex(points, flat, feature)
  else faces.addTriangulated(points, earcut(ring as number[]), flat, feature)
}

function addWalls({ ring, foot, structure, number }: SeatedHouse, top: number, feature: number, faces: Faces): void {
  const { wall } = paintOf(structure, number)
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length
    const [x0, y0, x1, y1] = [ring[at]!, ring[at + 1]!, ring[next]!, ring[next + 1]!]
    faces.addConvex([x0, y0, foot, x1, y1, foot, x1, y1, top, x0, y0, top], wall, feature, foot)
  }
}

/** A point of a wing: `s` along its length and `t` across it, metres. */
type At = (s: number, t: number, z: number) => [number, number, number]
function placeOn({ x, y, alongX, alongY }: Wing): At {
  return (s, t, z) => [x + alongX * s - alongY * t, y + alongY * s + alongX * t, z]
}

const riseOf = ({ width }: Wing) => Math.min(MOST_RISE, (PITCH * width) / 2)

/** Walls of a plain house: the two gable ends are one face each, up to the ridge. */
function gabledWalls({ foot, structure, number }: SeatedHouse, wing: Wing, eaves: number, feature: number, faces: Faces): void {
  const at = placeOn(wing)
  const { wall } = paintOf(structure, number)
  const { length, width } = wing
  const ridge = eaves + riseOf(wing)
  faces.addConvex([...at(0, 0, foot), ...at(length, 0, foot), ...at(length, 0, eaves), ...at(0, 0, eaves)], wall, feature, foot)
  faces.addConvex([...at(length, 0, foot), ...at(length, width, foot), ...at(length, width, eaves), ...at(length, width / 2, ridge), ...at(length, 0, eaves)], wall, feature, foot) // prettier-ignore
  faces.addConvex(
    [...at(length, width, foot), ...at(0, width, foot), ...at(0, width, eaves), ...at(length, width, eaves)],
    wall,
    feature,
    foot,
  )
  faces.addConvex([...at(0, width, foot), ...at(0, 0, foot), ...at(0, 0, eaves), ...at(0, width / 2, ridge), ...at(0, width, eaves)], wall, feature, foot) // prettier-ignore
}

function gablesOf(wing: Wing, eaves: number): number[][] {
  const at = placeOn(wing)
  const { length, width } = wing
  const ridge = eaves + riseOf(wing)
  return [
    [...at(length, 0, eaves), ...at(length, width, eaves), ...at(length, width / 2, ridge)],
    [...at(0, width, eaves), ...at(0, 0, eaves), ...at(0, width / 2, ridge)],
  ]
}

function gableRoof(wing: Wing, eaves: number): number[][] {
  const at = placeOn(wing)
  const { length, width } = wing
  const rise = riseOf(wing)
  const low = eaves - (EAVES * rise) / (width / 2)
  const ridge = eaves + rise
  const ends = [at(-EAVES, width / 2, ridge), at(length + EAVES, width / 2, ridge)] as const
  return [
    [...at(-EAVES, -EAVES, low), ...at(length + EAVES, -EAVES, low), ...ends[1], ...ends[0]],
    [...at(length + EAVES, width + EAVES, low), ...at(-EAVES, width + EAVES, low), ...ends[0], ...ends[1]],
  ]
}

function hippedRoof(wing: Wing, eaves: number): number[][] {
  const at = placeOn(wing)
  const { length, width } = wing
  const rise = riseOf(wing)
  const low = eaves - (EAVES * rise) / (width / 2)
  const ridge = eaves + rise
  const [southWest, southEast] = [at(-EAVES, -EAVES, low), at(length + EAVES, -EAVES, low)]
  const [northWest, northEast] = [at(-EAVES, width + EAVES, low), at(length + EAVES, width + EAVES, low)]
  const west = at(width / 2, width / 2, ridge)
  const east = at(length - width / 2, width / 2, ridge)
  const ends = [
    [...southEast, ...northEast, ...east],
    [...northWest, ...southWest, ...west],
  ]
  if (length - width < 0.1) return [[...southWest, ...southEast, ...east], [...northEast, ...northWest, ...east], ...ends]
  return [[...southWest, ...southEast, ...east, ...west], [...northEast, ...northWest, ...west, ...east], ...ends]
}
