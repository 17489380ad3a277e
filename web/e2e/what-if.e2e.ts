import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Impact, Shelters } from '../../api/contract/impact.ts'
import { awaitParameter, DESK, openBrowser, openPage, parameter } from './browser.testing.ts'
import { productReady, productUrl } from './product.testing.ts'
import { ask, grouped, openDecision, signIn, soon, TIMEOUT } from './reader.testing.ts'

const COUNTY = '430821'
const url = productUrl()
let browser: Browser
let page: Page
let troubles: string[]

beforeAll(async () => {
  browser = await openBrowser()
  await productReady(url)
  ;({ page, troubles } = await openPage(browser, DESK))
  await signIn(page, url, 'leader')
  // A printer's window would wait for somebody: what is printed stays on the page.
  await page.addInitScript(() => (window.print = () => undefined))
  await page.goto(url)
  await page.locator('.breadcrumb h1').waitFor()
}, TIMEOUT)
afterAll(() => browser?.close())

const impactOf = <Reply>(path: string, question: object) => ask<Reply>(page, path, { area: COUNTY, ...question })
const choose = async (label: string, option: string) => {
  await page.getByRole('combobox', { name: label }).click()
  await page.locator('.ant-select-item-option', { hasText: option }).click()
}
const answer = () => page.locator('.impact-answer').first().innerText()
const agree = async ({ houses, people, carrying }: Impact) => {
  for (const part of [`${grouped(houses)} 栋`, `${grouped(people.resident!)} 人`, `${grouped(carrying.people!)} 人`])
    await expect.poll(answer, soon).toContain(part)
}
/** Opens a list by its number in the sentence, and counts its rows to the last page. */
const rowsBehind = async (number: string, row: string): Promise<number> => {
  await page.locator('.impact-answer button', { hasText: number }).click()
  await page.locator(row).first().waitFor()
  const more = page.getByRole('button', { name: '再看一些' })
  while (await more.isVisible()) {
    const before = await page.locator(row).count()
    await more.click()
    await expect.poll(() => page.locator(row).count(), soon).toBeGreaterThan(before)
  }
  return page.locator(row).count()
}
const back = () => page.getByRole('button', { name: '回到汇总' }).click()

describe('a leader asks what a river does when it rises', () => {
  const flood = () => {
    const [river, rise] = parameter(page, 'flood')!.split(';')
    return impactOf<Impact>('/api/flood', { river: Number(river), rise: Number(rise) })
  }

  test(
    'chooses the river and three metres: the sentence has the server’s numbers',
    async () => {
      await openDecision(page, /^洪水推演$/)
      await choose('哪条河', '溇水')
      await awaitParameter(page, 'flood', /^\d+;3;/)
      await expect.poll(answer, soon).toContain('溇水上涨 3 米')
      await choose('哪条河', '澧水')
      await expect.poll(answer, soon).toContain('澧水上涨 3 米')
      const low = await flood()
      await agree(low)
      await page.getByRole('button', { name: '+10 米' }).click()
      await awaitParameter(page, 'flood', /^\d+;10;/)
      const high = await flood()
      expect(high.houses).toBeGreaterThan(low.houses)
      await agree(high)
    },
    TIMEOUT,
  )

  test(
    'while the next answer is on its way, the last one stays in its own words',
    async () => {
      let release = () => {}
      const held = new Promise<void>((resolve) => (release = resolve))
      await page.route('**/api/flood', async (route) => {
        await held
        await route.continue()
      })
      await page.getByRole('button', { name: '+1 米' }).click()
      await page.locator('.answer.old').waitFor()
      expect(await answer()).toContain('澧水上涨 10 米')
      release()
      await expect.poll(answer, soon).not.toContain('10 米')
      await page.unroute('**/api/flood')
    },
    TIMEOUT,
  )

  test(
    'without a network says so, and goes on by itself when there is one again',
    async () => {
      await page.context().setOffline(true)
      try {
        // A rise that reaches houses of the small county too, and that nobody has asked for yet.
        await page.getByRole('button', { name: '+5 米' }).click()
        await page.locator('.impact').getByText('连不上服务器').waitFor()
      } finally {
        await page.context().setOffline(false)
      }
      await agree(await flood())
      await page.getByRole('button', { name: '+10 米' }).click()
      await expect.poll(answer, soon).toContain('澧水上涨 10 米')
    },
    TIMEOUT,
  )

  test(
    'opens the rows behind the numbers: as many houses, and everybody in them',
    async () => {
      const { houses, people } = await flood()
      expect(await rowsBehind('栋', '.impact-house')).toBe(houses)
      await back()
      expect(await rowsBehind(`${grouped(people.resident!)} 人`, '.impact .row-title')).toBe(people.resident)
    },
    TIMEOUT,
  )

  test(
    'takes the list to hand out, for a purpose: village by village, masked',
    async () => {
      const { people } = await flood()
      await page.getByRole('button', { name: '打印或导出' }).click()
      const print = page.locator('.ant-modal').getByRole('button', { name: /^打\s?印$/ })
      expect(await print.isDisabled()).toBe(true)
      await page.locator('.ant-modal input').fill('防汛演练')
      await print.click()
      const sheet = page.locator('.print-sheet')
      await expect.poll(() => sheet.locator('tbody tr').count(), soon).toBe(people.resident)
      expect(await sheet.locator('section h2').count()).toBe(new Set(await sheet.locator('section h2').allTextContents()).size)
      const said = (await sheet.textContent())!
      expect(said).toContain('澧水上涨 10 米')
      expect(said).toContain('防汛演练')
      // Who handed it out is told by name, not by the name to sign in with.
      expect(said).toContain('（县领导）')
      for (const name of await sheet.locator('tbody td:nth-child(2)').allTextContents()) expect(name).toMatch(/^.\*+$/u)
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
      await expect.poll(() => sheet.count(), soon).toBe(0)
      await back()
    },
    TIMEOUT,
  )

  test(
    'sees the water at another level while the hand is at it, counted like an answer: of the township looked at only',
    async () => {
      const [{ code }] = (await flood()).children as [Impact['children'][number]]
      const river = Number(parameter(page, 'flood')!.split(';')[0])
      await page.goto(`${url}?area=${code}&tool=flood&flood=${river};3;0-1000`)
      await page.locator('.impact-answer').waitFor()
      const most = await impactOf<Impact>('/api/flood', { area: code, river, rise: 20 })
      expect(most.houses).toBeLessThan((await impactOf<Impact>('/api/flood', { river, rise: 20 })).houses)
      await page.getByRole('slider', { name: /水位比平时高/ }).focus()
      await page.keyboard.down('End')
      await expect.poll(() => page.locator('.impact-now').innerText(), soon).toBe(`涨到 20.0 米：${grouped(most.houses)} 栋房屋进水`)
      await page.keyboard.up('End')
      await expect.poll(answer, soon).toContain('澧水上涨 20 米')
    },
    TIMEOUT,
  )

  test(
    'plays the rise, pauses it where it is, and asks about that level',
    async () => {
      const now = () => page.locator('.impact-now').innerText()
      await page.getByRole('button', { name: '播放水位上涨' }).click()
      await expect.poll(now, soon).toMatch(/^涨到 [1-9]/)
      await page.getByRole('button', { name: '暂停' }).click()
      const [, paused] = /^涨到 ([\d.]+) 米/.exec(await now())!
      expect(Number(paused)).toBeLessThan(20)
      await page.getByRole('button', { name: `按 ${paused} 米推算` }).click()
      await expect.poll(answer, soon).toContain(`澧水上涨 ${Number(paused)} 米`)
    },
    TIMEOUT,
  )
})

