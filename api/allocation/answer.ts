import { isBrokenDown } from '../analysis/disclosure.ts'
import type { Columns } from '../analysis/columns.ts'
import { GROUPS } from '../contract/codes.ts'
import type { AllocatedSite, Allocation, AllocationQuestion, DemandUnit, Standing } from '../contract/allocation.ts'
import type { Account } from '../context.ts'
import type { Candidate, Choice } from './candidates.ts'
import type { Demand } from './demand.ts'
import { nextSites, siteGains } from './explain.ts'
import type { EntryTimes, Posed } from './pose.ts'
import type { AllocationProblem, AllocationSolution } from './problem.ts'
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
  { posed, demand, choice, placeOf }: Told,
  solution: AllocationSolution,
  teller: Teller,
): { index: number; site: AllocatedSite }[] {
  const { problem, first } = posed
  const nameOf = new Map(choice.townships.map(({ code, name }) => [code, name]))
  return siteGains(problem, solution)
    .filter(({ site }) => site >= first)
    .toSorted((a, b) => b.gain - a.gain || a.site - b.site)
    .map(({ site, gain, gainers }) => {
      const { key, name, kind, at, code, existing, locked, cost } = choice.candidates[site - first]!
      const served = servedBy(problem, solution, site)
      const township = code?.slice(0, 9)
      const weight = served.reduce((sum, { unit, share }) => sum + share * demand.unitWeight[unit]!, 0)
      const travelled = served.reduce((sum, { unit, share }) => sum + share * demand.unitWeight[unit]! * distanceTo(problem, unit, site), 0)
      const others = solution.open.filter((other) => other !== site)
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
          serves: teller.people(served.reduce((sum, { unit, share }) => sum + share * demand.unitCount[unit]!, 0)),
          units: served.length,
          meanMinutes: teller.minutes(travelled / weight),
          gain: teller.gain(gain),
          gainers: [...gainers].slice(0, GAINERS).map((unit) => ({
            name: placeOf(unit).name,
            people: teller.people(demand.unitCount[unit]!),
            minutes: teller.minutes(distanceTo(problem, unit, site)),
            without: teller.minutes(others.reduce((least, other) => Math.min(least, distanceTo(problem, unit, other)), Infinity)),
          })),
          cost,
        },
      }
    })
}

const distanceTo = ({ distances, candidates }: AllocationProblem, unit: number, site: number): number =>
  distances[unit * candidates + site]!

/** Units that a site serves, and which share of each. */
function servedBy(
  { weights }: AllocationProblem,
  { serving, shares }: AllocationSolution,
  site: number,
): { unit: number; share: number }[] {
  if (shares)
    return [...shares.site.keys()]
      .filter((at) => shares.site[at] === site && shares.share[at]! > 1e-9)
      .map((at) => ({ unit: shares.demand[at]!, share: shares.share[at]! }))
  return [...serving.keys()].filter((unit) => serving[unit] === site && weights[unit]! > 0).map((unit) => ({ unit, share: 1 }))
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
  const { problem } = posed
  const nearest = (unit: number, sites: Iterable<number>) => {
    let [least, found] = [Infinity, -1]
    for (const site of sites) {
      const minutes = distanceTo(problem, unit, site)
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
      after: teller.minutes(site >= 0 && site !== found ? distanceTo(problem, unit, site) : least),
      site: placeOfSite.get(site) ?? null,
      beyond: stands ? teller.people(stands.unitBeyond[unit]!) : null,
    }
  })
}
