import type { Page } from 'playwright-core'
import { build } from 'vite'
import { mapIdle, openBrowser, openPage } from '../../web/e2e/browser.testing.ts'
import { percentiles, type Figure } from './figure.ts'

const PICTURE = { width: 1280, height: 720 }
const FRAMES = 40
/** How much longer a frame of the product may take than one of Cesium's own view of the same place. */
const SLOWER = 1.3
/** Above it the product draws no houses one by one, metres: web/houses/houses.layer.ts. */
const HOUSES_BELOW = 9000

/** Milliseconds of a frame while the map is moved, as the county's leader, beside Cesium alone with the same terrain, map and houses. */
export async function frameFigures(url: string, password: string): Promise<Figure[]> {
  const browser = await openBrowser()
  try {
    const { page } = await openPage(browser, PICTURE)
    await page.request.post(`${url}/api/session`, { data: { account: 'leader', password } })
    const script = await barePage()
    await page.route(`${url}/bare`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><body><script type="module" src="/bare.js"></script>' })) // prettier-ignore
    await page.route(`${url}/bare.js`, (route) => route.fulfill({ contentType: 'text/javascript', body: script }))
    const village = (await (await page.request.get(`${url}/api/areas/430821109201`)).json()) as { seat: [number, number] }
    const [lon, lat] = village.seat
    const views = [
      { what: 'the county', at: [110.95, 28.95, 60_000, 0, -48], layers: '' },
      { what: 'the county with its people', at: [110.95, 28.95, 60_000, 0, -48], layers: '&show=people-density' },
      { what: 'a village', at: [lon, lat - 0.03, 3_600, 0, -42], layers: '' },
      { what: 'houses', at: [lon, lat - 0.004, 700, 0, -40], layers: '' },
    ]
    const figures: Figure[] = []
    for (const { what, at, layers } of views) {
      await page.goto(`${url}/?at=${at.join()}${layers}`)
      await mapIdle(page)
      await page.waitForTimeout(2000)
      const product = await frameMs(page)
      await page.goto(`${url}/bare`)
      await page.waitForFunction(() => window.bare)
      await page.evaluate(([place, houses]) => window.bare.open(place, houses), [at, at[2]! < HOUSES_BELOW] as const)
      const bare = await frameMs(page)
      figures.push({
        what: `frame of ${what}, by how much longer than Cesium's alone`,
        value: product / bare,
        unit: '×',
        limit: SLOWER,
        peer: 1,
        against: `Cesium alone: ${bare.toFixed(0)} ms, the product: ${product.toFixed(0)} ms`,
      })
    }
    return figures
  } finally {
    await browser.close()
  }
}

/** Milliseconds from a key that moves the map until its picture is drawn, also by the graphics process; the median. */
async function frameMs(page: Page): Promise<number> {
  const times = await page.evaluate(async (frames) => {
    const frame = () => new Promise<number>(requestAnimationFrame)
    const pixel = new Uint8Array(4)
    const drawn = () => {
      for (const canvas of document.querySelectorAll('canvas')) {
        const gl = canvas.getContext('webgl2')
        gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel)
      }
    }
    const found: number[] = []
    for (let step = 0; step < frames; step++) {
      await frame()
      drawn()
      const before = performance.now()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: step % 2 === 0 ? 'ArrowLeft' : 'ArrowRight', bubbles: true }))
      // The picture asked for is begun in the first frame, whichever comes first in it.
      await frame()
      await frame()
      drawn()
      found.push(performance.now() - before)
    }
    return found
  }, FRAMES)
  return percentiles(times).p50
}

/** web/map/bare.page.testing.ts with all it imports, in one module. */
async function barePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { CESIUM_BASE_URL: JSON.stringify('/cesium/') },
    build: {
      write: false,
      target: 'es2023',
      rolldownOptions: {
        input: new URL('../../web/map/bare.page.testing.ts', import.meta.url).pathname,
        output: { codeSplitting: false },
      },
    },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  const script = outputs.find((one) => one.type === 'chunk' && one.isEntry)
  if (script?.type !== 'chunk') throw new Error('the page was not built')
  return script.code
}
