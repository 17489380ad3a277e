import { appendAudit } from '../audits/audits.queries.ts'
import { maskName } from '../contract/masks.ts'
import { search, type SearchHit } from '../contract/search.ts'
import type { Account } from '../context.ts'
import type { Sql } from '../database/sql.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { parseCoordinates } from './coordinates.ts'
import { findMixed, hanOfMixed } from './mixed.ts'
import {
  searchHousesByEnd,
  searchHousesByPart,
  searchHousesOfVillage,
  searchNames,
  searchNamesWith,
  searchPeopleByName,
  searchPeopleByPinyin,
  villageAt,
  type ScoredHit,
} from './search.queries.ts'

/** The end of a house's number as people say it: 3组17号, 12号; 17 means 17号. */
const HOUSE_END = /\d[^\s]*$/
/** As many names are compared with what is characters and letters by turns. */
const MIXED_CANDIDATES = 300

export const searchEndpoints: Endpoint[] = [
  scoped(search, async ({ query: { q, limit }, account, sql }) => {
    const point = parseCoordinates(q)
    if (point) return { items: await atPoint(sql, ...point) }
    const han = hanOfMixed(q)
    if (han) return { items: best(await findMixedNames(sql, q, han), limit) }
    const pinyin = /^[a-z][a-z' ]*$/i.test(q) ? q.toLowerCase().replaceAll(/[' ]/g, '') : null
    const hits = [
      ...(await searchNames(sql, q, pinyin, limit)),
      ...(await findPeople(sql, account, q, pinyin, limit)),
      ...(await findHouses(sql, account, q, pinyin, limit)),
    ]
    return { items: best(hits, limit) }
  }),
]

async function findPeople(sql: Sql, account: Account, q: string, pinyin: string | null, limit: number): Promise<ScoredHit[]> {
  if (!account.scope.people) return []
  // In a whole county one family name alone finds nobody in particular, and pinyin would read everybody; one letter helps in a village only.
  const wide = account.area.level === 'county' || (account.area.level === 'township' && pinyin?.length === 1)
  let found: ScoredHit[] = []
  if (pinyin === null) found = wide && [...q].length < 2 ? [] : await searchPeopleByName(sql, q, limit)
  else if (!wide) found = await searchPeopleByPinyin(sql, pinyin, limit)
  if (found.length > 0) {
    await appendAudit(sql, account, {
      action: 'people.search',
      subject: 'people',
      fields: ['name_masked', 'house'],
      rowCount: found.length,
    })
  }
  return found.map((hit) => ({ ...hit, title: maskName(hit.title) }))
}

async function findHouses(sql: Sql, account: Account, q: string, pinyin: string | null, limit: number): Promise<ScoredHit[]> {
  if (pinyin !== null) return []
  const named = await searchHousesOfVillage(sql, q, limit)
  if (named.length > 0 || q.length < 2) return named
  if (account.area.level !== 'county') return searchHousesByPart(sql, q, limit)
  const end = HOUSE_END.test(q) ? q.replaceAll(/\s/g, '') : null
  return end === null ? [] : searchHousesByEnd(sql, /\d$/.test(end) ? `${end}号` : end, limit)
}

async function findMixedNames(sql: Sql, q: string, han: readonly string[]): Promise<ScoredHit[]> {
  const names = await searchNamesWith(sql, han, MIXED_CANDIDATES)
  return names.flatMap(({ pinyin, ...hit }) => {
    const place = findMixed(q, hit.title, pinyin)
    return place < 0 ? [] : [{ ...hit, score: place === 0 ? 2 : 1 }]
  })
}

/** Among equals, places come before those who live there, and sites last. */
const ORDER: readonly SearchHit['kind'][] = ['area', 'place', 'person', 'house', 'facility', 'industry']
const placeOf = ({ kind }: SearchHit) => ORDER.indexOf(kind)

/** The best hits, best first; hits of a kind with one score stay in their order. */
function best(hits: readonly ScoredHit[], limit: number): SearchHit[] {
  const sorted = hits.toSorted((left, right) => right.score - left.score || placeOf(left) - placeOf(right)).slice(0, limit)
  return sorted.map(({ score: _, ...hit }) => hit)
}

async function atPoint(sql: Sql, lon: number, lat: number): Promise<SearchHit[]> {
  const around = await villageAt(sql, lon, lat)
  const subtitle = around ? `${around.township} ${around.village}` : '县域之外'
  return [{ kind: 'place', id: `${lon},${lat}`, title: `${lon}, ${lat}`, subtitle, location: [lon, lat] }]
}
