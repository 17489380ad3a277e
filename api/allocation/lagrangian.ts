import type { FreeSites } from './free_sites.ts'

/**
 * Lagrangian relaxation of "every row is served once" (multiplier λ a row) and of the rules that are not plain counts
 * (multiplier μ a rule). Whatever the multipliers, `value` is a proven lower bound on every plan; what forcing one site
 * open or closed would add is known at once. Cornuejols, Fisher & Nemhauser, Management Science 23 (1977) 789;
 * Beasley, EJOR 65 (1993) 383.
 */
export interface Relaxation extends Prices {
  value: number
  /** cost of opening each site at these prices, at most 0 in itself but for what rules add; NaN where not free */
  reduced: Float64Array
  /** 1: free and open in the relaxed plan */
  chosen: Uint8Array
}

export interface Prices {
  /** price of serving each row */
  lambda: Float64Array
  /** price of each rule's row */
  mu: Float64Array
}

/** What differs between kinds of problem: how sites serve rows at given prices. */
export interface Dual {
  sites: FreeSites
  firstPrices(): Prices
  relax(prices: Prices): Relaxation
  /** for each row 1 − the times it is served in the relaxed plan: where its price should go */
  gradient(at: Relaxation): Float64Array
  /** lowest and highest price worth asking of a row */
  least: Float64Array
  most: Float64Array
}

/**
 * Adds the rules' prices and opens the sites that pay.
 * @param value bound without the sites' part
 * @param reduced cost of opening each site without the rules' part; becomes the relaxation's
 */
export function openCheapest(sites: FreeSites, { lambda, mu }: Prices, value: number, reduced: Float64Array): Relaxation {
  let total = value
  sites.rows.forEach((row, at) => {
    const price = mu[at]!
    if (price === 0) return
    total -= price * (price > 0 ? row.upper : row.lower)
    row.sites.forEach((site, place) => (reduced[site]! += price * row.amounts[place]!))
  })
  let size = lambda.reduce((sum, price) => sum + price, Math.abs(total))
  const chosen = new Uint8Array(reduced.length)
  for (const site of cheapest(reduced, sites.atMost)) {
    chosen[site] = 1
    total += reduced[site]!
    size -= reduced[site]!
  }
  return { value: total - ROUNDING * size, lambda, mu, reduced, chosen }
}

/** What rounding may have added to a sum of some thousand numbers, as a share of their size: a bound must not rest on it. */
const ROUNDING = 1e-13

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
  start?: Prices
}

/**
 * Raises the bound by deflected subgradient steps (Held, Wolfe & Crowder 1974; deflection of Camerini, Fratta & Maffioli 1975).
 * @returns the best relaxation met
 */
export function ascend(dual: Dual, options: AscentOptions): Relaxation {
  let best = dual.relax(options.start ?? dual.firstPrices())
  options.onBetter?.(best)
  let current = best
  let theta = 1.5
  let idle = 0
  const direction: Prices = { lambda: new Float64Array(best.lambda.length), mu: new Float64Array(best.mu.length) }
  for (let iteration = 0; iteration < options.iterations && !options.enough(best.value) && theta > 1e-3; iteration++) {
    const norm = deflect(dual, current, direction)
    if (norm === 0) break
    const goal = Number.isFinite(options.best()) ? options.best() : best.value + Math.max(1, Math.abs(best.value)) * 0.1
    const step = (theta * Math.max(goal - current.value, Math.abs(goal) * 1e-7 + 1e-9)) / norm
    current = dual.relax(stepped(dual, current, direction, step))
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

/** Turns the direction toward the subgradient at `at`; @returns its squared length */
function deflect(dual: Dual, at: Relaxation, direction: Prices): number {
  let norm = 0
  dual.gradient(at).forEach((gradient, row) => {
    direction.lambda[row] = gradient + DEFLECTION * direction.lambda[row]!
    norm += direction.lambda[row]! ** 2
  })
  dual.sites.rows.forEach((row, place) => {
    let used = 0
    row.sites.forEach((site, entry) => (used += at.chosen[site] ? row.amounts[entry]! : 0))
    const price = at.mu[place]!
    const over = price > 0 || (price === 0 && used > row.upper)
    const gradient = over ? used - row.upper : price < 0 || used < row.lower ? used - row.lower : 0
    direction.mu[place] = gradient + DEFLECTION * direction.mu[place]!
    norm += direction.mu[place]! ** 2
  })
  return norm
}

const DEFLECTION = 0.7

function stepped(dual: Dual, { lambda, mu }: Prices, direction: Prices, step: number): Prices {
  return {
    lambda: lambda.map((price, row) => Math.max(dual.least[row]!, Math.min(price + step * direction.lambda[row]!, dual.most[row]!))),
    mu: mu.map((price, place) => {
      const row = dual.sites.rows[place]!
      const next = price + step * direction.mu[place]!
      if (row.lower <= 0) return Math.max(0, next)
      return row.upper === Infinity ? Math.min(0, next) : next
    }),
  }
}
