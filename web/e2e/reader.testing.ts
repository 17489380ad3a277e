import type { Browser, Page } from 'playwright-core'
import { DESK, openPage, type OpenPage } from './browser.testing.ts'

/** Milliseconds that a step of a journey may take: the first one waits for the product itself. */
export const TIMEOUT = 300_000
/** Software drawing on a busy machine takes its time. */
export const soon = { timeout: 60_000 }

/** Signs a page's reader in, without the form. */
export async function signIn(page: Page, url: string, account: string): Promise<void> {
  await page.context().request.post(`${url}/api/session`, { data: { account, password: 'yitu-demo' }, headers: { origin: url } })
}

/** The product as a reader sees it, signed in. */
export async function openAs(browser: Browser, url: string, account: string, viewport = DESK): Promise<OpenPage> {
  const opened = await openPage(browser, viewport)
  await signIn(opened.page, url, account)
  await opened.page.goto(url)
  await opened.page.locator('.breadcrumb h1').waitFor()
  return opened
}

/** What the server answers the page's reader. */
export function ask<Reply>(page: Page, path: string, question: object): Promise<Reply> {
  return page.evaluate(
    async ([address, body]) => {
      const reply = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      return (await reply.json()) as Reply
    },
    [path, JSON.stringify(question)] as const,
  )
}

/** A count as sentences write it: 21,140. */
export const grouped = (count: number | null): string => count!.toLocaleString('en')

/** Opens a tool of 决策. Signs of buttons and menus have names of their own: what is read on them tells which it is. */
export async function openDecision(page: Page, name: RegExp): Promise<void> {
  await page.locator('.tool-bar button[aria-haspopup=menu]').first().click()
  await page.locator('[role=menuitem]', { hasText: name }).click()
}
