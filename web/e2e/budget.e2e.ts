import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Budget } from '../../api/contract/budget.ts'
import { yuan } from '../format.ts'
import { awaitParameter, DESK, openBrowser, openPage } from './browser.testing.ts'
import { mapPicture, shareOfColor } from './picture.testing.ts'
import { productReady, productUrl } from './product.testing.ts'
import { ask, grouped, signIn, soon, TIMEOUT } from './reader.testing.ts'

const url = productUrl()
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
  await productReady(url)
}, TIMEOUT)
afterAll(() => browser?.close())

describe('somebody of the county leadership asks what fifty yuan more from eighty on would cost', () => {
  let page: Page
  let troubles: string[]
  let budget: Budget
  const told = () => page.locator('.budget-panel .told').innerText()
  const lines = (section: string) => page.getByRole('group', { name: section }).locator('.area-bar')
  beforeAll(async () => {
    ;({ page, troubles } = await openPage(browser, DESK))
    await signIn(page, url, 'leader')
    await page.goto(`${url}/?tool=budget`)
    await awaitParameter(page, 'budget', /^503;add;50$/)
    budget = await ask<Budget>(page, '/api/budget', { area: '430821', filter: 'age:80-', item: 503, change: 'add', value: 50 })
  }, TIMEOUT)
  afterAll(() => page.context().close())

  test(
    'reads whom it reaches and what it costs a year, before and after',
    async () => {
      await expect.poll(told, soon).toContain(`每笔加 50 元，惠及 ${grouped(budget.people)} 人，一年多支出`)
      expect(budget.extraYuan).toBe(budget.payments! * 50)
      expect(budget.afterYuan).toBe(budget.beforeYuan! + budget.extraYuan!)
      expect(await page.locator('.budget-panel .big-figures li').count()).toBe(4)
    },
    TIMEOUT,
  )

  test(
    'still sees the map in a window that has no room for two panels, and gets the overview back by asking',
    async () => {
      await page.setViewportSize({ width: 780, height: 675 })
      const overview = page.locator('.panel.left')
      await expect.poll(() => overview.count(), soon).toBe(0)
      // Nothing lies on the tools.
      await page.locator('.tool-bar button').first().click({ trial: true })
      await page.locator('.panel-handle.left').click()
      await overview.waitFor()
      await overview.locator('.panel-corner').click()
      await page.setViewportSize(DESK)
      await overview.waitFor()
    },
    TIMEOUT,
  )

  test(
    'sees it by colour, and no number of alerts that would be read as the colours’',
    async () => {
      // The red of alerts: web/theme.ts.
      await expect.poll(async () => shareOfColor(page, await mapPicture(page), [179, 38, 30]), soon).toBeLessThan(0.0005)
    },
    TIMEOUT,
  )

  test(
    'reads it by township, the dearest first, and opens the rows of those who would be paid there',
    async () => {
      const [dearest] = budget.children.toSorted((a, b) => (b.extraYuan ?? 0) - (a.extraYuan ?? 0))
      await expect.poll(() => lines('各地').first().locator('.name').innerText(), soon).toBe(dearest!.name)
      const [before, after] = [dearest!.beforeYuan!, dearest!.afterYuan!].map((cost) => yuan(cost, 'zh-CN'))
      expect(await lines('各地').first().locator('small').innerText()).toBe(`调整前 ${before}，调整后 ${after}`)
      await lines('各地').first().click()
      await awaitParameter(page, 'dock', /^table$/)
      await awaitParameter(page, 'area', new RegExp(`^${dearest!.code}$`))
      await expect.poll(() => page.locator('.row-foot').innerText(), soon).toContain(`共 ${grouped(dearest!.people)} 行`)
    },
    TIMEOUT,
  )

  test('was shown nothing from elsewhere and no error', () => expect(troubles).toEqual([]))
})
