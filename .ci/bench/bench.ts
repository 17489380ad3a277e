/**
 * `npm run bench`: what the product costs on this machine, each figure beside its limit or peer, in one run.
 * `--json` prints JSON; DEMO_SCALE (default 1) sets the county's size.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '../../api/database/database.ts'
import { bakeFigures } from '../../tiles/bench.ts'
import { alertStreamFigures } from './alert_stream.ts'
import { allocationFigures } from './allocation.ts'
import { countyAllocationFigures } from './allocation_county.ts'
import { analysisFigures, analysisPeers, recordsAreRead } from './analysis.ts'
import { firstLoadFigures } from './first_load.ts'
import { keepsLimit, table, type Figure } from './figure.ts'
import { floodFigures } from './flood.ts'
import { frameFigures } from './frames.ts'
import { houseColorFigures } from './house_colors.ts'
import { peopleFigures } from './people.ts'
import { startProduct } from './product.ts'
import { reachFigures } from './reach.ts'
import { leaderCookie, requestFigures } from './requests.ts'
import { scenarioFigures } from './scenarios.ts'
import { selectionFigures } from './selection.ts'
import { vectorTileFigures } from './vector_tiles.ts'

const scale = process.env['DEMO_SCALE'] ?? '1'
const place = mkdtempSync(join(tmpdir(), 'yitu-bench-'))
const env = { PORT: String(await freePort()), DATA_DIR: join(place, 'data'), DEMO_SCALE: scale, DEMO_PASSWORD: 'yitu-demo' }
const figures: Figure[] = []
try {
  say(`first start at DEMO_SCALE=${scale} …`)
  // As on a fresh clone: the web app and the empty database are made as well.
  for (const made of ['web/dist', 'node_modules/.cache/yitu'])
    rmSync(new URL(`../../${made}`, import.meta.url), { recursive: true, force: true })
  const first = await startProduct(env)
  measured(
    { what: 'first start: map usable', value: first.map, unit: 's', limit: 60 },
    { what: 'first start: everything ready', value: first.ready, unit: 's', limit: 240 },
    { what: 'first start: peak memory, process tree', value: first.peakMemory, unit: 'MiB', limit: 2048 },
  )
  say('requests right after a first start …')
  const newcomer = await leaderCookie(first.url, env.DEMO_PASSWORD)
  const early = await requestFigures(first.url, env.DEMO_PASSWORD)
  await recordsAreRead(first.url, newcomer)
  early.push(...(await analysisFigures(first.url, newcomer)))
  measured(...early.map((figure) => ({ ...figure, what: `right after a first start: ${figure.what}` })))
  say('what is left for idle time after a first start …')
  await webIsShrunk()
  await first.stop()
  for (const part of readdirSync(env.DATA_DIR))
    measured({ what: `data folder: ${part}`, value: size(join(env.DATA_DIR, part)) / 2 ** 20, unit: 'MiB' })
  say('second start …')
  const second = await startProduct(env)
  measured(
    { what: 'second start: everything ready', value: second.ready, unit: 's', limit: 5 },
    { what: 'second start: memory, process tree', value: second.peakMemory, unit: 'MiB', limit: 2048 },
  )
  // From here on as on any morning: the product has been started and has read its records.
  const cookie = await leaderCookie(second.url, env.DEMO_PASSWORD)
  await recordsAreRead(second.url, cookie)
  say('requests …')
  measured(...(await requestFigures(second.url, env.DEMO_PASSWORD)))
  measured(...(await alertStreamFigures(second.url, env.DEMO_PASSWORD)))
  say('first load …')
  measured(...(await firstLoadFigures(second.url, env.DEMO_PASSWORD)))
  measured(...(await selectionFigures(second.url, env.DEMO_PASSWORD)))
  say('linked views …')
  measured(...(await analysisFigures(second.url, cookie)))
  say('vector tiles …')
  const database = await openDatabase({ dataDir: env.DATA_DIR })
  measured(...(await vectorTileFigures(second.url, cookie, database)))
  say('reach …')
  measured(...(await reachFigures(database)))
  say('flood …')
  measured(...(await floodFigures(second.url, cookie, database)))
  say('scenarios …')
  measured(...(await scenarioFigures(second.url, cookie, database)))
  say('allocation over true travel times …')
  measured(...(await countyAllocationFigures(database)))
  await database.end()
  say('people on the map …')
  measured(...(await peopleFigures(second.url, cookie)))
  say('frames …')
  measured(...(await frameFigures(second.url, env.DEMO_PASSWORD)))
  await second.stop()
  say('linked views beside others …')
  measured(...(await analysisPeers({ dataDir: env.DATA_DIR }, say)))
  say('allocation …')
  measured(...(await allocationFigures()))
  say('house colours …')
  measured(...houseColorFigures())
  say('bake …')
  measured(...(await bakeFigures(env.DATA_DIR)))
} finally {
  rmSync(place, { recursive: true, force: true })
}

process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(figures, null, 2)}\n` : `${table(figures)}\n`)
process.exitCode = figures.every(keepsLimit) ? 0 : 1

/** Keeps figures for the table and tells them at once: a fault later on must not lose what was measured before it. */
function measured(...part: Figure[]) {
  figures.push(...part)
  say(table(part))
}

function say(line: string) {
  process.stderr.write(`${line}\n`)
}

/** After a first start the web app is compressed as far as it can be, on time left over. */
async function webIsShrunk(): Promise<void> {
  const stamp = new URL('../../web/dist/.compressed', import.meta.url)
  for (let seconds = 0; !existsSync(stamp); seconds++) {
    if (seconds > 600) throw new Error('the web app was not compressed within ten minutes')
    await wait(1000)
  }
}

function size(path: string): number {
  const entry = statSync(path)
  return entry.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0) : entry.size
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}
