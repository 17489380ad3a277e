import type { SelectionStatistics } from '../contract/selection.ts'
import type { Sql } from '../database/sql.ts'

export type HouseCounts = Pick<SelectionStatistics, 'houses' | 'people' | 'groups' | 'carrying'>

/** Houses inside a valid region and the people at them, as far as the reader may know. */
export async function countHousesAndPeople(sql: Sql, region: string): Promise<HouseCounts> {
  const row = (await sql.row<{
    houses: HouseCounts['houses']
    counted: HouseCounts['people'] & Pick<HouseCounts, 'groups' | 'carrying'>
  }>(
    `with inside as materialized (select id, structure, households, people from houses_within($1::geometry)),
          kinds as (select structure, count(*) as count from inside group by structure)
     select json_build_object(
              'count', (select count(*) from inside), 'households', (select coalesce(sum(households), 0) from inside),
              'vacant', (select count(*) from inside where people = 0),
              'byStructure', (select coalesce(json_agg(json_build_object('structure', structure, 'count', count) order by count desc, structure), '[]') from kinds)
            ) as houses,
            count_people_at((select coalesce(array_agg(id), '{}') from inside)) as counted`,
    [region],
  ))!
  const { groups, carrying, ...people } = row.counted
  return { houses: row.houses, people, groups, carrying }
}

/** Enterprises, facilities and land inside a valid region. */
export async function countPlaces(
  sql: Sql,
  region: string,
): Promise<Pick<SelectionStatistics, 'industry' | 'facilities' | 'parcels' | 'hazards'>> {
  return (await sql.row<Pick<SelectionStatistics, 'industry' | 'facilities' | 'parcels' | 'hazards'>>(
    `with firm as materialized (select kind, jobs, output_yuan from industry_within($1::geometry)),
          firms as (select kind, count(*) as count from firm group by kind),
          site as (select kind, count(*) as count, sum(capacity) as capacity from facilities_within($1::geometry) group by kind),
          parcel as materialized (select kind, count(*) as count, sum(area_mu) as mu from parcels_within($1::geometry) group by kind)
     select json_build_object(
              'count', (select count(*) from firm), 'jobs', (select coalesce(sum(jobs), 0) from firm),
              'outputYuan', (select coalesce(sum(output_yuan), 0) from firm),
              'byKind', (select coalesce(json_agg(json_build_object('kind', kind, 'count', count) order by count desc, kind), '[]') from firms)) as industry,
            (select coalesce(json_agg(json_build_object('kind', kind, 'count', count, 'capacity', capacity) order by count desc, kind), '[]') from site)
              as facilities,
            (select coalesce(json_agg(json_build_object('kind', kind, 'count', count, 'areaMu', round(mu::numeric, 1)) order by mu desc, kind), '[]')
               from parcel where kind <> 'hazard') as parcels,
            (select coalesce(sum(count), 0)::int from parcel where kind = 'hazard') as hazards`,
    [region],
  ))!
}
