import { createHash, type Hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { RoadLine } from './network.ts'
import type { Country, Trip } from './trip.ts'

const [pack, unpack] = [promisify(gzip), promisify(gunzip)]

/** Which ways some times go over, and by which method: other ways, or another method, have another name. */
export class CountryName {
  private readonly land: Hash

  /** @param houseIds whose times they are, in the order of the country's houses */
  constructor({ grid, heights, rivers, reservoirs, houses }: Omit<Country, 'roads'>, houseIds: Int32Array) {
    this.land = createHash('sha256').update(method()).update(JSON.stringify(grid))
    for (const values of [heights, houses, houseIds]) this.land.update(bytesOf(values))
    for (const course of [...rivers, ...reservoirs.flat()]) this.land.update(`${course.length} `).update(bytesOf(course))
  }

  with(roads: readonly RoadLine[]): string {
    const hash = this.land.copy()
    for (const { id, kind, line } of roads) hash.update(`${id} ${kind} ${line.length} `).update(bytesOf(line))
    return hash.digest('hex')
  }
}

/**
 * Minutes from every house to single places, in files: a county's villages take minutes to work out, and a start goes on from what
 * was done before it. Only those of the country as it was last are kept.
 */
export class KeptHouseTimes {
  private readonly home: string
  private cleared = ''

  constructor(dataDir: string) {
    this.home = join(dataDir, 'travel')
  }

  /** Undefined where there are none, or not whole. @param houses how many there are */
  async find(country: string, trip: Omit<Trip, 'altered'>, houses: number): Promise<Uint8Array | undefined> {
    const minutes = await readFile(this.pathOf(country, trip))
      .then(unpack)
      .catch(() => undefined)
    return minutes?.length === houses ? new Uint8Array(minutes) : undefined
  }

  /** @throws Error when the disk takes no more */
  async keep(country: string, trip: Omit<Trip, 'altered'>, minutes: Uint8Array): Promise<void> {
    if (this.cleared !== country) await this.clearFor(country)
    const path = this.pathOf(country, trip)
    await writeFile(`${path}.draft`, await pack(minutes, { level: 1 }), { mode: 0o600 })
    await rename(`${path}.draft`, path)
  }

  private async clearFor(country: string): Promise<void> {
    await mkdir(join(this.home, country), { recursive: true, mode: 0o700 })
    for (const name of await readdir(this.home)) if (name !== country) await rm(join(this.home, name), { recursive: true, force: true })
    this.cleared = country
  }

  private pathOf(country: string, { goals, mode, limit }: Omit<Trip, 'altered'>): string {
    const places = createHash('sha256').update(bytesOf(goals)).digest('hex')
    return join(this.home, country, `${mode}-${limit}-${places}`)
  }
}

/** The program that works the times out: what an older one found is not taken for its own. */
function method(): string {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !/\.(test|testing)\.ts$/.test(name))
  return files
    .toSorted()
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\0')
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => new Uint8Array(buffer, byteOffset, byteLength)
