import type { AnalysisStore } from '../analysis/analysis.store.ts'
import {
  encodeFloodField,
  floodRoutes,
  getFlood,
  getFloodField,
  getFloodRivers,
  type FloodQuestion,
  type FloodRivers,
} from '../contract/flood.ts'
import { open, signedIn, type Endpoint } from '../http/endpoint.ts'
import { requireScope } from '../http/permission.ts'
import { isInside, type Ground, type Mask } from '../impact/ground.ts'
import type { GroundStore } from '../impact/ground.store.ts'
import { zoneEndpoints } from '../impact/zone.endpoints.ts'
import type { ShelterStore } from '../shelters/shelters.store.ts'
import { floodImpact, floodZone } from './flood.impact.ts'
import type { FloodStore, Rivers } from './flood.store.ts'
import { releasesOf } from './releases.ts'
import { fieldOf } from './rise.ts'

/** Kilometres between the places of a profile. */
const PROFILE_KM = 1
/** What a release is taken to do until a county says otherwise. Example configuration (示例). */
const RELEASE = { rise: 5, halvingKm: 25 }

export function floodEndpoints(store: AnalysisStore, grounds: GroundStore, floods: FloodStore, shelters: ShelterStore): Endpoint[] {
  return [
    open(getFloodRivers, async ({ ctx, query }) => {
      const account = signedIn(ctx)
      requireScope(account, query.area)
      const ground = await grounds.ground()
      return describe(ground, await floods.rivers(ground), await grounds.mask(ground, query.area))
    }),

    open(getFlood, ({ ctx, body, services }) => floodImpact({ analysis: store, grounds, floods }, signedIn(ctx), services, body)),

    open(getFloodField, async ({ ctx, body }) => {
      const account = signedIn(ctx)
      const ground = await grounds.ground()
      const { course, plain } = await floods.field(ground, body)
      const mask = await grounds.mask(ground, account.scope.area)
      return encodeFloodField(fieldOf(ground.grid, course, plain, body, mask))
    }),

    ...zoneEndpoints<FloodQuestion>(floodRoutes, {
      store,
      grounds,
      shelters,
      name: 'flood',
      zoneOf: (ground, asked) => floodZone(floods, ground, asked),
    }),
  ]
}

function describe(ground: Ground, { rivers, dams }: Rivers, mask: Mask): FloodRivers {
  const { grid } = ground
  const place = (cell: number): [number, number] => [
    Number((grid.west + (cell % grid.width) * grid.step).toFixed(5)),
    Number((grid.north - Math.floor(cell / grid.width) * grid.step).toFixed(5)),
  ]
  return {
    rivers: rivers.map(({ id, name, course }) => {
      const stations: number[] = []
      for (let at = 0; at < course.km.length; at++)
        if (at === 0 || course.km[at]! - course.km[stations.at(-1)!]! >= PROFILE_KM) stations.push(at)
      const inside = [...course.cells.keys()].filter((at) => isInside(mask, grid, course.cells[at]!))
      const round = (km: number) => Math.round(km * 10) / 10
      return {
        id,
        name,
        lengthKm: round(course.km.at(-1)!),
        here: inside.length > 0,
        reach: inside.length > 0 ? [round(course.km[inside[0]!]!), round(course.km[inside.at(-1)!]!)] : null,
        profile: stations.map((at): [number, number] => [round(course.km[at]!), course.levels[at]! / 10]),
        course: stations.map((at) => place(course.cells[at]!)),
      }
    }),
    releases: releasesOf(ground, { rivers, dams }).map(({ cell, ...release }) => ({ ...release, ...RELEASE, location: place(cell) })),
  }
}
