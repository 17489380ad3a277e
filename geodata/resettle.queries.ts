import type { Sql } from '../api/database/sql.ts'
import { copyRows } from './copy.ts'
import type { County } from './county.types.ts'
import type { VillageCount } from './demo/counts.ts'
import { placeHouses } from './demo/houses.place.ts'
import type { ParcelKind, Placer } from './spots.ts'
import { multiPolygonHex, pointHex, polygonHex } from './wkb.ts'

/** Seed and scale the demo was filled with; undefined where the county isn't the demo. */
export function readDemo(sql: Sql): Promise<{ seed: number; scale: number } | undefined> {
  return sql.row<{ seed: number; scale: number }>(
    'select demo_seed::float8 seed, demo_scale scale from county where demo and demo_seed is not null and demo_scale is not null',
  )
}

/** Nothing but a sign of life. */
export async function keepAlive(sql: Sql): Promise<void> {
  await sql.run('select 1')
}

/** Gives townships and villages their new polygons and seats; the county keeps its outline. */
export async function moveAreas(sql: Sql, { code, townships, villages }: County): Promise<void> {
  await stage(
    sql,
    'seat geometry, geom geometry',
    [...townships, ...villages].map((area) => [area.code, pointHex(area.seat), multiPolygonHex(area.polygon.coordinates)]),
    'code text',
  )
  await sql.run(
    'update areas a set seat = s.seat, geom = s.geom, area_km2 = st_area(s.geom::geography) / 1e6 from staged s where a.code = s.code',
  )
  await sql.run('update areas set seat = $2::geometry where code = $1', [code, pointHex(townships[0]!.seat)])
  await sql.run('drop table staged')
}

/** Moves every house's footprint; people, ids and all else stay. Gives how many moved. */
export async function moveHouses(sql: Sql, county: County, counts: readonly VillageCount[], seed: number): Promise<number> {
  await stage(sql, 'geom geometry', footprints(county, counts, seed))
  const moved = await sql.run('update houses h set geom = s.geom from staged s where h.id = s.id')
  await sql.run('drop table staged')
  return moved
}

function* footprints(county: County, counts: readonly VillageCount[], seed: number): Generator<[number, string]> {
  for (const houses of placeHouses(county, counts, seed)) for (const { id, ring } of houses) yield [id, polygonHex([ring])]
}

/** Moves what stands at a point: enterprises, facilities. */
export async function movePoints(sql: Sql, noun: 'industry' | 'facilities', placer: Placer): Promise<number> {
  const rows = await sql.rows<{ id: number; village_code: string }>(
    noun === 'industry' ? 'select id, village_code from industry order by id' : 'select id, village_code from facilities order by id',
  )
  await stage(
    sql,
    'geom geometry',
    rows.map(({ id, village_code }) => [id, pointHex(placer.point(noun, id, village_code))]),
  )
  const moved = await sql.run(
    noun === 'industry'
      ? 'update industry i set geom = s.geom from staged s where i.id = s.id'
      : 'update facilities f set geom = s.geom from staged s where f.id = s.id',
  )
  await sql.run('drop table staged')
  return moved
}

/** Draws the parcels anew where their village now lies. */
export async function moveParcels(sql: Sql, placer: Placer): Promise<number> {
  const rows = await sql.rows<{ id: number; village_code: string; kind: ParcelKind; area_mu: number }>(
    'select id, village_code, kind, area_mu from parcels order by id',
  )
  const drawn = rows.map(({ id, village_code, kind, area_mu }) => ({ id, ...placer.parcel(id, village_code, kind, area_mu) }))
  await stage(
    sql,
    'geom geometry, area_mu float8',
    drawn.map(({ id, ring, areaMu }) => [id, polygonHex([ring]), areaMu]),
  )
  const moved = await sql.run('update parcels p set geom = s.geom, area_mu = s.area_mu from staged s where p.id = s.id')
  await sql.run('drop table staged')
  return moved
}

/** Alerts stand at their house, or at the village's seat. */
export function moveAlerts(sql: Sql): Promise<number> {
  return sql.run(
    `update alerts a set geom = coalesce((select st_centroid(h.geom) from houses h where h.id = a.house_id), v.seat)
       from areas v where v.code = a.village_code`,
  )
}

/** A table of this transaction: an id and what goes with it. */
async function stage(sql: Sql, columns: string, rows: Iterable<readonly (string | number)[]>, key = 'id int'): Promise<void> {
  await sql.run(`create temporary table staged (${key} primary key, ${columns}) on commit drop`)
  await sql.copyIn('copy staged from stdin', copyRows(rows))
  await sql.run('analyze staged')
}
