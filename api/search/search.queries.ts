import type { SearchHit } from '../contract/search.ts'
import type { Sql } from '../database/sql.ts'

/** A hit with how well it fits: 3 the name itself, 2 its beginning, 1 a part of it, or its pinyin. */
export interface ScoredHit extends SearchHit {
  score: number
}

// $1 as typed, $2 its letters without blanks in lower case, or null where it is not pinyin.
const SCORE = `
  case when name = $1 then 3
       when starts_with(name, $1) then 2
       when strpos(name, $1) > 0 then 1
       when starts_with(letters, $2) then 1.5
       when starts_with(initials, $2) then 1.2
       when length($2) > 1 and strpos(initials, $2) > 0 then 0.9
       when length($2) > 3 and strpos(letters, $2) > 0 then 0.8
  end::float8`

/**
 * Rows that have a score; what cannot have one is left out by fewer comparisons. `offset 0`: scored once, not again for the order.
 */
function scored(from: string, pinyin: string | null, score = SCORE): string {
  const matches = pinyin === null ? 'strpos(name, $1) > 0' : '(strpos(initials, $2) > 0 or strpos(letters, $2) > 0 or strpos(name, $1) > 0)'
  return `(select * from (select *, ${score} as score from ${from} and ${matches} offset 0) one where score is not null)`
}

/**
 * What has a name, one kind after another, the best of each first: areas (零溪 is 零溪镇; their names are public, also outside the
 * reader's subtree), named points of the map, and facilities, enterprises and farms in scope. By name, pinyin or initials.
 */
export function searchNames(sql: Sql, q: string, pinyin: string | null, limit: number): Promise<ScoredHit[]> {
  const short = `starts_with(name, $1) and regexp_replace(name, '(县|镇|乡|街道|村|社区)$', '') = $1`
  const sites = (kind: string, table: string) =>
    `(select '${kind}', s.id::text, s.name, s.address, array[st_x(s.geom), st_y(s.geom)], s.score
      from ${scored(`${table} where true`, pinyin)} s
      order by s.score desc, s.id limit $3)`
  return sql.rows(
    `(select 'area' as kind, a.code as id, a.name as title, coalesce(concat_ws(' ', g.name, p.name), '') as subtitle,
             array[st_x(a.seat), st_y(a.seat)] as location, a.score
      from (select * from ${scored('areas where valid_to is null', pinyin, `case when ${short} then 3.5 else ${SCORE} end`)} best
            order by score desc, length(code), code limit $3) a
      left join areas p on p.code = a.parent_code
      left join areas g on g.code = p.parent_code
      order by a.score desc, length(a.code), a.code)
     union all
     (select 'place', p.id::text, p.name,
             case p.kind when 'peak' then '山峰' when 'water' then '水域' when 'sight' then '景点' else '地名' end,
             array[st_x(p.geom), st_y(p.geom)], p.score
      from ${scored("places where kind <> 'seat'", pinyin)} p
      order by p.score desc, p.rank, p.id limit $3)
     union all ${sites('facility', 'facilities')}
     union all ${sites('industry', 'industry')}`,
    [q, pinyin, limit],
  )
}

const HOUSE = `
  select 'house' as kind, h.id::text, h.house_number as title, h.address as subtitle,
         array[st_x(st_centroid(h.geom)), st_y(st_centroid(h.geom))] as location`

/**
 * Houses in scope of the villages that the text names (大庄3组17: 大庄村), by the rest of it. Behind row-level security no
 * text index can serve; the village's code can, village by village: a join would rather read all houses.
 */
export function searchHousesOfVillage(sql: Sql, q: string, limit: number): Promise<ScoredHit[]> {
  return sql.rows(
    `with named as materialized (
       select code, name, regexp_replace(name, '(村|社区|居委会|居民委员会|村民委员会)$', '') as stem
       from areas where level = 'village' and valid_to is null and strpos($1, left(name, 2)) > 0),
     asked as (
       select code, name, ltrim(substr($1, strpos($1, stem) + length(stem)), '村社区 ') as rest
       from named where length(stem) > 1 and strpos($1, stem) > 0)
     ${HOUSE}, (case when h.house_number = asked.name || asked.rest then 3 else 1.8 end)::float8 as score
     from asked cross join lateral (
       select * from houses where village_code = asked.code and strpos(house_number, asked.rest) > 0 offset 0) h
     where asked.rest <> ''
     order by score desc, length(h.house_number), h.id limit $2`,
    [q, limit],
  )
}

