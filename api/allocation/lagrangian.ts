import { rowCount, type CostTable } from './cost_table.ts'
import type { FreeSites } from './free_sites.ts'

/**
 * Lagrangian relaxation of "every row is served once" (multiplier λ a row) and of the rules that are not plain counts
 * (multiplier μ a rule). Whatever the multipliers, `value` is a proven lower bound on every plan; what forcing one site
 * open or closed would add is known at once. Cornuejols, Fisher & Nemhauser, Management Science 23 (1977) 789;
 * Beasley, EJOR 65 (1993) 383.
 */
export interface Relaxation {
  value: number
  /** price of serving each row */
  lambda: Float64Array
  /** price of each rule's row */
  mu: Float64Array
  /** cost of opening each site at these prices, at most 0 in itself but for what rules add; NaN where not free */
  reduced: Float64Array
  /** 1: open in the relaxed plan */
  chosen: Uint8Array
}

/** Prices a table at given multipliers. λ must not exceed `otherwise`. */
export function relax(table: CostTable, sites: FreeSites, lambda: Float64Array, mu: Float64Array): Relaxation {
  const { starts, sites: siteOf, costs } = table
  const reduced = new Float64Array(table.candidates)
  for (let site = 0; site < table.candidates; site++) if (!sites.free[site]) reduced[site] = NaN
  let value = 0
  for (let row = 0; row < rowCount(table); row++) {
    const price = lambda[row]!
    value += price
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
      const cost = costs[entry]!
      if (cost >= price) break
      reduced[siteOf[entry]!]! += cost - price
    }
  }
  sites.rows.forEach((row, at) => {
    const price = mu[at]!
    if (price === 0) return
    value -= price * (price > 0 ? row.upper : row.lower)
    row.sites.forEach((site, place) => (reduced[site]! += price * row.amounts[place]!))
  })
  const chosen = new Uint8Array(table.candidates)
  for (const site of cheapest(reduced, sites.atMost)) {
    chosen[site] = 1
    value += reduced[site]!
  }
  return { value, lambda, mu, reduced, chosen }
}

/** The up to `atMost` sites of negative cost with the lowest costs; ties by index. */
function cheapest(reduced: Float64Array, atMost: number): number[] {
  const negative: number[] = []
  for (let site = 0; site < reduced.length; site++) if (reduced[site]! < 0) negative.push(site)
  if (negative.length <= atMost) return negative
  const sorted = Float64Array.from(negative, (site) => reduced[site]!).sort()
  const last = sorted[atMost - 1]!
  let below = 0
  while (sorted[below]! < last) below++
  let ties = atMost - below
  return atMost === 0 ? [] : negative.filter((site) => reduced[site]! < last || (last === reduced[site] && ties-- > 0))
}

/** How much the bound rises when one site is forced the other way: opened if it is not chosen, closed if it is; 0 where not free. */
export function penalties(relaxation: Relaxation, sites: FreeSites): Float64Array {
  const { reduced, chosen } = relaxation
  let chosenCount = 0
  let dearestChosen = -Infinity
  let cheapestLeft = 0
  chosen.forEach((isChosen, site) => {
    if (isChosen) {
      chosenCount++
      dearestChosen = Math.max(dearestChosen, reduced[site]!)
    } else if (reduced[site]! < cheapestLeft) cheapestLeft = reduced[site]!
  })
  const full = chosenCount >= sites.atMost
  return reduced.map((cost, site) => {
    if (!sites.free[site]) return 0
    if (chosen[site]) return (full ? cheapestLeft : 0) - cost
    if (full && sites.atMost === 0) return Infinity
    return full ? cost - dearestChosen : Math.max(0, cost)
  })
}

export interface AscentOptions {
  iterations: number
  /** value of the best plan known; Infinity for none */
  best: () => number
  /** true once the bound is high enough or time is up */
  enough: (value: number) => boolean
  /** called with each relaxation that raised the bound */
  onBetter?: (relaxation: Relaxation) => void
  start?: { lambda: Float64Array; mu: Float64Array }
}

