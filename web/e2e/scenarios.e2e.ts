import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Budget } from '../../api/contract/budget.ts'
import { awaitParameter, DESK, mapIdle, openBrowser, openPage, parameter } from './browser.testing.ts'
import { productReady, productUrl } from './product.testing.ts'
import { ask, grouped, openAs, openDecision, signIn, soon, TIMEOUT } from './reader.testing.ts'

const url = productUrl()
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
  await productReady(url)
}, TIMEOUT)
afterAll(() => browser?.close())

/** What the server answers to the question in the page's address. */
function budget(page: Page): Promise<Budget> {
  const [item, change, value] = parameter(page, 'budget')!.split(';')
  const asked = { area: '430821', filter: parameter(page, 'filter') ?? '', item: Number(item), change, value: Number(value) }
  return ask<Budget>(page, '/api/budget', asked)
}

describe('a planner, from the question to the page for the meeting', () => {
  let page: Page
  let troubles: string[]
  beforeAll(async () => {
    ;({ page, troubles } = await openAs(browser, url, 'planner'))
  }, TIMEOUT)
  afterAll(() => page.context().close())

  test(
    'asks what fifty yuan more from eighty on would cost: the sentence has the server’s number of people',
    async () => {
      await openDecision(page, /^补贴测算$/)
      await awaitParameter(page, 'budget', /^503;add;50$/)
      await awaitParameter(page, 'filter', /^age:80-$/)
      const { people } = await budget(page)
      await expect.poll(() => page.locator('.budget-panel .told').innerText(), soon).toContain(`惠及 ${grouped(people)} 人`)
    },
    TIMEOUT,
  )

  test(
    'keeps it, asks for a hundred, keeps that too',
    async () => {
      await page.getByRole('button', { name: '存为方案' }).click()
      await page.locator('.ant-message').getByText('已存为方案').waitFor()
      await page.getByLabel('数额').fill('100')
      await page.getByLabel('数额').press('Enter')
      await awaitParameter(page, 'budget', /^503;add;100$/)
      const { extraYuan } = await budget(page)
      expect(extraYuan).toBeGreaterThan(0)
      await expect.poll(() => page.locator('.budget-panel .told').innerText(), soon).toContain('每笔加 100 元')
      await page.getByRole('button', { name: '存为方案' }).click()
      await page.locator('.ant-message').getByText('增加 100 元').waitFor()
    },
    TIMEOUT,
  )

  test(
    'finds both in the list, names one, and reads it: the map shows it by area',
    async () => {
      await openDecision(page, /^方案$/)
      const lines = page.locator('.scenario-list > li')
      await expect.poll(() => lines.count(), soon).toBe(2)
      await lines.first().getByRole('button', { name: /^改名/ }).click()
      await lines.first().locator('input').fill('甲案：加一百')
      await lines.first().locator('input').press('Enter')
      await page.locator('.scenario-open', { hasText: '甲案：加一百' }).click()
      await awaitParameter(page, 'scenario', /^[a-p]{32}$/)
      await expect.poll(() => page.locator('.scenario-panel .told').innerText(), soon).toContain('高龄津贴每笔增加 100 元')
      expect(await page.locator('.big-figures li').count()).toBe(4)
      expect(await page.locator('.area-bar').count()).toBeGreaterThan(5)
    },
    TIMEOUT,
  )

  test(
    'puts the other beside it: a line divides the map, and the table says what differs',
    async () => {
      await page.getByRole('button', { name: '与另一方案对比' }).click()
      await awaitParameter(page, 'dock', /^compare$/)
      await page.getByRole('combobox', { name: '左边' }).click()
      await page.locator('.ant-select-item-option', { hasText: '增加 50 元' }).click()
      await awaitParameter(page, 'beside', /^[a-p]{32}$/)
      await page.locator('.swipe-handle').waitFor()
      const row = page.locator('.compare-table').first().locator('tbody tr').first()
      await expect.poll(() => row.innerText(), soon).toMatch(/一年多支出.*\+/s)
    },
    TIMEOUT,
  )

  test(
    'takes one page for the meeting: a PDF whose text names both',
    async () => {
      await mapIdle(page)
      const [download] = await Promise.all([
        page.waitForEvent('download', { timeout: TIMEOUT }),
        page.locator('.compare-panel').getByRole('button', { name: '一页纸 PDF' }).click(),
      ])
      expect(download.suggestedFilename()).toMatch(/甲案.*\.pdf$/)
      const bytes = await readFile((await download.path())!)
      const text = bytes.toString('latin1')
      expect(text.startsWith('%PDF-1.7')).toBe(true)
      expect(text).toContain('/Count 1')
      const utf16 = (words: string) => Buffer.from(words, 'utf16le').swap16().toString('hex').toUpperCase()
      expect(text).toContain(utf16('甲案：加一百'))
      expect(text).toContain(utf16('相差'))
    },
    TIMEOUT,
  )

  test(
    'shares it: a township’s clerk opens the address and sees the own township only',
    async () => {
      await page.locator('.scenario-actions button', { hasText: /^分享$/ }).click()
      await page.getByRole('switch', { name: '凭地址打开' }).click()
      const address = await page.locator('.scenario-share input').inputValue()
      const clerk = await openPage(browser, DESK)
      await signIn(clerk.page, url, 'town-430821109')
      await clerk.page.goto(address)
      await expect.poll(() => clerk.page.locator('.scenario-panel .told').innerText(), soon).toContain('高龄津贴每笔增加 100 元')
      expect(await clerk.page.locator('.scenario-panel').innerText()).toContain('别人分享的方案')
      expect(await clerk.page.locator('.area-bar .name').allInnerTexts()).not.toContain('零阳街道')
      expect(clerk.troubles).toEqual([])
      // The other one is not shared: it is said that there is none, and no id stands in its place.
      await clerk.page.goto(`${address}&dock=compare&beside=${parameter(page, 'beside')}`)
      await clerk.page.locator('.compare-panel .trouble').waitFor()
      expect(await clerk.page.locator('.compare-panel').innerText()).not.toMatch(/[a-p]{32}/)
      await clerk.page.context().close()
    },
    TIMEOUT,
  )

  test('was shown nothing from elsewhere and no error', () => expect(troubles).toEqual([]))
})
