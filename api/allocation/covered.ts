import type { Demand, EntryTimes } from './demand.ts'

/** Demand in classes: houses within reach of exactly the same sites. */
export interface Classes {
  /** Of each class. */
  readonly weight: Float64Array
  /** 0 where a class is within reach of a site, Infinity where not, at [class × sites + site]. */
  readonly distances: Float64Array
}

/**
 * Gathers houses by which sites they are within reach of, so that what a covering counts is counted house by house and not by
 * the means of villages, with few more rows than villages.
 * @param minutes within reach
 * @param stays site 0 is open whatever the plan: who is within its reach needs no other
 */
export function classesOf(demand: Demand, times: readonly EntryTimes[], minutes: number, stays: boolean): Classes {
  const found = new Map<string, number>()
  const weight: number[] = []
  const covers: number[][] = []
  for (let entry = 0; entry < demand.house.length; entry++) {
    let near: number[] = []
    for (let site = 0; site < times.length; site++) {
      if (times[site]!(entry) > minutes) continue
      near.push(site)
      if (stays && site === 0) break
    }
    if (stays && near[0] === 0) near = [0]
    const key = near.join(' ')
    let place = found.get(key)
    if (place === undefined) {
      found.set(key, (place = covers.length))
      covers.push(near)
      weight.push(0)
    }
    weight[place]! += demand.weight[entry]!
  }
  const distances = new Float64Array(covers.length * times.length).fill(Infinity)
  covers.forEach((near, place) => {
    for (const site of near) distances[place * times.length + site] = 0
  })
  return { weight: Float64Array.from(weight), distances }
}