/** Multipliers to start from: each row pays for its second-cheapest entry, rules cost nothing. */
export function firstPrices(table: CostTable, sites: FreeSites): { lambda: Float64Array; mu: Float64Array } {
  const lambda = table.otherwise.map((otherwise, row) => {
    const last = table.starts[row + 1]! - 1
    const second = Math.min(table.starts[row]! + 1, last)
    return second < table.starts[row]! ? otherwise : Math.min(otherwise, table.costs[second]!)
  })
  return { lambda, mu: new Float64Array(sites.rows.length) }
}

/**
 * Raises the bound by deflected subgradient steps (Held, Wolfe & Crowder 1974; deflection of Camerini, Fratta & Maffioli 1975).
 * @returns the best relaxation met
 */
export function ascend(table: CostTable, sites: FreeSites, options: AscentOptions): Relaxation {
  const rows = rowCount(table)
  const start = options.start ?? firstPrices(table, sites)
  let best = relax(table, sites, start.lambda, start.mu)
  options.onBetter?.(best)
  let current = best
  let theta = 1.5
  let idle = 0
  const direction = new Float64Array(rows)
  const ruleDirection = new Float64Array(sites.rows.length)
  for (let iteration = 0; iteration < options.iterations && !options.enough(best.value) && theta > 1e-3; iteration++) {
    const norm = deflect(table, sites, current, direction, ruleDirection)
    if (norm === 0) break
    const goal = Number.isFinite(options.best()) ? options.best() : best.value + Math.max(1, Math.abs(best.value)) * 0.1
    const step = (theta * Math.max(goal - current.value, Math.abs(goal) * 1e-7 + 1e-9)) / norm
    current = relax(table, sites, ...stepped(table, sites, current, direction, ruleDirection, step))
    if (current.value > best.value) {
      if (current.value > best.value + 1e-6 * Math.abs(best.value)) idle = 0
      best = current
      options.onBetter?.(best)
    } else if (++idle >= 20) {
      theta /= 2
      idle = 0
    }
  }
  return best
}

/** Turns the directions toward the subgradient at `at`; @returns the squared length of the new direction */
function deflect(table: CostTable, sites: FreeSites, at: Relaxation, direction: Float64Array, ruleDirection: Float64Array): number {
  let norm = 0
  for (let row = 0; row < direction.length; row++) {
    const price = at.lambda[row]!
    let served = 0
    for (let entry = table.starts[row]!; entry < table.starts[row + 1]! && table.costs[entry]! < price; entry++)
      served += at.chosen[table.sites[entry]!]!
    const gradient = served === 0 && price >= table.otherwise[row]! ? 0 : 1 - served
    direction[row] = gradient + DEFLECTION * direction[row]!
    norm += direction[row]! ** 2
  }
  sites.rows.forEach((row, place) => {
    let used = 0
    row.sites.forEach((site, entry) => (used += at.chosen[site] ? row.amounts[entry]! : 0))
    const price = at.mu[place]!
    const gradient =
      price > 0 || (price === 0 && used > row.upper) ? used - row.upper : price < 0 || used < row.lower ? used - row.lower : 0
    ruleDirection[place] = gradient + DEFLECTION * ruleDirection[place]!
    norm += ruleDirection[place]! ** 2
  })
  return norm
}

const DEFLECTION = 0.7

function stepped(
  table: CostTable,
  sites: FreeSites,
  { lambda, mu }: Relaxation,
  direction: Float64Array,
  ruleDirection: Float64Array,
  step: number,
): [Float64Array, Float64Array] {
  const nextLambda = lambda.map((price, row) => {
    const least = table.starts[row]! < table.starts[row + 1]! ? table.costs[table.starts[row]!]! : 0
    return Math.max(Math.min(price + step * direction[row]!, table.otherwise[row]!), Math.min(least, table.otherwise[row]!))
  })
  const nextMu = mu.map((price, place) => {
    const row = sites.rows[place]!
    const next = price + step * ruleDirection[place]!
    if (row.lower === -Infinity || row.lower <= 0) return Math.max(0, next)
    return row.upper === Infinity ? Math.min(0, next) : next
  })
  return [nextLambda, nextMu]
}
