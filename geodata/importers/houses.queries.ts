import type { Sql } from '../../api/database/sql.ts'

export interface ReplacedHouses {
  stored: number
  villages: number
  /** houses of those villages that were there before */
  removed: number
}

/**
 * Puts the staged houses in the place of those of their villages; other villages keep theirs. Who lived in a house that goes moves into one of
 * the village's new dwellings, in order of ids, so that households and people keep a roof.
 */
export async function replaceHouses(sql: Sql): Promise<ReplacedHouses> {
  const before = await sql.row<{ last: number }>('select coalesce(max(id), 0) last from houses')
  const last = before!.last
  const stored = await sql.run(
    `with named as (
       select i.*, t.name township, coalesce(given->>'houseNumber', v.name || row_number() over (partition by i.village_code order by number) || '号') house_number
         from incoming i join areas v on v.code = i.village_code join areas t on t.code = v.parent_code)
     insert into houses (id, village_code, house_number, address, geom, height_meters, floors, structure, use, roof, built_year)
     select $1 + row_number() over (order by village_code, number), village_code, house_number, coalesce(given->>'address', township || house_number),
            (select part.geom from st_dump(named.geom) part order by st_area(part.geom) desc limit 1),
            (given->>'heightMeters')::real, (given->>'floors')::smallint, (given->>'structure')::smallint, (given->>'use')::smallint,
            (given->>'roof')::smallint, (given->>'builtYear')::smallint
       from named`,
    [last],
  )
  await sql.run('create temporary table touched on commit drop as select distinct village_code from incoming')
  await sql.run(
    `create temporary table moves on commit drop as
     with lived_in as (
       select house_id id from households union select house_id from people union select house_id from alerts),
     gone as (
       select id, village_code, row_number() over (partition by village_code order by id) - 1 place
         from houses join lived_in using (id) join touched using (village_code) where id <= $1),
     fresh as (
       select id, village_code, row_number() over (partition by village_code order by id) - 1 place, count(*) over (partition by village_code) dwellings
         from (select id, village_code, use, bool_or(use in (1, 2)) over (partition by village_code) any_home from houses where id > $1) h
        where use in (1, 2) or not any_home)
     select gone.id before, fresh.id after from gone join fresh on fresh.village_code = gone.village_code and fresh.place = gone.place % fresh.dwellings`,
    [last],
  )
  await sql.run('analyze moves')
  await sql.run('update households h set house_id = after from moves where h.house_id = before')
  await sql.run('update people p set house_id = after from moves where p.house_id = before')
  await sql.run(
    'update alerts a set house_id = after, geom = st_centroid(h.geom) from moves join houses h on h.id = after where a.house_id = before',
  )
  await sql.run(
    `update houses h set households = s.households, people = s.people
       from (select after, sum(o.households) households, sum(o.people) people from moves join houses o on o.id = before group by after) s where h.id = s.after`,
  )
  const removed = await sql.run('delete from houses h using touched t where h.village_code = t.village_code and h.id <= $1', [last])
  await sql.run('select refresh_house_people()')
  const row = await sql.row<{ villages: number }>('select count(*)::int villages from touched')
  await sql.run('drop table moves, touched')
  return { stored, villages: row!.villages, removed }
}
