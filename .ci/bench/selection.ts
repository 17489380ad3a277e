import { percentiles, type Figure } from './figure.ts'

/** People that a drawing of the bench holds at least. */
const PEOPLE = 50_000
const ROUNDS = 30

/** Times who and what is inside a circle around the county's seat, drawn so large that it holds 50,000 people, as the county's leader. */
export async function selectionFigures(url: string, password: string): Promise<Figure[]> {
  const headers = { 'content-type': 'application/json', origin: url }
  const session = await fetch(`${url}/api/session`, { method: 'POST', headers, body: JSON.stringify({ account: 'leader', password }) })
  if (!session.ok) throw new Error(`sign-in of leader answered ${session.status}`)
  const cookie = session.headers.getSetCookie()[0]!.split(';')[0]!
  const ask = async <T>(path: string, body?: object): Promise<{ ms: number; reply: T }> => {
    const started = performance.now()
    const init = body && { method: 'POST', body: JSON.stringify(body) }
    const reply = await fetch(url + path, { ...init, headers: { ...headers, cookie } })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}`)
    return { ms: performance.now() - started, reply: JSON.parse(text) as T }
  }
  const { seat } = (await ask<{ seat: [number, number] }>('/api/areas/430821')).reply
  let geometry = { circle: { center: seat, radiusMeters: 500 } }
  let people = 0
  while (people < PEOPLE && geometry.circle.radiusMeters < 50_000) {
    geometry = { circle: { center: seat, radiusMeters: Math.round(geometry.circle.radiusMeters * 1.15) } }
    people = (await ask<{ people: { resident: number } }>('/api/selection/statistics', { geometry })).reply.people.resident
  }
  const time = async (what: string, path: string, body: object, limit: number): Promise<Figure> => {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) times.push((await ask(path, body)).ms)
    return { what: `${what}, 95th percentile`, value: percentiles(times).p95, unit: 'ms', limit }
  }
  const of = `${people.toLocaleString('en')} people`
  return [
    await time(`drawn region: who and what is inside, ${of}`, '/api/selection/statistics', { geometry }, 300),
    await time(`drawn region: first page of who needs carrying, of ${of}`, '/api/selection/people', { geometry }, 300),
  ]
}
