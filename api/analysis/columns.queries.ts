/**
 * Reads the records in short transactions: the embedded engine serves its other readers in between. A batch comes as one value
 * a village, packed, which costs a tenth of what rows cost. All numbers big-endian, as PostgreSQL sends them.
 */
import type { Sql } from '../database/sql.ts'

export interface Packed {
  village: string
  packed: Buffer
}

export interface AreaRow {
  code: string
  name: string
  parent: string | null
  inForce: boolean
}
/** The records' date, all areas in the order of their codes, and how many pages the shared records fill. */
export async function readFrame(sql: Sql): Promise<{ asOf: string; areas: AreaRow[]; benefitPages: number } | undefined> {
  const frame = await sql.row<{ asOf: string; benefitPages: number }>(
    `select as_of as "asOf", (pg_relation_size('benefits') / current_setting('block_size')::int)::int as "benefitPages" from county`,
  )
  if (!frame) return undefined
  const areas = await sql.rows<AreaRow>('select code, name, parent_code as parent, valid_to is null as "inForce" from areas order by code')
  return { ...frame, areas }
}

/** Bytes of one house: id, structure, use, roof, floors, built year, people. */
export const HOUSE_BYTES = 4 + 6 * 2
export function readHouses(sql: Sql, from: string, to: string): Promise<Packed[]> {
  return sql.rows(
    `select village_code as village,
            string_agg(int4send(id) || int2send(structure) || int2send(use) || int2send(roof) || int2send(floors) || int2send(built_year)
                       || int2send(people), ''::bytea order by id) as packed
     from houses where village_code >= $1 and village_code <= $2 group by village_code order by village_code`,
    [from, to],
  )
}

/** Bytes of one household: id, size. */
export const HOUSEHOLD_BYTES = 4 + 2
export function readHouseholds(sql: Sql, from: string, to: string): Promise<Packed[]> {
  return sql.rows(
    `select village_code as village, string_agg(int4send(id) || int2send(size), ''::bytea order by id) as packed
     from households where kind = 1 and village_code >= $1 and village_code <= $2 group by village_code order by village_code`,
    [from, to],
  )
}

/** Bytes of one person: id, household, house (0: none), then age, sex, ethnicity, education, politics, marriage, employment, residence, relation, insured. */
export const PERSON_BYTES = 3 * 4 + 10 * 2
export function readPeople(sql: Sql, from: string, to: string): Promise<Packed[]> {
  return sql.rows(
    `select p.village_code as village,
            string_agg(int4send(p.id) || int4send(p.household_id) || int4send(coalesce(p.house_id, 0))
                       || int2send(least(greatest(whole_years(p.birth_date, c.as_of), 0), 255)::smallint) || int2send(p.sex)
                       || int2send(p.ethnicity) || int2send(p.education) || int2send(p.politics) || int2send(p.marriage)
                       || int2send(p.employment) || int2send(p.residence) || int2send(p.relation) || int2send(p.insured::int::smallint),
                       ''::bytea order by p.id) as packed
     from people p cross join county c
     where p.life_status = 1 and p.village_code >= $1 and p.village_code <= $2 group by p.village_code order by p.village_code`,
    [from, to],
  )
}

/** Bytes of one person with tags or items: id, bits. */
export const BITS_BYTES = 4 + 4
/**
 * Tags at the records' date of people by id.
 * @param slots byte n: the bit of group n
 */
export function readGroups(sql: Sql, from: number, to: number, slots: Buffer): Promise<{ packed: Buffer | null } | undefined> {
  return sql.row(
    `select string_agg(int4send(person_id) || int4send(bits), ''::bytea) as packed
     from (select g.person_id, bit_or(1 << get_byte($3, g.group_code)) as bits
           from person_groups g cross join county c
           where g.person_id >= $1 and g.person_id < $2 and g.group_code >= 0 and g.group_code < length($3)
             and g.valid_from <= c.as_of and (g.valid_to is null or g.valid_to > c.as_of)
           group by g.person_id) tagged`,
    [from, to, slots],
  )
}

/**
 * Items of the twelve months up to the records' date, of the records that lie on some pages of the table: in the order of the disk, each is
 * read once, and people may come several times.
 * An item under another data set than its own is left out: readers are let in by data set.
 * @param slots byte n: the bit of item n
 */
export function readReceived(sql: Sql, fromPage: number, toPage: number, slots: Buffer): Promise<{ packed: Buffer | null } | undefined> {
  return sql.row(
    `select string_agg(int4send(person_id) || int4send(bits), ''::bytea) as packed
     from (select b.person_id, bit_or(1 << get_byte($3, b.item)) as bits
           from benefits b
           where b.ctid >= $1::tid and b.ctid < $2::tid and b.dataset_id = b.item / 100 and b.item >= 0 and b.item < length($3)
             and b.happened_on > (select (as_of - interval '12 months')::date from county) and b.happened_on <= (select as_of from county)
           group by b.person_id) received`,
    [`(${fromPage},0)`, `(${toPage},0)`, slots],
  )
}

export interface OpenAlert {
  village: string
  personId: number
  houseId: number | null
  houseVillage: string | null
  rule: number
}
/** Every open alert with its rule's place in `listAlertRules`. */
export function readOpenAlerts(sql: Sql): Promise<OpenAlert[]> {
  return sql.rows(
    `select a.village_code as village, a.person_id as "personId", a.house_id as "houseId", h.village_code as "houseVillage",
            r.place::int as rule
     from alerts a
     join (select id, row_number() over (order by id) - 1 as place from rules) r on r.id = a.rule_id
     left join houses h on h.id = a.house_id
     where a.status in ('new', 'dispatched', 'verifying')`,
  )
}

/** The data sets that each rule rests on. */
export async function listAlertRules(sql: Sql): Promise<number[][]> {
  const rows = await sql.rows<{ datasets: number[] }>('select datasets::int[] from rules order by id')
  return rows.map(({ datasets }) => datasets)
}
