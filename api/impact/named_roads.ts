import type { Impact } from '../contract/impact.ts'

type Road = Impact['roads'][number]

/**
 * Pieces of a road as one road: all its metres, the worst of it, and the place of its longest piece. A piece without a name stays one.
 * @returns roads with whole metres, those with the most first
 */
export function namedRoads(pieces: readonly Road[]): Road[] {
  const roads = new Map<string, Road>()
  for (const piece of pieces.toSorted(longestFirst)) {
    const key = piece.name === null ? `${piece.id}` : `${piece.kind} ${piece.name}`
    const road = roads.get(key)
    roads.set(key, road ? { ...road, meters: road.meters + piece.meters, class: Math.max(road.class, piece.class) } : piece)
  }
  return [...roads.values()].map((road) => ({ ...road, meters: Math.round(road.meters) })).toSorted(longestFirst)
}

const longestFirst = (a: Road, b: Road): number => b.meters - a.meters || a.id - b.id
