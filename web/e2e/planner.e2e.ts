import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Analysis } from '../../api/contract/analysis.ts'
import { awaitParameter, mapIdle, openBrowser, parameter } from './browser.testing.ts'
import { productReady, productUrl } from './product.testing.ts'
import { ask, openAs, soon, TIMEOUT } from './reader.testing.ts'

const url = productUrl()
const TOWNSHIP = '430821109'
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
  await productReady(url)
}, TIMEOUT)
afterAll(() => browser?.close())

/** What the server says of the filter in the page's address. */
function analysis(page: Page): Promise<Analysis> {
  const body = { area: parameter(page, 'area') ?? TOWNSHIP, filter: parameter(page, 'filter') ?? '' }
  return ask<Analysis>(page, '/api/analysis', body)
}

/** 21,140 as a number. */
const numberIn = (text: string) => Number(text.replaceAll(/\D/g, ''))
const figure = async (page: Page, subject: string) => numberIn(await page.locator(`.matched [data-subject=${subject}] dd b`).innerText())
const agree = async (page: Page) => {
  const { matched } = await analysis(page)
  for (const subject of ['people', 'households', 'houses'] as const)
    await expect.poll(() => figure(page, subject), soon).toBe(matched[subject])
}

describe('somebody of a township plans visits', () => {
  let page: Page
  let troubles: string[]
  beforeAll(async () => {
    ;({ page, troubles } = await openAs(browser, url, `town-${TOWNSHIP}`))
  }, TIMEOUT)
  afterAll(() => page.context().close())

  test(
    'opens the filter and brushes over those of 80 and more: a sentence says so, and figures are the server’s',
    async () => {
      await page.locator('.tool-bar button', { hasText: '筛选' }).click()
      await awaitParameter(page, 'tool', /^filter$/)
      await agree(page)
      const chart = (await page.locator('[data-chart="年龄"]').boundingBox())!
      const band = chart.height / 21
      // The eldest stand at the top: from 100 and more down to 80–84, the fifth from there.
      await page.mouse.move(chart.x + chart.width / 2, chart.y + band / 2)
      await page.mouse.down()
      await page.mouse.move(chart.x + chart.width / 2, chart.y + band * 4.5, { steps: 5 })
      await page.mouse.up()
      await awaitParameter(page, 'filter', /^age:80-$/)
      expect(await page.locator('.sentence').innerText()).toBe('80 岁及以上的人')
      await agree(page)
    },
    TIMEOUT,
  )

  test(
    'narrows it by a bar, and goes back',
    async () => {
      const bar = page.locator('[data-dimension=group] .facet button[aria-pressed]').first()
      await bar.click()
      await awaitParameter(page, 'filter', /^age:80-;group:\d+$/)
      await agree(page)
      await page.goBack()
      await awaitParameter(page, 'filter', /^age:80-$/)
      await expect.poll(() => page.locator('.sentence').innerText(), soon).toBe('80 岁及以上的人')
      await agree(page)
    },
    TIMEOUT,
  )

  test(
    'colours houses by structure; the legend counts what the server counts, and a click on a class filters',
    async () => {
      await page.locator('[data-dimension=structure]').getByRole('button', { name: '按它给房屋着色' }).click()
      await awaitParameter(page, 'by', /^structure$/)
      const classes = page.locator('.house-theme li button')
      await expect.poll(() => classes.count(), soon).toBeGreaterThan(1)
      const counts = async () => Promise.all((await classes.all()).map(async (one) => numberIn(await one.locator('b').innerText())))
      const { matched } = await analysis(page)
      await expect.poll(async () => (await counts()).reduce((sum, count) => sum + count, 0), soon).toBe(matched.houses)
      const first = (await counts())[0]!
      await classes.first().click()
      await awaitParameter(page, 'filter', /^age:80-;structure:\d$/)
      await agree(page)
      expect(await figure(page, 'houses')).toBe(first)
      expect(await classes.first().getAttribute('aria-pressed')).toBe('true')
      await classes.first().click()
      await awaitParameter(page, 'filter', /^age:80-$/)
    },
    TIMEOUT,
  )

  test(
    'lists them, sorts them, copies cells, and opens the card of a row',
    async () => {
      await page.getByRole('button', { name: '列出明细' }).click()
      await awaitParameter(page, 'dock', /^table$/)
      const { matched } = await analysis(page)
      const grid = page.getByRole('grid')
      await grid.locator('[role=gridcell]').first().waitFor()
      await expect.poll(() => page.locator('.row-foot').innerText(), soon).toContain(`共 ${matched.people!.toLocaleString('en')} 行`)
      await page.getByRole('columnheader', { name: '年龄' }).getByRole('button').click()
      await page.getByRole('columnheader', { name: '年龄' }).getByRole('button').click()
      const ages = async () => (await grid.locator('[role=row] > [role=gridcell]:nth-child(3)').allInnerTexts()).map(Number)
      await expect.poll(async () => Math.max(0, ...(await ages())) === (await ages())[0], soon).toBe(true)
      for (const age of await ages()) expect(age).toBeGreaterThanOrEqual(80)

      await grid.focus()
      for (const key of ['ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown']) await page.keyboard.press(key)
      const copied = await grid.evaluate((host) => {
        const data = new DataTransfer()
        host.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }))
        return data.getData('text/plain')
      })
      expect(copied.split('\n').map((line) => line.split('\t'))).toEqual([
        [expect.stringMatching(/\*/), expect.stringMatching(/男|女/), expect.stringMatching(/^\d+$/)],
        [expect.stringMatching(/\*/), expect.stringMatching(/男|女/), expect.stringMatching(/^\d+$/)],
      ])
      const name = await grid.locator('[role=gridcell]').first().innerText()
      await grid.locator('[role=gridcell]').first().click()
      await awaitParameter(page, 'person', /^\d+$/)
      await expect.poll(() => page.locator('.panel.right h2').innerText(), soon).toContain(name)
      await mapIdle(page)
    },
    TIMEOUT,
  )

  test('was shown nothing from elsewhere and no error', () => expect(troubles).toEqual([]))
})
