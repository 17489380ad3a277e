import type { MultiPolygon, Point } from 'geojson'
import type { Sql } from '../../api/database/sql.ts'
import { copyRows } from '../copy.ts'
import { wkbHex } from '../wkb.ts'

export interface PlacedRow {
  readonly number: number
  readonly geometry: Point | MultiPolygon
  /** the noun's columns by name */
  readonly values: Readonly<Record<string, string | number | null>>
}

export async function hasVillages(sql: Sql): Promise<boolean> {
  const row = await sql.row<{ any: boolean }>(`select exists(select from areas where level = 'village' and valid_to is null) as any`)
  return row!.any
}

/**
 * Puts rows into the transaction's table `incoming` (number, geom, village_code, values) with the village each lies in.
 * @returns numbers of those that lie in no village; they are taken out again
 */
export async function stagePlaced(sql: Sql, rows: readonly PlacedRow[]): Promise<number[]> {
  await sql.run('drop table if exists incoming')
  await sql.run(
    'create temporary table incoming (number integer, geom geometry, village_code text collate "C", given jsonb) on commit drop',
  )
  await sql.copyIn(
    'copy incoming (number, geom, given) from stdin',
    copyRows(rows.map(({ number, geometry, values }) => [number, wkbHex(geometry), JSON.stringify(values)])),
  )
  await sql.run(
    `update incoming set geom = st_collectionextract(st_makevalid(geom), 3) where st_dimension(geom) = 2 and not st_isvalid(geom)`,
  )
  // By village, each against the index of what comes in: the village's outline is prepared once.
  await sql.run('create index on incoming using gist (geom)')
  await sql.run('analyze incoming')
  await sql.run(
    `update incoming i set village_code = v.code from areas v
      where v.level = 'village' and v.valid_to is null and v.geom && i.geom and st_contains(v.geom, st_pointonsurface(i.geom))`,
  )
  const lost = await sql.rows<{ number: number }>('delete from incoming where village_code is null returning number')
  return lost.map((row) => row.number).sort((a, b) => a - b)
}

/** Counts a noun anew for the overview. */
export async function recount(sql: Sql, noun: 'houses' | 'industry' | 'facilities'): Promise<void> {
  await sql.run('delete from figures where measure = $1', [noun])
  await sql.run(`insert into figures (village_code, measure, value) select village_code, $1, count(*) from ${noun} group by village_code`, [
    noun,
  ])
}
