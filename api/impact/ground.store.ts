import { LRUCache } from 'lru-cache'
import type { Services } from '../context.ts'
import { ProblemError } from '../errors.ts'
import { underWay, whileWanted } from '../jobs/under_way.ts'
import { maskOf, type Ground, type Mask } from './ground.ts'
import { groundVersion, readGround, ringsOfArea } from './ground.queries.ts'

/** What nobody has asked for so long gives its memory back. ms */
const IDLE_MS = 10 * 60_000
/** Masks kept: a byte a cell of the area's box. */
const MASKS_BYTES = 24 << 20

/** The county's ground in memory, read when first asked for and again when it has changed. */
export interface GroundStore {
  /** @throws ProblemError `not_found` before there is a relief */
  ground(): Promise<Ground>
  /** Cells inside an area. @throws ProblemError `not_found` */
  mask(ground: Ground, area: string): Promise<Mask>
}

export function createGroundStore({ database }: Pick<Services, 'database'>): GroundStore {
  let held: { version: string; ground: Promise<Ground> } | undefined
  let idle: NodeJS.Timeout | undefined
  const masks = new LRUCache<string, Mask>({ maxSize: MASKS_BYTES, sizeCalculation: ({ inside }) => inside.length + 100 })

  async function read(version: string): Promise<Ground> {
    const { report } = underWay()
    report({ step: 'ground', done: 0, total: 1 })
    const ground = await database().system((sql) => readGround(sql, version))
    if (!ground) throw new ProblemError('not_found')
    report({ step: 'ground', done: 1, total: 1 })
    return ground
  }

  return {
    async ground() {
      clearTimeout(idle)
      idle = setTimeout(() => (held = undefined), IDLE_MS).unref()
      const version = await database().system(groundVersion)
      if (held?.version === version) return whileWanted(held.ground)
      const ground = read(version)
      const mine = { version, ground }
      held = mine
      ground.catch(() => {
        if (held === mine) held = undefined
      })
      return whileWanted(ground)
    },
    async mask(ground, area) {
      const key = `${ground.version} ${area}`
      const found = masks.get(key)
      if (found) return found
      const rings = await database().system((sql) => ringsOfArea(sql, area))
      if (!rings) throw new ProblemError('not_found')
      const mask = maskOf(ground.grid, rings)
      masks.set(key, mask)
      return mask
    },
  }
}
