import { DENSITY_MEASURES } from '../../api/contract/density.ts'
import { mapIdle, openBrowser, openPage } from '../../web/e2e/browser.testing.ts'
import { percentiles, type Figure } from './figure.ts'
import { frameMs } from './frames.ts'

/** How much longer a frame may take with the map of people on it. */
const SLOWER = 1.3

/** People on the map, as the county's leader: what its answers take, and what it adds to a frame of the county in a browser. */
export async function peopleFigures(url: string, password: string): Promise<Figure[]> {
  const browser = await openBrowser()
  try {
    const { page } = await openPage(browser, { width: 1280, height: 720 })
    const { request } = page
    await request.post(`${url}/api/session`, { data: { account: 'leader', password } })
    const time = async (what: string, paths: readonly string[]): Promise<Figure> => {
      const times: number[] = []
      for (const path of paths) {
        const started = performance.now()
        const reply = await request.get(url + path)
        await reply.body()
        if (!reply.ok()) throw new Error(`${path} answered ${reply.status()}`)
        times.push(performance.now() - started)
      }
      return { what: `${what}, 95th percentile`, value: percentiles(times).p95, unit: 'ms', limit: 100 }
    }
    const townships = ((await (await request.get(`${url}/api/areas/430821`)).json()) as { children: { code: string }[] }).children
    const figures = [
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
    const frameOf = async (address: string) => {
      await page.goto(url + address)
      await mapIdle(page)
      await page.waitForTimeout(3000)
      return frameMs(page)
    }
    const bare = await frameOf('/')
    const people = await frameOf('/?show=people-density')
    figures.push({
      what: 'frame of the county with people on it, by how much longer',
      value: people / bare,
      unit: '×',
      limit: SLOWER,
      peer: 1,
      against: `without them: ${bare.toFixed(0)} ms`,
    })
    return figures
  } finally {
    await browser.close()
  }
}
