import { BEYOND } from '../contract/travel.ts'
import type { Demand, EntryTimes } from './demand.ts'
import type { Posed } from './pose.ts'
import type { SiteGain } from './explain.ts'

/** People of one unit who lose when a site is not there. */
export interface Gainer {
  readonly unit: number
  readonly people: number
  /** Mean minutes of them to the site, and to the nearest of the others: Infinity where most of them get to none. */
  readonly minutes: number
  readonly without: number
}

/** Of each site, whom it alone is near enough to: house by house, as coverings count, most people first. */
export function gainersByHouse(demand: Demand, times: readonly EntryTimes[], open: Int32Array, limit: number): Map<number, Gainer[]> {
  const sums = new Map<number, Map<number, { people: number; minutes: number; without: number; lost: number }>>()
  for (let entry = 0; entry < demand.house.length; entry++) {
    let [nearest, least, second] = [-1, BEYOND as number, BEYOND as number]
    for (const site of open) {
      const minutes = times[site]!(entry)
      if (minutes < least) [nearest, least, second] = [site, minutes, least]
      else if (minutes < second) second = minutes
    }
    if (least > limit || second <= limit) continue
    const units = sums.get(nearest) ?? new Map<number, { people: number; minutes: number; without: number; lost: number }>()
    sums.set(nearest, units)
    const sum = units.get(demand.unit[entry]!) ?? { people: 0, minutes: 0, without: 0, lost: 0 }
    units.set(demand.unit[entry]!, sum)
    const people = demand.count[entry]!
    sum.people += people
    sum.minutes += people * least
    if (second === BEYOND) sum.lost += people
    else sum.without += people * second
  }
  const told = ([site, units]: [number, NonNullable<ReturnType<typeof sums.get>>]): [number, Gainer[]] => [
    site,
    [...units]
      .map(([unit, { people, minutes, without, lost }]) => ({
        unit,
        people,
        minutes: minutes / people,
        without: lost * 2 > people ? Infinity : without / (people - lost),
      }))
      .toSorted((a, b) => b.people - a.people || a.unit - b.unit),
  ]
  return new Map([...sums].map(told))
}

/** Units that lose when a site is not there, as plans by unit count them; those who lose most first. */
export function gainersByUnit({ columns }: Posed, { unitCount }: Demand, { site, gainers }: SiteGain, open: Int32Array): Gainer[] {
  const others = [...open].filter((other) => other !== site)
  return Array.from(gainers, (unit) => ({
    unit,
    people: unitCount[unit]!,
    minutes: columns[site]![unit]!,
    without: others.reduce((least, other) => Math.min(least, columns[other]![unit]!), Infinity),
  }))
}
