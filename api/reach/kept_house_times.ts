import { createHash, type Hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytesOf, KeptFiles } from '../jobs/kept_files.ts'
import type { RoadLine } from './network.ts'
import type { Country, Trip } from './trip.ts'

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

/** Minutes from every house to single places, in files: a county's villages take minutes to work out. */
export class KeptHouseTimes {
  private readonly files: KeptFiles

  constructor(dataDir: string) {
    this.files = new KeptFiles(join(dataDir, 'travel'))
  }

  /** Undefined where there are none, or not whole. @param houses how many there are */
  async find(country: string, trip: Omit<Trip, 'altered'>, houses: number): Promise<Uint8Array | undefined> {
    const minutes = await this.files.find(country, nameOf(trip))
    return minutes?.length === houses ? new Uint8Array(minutes) : undefined
  }

  /** @throws Error when the disk takes no more */
  keep(country: string, trip: Omit<Trip, 'altered'>, minutes: Uint8Array): Promise<void> {
    return this.files.keep(country, nameOf(trip), minutes)
  }
}

function nameOf({ goals, mode, limit }: Omit<Trip, 'altered'>): string {
  const places = createHash('sha256').update(bytesOf(goals)).digest('hex')
  return `${mode}-${limit}-${places}`
}

/** The program that works the times out: what an older one found is not taken for its own. */
function method(): string {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !/\.(test|testing)\.ts$/.test(name))
  return files
    .toSorted()
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\0')
}
