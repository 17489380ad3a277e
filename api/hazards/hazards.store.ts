import { LRUCache } from 'lru-cache'
import type { Services } from '../context.ts'
import type { HazardQuestion } from '../contract/hazards.ts'
import type { Ground, Zone } from '../impact/ground.ts'
import { hazardsVersion, readHazards, type Hazard } from './hazards.queries.ts'
import { hazardZone } from './runout.ts'

/** Zones kept: a byte a cell of the relief each. */
const ZONES = 6

/** Zones of the county's recorded hazards. */
export interface HazardStore {
  hazards(): Promise<{ version: string; hazards: readonly Hazard[] }>
  zone(ground: Ground, asked: Omit<HazardQuestion, 'area'>): Promise<Zone>
}

export function createHazardStore({ database }: Pick<Services, 'database'>): HazardStore {
  let held: { version: string; hazards: Hazard[] } | undefined
  const zones = new LRUCache<string, Zone>({ max: ZONES })

  async function hazards() {
    const version = await database().system(hazardsVersion)
    if (held?.version !== version) held = { version, hazards: await database().system(readHazards) }
    return held
  }

  return {
    hazards,
    async zone(ground, { kinds, angle, buffer }) {
      const { version, hazards: all } = await hazards()
      const key = JSON.stringify([ground.version, version, kinds.toSorted(), angle, buffer])
      let zone = zones.get(key)
      if (!zone) {
        const rings = all.filter(({ type }) => kinds.includes(type)).map((hazard) => hazard.rings)
        zones.set(key, (zone = hazardZone(ground.grid, ground.heights, rings, angle, buffer)))
      }
      return zone
    },
  }
}
