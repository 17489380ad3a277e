import type { DensityMeasure, HouseDensity, VillageDensity } from '../contract/density.ts'
import type { Sql } from '../database/sql.ts'

export interface Grid {
  asOf: string
  /** metres in a degree of longitude and of latitude, where the grid was laid */
  lonMeters: number
  latMeters: number
}
/** Undefined before there is a county. */
export function findGrid(sql: Sql): Promise<Grid | undefined> {
  return sql.row(`select c.as_of as "asOf", lon_meters as "lonMeters", lat_meters as "latMeters" from county c cross join density_scale()`)
}

export interface Columns {
  q: number[]
  r: number[]
  people: number[]
}
// As JSON, which is read several times as fast as the text of arrays.
const COLUMNS = 'array_to_json(q) as q, array_to_json(r) as r, array_to_json(people) as people'

/** Cells of the people in scope, village by village; row-level security leaves none to readers who see no people. */
export function listOwnCells(sql: Sql, measure: DensityMeasure, radius: number): Promise<Columns[]> {
  return sql.rows(`select ${COLUMNS} from density where radius = $2 and measure = $1 order by village_code`, [measure, radius])
}

/** Released cells of everybody whom the reader does not see exactly, village by village. */
export function listReleasedCells(sql: Sql, measure: DensityMeasure): Promise<Columns[]> {
  return sql.rows(
    `select ${COLUMNS} from density_release
     where not coalesce((select scope_people()) and village_code >= (select scope_from()) and village_code < (select scope_to()), false)
       and measure = $1
     order by village_code`,
    [measure],
  )
}

/** Villages of an area in scope with the people of a measure. @param exact counted, or summed from what is released */
export function listVillages(sql: Sql, area: string, measure: DensityMeasure, exact: boolean): Promise<VillageDensity[]> {
  const cells = exact ? 'density where radius = 750 and' : 'density_release where'
  return sql.rows(
    `with counted as (
       select village_code, (select sum(one)::int from unnest(people) one) as people from ${cells} measure = $2),
     ages as (
       select village_code, array_agg(male order by band) as male, array_agg(female order by band) as female
       from (
         select a.code as village_code, band, coalesce(sum(p.registered) filter (where p.sex = 1), 0)::int as male,
                coalesce(sum(p.registered) filter (where p.sex = 2), 0)::int as female
         from areas a cross join generate_series(0, 18) band left join pyramids p on p.village_code = a.code and p.age_band = band
         where a.level = 'village' and a.valid_to is null and a.code >= $1 and a.code < $1 || ':'
         group by 1, 2) bands
       group by 1)
     select a.code, a.name, array[st_x(a.seat), st_y(a.seat)] as seat, coalesce(c.people, 0) as people, g.male, g.female
     from ages g join areas a on a.code = g.village_code left join counted c on c.village_code = a.code
     order by a.code`,
    [area, measure],
  )
}

/** Whom a measure counts, as functions/density.sql counts them; p: people. */
const COUNTED = `
  case $2
    when 'people' then true
    when 'residents' then p.residence in (1, 2, 5)
    when 'male' then p.sex = 1
    when 'female' then p.sex = 2
    when 'under14' then p.birth_date > (c.as_of - interval '14 years')::date
    when 'aged60' then p.birth_date <= (c.as_of - interval '60 years')::date
    when 'aged80' then p.birth_date <= (c.as_of - interval '80 years')::date
    when 'away' then p.residence in (3, 4) and p.birth_date <= (c.as_of - interval '16 years')::date
                     and p.birth_date > (c.as_of - interval '60 years')::date
    when 'uninsured' then not p.insured
    else exists (select from person_groups g where g.person_id = p.id and 'group:' || g.group_code = $2
                 and g.valid_from <= c.as_of and (g.valid_to is null or g.valid_to > c.as_of))
  end`

/**
 * Houses with people of a measure who are registered in a village, as far as houses and people are in scope. Each house and
 * household is looked up by its key: behind row-level security the planner takes villages for tiny and would join them whole.
 */
export async function listHouses(sql: Sql, village: string, measure: DensityMeasure): Promise<HouseDensity> {
  return (await sql.row<HouseDensity>(
    `with homes as materialized (
       select coalesce(p.house_id, (select f.house_id from households f where f.id = p.household_id)) as id, count(*)::int as people
       from people p cross join county c
       where p.village_code = $1 and p.life_status = 1 and ${COUNTED}
       group by 1)
     select coalesce(array_agg(id order by id), '{}') as id,
            coalesce(array_agg(round(st_x(middle)::numeric, 6)::float8 order by id), '{}') as lon,
            coalesce(array_agg(round(st_y(middle)::numeric, 6)::float8 order by id), '{}') as lat,
            coalesce(array_agg(people order by id), '{}') as people
     from homes cross join lateral (select st_centroid(h.geom) as middle from houses h where h.id = homes.id offset 0) house`,
    [village, measure],
  ))!
}
