import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { TileLayer } from '../../api/contract/tile_layer.ts'
import { TILE_LAYERS } from '../../api/contract/vector.ts'
import type { Database } from '../../api/database/sql.ts'
import { readTile } from '../../api/vector/vector.queries.ts'
import { vectorTile } from '../../api/vector/vector.tiles.ts'
import { percentiles, type Figure } from './figure.ts'

/** west, south, east, north of the county. */
const COUNTY = [110.57, 29.065, 111.33, 29.7] as const
const LEADER = { area: '430821', datasets: [], people: true }
const USERS = 100
/** How many of the slowest tiles of a level are made again, and how often. */
const AGAIN = { tiles: 5, rounds: 5 }
const SECONDS = 4

/**
 * Every tile of the county, asked for the first time, beside its SQL alone; then tiles that are kept, for a hundred users at once,
 * beside nginx with the same bytes on the disk.
 * @param database the one that the product at `url` runs on
 */
export async function vectorTileFigures(url: string, cookie: string, database: Database): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const layer of TILE_LAYERS) {
    for (let z = layer.minzoom; z <= layer.maxzoom; z++) {
      const tiles = tilesOf(z)
      const times: number[] = []
      const alone: number[] = []
      let bytes = 0
      for (const { x, y } of tiles) {
        const started = performance.now()
        const reply = await fetch(`${url}/tiles/${layer.id}/${z}/${x}/${y}.mvt`, { headers: { cookie, 'accept-encoding': 'identity' } })
        bytes = Math.max(bytes, (await reply.arrayBuffer()).byteLength)
        times.push(performance.now() - started)
        const asked = performance.now()
        await database.scoped(LEADER, (sql) => readTile(sql, layer, { z, x, y }))
        alone.push(performance.now() - asked)
      }
      const what = `tiles of ${layer.id}, zoom ${z}, ${times.length} tiles`
      const { p95 } = percentiles(times)
      figures.push(
        { what: `${what}, 95th percentile`, value: p95, unit: 'ms', limit: 50, peer: percentiles(alone).p95, against: 'its SQL alone' },
        { what: `${what}, slowest`, value: Math.max(...times), unit: 'ms', limit: 50, peer: Math.max(...alone), against: 'its SQL alone' },
        { what: `${what}, costliest of the slowest`, value: await costliest(database, layer, z, tiles, times), unit: 'ms', limit: 50 },
        { what: `${what}, largest`, value: bytes / 1000, unit: 'kB', limit: 500 },
      )
    }
  }
  const paths = tilesOf(13)
    .slice(0, 40)
    .map(({ x, y }) => `/tiles/parcels/13/${x}/${y}.mvt`)
  const kept = await throughput(url, paths, cookie)
  const peer = await besideNginx(url, paths, cookie)
  figures.push({
    what: `tiles from memory, ${USERS} users${peer === undefined ? ' (no nginx on this machine to compare with)' : ''}`,
    value: kept,
    unit: 'a second',
    ...(peer === undefined ? {} : { peer, against: 'nginx, the same bytes as files' }),
  })
  return figures
}

/**
 * What the tiles that were slowest cost when they are made again: of a thousand answers one waits for something else on the machine.
 * @returns ms, of the costliest one the median of its times
 */
async function costliest(
  database: Database,
  layer: TileLayer,
  z: number,
  tiles: readonly { x: number; y: number }[],
  times: readonly number[],
): Promise<number> {
  const slowest = tiles.map((tile, index) => ({ ...tile, ms: times[index]! })).toSorted((a, b) => b.ms - a.ms)
  let most = 0
  for (const { x, y } of slowest.slice(0, AGAIN.tiles)) {
    const costs: number[] = []
    for (let round = 0; round < AGAIN.rounds; round++) {
      const started = performance.now()
      await database.scoped(LEADER, (sql) => vectorTile(sql, layer, { z, x, y }))
      costs.push(performance.now() - started)
    }
    most = Math.max(most, percentiles(costs).p50)
  }
  return most
}

function tilesOf(z: number): { x: number; y: number }[] {
  const column = (lon: number) => Math.floor(((lon + 180) / 360) * 2 ** z)
  const row = (lat: number) => Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z)
  const [west, south, east, north] = COUNTY
  const tiles: { x: number; y: number }[] = []
  for (let x = column(west); x <= column(east); x++) for (let y = row(north); y <= row(south); y++) tiles.push({ x, y })
  return tiles
}

/** Answers a second to users who each ask for the next tile as soon as they have one. */
async function throughput(url: string, paths: readonly string[], cookie: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: USERS })
  const ask = (path: string) =>
    new Promise<void>((resolve, reject) => {
      get(url + path, { agent, headers: { cookie, 'accept-encoding': 'identity' } }, (reply) => {
        reply.on('end', resolve).on('error', reject)
        reply.resume()
      }).on('error', reject)
    })
  for (const path of paths) await ask(path)
  const end = performance.now() + SECONDS * 1000
  let answers = 0
  await Promise.all(
    Array.from({ length: USERS }, async (_, user) => {
      for (let turn = user; performance.now() < end; turn++) {
        await ask(paths[turn % paths.length]!)
        answers++
      }
    }),
  )
  agent.destroy()
  return answers / SECONDS
}

/** The same from nginx; undefined where it is not installed. */
async function besideNginx(url: string, paths: readonly string[], cookie: string): Promise<number | undefined> {
  if (spawnSync('nginx', ['-v']).error) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'yitu-nginx-'))
  for (const path of paths) {
    const reply = await fetch(url + path, { headers: { cookie, 'accept-encoding': 'identity' } })
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), Buffer.from(await reply.arrayBuffer()))
  }
  const port = 20_000 + (process.pid % 20_000)
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log stderr crit; worker_processes auto; events { worker_connections 512; }
     http { access_log off; server { listen 127.0.0.1:${port}; root ${folder}; } }`,
  )
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' })
  try {
    await wait(500)
    return await throughput(`http://127.0.0.1:${port}`, paths, '')
  } finally {
    nginx.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
}
