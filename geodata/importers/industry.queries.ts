import type { Sql } from '../../api/database/sql.ts'

/** Replaces all enterprises, cooperatives and farms by the staged ones. Gives their number. */
export async function replaceIndustry(sql: Sql): Promise<number> {
  await sql.run('delete from industry')
  return sql.run(
    `insert into industry (id, village_code, name, name_pinyin, kind, sector, output_yuan, jobs, founded_on, address, geom)
     select row_number() over (order by number), i.village_code, given->>'name', given->>'pinyin', (given->>'kind')::smallint, given->>'sector',
            (given->>'outputYuan')::bigint, (given->>'jobs')::int, (given->>'foundedOn')::date, coalesce(given->>'address', t.name || v.name), st_pointonsurface(i.geom)
       from incoming i join areas v on v.code = i.village_code join areas t on t.code = v.parent_code`,
  )
}
