import type { Sql } from '../api/database/sql.ts'
import { settlingSteps } from './county.ts'
import type { County, Ground } from './county.types.ts'
import { villageCounts } from './demo/counts.ts'
import { readGround, storePlaces, storeRivers, storeRoads } from './ground.queries.ts'
import { drainRelief } from './hydrography.ts'
import { keepAlive, moveAlerts, moveAreas, moveHouses, moveParcels, movePoints, readDemo } from './resettle.queries.ts'
import { createPlacer } from './spots.ts'

export class ResettleError extends Error {
  override name = 'ResettleError'
}

export interface Resettled {
  houses: number
  roads: number
  rivers: number
  points: number
  parcels: number
}

/**
 * Settles the demo anew on the ground the database now holds, in the transaction given: townships, villages, roads, places, houses, enterprises,
 * facilities, parcels and alerts move; people, ids and records stay as they are.
 * Where the relief was imported but the rivers are still the demo's, the rivers are found anew from the relief.
 * @throws ResettleError where there is no demo, or no ground to settle it on.
 */
export async function resettle(sql: Sql): Promise<Resettled> {
  const demo = await readDemo(sql)
  if (!demo) throw new ResettleError('数据库里不是示意数据，没有可以重新安置的乡镇、村和房屋。')
  const ground = await readGround(sql)
  if (!ground) throw new ResettleError('数据库里还没有县界或地形，无法重新安置示意数据。')
  if (ground.source !== 'demo' && (ground.rivers.length === 0 || ground.rivers.some((river) => river.source.startsWith('示意')))) {
    ground.rivers = drainRelief(ground.relief, demo.seed)
    await sql.run('delete from rivers')
    await storeRivers(sql, ground.rivers)
  }
  const county = await settleHolding(sql, ground, demo)
  await moveAreas(sql, county)
  await sql.run('delete from roads')
  await storeRoads(sql, county)
  await sql.run('delete from places')
  await storePlaces(sql, county)
  const houses = await moveHouses(sql, county, villageCounts(demo.seed, demo.scale), demo.seed)
  const placer = createPlacer(county, demo.seed)
  const points = (await movePoints(sql, 'industry', placer)) + (await movePoints(sql, 'facilities', placer))
  const parcels = await moveParcels(sql, placer)
  await moveAlerts(sql)
  return { houses, roads: county.roads.length, rivers: ground.rivers.length, points, parcels }
}

/** Settles while holding a transaction: a word to the database between steps, lest it take us for gone. */
async function settleHolding(sql: Sql, ground: Ground, { seed, scale }: { seed: number; scale: number }): Promise<County> {
  const steps = settlingSteps(ground, seed, scale)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await keepAlive(sql)
  }
}
