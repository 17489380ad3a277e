import { DENSITY_MEASURES } from '../../api/contract/density.ts'
import { percentiles, type Figure } from './figure.ts'

/** What the answers about people on the map take, asked as the reader of the cookie. */
export async function peopleFigures(url: string, cookie: string): Promise<Figure[]> {
  const get = async (path: string) => {
    const reply = await fetch(url + path, { headers: { cookie } })
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}`)
    return reply
  }
  const time = async (what: string, paths: readonly string[]): Promise<Figure> => {
    const times: number[] = []
    for (const path of paths) {
      const started = performance.now()
      await (await get(path)).arrayBuffer()
      times.push(performance.now() - started)
    }
    return { what: `${what}, 95th percentile`, value: percentiles(times).p95, unit: 'ms', limit: 100 }
  }
  const townships = ((await (await get('/api/areas/430821')).json()) as { children: { code: string }[] }).children
  return [
    await time(
      'people: coarse hexagons of the county',
      DENSITY_MEASURES.map((measure) => `/api/density?measure=${measure}`),
    ),
    await time(
      'people: fine hexagons of the county',
      DENSITY_MEASURES.map((measure) => `/api/density?radius=250&measure=${measure}`),
    ),
    await time(
      'people: villages of a township',
      townships.map(({ code }) => `/api/density/villages?area=${code}&measure=aged80`),
    ),
    await time(
      'people: where a township’s people work away',
      townships.map(({ code }) => `/api/flows?area=${code}`),
    ),
  ]
}
