import type { AnalysisStore } from '../analysis/analysis.store.ts'
import { getHazardField, getHazardImpact, hazardRoutes, type HazardField, type HazardQuestion } from '../contract/hazards.ts'
import { open, signedIn, type Endpoint } from '../http/endpoint.ts'
import type { Mask, Zone } from '../impact/ground.ts'
import type { GroundStore } from '../impact/ground.store.ts'
import { zoneEndpoints } from '../impact/zone.endpoints.ts'
import type { ShelterStore } from '../shelters/shelters.store.ts'
import { hazardImpact } from './hazards.impact.ts'
import type { HazardStore } from './hazards.store.ts'

export function hazardsEndpoints(store: AnalysisStore, grounds: GroundStore, hazards: HazardStore, shelters: ShelterStore): Endpoint[] {
  return [
    open(getHazardImpact, ({ ctx, body, services }) => hazardImpact({ analysis: store, grounds, hazards }, signedIn(ctx), services, body)),

    open(getHazardField, async ({ ctx, body }) => {
      const account = signedIn(ctx)
      const ground = await grounds.ground()
      return fieldOf(await hazards.zone(ground, body), await grounds.mask(ground, account.scope.area))
    }),

    ...zoneEndpoints<HazardQuestion>(hazardRoutes, {
      store,
      grounds,
      shelters,
      name: 'hazards',
      zoneOf: (ground, asked) => hazards.zone(ground, asked),
    }),
  ]
}

/** The part of a zone inside an area. */
function fieldOf({ grid, values }: Zone, { left, top, width, height, inside }: Mask): HazardField {
  const runs: number[] = []
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const cell = (top + row) * grid.width + left + column
      const value = inside[row * width + column] ? values[cell]! : 0
      if (value === 0) continue
      const [first, count, last] = runs.slice(-3)
      if (cell === first! + count! && last === value) runs[runs.length - 2]!++
      else runs.push(cell, 1, value)
    }
  const { west, north, step } = grid
  return { west, north, step, width: grid.width, height: grid.height, runs }
}
