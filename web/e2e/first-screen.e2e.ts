import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { awaitParameter, DESK, mapIdle, openBrowser, openPage, parameter, PHONE } from './browser.testing.ts'
import { productReady, productUrl } from './product.testing.ts'
import { soon, TIMEOUT } from './reader.testing.ts'

const url = productUrl()
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser?.close())

const heading = (page: Page) => page.locator('.breadcrumb h1')

/** The free part of the map between two panels. */
const middle = { x: (344 + DESK.width) / 2, y: (60 + DESK.height) / 2 }

/** The house stands in the middle of what both panels leave free, its roof a little higher: higher or to a side as its ground lies. */
async function clickHouse(page: Page, id: string): Promise<void> {
  const [x, y] = [(344 + DESK.width - 384) / 2, middle.y - 6]
  for (const [right, down] of [
    [0, 0],
    [0, -12],
    [0, 12],
    [-14, 0],
    [14, 0],
  ] as const) {
    await page.mouse.click(x + right, y + down)
    const opened = await expect
      .poll(() => parameter(page, 'house'), { timeout: 5000 })
      .toBe(id)
      .then(
        () => true,
        () => false,
      )
    if (opened) return
  }
  throw new Error(`no click at the middle of the map opens house ${id}`)
}

async function signInAs(page: Page, account: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: '用账号密码登录' }).click()
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码', { exact: true }).fill('yitu-demo')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.locator('.atlas').waitFor()
}

/** Serious and critical findings of axe. */
async function accessibility(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}

test(
  'before anybody signs in the page says what is being prepared, and fetches no globe',
  async () => {
    const { page, troubles } = await openPage(browser, DESK)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.waitForTimeout(500)
    await expect
      .poll(
        async () => {
          await page.goto(url)
          return page.locator('.sign-in, .start-progress, progress').count()
        },
        { timeout: TIMEOUT, interval: 1000 },
      )
      .toBeGreaterThan(0)
    await productReady(url)
    await page.goto(url)
    await expect.poll(() => page.locator('h1').innerText(), soon).toBe('慈利县')
    expect(await page.locator('.demo-tag').innerText()).toBe('示意数据')
    expect(asked.filter((address) => /cesium|Globe/.test(address))).toEqual([])
    expect(await accessibility(page)).toEqual([])
    expect(troubles).toEqual([])
    await page.context().close()
  },
  TIMEOUT,
)

describe('a county leader', () => {
  let page: Page
  let troubles: string[]
  beforeAll(async () => {
    ;({ page, troubles } = await openPage(browser, DESK))
  })
  afterAll(() => page.context().close())

  test(
    'picks an identity and sees the county with its figures and names',
    async () => {
      await page.goto(url)
      await page.getByRole('button', { name: '县领导' }).click()
      await expect.poll(() => heading(page).innerText(), soon).toBe('慈利县')
      await mapIdle(page)
      expect(await page.locator('.headline').innerText()).toMatch(/^[\d,.]+\s*万?人$/)
      expect(await page.getByRole('button', { name: /零溪镇/ }).count()).toBeGreaterThan(0)
      await expect.poll(() => namesDrawn(page), soon).toBeGreaterThan(2000)
      expect(await accessibility(page)).toEqual([])
    },
    TIMEOUT,
  )

  test(
    'clicks the map to go down to a township and to a village',
    async () => {
      await page.mouse.click(middle.x, middle.y)
      const township = await awaitParameter(page, 'area', /^\d{9}$/)
      await mapIdle(page)
      expect(await page.locator('.breadcrumb .link').allInnerTexts()).toEqual(['慈利县'])
      await page.mouse.click(middle.x, middle.y + 40)
      const village = await awaitParameter(page, 'area', /^\d{12}$/)
      expect(village.startsWith(township)).toBe(true)
      await expect.poll(() => page.locator('.breadcrumb .link').count(), soon).toBe(2)
    },
    TIMEOUT,
  )

  test(
    'opens a house from the list, and the same house by clicking it',
    async () => {
      const first = page.locator('section:has(h3:text-is("房屋")) .row').first()
      const number = (await first.locator('.row-title').innerText()).split('\n')[0]!
      await first.click()
      const id = await awaitParameter(page, 'house', /^\d+$/)
      await expect.poll(() => page.locator('.panel.right h2').innerText(), soon).toBe(number)
      await mapIdle(page)
      await page.getByRole('button', { name: '关闭' }).click()
      await expect.poll(() => parameter(page, 'house'), soon).toBeNull()
      await clickHouse(page, id)
      await page.locator('.panel.right .facts').waitFor()
    },
    TIMEOUT,
  )

  test(
    'finds the same view at the same address, and the one before it by going back',
    async () => {
      await expect.poll(() => parameter(page, 'at'), soon).not.toBeNull()
      await mapIdle(page)
      const address = page.url()
      const title = await page.locator('.panel.right h2').innerText()
      await page.reload()
      await mapIdle(page)
      expect(await page.locator('.panel.right h2').innerText()).toBe(title)
      await page.waitForTimeout(600)
      expect(page.url()).toBe(address)
      await page.goBack()
      await expect.poll(() => parameter(page, 'house'), soon).toBeNull()
      expect(await page.locator('.panel.right').count()).toBe(0)
    },
    TIMEOUT,
  )

  test(
    'searches by keyboard and changes the language',
    async () => {
      await page.keyboard.press('/')
      await page.keyboard.type('lxz')
      await page
        .getByRole('option', { name: /零溪镇/ })
        .first()
        .waitFor()
      await page.keyboard.press('Enter')
      expect(await awaitParameter(page, 'area', /^430821109$/)).toBe('430821109')
      await page.getByRole('button', { name: 'English' }).click()
      await expect.poll(() => page.locator('.headline').innerText(), soon).toMatch(/people$/)
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
      await page.getByRole('button', { name: '中文' }).click()
    },
    TIMEOUT,
  )

  test(
    'comes back to the same view after a session has ended',
    async () => {
      const area = parameter(page, 'area')
      await page.context().clearCookies()
      await page.locator('.row.child').first().click()
      await page.getByText('登录已到期').waitFor()
      await page.getByRole('button', { name: '县领导' }).click()
      await heading(page).waitFor()
      expect(parameter(page, 'area')?.startsWith(area!)).toBe(true)
    },
    TIMEOUT,
  )

  test('was shown nothing from elsewhere and no error', () => expect(troubles).toEqual([]))
})

