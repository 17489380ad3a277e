import { placeOn, type Land } from './land.ts'
import type { Network } from './network.ts'
import { watersOf, type Course } from './water.ts'

/** What areas of a drawing take out of travel. */
export interface Cut {
  /** 1: the edge meets an area */
  readonly edges: Uint8Array
  /** 1: the cell's middle lies in an area, or its border passes the cell */
  readonly cells: Uint8Array
}

/** Finds what lies in some areas, each a polygon of rings (lon, lat …), inside by the even-odd rule. */
export function cutOf(land: Land, network: Network, areas: readonly (readonly Course[])[]): Cut {
  const laid = watersOf(land, [], areas)
  const edges = new Uint8Array(network.from.length)
  for (let joint = 0; joint < network.joints; joint++)
    for (let edge = network.first[joint]!; edge < network.first[joint + 1]!; edge++) {
      const [ax, ay] = gridPlace(land, network, network.from[edge]!)
      const [bx, by] = gridPlace(land, network, joint)
      if (!touches(land, laid.cells, ax, ay, bx, by)) continue
      if (laid.crosses(ax, ay, bx, by) || inside(areas, network.places[2 * joint]!, network.places[2 * joint + 1]!)) edges[edge] = 1
    }
  return { edges, cells: laid.cells }
}

const gridPlace = (land: Land, { places }: Network, joint: number) => placeOn(land, places[2 * joint]!, places[2 * joint + 1]!)

/** Whether any cell around a short line is marked. */
function touches({ width, height }: Land, cells: Uint8Array, ax: number, ay: number, bx: number, by: number): boolean {
  const left = Math.max(0, Math.round(Math.min(ax, bx)))
  const right = Math.min(width - 1, Math.round(Math.max(ax, bx)))
  for (let row = Math.max(0, Math.round(Math.min(ay, by))); row <= Math.min(height - 1, Math.round(Math.max(ay, by))); row++)
    for (let column = left; column <= right; column++) if (cells[row * width + column]) return true
  return false
}

/** Whether a place lies in any of some polygons. */
export function inside(areas: readonly (readonly Course[])[], lon: number, lat: number): boolean {
  return areas.some((rings) => {
    let odd = false
    for (const ring of rings)
      for (let at = 0; at + 3 < ring.length; at += 2) {
        const [lonA, latA, lonB, latB] = [ring[at]!, ring[at + 1]!, ring[at + 2]!, ring[at + 3]!]
        if (latA > lat !== latB > lat && lon < lonA + ((lat - latA) / (latB - latA)) * (lonB - lonA)) odd = !odd
      }
    return odd
  })
}