/** Houses in scope whose number ends so: 3组17号. */
export function searchHousesByEnd(sql: Sql, end: string, limit: number): Promise<ScoredHit[]> {
  return sql.rows(
    `${HOUSE}, 1::float8 as score
     from houses h where h.id = any (array(select id from houses_ending($1, $2))) order by length(h.house_number), h.id`,
    [end, limit],
  )
}

/** Houses in scope by a part of their address: reads the whole scope, so for townships and villages only. */
export function searchHousesByPart(sql: Sql, q: string, limit: number): Promise<ScoredHit[]> {
  return sql.rows(`${HOUSE}, 1::float8 as score from houses h where strpos(h.address, $1) > 0 order by length(h.address), h.id limit $2`, [
    q,
    limit,
  ])
}

const PERSON = `
  select 'person' as kind, p.id::text, p.name as title, concat_ws(' ', v.name, h.house_number) as subtitle,
         case when h.geom is not null then array[st_x(st_centroid(h.geom)), st_y(st_centroid(h.geom))] end as location`

/** The living in scope whose name begins so, in the order of the index; the name is unmasked. */
export function searchPeopleByName(sql: Sql, q: string, limit: number): Promise<ScoredHit[]> {
  return sql.rows(
    `${PERSON}, (case when p.name = $1 then 3 else 2 end)::float8 as score
     from (select id, name, village_code, house_id from people
           where name collate "C" >= $1 and name collate "C" < $1 || U&'\\+10FFFF' and life_status = 1
           order by name collate "C", id limit $2) p
     join areas v on v.code = p.village_code left join houses h on h.id = p.house_id
     order by p.name collate "C", p.id`,
    [q, limit],
  )
}

/** The same by pinyin or initials: reads the whole scope, so for townships and villages only. */
export function searchPeopleByPinyin(sql: Sql, pinyin: string, limit: number): Promise<ScoredHit[]> {
  return sql.rows(
    `${PERSON}, 1.4::float8 as score
     from (select id, name, village_code, house_id from people
           where left(name_pinyin, 1) = left($1, 1) and life_status = 1
             and (replace(name_pinyin, ' ', '') = $1
                  or (name_pinyin like $3 and regexp_replace(name_pinyin, '(\\S)\\S*\\s*', '\\1', 'g') = $1))
           order by name_pinyin, id limit $2) p
     join areas v on v.code = p.village_code left join houses h on h.id = p.house_id`,
    [pinyin, limit, [...pinyin].join('% ') + '%'],
  )
}

export interface NamedHit extends ScoredHit {
  pinyin: string
}

/** Whatever has all of these characters in its name, with its pinyin: to be compared with characters and letters by turns. */
export function searchNamesWith(sql: Sql, characters: readonly string[], limit: number): Promise<NamedHit[]> {
  const has = (name: string) => `not exists (select from unnest($1::text[]) one where strpos(${name}, one) = 0)`
  const site = (kind: string, table: string) =>
    `(select '${kind}', s.id::text, s.name, s.name_pinyin, s.address, array[st_x(s.geom), st_y(s.geom)], 0::float8 from ${table} s
      where ${has('s.name')} order by s.id limit $2)`
  return sql.rows(
    `(select 'area' as kind, a.code as id, a.name as title, a.name_pinyin as pinyin, coalesce(concat_ws(' ', g.name, p.name), '') as subtitle,
             array[st_x(a.seat), st_y(a.seat)] as location, 0::float8 as score
      from areas a left join areas p on p.code = a.parent_code left join areas g on g.code = p.parent_code
      where a.valid_to is null and ${has('a.name')} order by length(a.code), a.code limit $2)
     union all
     (select 'place', p.id::text, p.name, p.name_pinyin,
             case p.kind when 'peak' then '山峰' when 'water' then '水域' when 'sight' then '景点' else '地名' end,
             array[st_x(p.geom), st_y(p.geom)], 0::float8
      from places p where p.kind <> 'seat' and ${has('p.name')} order by p.rank, p.id limit $2)
     union all ${site('facility', 'facilities')} union all ${site('industry', 'industry')}`,
    [characters, limit],
  )
}

/** The village around a point, with its township. */
export function villageAt(sql: Sql, lon: number, lat: number): Promise<{ village: string; township: string } | undefined> {
  return sql.row(
    `select v.name as village, t.name as township from areas v join areas t on t.code = v.parent_code
     where v.level = 'village' and v.valid_to is null and st_contains(v.geom, st_setsrid(st_makepoint($1, $2), 4326)) limit 1`,
    [lon, lat],
  )
}
