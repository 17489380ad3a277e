import { createReadStream, existsSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../../e2e/browser.testing.ts'
import type { Alignment } from './alignment.page.testing.ts'

const PICTURE = { width: 560, height: 360 }
const ASSETS = join(dirname(createRequire(import.meta.url).resolve('cesium/package.json')), 'Build/Cesium')
/** CSS pixels that the two drawings of a point may lie apart. */
const APART = 1
/** Points that the page asks the overlay for. */
const PICKED = [0, 6, 17, 27] satisfies Alignment['picked']

let browser: Browser
let server: Server
let url: string

beforeAll(async () => {
  const script = await pageScript()
  server = createServer((request, reply) => {
    if (request.url === '/page.js') reply.setHeader('content-type', 'text/javascript').end(script)
    else if (request.url === '/')
      reply.setHeader('content-type', 'text/html').end('<!doctype html><body><script type="module" src="/page.js"></script>')
    else sendAsset(request.url ?? '', reply)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const at = server.address()
  url = `http://127.0.0.1:${at && typeof at === 'object' ? at.port : 0}/`
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  server?.close()
})

/** Cesium's own files, as the product serves them. */
function sendAsset(address: string, reply: ServerResponse): void {
  const path = join(ASSETS, address.replace(/^\/cesium\//, ''))
  if (!address.startsWith('/cesium/') || !existsSync(path)) reply.writeHead(404).end()
  else createReadStream(path).pipe(reply)
}

/** The page with all it imports, in one module. */
async function pageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { CESIUM_BASE_URL: JSON.stringify('/cesium/') },
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      rolldownOptions: { input: `${import.meta.dirname}/alignment.page.testing.ts`, output: { codeSplitting: false } },
    },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  const script = outputs.find((one) => one.type === 'chunk' && one.isEntry)
  if (script?.type !== 'chunk') throw new Error('the page was not built')
  return script.code
}

describe.each([1, 2])('at %i device pixels a CSS pixel', (deviceScaleFactor) => {
  test('deck.gl draws where Cesium draws, leaves it the mouse, and finds what it drew', async () => {
    const context = await browser.newContext({ viewport: PICTURE, deviceScaleFactor })
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('pageerror', (error) => troubles.push(error.message))
    await page.goto(url)
    await page.waitForFunction(() => window.alignment)
    const views = [
      { what: 'the county', height: 62_000, heading: 0, pitch: -52 },
      { what: 'the county, turned', height: 62_000, heading: 137, pitch: -70 },
      { what: 'a village', height: 5_000, heading: 30, pitch: -42 },
      { what: 'a house', height: 300, heading: 250, pitch: -40 },
    ]
    for (const { what, height, heading, pitch } of views) {
      const found = await page.evaluate(([meters, turn, tilt]) => window.alignment.measure(meters!, turn!, tilt!), [height, heading, pitch])
      expect(found.ratios, what).toEqual([deviceScaleFactor, deviceScaleFactor])
      expect(Math.max(...found.apart), what).toBeLessThanOrEqual(APART)
      expect(found.mouseMeets, what).toBe('globe')
      expect(found.picked, what).toEqual(PICKED)
    }
    const [both, left, right] = await page.evaluate(async () => [
      await window.alignment.lightBySide('both'),
      await window.alignment.lightBySide('left'),
      await window.alignment.lightBySide('right'),
    ])
    expect(Math.min(both!.left, both!.right), 'on both sides of a dividing line').toBeGreaterThan(0)
    expect([left, right], 'on one side of it').toEqual([
      { left: both!.left, right: 0 },
      { left: 0, right: both!.right },
    ])
    await page.evaluate(() => window.alignment.loseContext())
    const again = await page.evaluate(() => window.alignment.measure(5_000, 30, -42))
    expect(Math.max(...again.apart), 'after the canvas was lost').toBeLessThanOrEqual(APART)
    expect(troubles).toEqual([])
    await context.close()
  })
})
