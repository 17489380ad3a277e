import type { Sql } from '../../api/database/sql.ts'

/** The unit that answers for land, else the county's first; undefined where no units are known yet. */
export function readLandUnit(sql: Sql): Promise<{ id: number; name: string } | undefined> {
  return sql.row<{ id: number; name: string }>(
    `select id, name from units order by name ~ '自然资源' desc, kind = 'county' desc, id limit 1`,
  )
}

/** Replaces all parcels by the staged ones; one of several parts becomes several rows. Gives their number. */
export async function replaceParcels(sql: Sql, unit: number): Promise<number> {
  await sql.run('delete from parcels')
  return sql.run(
    `insert into parcels (id, village_code, name, kind, unit_id, area_mu, attributes, geom)
     select row_number() over (order by number, part.path), village_code, given->>'name', given->>'kind', $1,
            st_area(part.geom::geography) / (10000.0 / 15), (given->>'attributes')::jsonb, part.geom
       from incoming, st_dump(geom) part`,
    [unit],
  )
}
