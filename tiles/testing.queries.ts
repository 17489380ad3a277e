import type { Sql } from '../api/database/sql.ts'
import type { HouseColumns } from './buildings/houses.columns.ts'
import type { MapGround } from './ground.queries.ts'

/** Stores a made-up county of one township and its villages, without its relief. */
export async function fillTestCounty(sql: Sql, ground: MapGround, houses: HouseColumns): Promise<void> {
  const seat = { type: 'Point', coordinates: ground.seats[0]!.at }
  const addArea = (code: string, parent: string | null, level: string) =>
    sql.run(
      `insert into areas (code, parent_code, level, name, name_pinyin, seat, geom, area_km2)
       values ($1, $2, $3, $1, $1, ST_SetSRID(ST_GeomFromGeoJSON($4), 4326), ST_SetSRID(ST_GeomFromGeoJSON($5), 4326), 1)`,
      [code, parent, level, JSON.stringify(seat), JSON.stringify(ground.boundary)],
    )
  await addArea(ground.code, null, 'county')
  await addArea('430821109', ground.code, 'township')
  for (const code of houses.villageCodes) await addArea(code, '430821109', 'village')
  for (const { id, name, kind, widthMeters, geometry } of ground.rivers)
    await sql.run(
      `insert into rivers (id, name, kind, width_meters, geom, source) values ($1, $2, $3, $4, ST_SetSRID(ST_GeomFromGeoJSON($5), 4326), 'test')`,
      [id, name, kind, widthMeters, JSON.stringify(geometry)],
    )
  for (const [index, { kind, bridge, line }] of ground.roads.entries())
    await sql.run(
      `insert into roads (id, kind, bridge, geom, source) values ($1, $2, $3, ST_SetSRID(ST_GeomFromGeoJSON($4), 4326), 'test')`,
      [index + 1, kind, bridge, JSON.stringify({ type: 'LineString', coordinates: line })],
    )
  for (let house = 0; house < houses.count; house++)
    await sql.run(
      `insert into houses (id, village_code, house_number, address, geom, height_meters, floors, structure, use, roof, built_year)
       values ($1, $2, '1', '1', ST_SetSRID(ST_GeomFromGeoJSON($3), 4326), $4, 1, $5, 1, $6, 2000)`,
      [
        houses.ids[house],
        houses.villageCodes[houses.villages[house]!],
        JSON.stringify({ type: 'Polygon', coordinates: [ringOf(houses, house)] }),
        houses.heights[house],
        houses.structures[house],
        houses.roofs[house],
      ],
    )
}

function ringOf({ starts, corners }: HouseColumns, house: number): number[][] {
  const ring: number[][] = []
  for (let at = 2 * starts[house]!; at < 2 * starts[house + 1]!; at += 2) ring.push([corners[at]!, corners[at + 1]!])
  return [...ring, ring[0]!]
}
