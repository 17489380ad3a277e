import type { Sql } from '../database/sql.ts'

/** Columns that every feature's row has; `f` is its table. A line or polygon is found at a point on itself. */
export const ROW = `f.id, coalesce(f.name, '') as name, array[st_x(st_pointonsurface(f.geom)), st_y(st_pointonsurface(f.geom))] as location`
/** Columns that every feature's card has besides. */
export const BOX = 'array[st_xmin(f.geom), st_ymin(f.geom), st_xmax(f.geom), st_ymax(f.geom)] as bbox'
/** Village and township of a feature that knows its village, as JSON. */
export const PLACE = `
  json_build_object('code', v.code, 'name', v.name) as village, json_build_object('code', t.code, 'name', t.name) as township`
export const PLACE_JOINS = 'join areas v on v.code = f.village_code join areas t on t.code = v.parent_code'
/** The subtree of area code $1; all where it is null. */
export const IN_AREA = `($1::text is null or (f.village_code >= $1 and f.village_code < $1 || ':'))`
/** Features that touch area $1, for nouns that know no village; all where it is null. */
export const TOUCHES_AREA = `($1::text is null or exists (
  select from areas a where a.code = $1 and a.geom && f.geom and st_intersects(a.geom, f.geom)))`
/** Length of a line, or of a polygon's shore, whole metres. */
export const LENGTH = `round(case when st_dimension(f.geom) = 1 then st_length(f.geom::geography) else st_perimeter(f.geom::geography) end) as "lengthMeters"`

/** One page of a list: what is asked for, and where the last page ended. */
export interface PageAsked {
  readonly area: string | undefined
  readonly kinds: readonly string[] | undefined
  /** Sort value and id of the last row of the page before. */
  readonly after: readonly [number, number] | undefined
  readonly limit: number
}

/**
 * Rows of a list by a number, largest first, then by id. The rows come with their sort value, for the next cursor.
 * @param columns what a row holds, besides `ROW`
 * @param sort expression of the number
 * @param where condition on `f`, besides kinds; `$1` is the area
 * @param kind expression of the kind as text
 */
export function listFeatures<Row>(
  sql: Sql,
  { table, columns, sort, where, kind }: { table: string; columns: string; sort: string; where: string; kind: string },
  { area, kinds, after, limit }: PageAsked,
): Promise<(Row & { sort: number })[]> {
  return sql.rows(
    `select ${ROW}, ${columns}, sort
     from (select *, (${sort})::float8 as sort from ${table} f
           where ${where} and ($2::text[] is null or ${kind} = any ($2))) f
     where $3::float8 is null or (sort, -id) < ($3, -$4::int)
     order by sort desc, id
     limit $5`,
    [area ?? null, kinds ?? null, after?.[0] ?? null, after?.[1] ?? null, limit],
  )
}
