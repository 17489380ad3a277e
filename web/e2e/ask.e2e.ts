import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SelectionStatistics } from '../../api/contract/selection.ts'
import { awaitParameter, DESK, mapIdle, openBrowser, openPage, parameter } from './browser.testing.ts'
import { productReady, productUrl } from './product.testing.ts'
import { soon, TIMEOUT } from './reader.testing.ts'

const url = productUrl()
let browser: Browser

beforeAll(async () => {
  await productReady(url)
  browser = await openBrowser()
}, TIMEOUT)
afterAll(() => browser?.close())

/** The free part of the map between the panels. */
const WEST = 420
const EAST = DESK.width - 440
const CORNERS = [
  { x: WEST, y: 200 },
  { x: EAST, y: 190 },
  { x: EAST, y: 500 },
  { x: WEST, y: 510 },
]

/** What the server says of the shape in the address, as GeoJSON. */
async function plainly(page: Page): Promise<SelectionStatistics> {
  const ring = parameter(page, 'shape')!
    .slice('polygon:'.length)
    .split(';')
    .map((point) => point.split(',').map(Number))
  return page.evaluate(
    async (coordinates) => {
      const reply = await fetch('/api/selection/statistics', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ geometry: { type: 'Polygon', coordinates } }),
      })
      return (await reply.json()) as SelectionStatistics
    },
    [[...ring, ring[0]!]],
  )
}

describe('a township clerk draws a region', () => {
  let page: Page
  let troubles: string[]
  const panel = () => page.locator('.panel.right')
  beforeAll(async () => {
    ;({ page, troubles } = await openPage(browser, DESK))
    await page.goto(url)
    await page.getByRole('button', { name: '用账号密码登录' }).click()
    await page.getByLabel('账号').fill('town-430821109')
    await page.getByLabel('密码', { exact: true }).fill('yitu-demo')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.locator('.atlas').waitFor()
    await mapIdle(page)
  }, TIMEOUT)
  afterAll(() => page.context().close())

  test(
    'clicks go round it, a mistake is taken back, Enter asks: who and what is inside',
    async () => {
      await page.getByRole('button', { name: '圈选查询' }).click()
      await panel().getByText('在地图上点出第一个点').waitFor()
      await mapIdle(page)
      for (const [index, { x, y }] of [...CORNERS, { x: WEST + 60, y: 300 }].entries()) {
        await page.mouse.click(x, y)
        // Two clicks within a moment would be a double click.
        await page.waitForTimeout(600)
        if (index === 1) await panel().getByText('周长').waitFor()
      }
      await page.keyboard.press('Control+z')
      await page.keyboard.press('Enter')
      expect((await awaitParameter(page, 'shape', /^polygon:/)).split(';')).toHaveLength(4)
      await panel().getByRole('heading', { name: '需要帮助转移' }).waitFor()
      const { carrying, people, houses } = await plainly(page)
      expect(people.resident).toBeGreaterThan(0)
      const text = await panel().innerText()
      for (const [value, unit] of [
        [carrying.people, '人'],
        [people.resident, '人'],
        [houses.count, '栋'],
      ] as const)
        expect(text).toMatch(new RegExp(`(^|\\n)${value!.toLocaleString('en-US')}\\n?\\s*${unit}`))
    },
    TIMEOUT,
  )

  test(
    'the list names them, masked, house by house, and a name opens the person; closing it leads back to the list',
    async () => {
      await panel().getByRole('button', { name: '名单' }).click()
      const rows = panel().locator('.row')
      await rows.first().waitFor()
      const { carrying } = await plainly(page)
      await expect.poll(() => rows.count(), soon).toBe(Math.min(carrying.people!, 50))
      for (const row of await rows.all()) expect(await row.innerText()).toMatch(/^\p{Script=Han}{1,2}\*+/u)
      expect(await accessibility(page)).toEqual([])
      await rows.first().click()
      await awaitParameter(page, 'person', /^\d+$/)
      await panel().getByText('身份证号').waitFor()
      await panel().getByRole('button', { name: '关闭' }).click()
      await rows.first().waitFor()
    },
    TIMEOUT,
  )

  test(
    'the list leaves as a file once it is said what for',
    async () => {
      const dialog = page.getByRole('dialog')
      const save = dialog.getByRole('button', { name: '导出' })
      const lines = 4 + (await plainly(page)).carrying.people!
      await panel().getByRole('button', { name: '导出' }).click()
      expect(await save.isDisabled()).toBe(true)
      await dialog.getByRole('combobox').last().fill('防汛转移')
      const [workbook] = await Promise.all([page.waitForEvent('download'), save.click()])
      expect(workbook.suggestedFilename()).toBe('需要帮助转移名单.xlsx')
      const [sheet] = await readExcelFile(await workbook.path())
      expect(sheet!.data[1]).toContain('用途：防汛转移')
      expect(sheet!.data).toHaveLength(lines)
      await panel().getByRole('button', { name: '导出' }).click()
      await dialog.getByRole('radio', { name: 'CSV' }).check()
      await dialog.getByRole('combobox').last().fill('防汛转移')
      const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
      expect(download.suggestedFilename()).toBe('需要帮助转移名单.csv')
      const csv = readFileSync(await download.path(), 'utf8')
      expect(csv).toContain('用途：防汛转移')
      expect(csv.trim().split('\r\n')).toHaveLength(lines)
    },
    TIMEOUT,
  )

  test(
    'the address opens the same answer again',
    async () => {
      const shape = parameter(page, 'shape')
      await page.goto(`${url}/?tool=ask&shape=${shape}`)
      await panel().getByRole('heading', { name: '需要帮助转移' }).waitFor()
      expect(parameter(page, 'shape')).toBe(shape)
      expect(await accessibility(page)).toEqual([])
      await panel().getByRole('button', { name: '关闭' }).click()
      await expect.poll(() => parameter(page, 'shape'), soon).toBeNull()
      expect(troubles).toEqual([])
    },
    TIMEOUT,
  )
})

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
