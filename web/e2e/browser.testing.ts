import { chromium, type Browser, type Page } from 'playwright-core'
import { browserPath } from '../../.ci/browser.ts'

/** Software WebGL draws the same everywhere; the rest keeps the browser from calling out. */
const ARGUMENTS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
]

export const DESK = { width: 1200, height: 675 }
export const PHONE = { width: 390, height: 844 }

export interface OpenPage {
  page: Page
  /** What went wrong on the page or left this machine: stays empty. */
  troubles: string[]
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), headless: true, args: ARGUMENTS })
}

/** A page of a reader of its own. */
export async function openPage(browser: Browser, viewport: { width: number; height: number }): Promise<OpenPage> {
  const phone = viewport.width < 760
  const context = await browser.newContext({ viewport, hasTouch: phone, isMobile: phone, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const troubles: string[] = []
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|blob:|data:)/.test(request.url())) troubles.push(`asked ${request.url()}`)
  })
  page.on('pageerror', (error) => troubles.push(error.message))
  return { page, troubles }
}

/** Waits until the map has nothing left to load or draw. */
export async function mapIdle(page: Page): Promise<void> {
  await page.waitForFunction(() => window.yitu)
  await page.evaluate(() => window.yitu!.idle())
}

/** The value of a parameter of the page's address. */
export const parameter = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name)

/** Waits until the address names something, and gives it. */
export async function awaitParameter(page: Page, name: string, pattern: RegExp): Promise<string> {
  await page.waitForURL((url) => pattern.test(url.searchParams.get(name) ?? ''))
  return parameter(page, name)!
}
