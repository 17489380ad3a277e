import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { geodesicMeters } from '../map/relief/geodesy.ts'
import { mapIdle, openBrowser, PHONE } from './browser.testing.ts'
import { productReady, productUrl } from './product.testing.ts'
import { openAs, soon, TIMEOUT } from './reader.testing.ts'

const url = productUrl()
let browser: Browser
let page: Page
let troubles: string[]

beforeAll(async () => {
  await productReady(url)
  browser = await openBrowser()
  ;({ page, troubles } = await openAs(browser, url, 'leader'))
}, TIMEOUT)
afterAll(() => browser?.close())

/** Straight down on the middle of the county, so that a place of the picture is a place of the ground. */
const FROM_ABOVE = 'at=111.00000,29.40000,9000,0,-90'
/** Where people live in the smallest county too. */
const OVER_THE_TOWN = 'at=111.13000,29.42000,9000,0,-90'

async function open(query: string): Promise<void> {
  await page.goto(`${url}/?${query}`)
  await mapIdle(page)
}

/** Two places of the free part of the map, and where the tool says they are: the heights' own places. */
const [A, B] = [
  { x: 460, y: 330 },
  { x: 700, y: 330 },
]

describe('tools of the map', () => {
  test(
    'a measured distance is the geodesic between the two places',
    async () => {
      await open(`tool=measure&${FROM_ABOVE}`)
      await page.getByText('高程', { exact: true }).click()
      for (const { x, y } of [A, B]) {
        const kept = await page.locator('.measured > li').count()
        await page.mouse.click(x, y)
        await expect.poll(() => page.locator('.measured > li').count(), soon).toBe(kept + 1)
      }
      const places = (await page.locator('.measured dl div:nth-child(2) dd').allInnerTexts()).map(
        (text) => text.split(', ').map(Number) as [number, number],
      )
      await page.getByText('距离', { exact: true }).click()
      await page.mouse.click(A.x, A.y)
      await page.mouse.click(B.x, B.y)
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('.measured > li').count(), soon).toBe(3)
      const said = await page.locator('.measured > li').last().locator('dd').first().innerText()
      const meters = said.endsWith('公里') ? Number.parseFloat(said) * 1000 : Number.parseFloat(said.replace(',', ''))
      const [a, b] = places as [[number, number], [number, number]]
      expect(Math.abs(meters - geodesicMeters(a, b))).toBeLessThan(10)
      await page.getByRole('button', { name: '全部清除' }).click()
      await expect.poll(() => page.locator('.measured').count(), soon).toBe(0)
      await page.getByRole('button', { name: '撤销', exact: true }).click()
      await expect.poll(() => page.locator('.measured > li').count(), soon).toBe(3)
    },
    TIMEOUT,
  )

  test(
    'a distance is measured by keys alone',
    async () => {
      await open(`tool=measure&${FROM_ABOVE}`)
      await page.getByRole('application').focus()
      await page.keyboard.press('Space')
      await page.keyboard.press('ArrowRight')
      await mapIdle(page)
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('.measured > li').count(), soon).toBe(1)
      expect(await page.locator('.measured dd').first().innerText()).toMatch(/^[1-9]/)
    },
    TIMEOUT,
  )

  test(
    'ground that is long in coming is said to be, until it is there',
    async () => {
      let release = () => {}
      const held = new Promise<void>((resolve) => (release = resolve))
      await page.route('**/tiles/basemap/**/*.webp*', async (route) => {
        await held
        await route.continue()
      })
      await page.goto(`${url}/?at=110.90000,29.30000,3000,0,-90`)
      const said = page.getByText('地图画面加载中')
      await said.waitFor(soon)
      release()
      await mapIdle(page)
      await said.waitFor({ state: 'hidden' })
      await page.unroute('**/tiles/basemap/**/*.webp*')
    },
    TIMEOUT,
  )

  test.each(['density', 'heat', 'flows'])(
    'what the colours of people mean is said beside their list as it is in the legend: %s',
    async (way) => {
      await page.goto(`${url}/?tool=people&show=people-${way}`)
      await page.getByRole('button', { name: '图层与图例' }).click()
      const meanings = (where: string) =>
        page.locator(`${where} .meanings`).evaluateAll((lists) => lists.map((list) => [...list.children].map((one) => one.textContent)))
      await expect
        .poll(async () => {
          const [beside, legend] = [await meanings('.people-panel'), await meanings('.legend')]
          return beside[0] && beside[0].length > 1 && legend.some((words) => words.join() === beside[0]!.join())
        }, soon)
        .toBe(true)
    },
    TIMEOUT,
  )

  test(
    'a menu closes as the map is clicked',
    async () => {
      await open(FROM_ABOVE)
      await page.locator('.tool-bar button[aria-haspopup=menu]').last().click()
      const item = page.getByRole('menuitem', { name: '出图' })
      await item.waitFor()
      await page.mouse.click(A.x, A.y)
      await item.waitFor({ state: 'hidden' })
    },
    TIMEOUT,
  )

  test(
    'a line has a profile, and a key goes along it',
    async () => {
      await open(`dock=profile&${FROM_ABOVE}`)
      await page.mouse.click(A.x, A.y)
      await page.mouse.click(B.x, B.y)
      const chart = page.locator('.profile-chart')
      await chart.waitFor()
      await page.keyboard.press('Enter')
      await chart.focus()
      await page.keyboard.press('End')
      const said = (await chart.getAttribute('aria-valuetext'))!
      expect(said).toMatch(/^[\d.]+ 公里，[\d.,]+ 米$/)
      expect(await page.locator('.profile dl').innerText()).toContain('最陡处')
    },
    TIMEOUT,
  )

  test(
    'the latest month says that its deaths are still coming in, a settled one does not',
    async () => {
      await open('dock=time&month=2025-06')
      const counts = page.locator('.reconciliation')
      expect(await counts.innerText()).not.toContain('还会补登')
      await open('dock=time')
      await expect.poll(() => counts.innerText(), soon).toContain('还会补登')
    },
    TIMEOUT,
  )

  test(
    'a picture is as large as the map between the panels, with its title, legend and foot around it',
    async () => {
      await open('tool=picture')
      await page.getByText('PNG，屏幕精细度').click()
      const take = async () => {
        const [download] = await Promise.all([
          page.waitForEvent('download', { timeout: TIMEOUT }),
          page.getByRole('button', { name: '生成并下载' }).click(),
        ])
        expect(download.suggestedFilename()).toMatch(/^慈利县_\d{4}-\d\d-\d\d\.png$/)
        const png = readFileSync(await download.path())
        // Width and height stand in the first chunk of a PNG.
        return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
      }
      const free = (await page.locator('.map-free').boundingBox())!
      // The sheet has a margin of 16 and bands of 66 and 52.
      const plain = { width: Math.round(free.width) + 32, height: Math.round(free.height) + 118 }
      const withLegend = await take()
      expect(withLegend.height).toBe(plain.height)
      expect(withLegend.width - plain.width).toBeGreaterThan(60)
      expect(withLegend.width - plain.width).toBeLessThan(300)
      await page.getByRole('switch', { name: '带图例' }).click()
      expect(await take()).toEqual(plain)
    },
    TIMEOUT,
  )

  test(
    'what is in sight stays on the map while a picture is made of it, and its panel comes back',
    async () => {
      await open(`tool=sight&${FROM_ABOVE}`)
      await page.getByText('视域', { exact: true }).click()
      await page.mouse.click(A.x, A.y)
      const legend = page.locator('.sight-legend')
      await legend.waitFor(soon)
      await page.locator('.tool-bar button[aria-haspopup=menu]').last().click()
      await page.getByRole('menuitem', { name: '出图' }).click()
      await page.getByRole('button', { name: '生成并下载' }).waitFor()
      expect([await legend.count(), await legend.isVisible()]).toEqual([1, false])
      await page.locator('.panel.right').getByRole('button', { name: '关闭' }).click()
      await expect.poll(() => legend.isVisible(), soon).toBe(true)
    },
    TIMEOUT,
  )

  test(
    'a bookmark is there after a reload, and brings the view back',
    async () => {
      await open(`tool=bookmarks&${FROM_ABOVE}`)
      await page.getByLabel('书签名称').fill('正上方')
      await page.getByRole('button', { name: '保存当前画面' }).click()
      await page.locator('.bookmark-open').first().waitFor()
      await open('tool=bookmarks')
      await page.locator('.bookmark-open', { hasText: '正上方' }).first().click()
      await expect.poll(() => new URL(page.url()).searchParams.get('at')?.startsWith('111.00000,29.40000'), soon).toBe(true)
      await page.getByRole('button', { name: '删除“正上方”' }).first().click()
      await expect.poll(() => page.locator('.bookmark-open', { hasText: '正上方' }).count(), soon).toBe(0)
    },
    TIMEOUT,
  )

  test(
    'on the phone a tool that is opened is the one that is seen',
    async () => {
      const { page: phone } = await openAs(browser, url, 'leader', PHONE)
      await phone.goto(`${url}/?tool=ask`)
      for (const name of ['地形剖面', '量测', '时间']) {
        await phone.getByRole('button', { name: '工具' }).click()
        await phone.getByRole('menuitem', { name }).click()
        await phone.getByRole('heading', { name: name === '时间' ? /年.*月/ : name }).waitFor(soon)
      }
      await phone.context().close()
    },
    TIMEOUT,
  )

  test(
    'on the phone an area is drawn, put right and finished by thumb, and its list begins at its head',
    async () => {
      const { page: phone } = await openAs(browser, url, 'leader', PHONE)
      await phone.goto(`${url}/?tool=ask&${OVER_THE_TOWN}`)
      await mapIdle(phone)
      const finish = phone.getByRole('button', { name: '完成' })
      const drawn = async () => (await phone.locator('.ask-draw, .draw-bar').allInnerTexts()).join()
      const corners = [
        [60, 120],
        [320, 130],
        [200, 330],
        [80, 330],
      ] as const
      let said = await drawn()
      for (const [x, y] of corners) {
        await phone.touchscreen.tap(x, y)
        await expect.poll(drawn, soon).not.toBe(said)
        said = await drawn()
      }
      expect(await phone.locator('.ask-draw .quiet').innerText()).not.toMatch(/双击|回车|Ctrl/)
      const { y } = (await finish.boundingBox())!
      expect(y).toBeGreaterThan(PHONE.height / 3)
      await phone.getByRole('button', { name: '撤销' }).tap()
      await finish.tap()
      const list = phone.getByRole('button', { name: '名单' }).first()
      await list.tap(soon)
      expect(new URL(phone.url()).searchParams.get('shape')?.split(';')).toHaveLength(3)
      await phone.locator('.ask-whom').waitFor()
      expect(await phone.locator('.sheet-body').evaluate(({ scrollTop }) => scrollTop)).toBeLessThan(60)
      await phone.context().close()
    },
    TIMEOUT,
  )

  test(
    'a question mark says what the keys do',
    async () => {
      await page.keyboard.press('?')
      await page.locator('.keys kbd').first().waitFor()
      await page.keyboard.press('Escape')
      expect(troubles).toEqual([])
    },
    TIMEOUT,
  )
})
