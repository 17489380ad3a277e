/**
 * The same counts by plain SQL under row-level security: what the columns' answers are checked against and timed beside.
 * Everything comes from one statement, so that it sees one moment.
 */
import { BENEFIT_ITEMS, GROUPS, type Code } from '../contract/codes.ts'
import { DIMENSIONS, findDimension, type Dimension } from '../contract/dimensions.ts'
import type { Condition, Filter } from '../contract/filter.ts'
import { BUILT_YEAR_BASE } from '../contract/house_attributes.ts'
import type { Sql } from '../database/sql.ts'

type Subject = Dimension['subject']

export interface PlainCount {
  /** `matched`, or a dimension's id, or `pyramid`, or `children`. */
  facet: string
  subject: Subject
  /** The value counted, ALL for all rows of the facet; for the pyramid sex * 1000 + age. */
  value: number
  /** Code of the child area. */
  area: string | null
  count: number
}

/** Stands for whatever value. */
export const ALL = -1

const OPEN = `a.status in ('new', 'dispatched', 'verifying')`
const ROWS = `
  person as materialized (
    select p.id, p.village_code, least(greatest(whole_years(p.birth_date, c.as_of), 0), 255) as "age", p.sex as "sex", p.ethnicity as "ethnicity",
           p.education as "education", p.politics as "politics", p.marriage as "marriage", p.employment as "employment",
           p.residence as "residence", p.relation as "relation", p.insured::int as "insured",
           array(select g.group_code::int from person_groups g
                 where g.person_id = p.id and g.valid_from <= c.as_of and (g.valid_to is null or g.valid_to > c.as_of)) as "group",
           array(select b.item::int from benefits b
                 where b.person_id = p.id and b.happened_on > (c.as_of - interval '12 months')::date and b.happened_on <= c.as_of) as "received",
           exists (select from alerts a where a.person_id = p.id and ${OPEN})::int as "alerted",
           f.id as family, f.size as "householdSize",
           h.id as house, h.structure as "structure", h.use as "use", h.roof as "roof", h.floors as "floors", h.built_year as "builtYear",
           h.people as "residents", (h.people = 0)::int as "empty",
           case when h.id is not null then (select count(*) from alerts a where a.house_id = h.id and ${OPEN}) end as "openAlerts"
    from people p
    cross join county c
    left join households f on f.id = p.household_id and f.kind = 1
    left join houses h on h.id = p.house_id
    where p.life_status = 1),
  household as materialized (select id, village_code, size as "householdSize" from households where kind = 1),
  house as materialized (
    select h.id, h.village_code, h.structure as "structure", h.use as "use", h.roof as "roof", h.floors as "floors", h.built_year as "builtYear",
           h.people as "residents", (h.people = 0)::int as "empty",
           (select count(*) from alerts a where a.house_id = h.id and ${OPEN}) as "openAlerts"
    from houses h)`

const TABLE: Readonly<Record<Subject, string>> = { people: 'person', households: 'household', houses: 'house' }