test(
  'the address of a river that is gone is told in a sentence, and another river is looked at',
  async () => {
    await page.goto(`${url}?tool=flood&flood=99999;3;0-1000`)
    await page.getByText('链接里的河流已不在数据中').waitFor()
    await page.locator('.impact-answer').waitFor()
  },
  TIMEOUT,
)

describe('a leader asks whom slopes that give way would reach', () => {
  /** As far around as may be asked: so that houses of the small county lie within. */
  const WIDE = { kinds: ['landslide', 'rockfall', 'debris'], angle: 22, buffer: 500 }

  test(
    'the sentence has the server’s numbers',
    async () => {
      await page.goto(url)
      await page.locator('.breadcrumb h1').waitFor()
      await openDecision(page, /^地灾影响$/)
      await page.getByRole('slider', { name: /隐患区周边/ }).press('End')
      await agree(await impactOf<Impact>('/api/hazards', WIDE))
    },
    TIMEOUT,
  )

  test(
    'leads everybody to shelters: it adds up, and each shelter is told with its people',
    async () => {
      await page.getByRole('button', { name: '安排转移' }).click()
      const choice = { kinds: ['shelter', 'school'], minutes: 60 }
      await awaitParameter(page, 'shelters', /^school,shelter;60$|^shelter,school;60$/)
      await page.locator('.impact-shelter').first().waitFor()
      const led = await impactOf<Shelters>('/api/hazards/shelters', { ...WIDE, shelters: choice })
      const { all, placed, beyond, noRoom } = led.people
      expect(placed! + beyond! + noRoom!).toBe(all)
      const told = await page.locator('.impact').first().innerText()
      expect(told).toContain(`${grouped(all!)} 人中，${grouped(placed!)} 人可安排到`)
      expect(told).not.toContain('还有 0 人')
      const first = led.shelters[0]!
      const line = await page.locator('.impact-shelter').first().innerText()
      expect(line).toContain(first.name)
      expect(line).toContain(`${grouped(first.people!)} 人`)
      await page
        .locator('.impact-shelter')
        .first()
        .getByRole('button', { name: `${grouped(first.people!)} 人` })
        .click()
      await awaitParameter(page, 'rows', new RegExp(`^led:${first.id}$`))
      await page.locator('.impact-back', { hasText: `安排到${first.name}的住户` }).waitFor()
      await page.locator('.impact-led').first().waitFor()
      for (const home of await page.locator('.impact-led').allInnerTexts()) expect(home).toContain(first.name)
      await back()
    },
    TIMEOUT,
  )

  test(
    'opens the rows: each house says where its people go',
    async () => {
      const { people } = await impactOf<Impact>('/api/hazards', WIDE)
      expect(await rowsBehind(`${grouped(people.resident!)} 人`, '.impact .row-title')).toBe(people.resident)
      for (const led of await page.locator('.impact-led').allInnerTexts()) expect(led).toMatch(/步行 \d+ 分钟|暂无安置点/)
    },
    TIMEOUT,
  )

  test('was shown nothing from elsewhere and no error', () => expect(troubles).toEqual([]))
})
