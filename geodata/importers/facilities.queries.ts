import type { Sql } from '../../api/database/sql.ts'

/** Replaces all facilities by the staged ones. Gives their number. */
export async function replaceFacilities(sql: Sql): Promise<number> {
  await sql.run('delete from facilities')
  return sql.run(
    `insert into facilities (id, village_code, name, name_pinyin, kind, capacity, address, geom)
     select row_number() over (order by number), i.village_code, given->>'name', given->>'pinyin', given->>'kind', (given->>'capacity')::int,
            coalesce(given->>'address', t.name || v.name), st_pointonsurface(i.geom)
       from incoming i join areas v on v.code = i.village_code join areas t on t.code = v.parent_code`,
  )
}
