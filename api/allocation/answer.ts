import { isBrokenDown } from '../analysis/disclosure.ts'
import type { Columns } from '../analysis/columns.ts'
import { GROUPS } from '../contract/codes.ts'
import type { AllocatedSite, Allocation, AllocationQuestion, DemandUnit, Standing } from '../contract/allocation.ts'
import { BEYOND } from '../contract/travel.ts'
import type { Account } from '../context.ts'
import type { Candidate, Choice } from './candidates.ts'
import type { Demand, EntryTimes } from './demand.ts'
import { nextSites, siteGains } from './explain.ts'
import { gainersByHouse, gainersByUnit } from './gainers.ts'
import type { Posed } from './pose.ts'
import type { AllocationSolution } from './problem.ts'
import { groupsBeyond, standingOf, type HouseStanding } from './standing.ts'
import { tellerOf, type Teller } from './tell.ts'

/** Everything a plan is told with. */
export interface Told {
  readonly account: Account
  readonly question: AllocationQuestion
  readonly columns: Columns
  readonly demand: Demand
  readonly choice: Choice
  readonly posed: Posed
  /** Minutes of each house to each site, in the order of the problem's. */
  readonly times: readonly EntryTimes[]
  readonly placeOf: (unit: number) => { readonly name: string; readonly at: readonly [number, number] }
}

/** Sites and units that are listed with a gain. */
const GAINERS = 6
const NEXT = 6

/** The answer to a question, but for the curve and the prices. */
export function answerOf(told: Told, solution: AllocationSolution): Allocation {
  const { account, question, columns, demand, choice, posed, times } = told
  const { first, problem } = posed
  const teller = tellerOf(account, question.objective, posed)
  const hasPlan = solution.status === 'optimal' || solution.status === 'stopped'
  const before = choiceBefore(choice)
  const standing = (sites: readonly number[]) =>
    standingOf(
      demand,
      sites.map((site) => times[site]!),
      question.minutes,
    )
  const stood = before.length > 0 ? standing(before) : null
  const stands = hasPlan ? standing([...solution.open]) : null
  const sites = hasPlan ? sitesOf(told, solution, teller) : []
  const brokenDown = isBrokenDown(account, demand.matched)
  const candidateAt = (site: number): Candidate | undefined => choice.candidates[site - first]
  const isOpen = new Set(solution.open)
  const unreachable = posed.unreachable.reduce((sum, unit) => sum + demand.unitCount[unit]!, 0)
  return {
    question,
    asOf: columns.asOf,
    exact: account.scope.people,
    status: solution.status,
    value: teller.value(solution.value),
    bound: teller.value(solution.bound),
    gap: hasPlan && Number.isFinite(solution.gap) ? Math.round(solution.gap * 1e6) / 1e6 : null,
    seconds: Math.round(solution.seconds * 1000) / 1000,
    demand: {
      matched: teller.people(demand.matched),
      unplaced: teller.people(demand.unplaced),
      unreachable: teller.people(unreachable),
      units: demand.units.length,
      weight: teller.people(posed.total),
    },
    candidates: choice.candidates.length,
    kept: choice.kept ? choice.kept.places.length : choice.candidates.filter(({ existing, locked }) => existing && locked).length,
    before: stood && asStanding(stood, teller, brokenDown),
    after: stands && asStanding(stands, teller, brokenDown),
    sites: sites.map(({ site }) => site),
    closed: choice.candidates
      .filter(({ existing }, place) => hasPlan && existing && !isOpen.has(place + first))
      .map(({ key, name, at }) => ({ key, name, at: [...at] })),
    units: unitsOf(told, solution, {
      teller,
      stands,
      before,
      placeOfSite: new Map(sites.map(({ index }, place) => [index, place])),
    }),
    areas: stands ? areasOf(told, stands, teller) : [],
    leftOut: stands
      ? groupsBeyond(demand, columns.people.group, stands.minutes, question.minutes)
          .map((people, bit) => ({ group: GROUPS[bit]!.code, people: teller.people(people) }))
          .filter(({ people }) => people !== 0)
      : [],
    next: hasPlan
      ? nextSites(problem, solution)
          .filter(({ site, gain }) => candidateAt(site) && gain > 0)
          .slice(0, NEXT)
          .map(({ site, gain }) => {
            const { key, name, at } = candidateAt(site)!
            return { key, name, at: [...at], gain: teller.gain(gain) }
          })
      : [],
    curve: [],
    prices: [],
    clash: [],
  }
}

/** Areas directly below, each summed over its houses before it is told. */
function areasOf({ account, question, columns, demand }: Told, stands: HouseStanding, teller: Teller): Allocation['areas'] {
  return columns.areas.get(question.area)!.children.map(({ code, name }) => {
    const inside = demand.units.map((unit) => unit.code.startsWith(code))
    let [people, within, minutes, reached] = [0, 0, 0, 0]
    for (let entry = 0; entry < demand.house.length; entry++) {
      if (!inside[demand.unit[entry]!]) continue
      const count = demand.count[entry]!
      const taken = stands.minutes[entry]!
      people += count
      if (taken <= question.minutes) within += count
      if (taken === BEYOND) continue
      minutes += taken * count
      reached += count
    }
    const told = isBrokenDown(account, people)
    return {
      code,
      name,
      people: teller.people(people),
      within: told ? teller.people(within) : null,
      beyond: told ? teller.people(people - within) : null,
      meanMinutes: told ? teller.minutes(minutes / reached) : null,
    }
  })
}