describe('a village clerk with a phone', () => {
  let page: Page
  let troubles: string[]
  let village: { code: string; name: string }
  beforeAll(async () => {
    const leader = await openPage(browser, DESK)
    await signInAs(leader.page, 'leader')
    const { items } = (await leader.page.evaluate(() => fetch('/api/alerts').then((reply) => reply.json()))) as {
      items: { village: { code: string; name: string } }[]
    }
    village = items[0]!.village
    await leader.page.context().close()
    ;({ page, troubles } = await openPage(browser, PHONE))
  }, TIMEOUT)
  afterAll(() => page.context().close())

  test(
    'sees the own village only, its tasks first',
    async () => {
      await signInAs(page, `village-${village.code}`)
      await expect.poll(() => heading(page).innerText(), soon).toBe(village.name)
      expect(await page.locator('.breadcrumb .link').count()).toBe(0)
      await page.locator('.sheet .section h3').first().waitFor()
      expect(await page.locator('.sheet .section h3').first().innerText()).toBe('今日需关注')
      await mapIdle(page)
    },
    TIMEOUT,
  )

  test(
    'follows an alert up, and finds the step written down',
    async () => {
      await page.locator('.sheet .row').first().click()
      await awaitParameter(page, 'alert', /^\d+$/)
      await page.getByLabel('记一笔').fill('已上门，情况属实')
      await page.getByRole('button', { name: '核实', exact: true }).click()
      await expect.poll(() => page.locator('.card-head .status').innerText(), soon).toBe('核实中')
      await page.reload()
      await expect.poll(() => page.locator('.history li').last().innerText(), soon).toContain('已上门，情况属实')
      expect(await page.locator('.card-head .status').innerText()).toBe('核实中')
      expect(await accessibility(page)).toEqual([])
    },
    TIMEOUT,
  )

  test(
    'is told plainly that another village is not theirs',
    async () => {
      const other = village.code === '430821109201' ? '430821109202' : '430821109201'
      await page.goto(`${url}/?area=${other}`)
      await page.getByText('不在当前账号的可看范围内').first().waitFor()
      expect(await page.locator('.headline').count()).toBe(0)
    },
    TIMEOUT,
  )

  test('was shown nothing from elsewhere and no error', () => expect(troubles).toEqual([]))
})

test(
  'a map whose ground cannot be read says so beside its lists, and opens when asked again',
  async () => {
    const { page } = await openPage(browser, DESK)
    await page.route('**/tiles/terrain/**', (route) => route.abort())
    await signInAs(page, 'leader')
    await page.getByRole('alert').filter({ hasText: '地图没有打开' }).waitFor()
    expect(await heading(page).innerText()).toBe('慈利县')
    await page.unroute('**/tiles/terrain/**')
    await page.getByRole('button', { name: '重试' }).click()
    await mapIdle(page)
    expect(await page.getByText('地图没有打开').count()).toBe(0)
    await page.context().close()
  },
  TIMEOUT,
)

/** Opaque pixels of the canvas of names. */
function namesDrawn(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.names')!
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    let drawn = 0
    for (let at = 3; at < data.length; at += 4) if (data[at]! > 200) drawn++
    return drawn
  })
}