/** Every count of POST /api/analysis, values that nobody has left out. */
export function countPlainly(sql: Sql, area: string, filter: Filter): Promise<PlainCount[]> {
  const values: unknown[] = [area]
  const bind = (value: unknown) => `$${values.push(value)}`
  const tests = new Map(filter.map((condition) => [condition.dimension as string, conditionSql(condition, bind)]))
  const subjectOf = (id: string) => findDimension(id)!.subject
  const all = (subjects: readonly Subject[], but: readonly string[] = []) =>
    [...tests].filter(([id]) => subjects.includes(subjectOf(id)) && !but.includes(id)).map(([, test]) => ` and ${test}`)
  const asked = (subjects: readonly Subject[]) => filter.some(({ dimension }) => subjects.includes(subjectOf(dimension)))
  const where = (subject: Subject, but: readonly string[] = []): string => {
    const inArea = `r.village_code >= $1 and r.village_code < $1 || ':'`
    if (subject === 'people') return inArea + all(['people', 'households', 'houses'], but).join('')
    const others = (['people', 'households', 'houses'] as const).filter((one) => one !== subject)
    const key = subject === 'houses' ? 'house' : 'family'
    const somebody = asked(others) ? ` and exists (select from person r where r.${key} = o.id${all(others).join('')})` : ''
    return `${inArea}${all([subject], but).join('')}${somebody}`
  }
  const from = (subject: Subject) => `${TABLE[subject]} r cross join lateral (select r.id) o`
  const parts: string[] = []
  for (const subject of ['people', 'households', 'houses'] as const) {
    parts.push(
      `select 'matched' as facet, '${subject}' as subject, 0 as value, null as area, count(*) as count from ${from(subject)} where ${where(subject)}`,
    )
    parts.push(
      `select 'children', '${subject}', 0, left(r.village_code, length($1) + 3), count(*) from ${from(subject)} where ${where(subject)} group by 4`,
    )
  }
  for (const { id, subject, kind } of DIMENSIONS as readonly Dimension[]) {
    const value = kind === 'tags' ? 'tag' : `r."${id}"::int`
    const tags = kind === 'tags' ? ` cross join lateral (select distinct unnest(r."${id}") as tag) tags` : ''
    parts.push(
      `select '${id}', '${subject}', ${value}, null, count(*) from ${from(subject)}${tags} where ${where(subject, [id])} group by 3`,
      `select '${id}', '${subject}', ${ALL}, null, count(*) from ${from(subject)} where ${where(subject, [id])}`,
    )
  }
  parts.push(
    `select 'pyramid', 'people', r."sex" * 1000 + r."age", null, count(*) from ${from('people')} where ${where('people', ['age', 'sex'])} group by 3`,
    `select 'pyramid', 'people', ${ALL}, null, count(*) from ${from('people')} where ${where('people', ['age', 'sex'])}`,
  )
  return sql.rows(`with ${ROWS} ${parts.join(' union all ')}`, values)
}

/**
 * Matching people by sex and age alone: what one chart asks for, without the columns it does not need.
 * Every count at once takes minutes over a whole county.
 */
export function bandsPlainly(sql: Sql, area: string, filter: Filter): Promise<{ sex: number; age: number; count: number }[]> {
  const values: unknown[] = [area]
  const tests = filter.map((condition) => ` and ${conditionSql(condition, (value) => `$${values.push(value)}`)}`)
  return sql.rows(
    `with ${ROWS.replaceAll('as materialized', 'as not materialized')}
     select r."sex"::int, r."age"::int, count(*) from person r
     where r.village_code >= $1 and r.village_code < $1 || ':'${tests.join('')} group by 1, 2`,
    values,
  )
}

/** The attributes of every house in scope, as GET /api/houses/attributes holds them. */
export function attributesPlainly(sql: Sql): Promise<Record<string, number>[]> {
  const bits = (column: string, codes: readonly Code[]) => {
    const each = codes.map(({ code }, bit) => `(case when bool_or(${code} = any (r."${column}")) then ${2 ** bit} else 0 end)`)
    return `coalesce((select ${each.join(' + ')} from person r where r.house = h.id), 0)::float8`
  }
  return sql.rows(
    `with ${ROWS}
     select h.id, h.structure::int, h.use::int, h.roof::int, h.floors::int, h."builtYear" - ${BUILT_YEAR_BASE} as "builtYear", h.residents::int,
            h."openAlerts"::int, coalesce((select max(age) from person r where r.house = h.id), 255)::int as eldest,
            ${bits('group', GROUPS)} as groups, ${bits('received', BENEFIT_ITEMS)} as received
     from house h order by h.village_code, h.id`,
  )
}

function conditionSql(condition: Condition, bind: (value: unknown) => string): string {
  const column = `r."${condition.dimension}"`
  if (condition.kind === 'codes') return `${column} = any (${bind(condition.codes)}::int[])`
  if (condition.kind === 'range') {
    const spans = condition.ranges.map(
      ({ from, to }) => `(${column} >= ${bind(from ?? 0)}::int and ${column} <= ${bind(to ?? 2 ** 31 - 1)}::int)`,
    )
    return `(${spans.join(' or ')})`
  }
  const sets = condition.any.map((together) => {
    const codes = (without: boolean) => together.filter((tag) => tag.without === without).map(({ code }) => code)
    return `(${column} @> ${bind(codes(false))}::int[] and not ${column} && ${bind(codes(true))}::int[])`
  })
  return `(${sets.join(' or ')})`
}
