import { appendAudit } from '../audits/audits.queries.ts'
import { maskName } from '../contract/masks.ts'
import { search, type SearchHit } from '../contract/search.ts'
import type { Account } from '../context.ts'
import type { Sql } from '../database/sql.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import {
  searchAreas,
  searchHouses,
  searchHousesOfVillage,
  searchPeopleByName,
  searchPeopleByPinyin,
  searchPlaces,
  searchSites,
  villageAt,
  type ScoredHit,
} from './search.queries.ts'

const COORDINATES = /^(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,2}(?:\.\d+)?)$/
/** Reading every address of the county takes a while: only for what looks like one. */
const ADDRESS = /\d|[组号路街巷栋]/

export const searchEndpoints: Endpoint[] = [
  scoped(search, async ({ query: { q, limit }, account, sql }) => {
    const coordinates = COORDINATES.exec(q)
    if (coordinates) return { items: await atPoint(sql, Number(coordinates[1]), Number(coordinates[2])) }
    const pinyin = /^[a-z][a-z' ]*$/i.test(q) ? q.toLowerCase().replaceAll(/[' ]/g, '') : null
    const hits = [
      ...(await searchAreas(sql, q, pinyin, limit)),
      ...(await searchPlaces(sql, q, pinyin, limit)),
      ...(await findPeople(sql, account, q, pinyin, limit)),
      ...(await findHouses(sql, q, pinyin, limit)),
      ...(await searchSites(sql, 'facilities', q, pinyin, limit)),
      ...(await searchSites(sql, 'industry', q, pinyin, limit)),
    ]
    // Stable: among equals, areas come before places, people, houses and sites.
    const best = hits.toSorted((left, right) => right.score - left.score).slice(0, limit)
    return { items: best.map(({ score: _, ...hit }) => hit) }
  }),
]

async function findPeople(sql: Sql, account: Account, q: string, pinyin: string | null, limit: number): Promise<ScoredHit[]> {
  if (!account.scope.people) return []
  // In a whole county one family name alone finds nobody in particular, and pinyin would read everybody.
  const wide = account.area.level === 'county'
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

async function findHouses(sql: Sql, q: string, pinyin: string | null, limit: number): Promise<ScoredHit[]> {
  if (pinyin !== null) return []
  const named = await searchHousesOfVillage(sql, q, limit)
  return named.length > 0 || !ADDRESS.test(q) || q.length < 2 ? named : searchHouses(sql, q, limit)
}

async function atPoint(sql: Sql, lon: number, lat: number): Promise<SearchHit[]> {
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return []
  const around = await villageAt(sql, lon, lat)
  const subtitle = around ? `${around.township} ${around.village}` : '县域之外'
  return [{ kind: 'place', id: `${lon},${lat}`, title: `${lon}, ${lat}`, subtitle, location: [lon, lat] }]
}
