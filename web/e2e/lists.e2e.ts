import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.testing.ts'
import { productReady, productUrl } from './product.testing.ts'
import { openAs, soon, TIMEOUT } from './reader.testing.ts'

const TOWNSHIP = '430821109'
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

const dialog = () => page.getByRole('dialog')
const saved = async (name: string) => {
  const [download] = await Promise.all([page.waitForEvent('download', soon), dialog().getByRole('button', { name }).click()])
  await dialog().waitFor({ state: 'detached' })
  return download
}

describe('lists that leave as a table', () => {
  test(
    'what a layer shows, with the columns of its list and all of its rows',
    async () => {
      await page.goto(`${url}/?area=${TOWNSHIP}&tool=features&list=facilities`)
      await page.locator('.feature-save button').click()
      // What is listed is on the map as well.
      expect(new URL(page.url()).searchParams.get('show')).toBe('facilities')
      const download = await saved('导出 CSV')
      expect(download.suggestedFilename()).toBe('零溪镇公共设施清单.csv')
      const lines = readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\r\n')
      const heads = lines.findIndex((line) => line === '"名称","类型","容量"')
      expect(lines[0]).toContain(`共 ${lines.length - 1 - heads} 行`)
      expect(lines.length - 1 - heads).toBeGreaterThanOrEqual(await page.locator('.feature-table tbody tr').count())
    },
    TIMEOUT,
  )

  test(
    'people, once it is said what for, masked and in the order of the list',
    async () => {
      await page.goto(`${url}/?area=${TOWNSHIP}&dock=table&filter=age:80-`)
      await page.locator('.row-foot button').click()
      expect(await dialog().getByRole('button', { name: '导出 Excel' }).isDisabled()).toBe(true)
      await dialog().getByRole('combobox').fill('走访慰问')
      const download = await saved('导出 Excel')
      expect(download.suggestedFilename()).toBe('零溪镇明细表（人）.xlsx')
      const [sheet] = await readExcelFile(await download.path())
      const [, about, purpose, , heads, first] = sheet!.data
      expect(about).toContain('零溪镇：80 岁及以上的人')
      expect(purpose).toContain('用途：走访慰问')
      expect(heads!.slice(0, 3)).toEqual(['姓名', '性别', '年龄'])
      expect(first![0]).toBe(await page.locator('.row-table [role=gridcell]').first().innerText())
      expect(sheet!.data).toHaveLength(5 + Number((await page.locator('.row-foot').innerText()).match(/共 (\d+) 行/)![1]))
      expect(troubles).toEqual([])
    },
    TIMEOUT,
  )
})
