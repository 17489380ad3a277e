import { build, type Plugin } from 'vite'
import { mapIdle, openBrowser, openPage } from '../../web/e2e/browser.testing.ts'
import { brotli } from '../../web/vite/precompress.ts'
import type { Figure } from './figure.ts'

/** 1.5 × the brotli bytes of Cesium's engine as it was measured when the limit was set (773 kB). */
const LIMIT_KB = 1160

/** Compressed scripts and styles that a browser fetches until the county stands, tiles and fonts left out. */
export async function firstLoadFigures(url: string, password: string): Promise<Figure[]> {
  const kilobytes = await fetched(url, password)
  return [
    {
      what: 'first load: scripts and styles until the county shows, brotli',
      value: kilobytes,
      unit: 'kB',
      limit: LIMIT_KB,
      peer: await engineKilobytes(),
      against: "Cesium's engine alone, the same compression",
    },
  ]
}

async function fetched(url: string, password: string): Promise<number> {
  const browser = await openBrowser()
  try {
    const { page } = await openPage(browser, { width: 1280, height: 720 })
    await page.request.post(`${url}/api/session`, { data: { account: 'leader', password } })
    const sizes: Promise<number>[] = []
    page.on('requestfinished', (request) => {
      if (/\.(js|css)$/.test(new URL(request.url()).pathname)) sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
    })
    await page.goto(url)
    await mapIdle(page)
    return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0) / 1000
  } finally {
    await browser.close()
  }
}

/** All that the engine's package exports, built and compressed as the product is. */
async function engineKilobytes(): Promise<number> {
  const entry: Plugin = {
    name: 'engine-entry',
    resolveId: (id) => (id === 'engine-entry' ? id : undefined),
    load: (id) => (id === 'engine-entry' ? `import * as engine from '@cesium/engine'; globalThis.engine = engine` : undefined),
  }
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [entry],
    build: { write: false, target: 'es2023', rolldownOptions: { input: 'engine-entry' } },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const code = outputs.flatMap((one) => ('output' in one ? one.output : [])).flatMap((file) => (file.type === 'chunk' ? [file.code] : []))
  const bytes = Buffer.from(code.join(''))
  return (await brotli(bytes, 11)).length / 1000
}