/** Sites that are there before anything is decided, by place in the problem. */
function choiceBefore({ kept, candidates }: Choice): number[] {
  const first = kept ? 1 : 0
  return [...(kept ? [0] : []), ...candidates.flatMap(({ existing }, place) => (existing ? [place + first] : []))]
}

function asStanding({ within, beyond, meanMinutes, farthestMinutes }: HouseStanding, teller: Teller, brokenDown: boolean): Standing {
  return {
    within: brokenDown ? teller.people(within) : null,
    beyond: brokenDown ? teller.people(beyond) : null,
    meanMinutes: teller.minutes(meanMinutes),
    farthestMinutes: teller.minutes(farthestMinutes),
  }
}

function sitesOf(
  { question, posed, demand, choice, times, placeOf }: Told,
  solution: AllocationSolution,
  teller: Teller,
): { index: number; site: AllocatedSite }[] {
  const { problem, first } = posed
  const nameOf = new Map(choice.townships.map(({ code, name }) => [code, name]))
  const covers = question.objective === 'covering' || question.objective === 'setCover'
  const served = covers ? servedByHouse(demand, times, solution.open) : servedByUnit(posed, demand, solution)
  const gaining = covers ? gainersByHouse(demand, times, solution.open, question.minutes) : undefined
  return siteGains(problem, solution)
    .filter(({ site }) => site >= first)
    .toSorted((a, b) => b.gain - a.gain || a.site - b.site)
    .map((of) => {
      const { site, gain } = of
      const { key, name, kind, at, code, existing, locked, cost } = choice.candidates[site - first]!
      const { people, units, minutes } = served.get(site) ?? { people: 0, units: new Set(), minutes: NaN }
      const township = code?.slice(0, 9)
      const gainers = gaining ? (gaining.get(site) ?? []) : gainersByUnit(posed, demand, of, solution.open)
      return {
        index: site,
        site: {
          key,
          name,
          kind,
          at: [...at],
          township: township && nameOf.has(township) ? { code: township, name: nameOf.get(township)! } : null,
          existing,
          locked,
          serves: teller.people(people),
          units: units.size,
          meanMinutes: teller.minutes(minutes / people),
          gain: teller.gain(gain),
          gainers: gainers.slice(0, GAINERS).map(({ unit, people: gained, minutes: taken, without }) => ({
            name: placeOf(unit).name,
            people: teller.people(gained),
            minutes: teller.minutes(taken),
            without: teller.minutes(without),
          })),
          cost,
        },
      }
    })
}

/** Whom a site serves: people, the units they live in, and the minutes of all of them together. */
interface Served {
  people: number
  readonly units: Set<number>
  minutes: number
}

/** Everyone at the nearest open site, house by house; who gets to none within three hours is served by none. */
function servedByHouse(demand: Demand, times: readonly EntryTimes[], open: Int32Array): Map<number, Served> {
  const served = new Map<number, Served>([...open].map((site) => [site, { people: 0, units: new Set<number>(), minutes: 0 }]))
  for (let entry = 0; entry < demand.house.length; entry++) {
    let [nearest, least] = [-1, BEYOND as number]
    for (const site of open) {
      const minutes = times[site]!(entry)
      if (minutes < least) [nearest, least] = [site, minutes]
    }
    const at = served.get(nearest)
    if (!at) continue
    at.people += demand.count[entry]!
    at.units.add(demand.unit[entry]!)
    at.minutes += demand.count[entry]! * least
  }
  return served
}

/** Everyone where the plan sends their unit. */
function servedByUnit({ problem, columns }: Posed, demand: Demand, { serving, shares, open }: AllocationSolution): Map<number, Served> {
  const served = new Map<number, Served>([...open].map((site) => [site, { people: 0, units: new Set<number>(), minutes: 0 }]))
  const add = (unit: number, site: number, share: number) => {
    const at = served.get(site)
    if (!at || !(share > 1e-9) || problem.weights[unit] === 0) return
    at.people += share * demand.unitCount[unit]!
    at.units.add(unit)
    at.minutes += share * demand.unitCount[unit]! * columns[site]![unit]!
  }
  if (shares) shares.demand.forEach((unit, at) => add(unit, shares.site[at]!, shares.share[at]!))
  else serving.forEach((site, unit) => add(unit, site, 1))
  return served
}

function unitsOf(
  { posed, demand, placeOf }: Told,
  solution: AllocationSolution,
  {
    teller,
    stands,
    before,
    placeOfSite,
  }: { teller: Teller; stands: HouseStanding | null; before: readonly number[]; placeOfSite: Map<number, number> },
): DemandUnit[] {
  const { problem, columns } = posed
  const nearest = (unit: number, sites: Iterable<number>) => {
    let [least, found] = [Infinity, -1]
    for (const site of sites) {
      const minutes = columns[site]![unit]!
      if (minutes < least) [least, found] = [minutes, site]
    }
    return { least, found }
  }
  return demand.units.map(({ code, group }, unit) => {
    const { name, at } = placeOf(unit)
    const { least, found } = nearest(unit, solution.open)
    // With capacities somebody else than the nearest may serve.
    const site = problem.objective.kind === 'capacitatedMedian' ? solution.serving[unit]! : found
    return {
      code,
      group,
      name,
      at: [...at],
      people: teller.people(demand.unitCount[unit]!),
      before: teller.minutes(nearest(unit, before).least),
      after: teller.minutes(site >= 0 && site !== found ? columns[site]![unit]! : least),
      site: placeOfSite.get(site) ?? null,
      beyond: stands ? teller.people(stands.unitBeyond[unit]!) : null,
    }
  })
}
