import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Coverage } from '../../api/contract/reach.ts'
import type { RoadCut } from '../../api/contract/road_cut.ts'
import { awaitParameter, openBrowser } from './browser.testing.ts'
import { productReady, productUrl } from './product.testing.ts'
import { ask, grouped, openAs, openDecision, soon, TIMEOUT } from './reader.testing.ts'

const url = productUrl()
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
  await productReady(url)
}, TIMEOUT)
afterAll(() => browser?.close())

describe('somebody of the county leadership asks who gets to a doctor in time', () => {
  let page: Page
  let troubles: string[]
  const answer = () => page.locator('.reach-answer').innerText()
  beforeAll(async () => {
    ;({ page, troubles } = await openAs(browser, url, 'leader'))
  }, TIMEOUT)
  afterAll(() => page.context().close())

  test(
    'takes a question that is often asked: the sentence has the server’s number',
    async () => {
      await openDecision(page, /^可达分析$/)
      await awaitParameter(page, 'tool', /^reach$/)
      await page.getByRole('combobox', { name: '常问的问题（示例）' }).click()
      await page.locator('.ant-select-item-option', { hasText: '80 岁以上老人步行 30 分钟能否看病' }).click()
      await awaitParameter(page, 'reach', /^hospital,clinic;foot;30$/)
      const asked = { area: '430821', filter: 'age:80-', kinds: ['hospital', 'clinic'], mode: 'foot', minutes: 30 }
      const { people } = await ask<Coverage>(page, '/api/reach/coverage', asked)
      expect(people.beyond).toBeGreaterThan(0)
      await expect.poll(answer, soon).toContain(`到不了的有 ${grouped(people.beyond)} 人`)
    },
    TIMEOUT,
  )

  test(
    'reads the names of those who do not, masked, and comes back',
    async () => {
      await page.getByRole('button', { name: '看名单' }).click()
      await awaitParameter(page, 'rows', /^beyond$/)
      const names = page.locator('.reach-panel li')
      await expect.poll(() => names.first().innerText(), soon).toMatch(/\*/)
      await page.getByRole('button', { name: '返回' }).click()
      await page.locator('.reach-answer').waitFor()
    },
    TIMEOUT,
  )

  test(
    'opens each number of the sentence: of those beyond exactly as many rows',
    async () => {
      const asked = { area: '430821', filter: 'age:80-', kinds: ['hospital', 'clinic'], mode: 'foot', minutes: 30 }
      const { people } = await ask<Coverage>(page, '/api/reach/coverage', asked)
      const rows = page.locator('.reach-panel li')
      const open = async (set: 'within' | 'beyond') => {
        await page
          .locator('.reach-answer')
          .getByRole('button', { name: grouped(people[set]), exact: true })
          .click()
        await awaitParameter(page, 'rows', new RegExp(`^${set}$`))
        await expect.poll(() => rows.first().innerText(), soon).toMatch(/\*/)
      }
      await open('within')
      await page.getByRole('button', { name: '返回' }).click()
      await page.locator('.reach-answer').waitFor()
      await open('beyond')
      const more = page.locator('.reach-panel').getByRole('button', { name: '再看一些' })
      while (await more.isVisible()) {
        const before = await rows.count()
        await more.click()
        await expect.poll(() => rows.count(), soon).toBeGreaterThan(before)
      }
      expect(await rows.count()).toBe(people.beyond)
      await page.getByRole('button', { name: '返回' }).click()
      await page.locator('.reach-answer').waitFor()
    },
    TIMEOUT,
  )

  test(
    'closes a hospital: the sentence says how many get there no longer, the legend what is shown',
    async () => {
      await page.goto(`${url}/?tool=reach&reach=hospital;foot;60;cut&at=111.17500,29.33000,16000,0,-80`)
      await page.getByRole('combobox', { name: '关掉哪些设施（可多选）' }).fill('零溪')
      await page.locator('.ant-select-item-option', { hasText: '零溪镇卫生院' }).click()
      const closed = Number(/closed:(\d+)/.exec(await awaitParameter(page, 'reach', /;closed:\d+$/))![1])
      const asked = { area: '430821', kinds: ['hospital'], mode: 'foot', minutes: 60, altered: { closed: [closed] } }
      const cut = await ask<RoadCut>(page, '/api/reach/cut', asked)
      expect(cut.people.cutOff).toBeGreaterThan(0)
      await expect.poll(answer, soon).toContain(`有 ${grouped(cut.people.cutOff)} 人到不了了`)
      expect(await page.getByRole('group', { name: '图例' }).innerText()).toContain('关掉的设施')
    },
    TIMEOUT,
  )

  test('was shown nothing from elsewhere and no error', () => expect(troubles).toEqual([]))
})
