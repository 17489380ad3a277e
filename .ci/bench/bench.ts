/**
 * `npm run bench`: what the product costs on this machine, each figure beside its limit or peer, in one run.
 * `--json` prints JSON; DEMO_SCALE (default 1) sets the county's size.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../api/database/database.ts'
import { bakeFigures } from '../../tiles/bench.ts'
import { alertStreamFigures } from './alert_stream.ts'
import { allocationFigures } from './allocation.ts'
import { countyAllocationFigures } from './allocation_county.ts'
import { analysisFigures, analysisPeers } from './analysis.ts'
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
  figures.push(
    { what: 'first start: map usable', value: first.map, unit: 's', limit: 60 },
    { what: 'first start: everything ready', value: first.ready, unit: 's', limit: 240 },
    { what: 'first start: peak memory, process tree', value: first.peakMemory, unit: 'MiB', limit: 2048 },
  )
  say('requests …')
  figures.push(...(await requestFigures(first.url, env.DEMO_PASSWORD)))
  figures.push(...(await alertStreamFigures(first.url, env.DEMO_PASSWORD)))
  say('first load …')
  figures.push(...(await firstLoadFigures(first.url, env.DEMO_PASSWORD)))
  figures.push(...(await selectionFigures(first.url, env.DEMO_PASSWORD)))
  say('linked views …')
  const cookie = await leaderCookie(first.url, env.DEMO_PASSWORD)
  figures.push(...(await analysisFigures(first.url, cookie)))
  say('vector tiles …')
  const database = await openDatabase({ dataDir: env.DATA_DIR })
  figures.push(...(await vectorTileFigures(first.url, cookie, database)))
  say('reach …')
  figures.push(...(await reachFigures(database)))
  say('flood …')
  figures.push(...(await floodFigures(first.url, cookie, database)))
  say('scenarios …')
  figures.push(...(await scenarioFigures(first.url, cookie, database)))
  say('allocation over true travel times …')
  figures.push(...(await countyAllocationFigures(database)))
  await database.end()
  say('people on the map …')
  figures.push(...(await peopleFigures(first.url, cookie)))
  say('frames …')
  figures.push(...(await frameFigures(first.url, env.DEMO_PASSWORD)))
  await first.stop()
  for (const part of readdirSync(env.DATA_DIR))
    figures.push({ what: `data folder: ${part}`, value: size(join(env.DATA_DIR, part)) / 2 ** 20, unit: 'MiB' })
  say('second start …')
  const second = await startProduct(env)
  figures.push(
    { what: 'second start: everything ready', value: second.ready, unit: 's', limit: 5 },
    { what: 'second start: memory, process tree', value: second.peakMemory, unit: 'MiB', limit: 2048 },
  )
  await second.stop()
  say('linked views beside others …')
  figures.push(...(await analysisPeers({ dataDir: env.DATA_DIR }, say)))
  say('allocation …')
  figures.push(...(await allocationFigures()))
  say('house colours …')
  figures.push(...houseColorFigures())
  say('bake …')
  figures.push(...(await bakeFigures(env.DATA_DIR)))
} finally {
  rmSync(place, { recursive: true, force: true })
}

process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(figures, null, 2)}\n` : `${table(figures)}\n`)
process.exitCode = figures.every(keepsLimit) ? 0 : 1

function say(line: string) {
  process.stderr.write(`${line}\n`)
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
