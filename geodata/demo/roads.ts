import type { Position } from 'geojson'
import type { Ground, Road } from '../county.types.ts'
import { cellAt, nearer, type Field } from '../field.ts'
import type { Streams } from '../random.ts'
import { markBridges } from './bridges.ts'
import { expressways, interchange } from './roads.express.ts'
import { linesOf } from './roads.lines.ts'
import { joinSeats } from './roads.main.ts'
import { cellsOf, connect, type Network, RANK, roadTravel } from './roads.network.ts'
import { buildStreets } from './streets.ts'

/** Villages that must use a road for it to be the township's, hamlets for it to be the village's. */
const TOWNSHIP_TRAFFIC = 3
const VILLAGE_TRAFFIC = 4
/** A hamlet this near a street needs no path of its own, metres. */
const ON_STREET = 140

export interface Settled {
  townships: readonly { code: string; name: string; seat: Position }[]
  villages: readonly { townshipCode: string; seat: Position }[]
  hamlets: readonly (readonly Position[])[]
}

/** Roads that join all seats, villages and hamlets by the easiest way over the ground, and the towns' streets, cut at junctions and bridges. Ids from 1. */
export function buildRoads(field: Field, ground: Ground, { townships, villages, hamlets }: Settled, random: Streams): Road[] {
  const travel = roadTravel(field)
  const network: Network = new Map()
  const anchors = new Map(townships.map(({ seat }) => [cellAt(field, seat), seat]))
  joinSeats(network, townships, field, travel)
  const counts = new Map<string, number>()
  for (const { townshipCode } of villages) counts.set(townshipCode, (counts.get(townshipCode) ?? 0) + 1)
  const streets = buildStreets(field, townships, counts, linesOf(field, network, anchors), random)
  const busy = [...network].filter(([, { kind }]) => RANK[kind] >= RANK.county).flatMap(([link]) => cellsOf(link, field))

  const hub = interchange(field)
  connect(network, [hub], () => 'county', field, travel)
  const seats = villages.map((village) => village.seat)
  connect(network, seats, (users) => (users >= TOWNSHIP_TRAFFIC ? 'township' : 'village'), field, travel)
  const corners = new Set(streets.corners.map((corner) => cellAt(field, corner)))
  const offStreet = (hamlet: Position): boolean =>
    !corners.has(cellAt(field, hamlet)) && streets.corners.every((corner) => nearer(ON_STREET, corner, hamlet) >= ON_STREET)
  const apart = hamlets.flat().filter(offStreet)
  connect(network, apart, (users) => (users >= VILLAGE_TRAFFIC ? 'village' : 'path'), field, travel)

  for (const position of [...apart, ...seats, hub, ...townships.map((township) => township.seat)])
    anchors.set(cellAt(field, position), position)
  const lines = [...linesOf(field, network, anchors), ...streets.roads, ...expressways(field, busy, townships)]
  return markBridges(lines, ground.rivers).map((road, index) => ({ id: index + 1, ...road }))
}
