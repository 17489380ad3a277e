import { decodeFloodField, depthAt, type FloodField, type FloodRivers } from '../../api/contract/flood.ts'
import type { Impact } from '../../api/contract/impact.ts'
import type { Database } from '../../api/database/sql.ts'
import { percentiles, type Figure } from './figure.ts'

const COUNTY = '430821'
/** Rises that are asked one after another, metres; the one that plain PostGIS counts too. */
const RISES = Array.from({ length: 20 }, (_, step) => step + 1)
const COUNTED = 5

/** Runouts and metres around that are asked one after another, none of them twice. */
const ZONES = [22, 18, 26, 30, 20].flatMap((angle, step) => [50, 100 + step].map((buffer) => ({ angle, buffer })))
/** Rises whose water cuts roads. */
const CUTTING = [2, 4, 6, 8, 10]
/** Roads that are cut one after another, from all over the list. */
const CUTS = 10

/** Times a flood of the county's widest river, its hazard zones and cut roads, and counts the houses in the water once more by plain PostGIS. */
export async function floodFigures(url: string, cookie: string, database: Database): Promise<Figure[]> {
  const headers = { 'content-type': 'application/json', origin: url, cookie }
  const ask = async (path: string, body?: object) => {
    const started = performance.now()
    const reply = await fetch(url + path, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) })
    const bytes = await reply.arrayBuffer()
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}`)
    return { seconds: (performance.now() - started) / 1000, bytes }
  }
  const json = <T>({ bytes }: { bytes: ArrayBuffer }) => JSON.parse(new TextDecoder().decode(bytes)) as T
  const ground = await ask(`/api/flood/rivers?area=${COUNTY}`)
  const river = json<FloodRivers>(ground).rivers[0]!.id
  const question = { area: COUNTY, river }
  const prepared = await ask('/api/flood', { ...question, rise: COUNTED })
  const levels: number[] = []
  let houses = 0
  for (const rise of RISES) {
    const answer = await ask('/api/flood', { ...question, rise })
    levels.push(answer.seconds)
    if (rise === COUNTED) ({ houses } = json<Impact>(answer))
  }
  const field = decodeFloodField((await ask('/api/flood/field', { river })).bytes)
  const plain = await countPlainly(database, field, COUNTED * 10)
  const hazards = { area: COUNTY, kinds: ['landslide', 'rockfall', 'debris'] }
  const zone = await ask('/api/hazards', hazards)
  const zones: number[] = []
  for (const level of ZONES.slice(1)) zones.push((await ask('/api/hazards', { ...hazards, ...level })).seconds)
  const reach = { area: COUNTY, kinds: ['clinic', 'hospital'], mode: 'car', minutes: 30 }
  const travel = await ask('/api/reach/coverage', reach)
  const cut = async (altered: object) => (await ask('/api/reach/cut', { ...reach, altered })).seconds
  const cuts: number[] = []
  for (const center of await placesOnRoads(database)) cuts.push(await cut({ areas: [{ circle: { center, radiusMeters: 60 } }] }))
  const floods: number[] = []
  for (const rise of CUTTING) floods.push(await cut({ flood: { river, rise } }))
  await ask('/api/flood/shelters', { ...question, rise: COUNTED })
  const led = await ask('/api/flood/shelters', { ...question, rise: COUNTED, shelters: { kinds: ['shelter', 'school'], minutes: 55 } })
  const against = 'plain PostGIS: cells as squares joined to houses'
  return [
    { what: 'flood: ground of the county read', value: ground.seconds, unit: 's' },
    { what: 'flood: a river prepared, with its first answer', value: prepared.seconds, unit: 's' },
    { what: `flood: a level, longest of ${RISES.length}`, value: Math.max(...levels), unit: 's', limit: 1, peer: plain.seconds, against },
    { what: 'flood: a level, median', value: percentiles(levels).p50, unit: 's' },
    {
      what: `flood: houses in ${COUNTED} m of water, fewer or more than plain PostGIS`,
      value: Math.abs(houses - plain.houses),
      unit: 'houses',
      limit: 0,
    },
    { what: `flood: houses in ${COUNTED} m of water`, value: houses, unit: 'houses', peer: plain.houses, against },
    { what: 'flood: everybody led to shelters, exact', value: led.seconds, unit: 's' },
    { what: 'hazards: the zone and who is in it, first', value: zone.seconds, unit: 's' },
    { what: `hazards: a zone, longest of ${zones.length}`, value: Math.max(...zones), unit: 's', limit: 1 },
    { what: 'hazards: a zone, median', value: percentiles(zones).p50, unit: 's' },
    { what: 'road cut: travel by car prepared', value: travel.seconds, unit: 's' },
    { what: `road cut: a road, longest of ${cuts.length}`, value: Math.max(...cuts), unit: 's', limit: 1 },
    { what: 'road cut: a road, median', value: percentiles(cuts).p50, unit: 's' },
    { what: `road cut: by a flood, longest of ${floods.length} levels`, value: Math.max(...floods), unit: 's', limit: 1 },
    { what: 'road cut: by a flood, median', value: percentiles(floods).p50, unit: 's' },
  ]
}

async function placesOnRoads(database: Database): Promise<[lon: number, lat: number][]> {
  const rows = await database.system((sql) =>
    sql.rows<{ lon: number; lat: number }>(
      `select distinct on (part) st_x(at) as lon, st_y(at) as lat
       from (select id, st_lineinterpolatepoint(geom, 0.5) as at, ntile(${CUTS}) over (order by id) as part
             from roads where kind in ('national', 'provincial', 'county')) r order by part, id`,
    ),
  )
  return rows.map(({ lon, lat }) => [lon, lat])
}

async function countPlainly(database: Database, field: FloodField, rise: number): Promise<{ houses: number; seconds: number }> {
  const wet = [...field.cells].filter((_, index) => depthAt(field, index, rise) > 0)
  const started = performance.now()
  const row = await database.system((sql) =>
    sql.row<{ houses: number }>(
      `select count(*)::int as houses from unnest($1::int[]) c (cell)
       cross join lateral (select $3::float8 + (c.cell % $5) * $2::float8 as x, $4::float8 - (c.cell / $5) * $2::float8 as y) at
       join houses h on h.geom && st_makeenvelope(x - $2::float8 / 2, y - $2::float8 / 2, x + $2::float8 / 2, y + $2::float8 / 2, 4326)
         and st_contains(st_makeenvelope(x - $2::float8 / 2, y - $2::float8 / 2, x + $2::float8 / 2, y + $2::float8 / 2, 4326), st_centroid(h.geom))`,
      [wet, field.step, field.west, field.north, field.width],
    ),
  )
  return { houses: row!.houses, seconds: (performance.now() - started) / 1000 }
}
