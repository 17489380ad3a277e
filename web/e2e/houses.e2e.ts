import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeHousePositions } from '../../api/contract/house_positions.ts'
import { Relief } from '../map/relief/Relief.ts'
import { awaitParameter, mapIdle, openBrowser, openPage } from './browser.testing.ts'
import { productReady, productUrl } from './product.testing.ts'
import { signIn } from './reader.testing.ts'

const TIMEOUT = 600_000
const SAMPLED = 4
/** Fewer pixels, fewer seconds. */
const SMALL = { width: 1024, height: 480 }
/** Metres above the ground: a house is some fifty pixels wide. */
const EYE = 180
const url = productUrl()
let browser: Browser
let page: Page
let troubles: string[]

beforeAll(async () => {
  await productReady(url)
  browser = await openBrowser()
  ;({ page, troubles } = await openPage(browser, SMALL))
  await signIn(page, url, 'leader')
  await page.goto(url)
  await page.locator('.atlas').waitFor()
}, TIMEOUT)
afterAll(() => browser?.close())

/** Heights of the very tiles that the map is drawn of. */
const relief = new Relief({
  layer: async () => (await fetch(`${url}/tiles/terrain/layer.json`)).json(),
  tile: async (level, x, y, version) => (await fetch(`${url}/tiles/terrain/${level}/${x}/${y}.terrain?v=${version}`)).arrayBuffer(),
})

/** Goes to another view without loading the page anew. */
async function goTo(query: string): Promise<void> {
  await page.evaluate((search) => {
    history.pushState(null, '', search)
    dispatchEvent(new PopStateEvent('popstate'))
  }, `/?${query}`)
  // The page reads its address in its next frame.
  await page.evaluate(() => new Promise(requestAnimationFrame))
  await mapIdle(page)
}

test(
  'a click on a house, wherever in the county it stands, opens that house',
  async () => {
    const reply = await page.request.get(`${url}/api/houses/positions`)
    const { ids, lons, lats } = decodeHousePositions(new Uint8Array(await reply.body()).buffer)
    expect(ids.length).toBeGreaterThan(SAMPLED)
    const opened: [asked: number, opened: number][] = []
    for (let sample = 0; sample < SAMPLED; sample++) {
      const house = Math.floor(((sample + 0.5) * ids.length) / SAMPLED)
      const [lon, lat] = [lons[house]!, lats[house]!]
      await relief.alongLine([[lon, lat]])
      const height = relief.height(lon, lat) + EYE
      await goTo(`at=${lon.toFixed(5)},${lat.toFixed(5)},${height.toFixed(0)},0,-90&hide=alerts,names`)
      await page.mouse.click(SMALL.width / 2, SMALL.height / 2)
      opened.push([ids[house]!, Number(await awaitParameter(page, 'house', /^\d+$/))])
    }
    expect(opened).toEqual(opened.map(([asked]) => [asked, asked]))
    expect(troubles).toEqual([])
  },
  TIMEOUT,
)

test(
  'the address of an attribute that is gone is told in a sentence, and can be let go',
  async () => {
    await goTo('by=nonsense')
    const card = page.locator('.house-theme')
    await card.getByText('链接里要看的属性已不存在').waitFor()
    await card.getByRole('button', { name: '不再着色' }).click()
    await expect.poll(() => card.count()).toBe(0)
  },
  TIMEOUT,
)

test(
  'the scale keeps its room on the map whatever it says: names that give way anew would cost a picture with each movement',
  async () => {
    const seen = async (height: number) => {
      await goTo(`at=111.16018,29.35546,${height},0,-42`)
      const width = async (of: string) => (await page.locator(of).boundingBox())!.width
      return { room: await width('.scale-place'), bar: await width('.scale-bar') }
    }
    const [near, far] = [await seen(3600), await seen(4300)]
    expect(near.bar).not.toBe(far.bar)
    expect(near.room).toBe(far.room)
  },
  TIMEOUT,
)
