import type { ShelterKind } from '../contract/impact.ts'
import type { Sql } from '../database/sql.ts'

export interface ShelterRow {
  id: number
  name: string
  kind: ShelterKind
  capacity: number
  location: [number, number]
}

/** Facilities of some kinds within the reader's scope. */
export function readShelters(sql: Sql, kinds: readonly ShelterKind[]): Promise<ShelterRow[]> {
  return sql.rows(
    'select id, name, kind, capacity, array[st_x(geom), st_y(geom)] as location from facilities where kind = any ($1::text[]) order by id',
    [kinds],
  )
}

/** lon, lat of houses by id. */
export async function readHousePlaces(sql: Sql, ids: readonly number[]): Promise<Map<number, [number, number]>> {
  const rows = await sql.rows<{ id: number; lon: number; lat: number }>(
    'select id, st_x(st_centroid(geom)) as lon, st_y(st_centroid(geom)) as lat from houses where id = any ($1::int[])',
    [ids],
  )
  return new Map(rows.map(({ id, lon, lat }) => [id, [lon, lat]]))
}
