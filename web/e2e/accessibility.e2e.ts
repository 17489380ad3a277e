import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { TOOLS } from '../tools/catalogue.ts'
import { awaitParameter, DESK, openBrowser, openPage, PHONE } from './browser.testing.ts'
import { productReady, productUrl } from './product.testing.ts'
import { soon, TIMEOUT } from './reader.testing.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let browser: Browser
let url: string

beforeAll(async () => {
  url = productUrl()
  browser = await openBrowser()
  await productReady(url)
}, TIMEOUT)
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
})
afterAll(() => browser?.close())

/** Everything axe finds on the page, of whatever impact. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    interface Finding {
      id: string
      impact: string
      nodes: { html: string; failureSummary: string }[]
    }
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } }
    const { violations } = await axe.run()
    return violations.map(({ id, impact, nodes }) => `${impact} ${id} ×${nodes.length}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)
  })
}

/** A page of a reader whose map has no ground: what is examined here are panels and words, and they come at once. */
async function signedIn(account: string, viewport: { width: number; height: number }): Promise<Page> {
  const { page } = await openPage(browser, viewport)
  await page.route('**/tiles/terrain/**', (route) => route.abort())
  await page.request.post(`${url}/api/session`, { data: { account, password: 'yitu-demo' } })
  return page
}

/** Opens an address and waits until its panels have read what they show. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(`${url}/${address}`)
  await page.locator('.atlas').waitFor()
  await page.waitForFunction(() => document.querySelectorAll('.ant-skeleton').length === 0, null, soon)
}

const firstAlert = (page: Page) =>
  page.evaluate(async () => {
    const { items } = (await (await fetch('/api/alerts?limit=1')).json()) as { items: { id: number; houseId: number | null }[] }
    return items[0]!
  })

describe.each(['light', 'dark'] as const)('axe finds nothing in the %s theme', (theme) => {
  test(
    'before signing in',
    async () => {
      const { page } = await openPage(browser, DESK)
      await page.goto(`${url}/?theme=${theme}`)
      await page.getByRole('button', { name: '县领导' }).waitFor()
      expect(await findings(page)).toEqual([])
      await page.getByRole('button', { name: '用账号密码登录' }).click()
      await page.getByLabel('账号').waitFor()
      expect(await findings(page)).toEqual([])
    },
    TIMEOUT,
  )

  test(
    'on the desk: county, village, cards, search, layers, menus',
    async () => {
      const page = await signedIn('leader', DESK)
      await open(page, `?theme=${theme}`)
      expect(await findings(page), 'county').toEqual([])
      const { id, houseId } = await firstAlert(page)
      for (const address of ['area=430821109', 'area=430821109201', `alert=${id}`, ...(houseId ? [`house=${houseId}`] : [])]) {
        await open(page, `?theme=${theme}&${address}`)
        expect(await findings(page), address).toEqual([])
      }
      await page.getByRole('button', { name: '图层与图例' }).click()
      await page.keyboard.press('/')
      await page.getByText('可以搜').waitFor()
      expect(await findings(page), 'layers and what can be searched').toEqual([])
      await page.keyboard.type('lxz')
      await page.getByRole('option').first().waitFor()
      expect(await findings(page), 'search').toEqual([])
    },
    TIMEOUT,
  )

  test.each(TOOLS)(
    'in the tool $id',
    async ({ id, place }) => {
      const page = await signedIn('leader', DESK)
      await open(page, `?theme=${theme}&${place === 'right' ? 'tool' : 'dock'}=${id}`)
      expect(await findings(page)).toEqual([])
    },
    TIMEOUT,
  )

  test(
    'on the phone and on the wall',
    async () => {
      const phone = await signedIn('village-430821109201', PHONE)
      await open(phone, `?theme=${theme}`)
      expect(await findings(phone), 'phone').toEqual([])
      const wall = await signedIn('leader', DESK)
      await open(wall, `?theme=${theme}&face=wall`)
      expect(await findings(wall), 'wall').toEqual([])
    },
    TIMEOUT,
  )
})

/** Presses Tab until the focus stands on what is looked for; everything passed on the way must show that it has the focus. */
async function tabTo(page: Page, wanted: (focused: { text: string; role: string }) => boolean): Promise<void> {
  for (let press = 0; press < 150; press++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      // What shows the focus may be the frame around a field.
      const shown = [element, element.parentElement, element.closest('label')].some((one) => {
        if (!one) return false
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
      })
      return {
        text: element.getAttribute('aria-label') ?? element.innerText ?? '',
        role: element.getAttribute('role') ?? element.tagName.toLowerCase(),
        shown: shown || element === document.body,
        html: element.outerHTML.slice(0, 200),
      }
    })
    expect(focused.shown, `no sign of the focus on ${focused.html}`).toBe(true)
    if (wanted(focused)) return
  }
  throw new Error('never reached by Tab')
}

test(
  'from signing in to an alert’s follow-up by keyboard alone',
  async () => {
    const { page, troubles } = await openPage(browser, DESK)
    await page.goto(url)
    await page.getByRole('button', { name: '县领导' }).waitFor()
    await tabTo(page, ({ text }) => text.includes('县领导'))
    await page.keyboard.press('Enter')
    await page.locator('.panel.left .row').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('零溪镇')
    await page
      .getByRole('option', { name: /零溪镇/ })
      .first()
      .waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await awaitParameter(page, 'area', /^430821109$/)
    await page.goBack()
    // Other journeys have taken up some of them.
    await tabTo(page, ({ text }) => /\d+ 岁/.test(text) && text.includes('新建'))
    await page.keyboard.press('Enter')
    await awaitParameter(page, 'alert', /^\d+$/)
    await page.getByLabel('记一笔').waitFor()
    await tabTo(page, ({ text, role }) => role === 'textarea' || text === '记一笔')
    await page.keyboard.type('电话核实，已约上门')
    await tabTo(page, ({ text }) => text.replaceAll(/\s/g, '') === '核实')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.card-head .status').innerText(), soon).toBe('核实中')
    await expect.poll(() => page.locator('.history li').last().innerText(), soon).toContain('电话核实，已约上门')
    expect(troubles).toEqual([])
  },
  TIMEOUT,
)

test(
  'the months are gone through by keyboard, and are read out',
  async () => {
    const page = await signedIn('leader', DESK)
    await open(page, '?dock=time&month=2025-06')
    const slider = page.getByRole('slider', { name: '月份' })
    await slider.focus()
    const now = () => slider.getAttribute('aria-valuetext')
    await expect.poll(now, soon).toBe('2025年6月')
    for (const [key, month] of [
      ['ArrowRight', '2025年7月'],
      ['ArrowLeft', '2025年6月'],
      ['PageDown', '2024年6月'],
      ['PageUp', '2025年6月'],
      ['Home', '2023年11月'],
    ] as const) {
      await page.keyboard.press(key)
      await expect.poll(now, soon).toBe(month)
    }
    expect(await awaitParameter(page, 'month', /^2023-11$/)).toBe('2023-11')
  },
  TIMEOUT,
)
