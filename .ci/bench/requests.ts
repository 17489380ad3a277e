import { percentiles, type Figure } from './figure.ts'
import { SEARCHES } from './searches.ts'

/** Signs in as the county's leader; gives the cookie. */
export async function leaderCookie(url: string, password: string): Promise<string> {
  const session = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ account: 'leader', password }),
  })
  if (!session.ok) throw new Error(`sign-in of leader answered ${session.status}`)
  return session.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** Times the addresses that people wait for, signed in as the county's leader, one after another. */
export async function requestFigures(url: string, password: string): Promise<Figure[]> {
  const cookie = await leaderCookie(url, password)
  const get = async (path: string) => {
    const started = performance.now()
    const reply = await fetch(url + path, { headers: { cookie } })
    const body = await reply.arrayBuffer()
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}`)
    return { ms: performance.now() - started, body }
  }
  const json = async <T>(path: string) => JSON.parse(new TextDecoder().decode((await get(path)).body)) as T
  const county = await json<{ code: string; children: { code: string }[] }>('/api/areas/430821')
  const village = '430821109201'
  const houses = (await json<{ items: { id: number }[] }>(`/api/houses?area=${village}&limit=100`)).items

  const time = async (what: string, limit: number, paths: string[], rounds: number): Promise<Figure> => {
    const times: number[] = []
    for (let round = 0; round < rounds; round++) times.push((await get(paths[round % paths.length]!)).ms)
    return { what: `${what}, 95th percentile`, value: percentiles(times).p95, unit: 'ms', limit }
  }
  return [
    await time('overview of the county', 200, [`/api/areas/${county.code}/overview`], 30),
    await time(
      'overview of a township',
      200,
      county.children.map(({ code }) => `/api/areas/${code}/overview`),
      100,
    ),
    await time(
      'house card',
      200,
      houses.map(({ id }) => `/api/houses/${id}`),
      100,
    ),
    await time(
      `search, ${SEARCHES.length} different texts`,
      50,
      SEARCHES.map((q) => `/api/search?q=${encodeURIComponent(q)}`),
      2 * SEARCHES.length,
    ),
    await time('history of the county', 200, ['/api/history'], 30),
    await time(
      'history of a month by area',
      200,
      ['2024-03', '2025-07', '2026-10'].map((month) => `/api/history/areas?month=${month}`),
      30,
    ),
    await time('open alerts', 200, ['/api/alerts?limit=50'], 100),
    await time('alert pins', 200, ['/api/alerts/pins'], 30),
  ]
}
