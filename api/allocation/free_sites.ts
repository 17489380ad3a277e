import type { SiteRules } from './problem.ts'
import { siteBounds, siteRows, TOLERANCE, type SiteRow } from './site_rows.ts'

/**
 * What is left to decide: which sites are open or closed for certain, how many more may open, and the other rules as
 * rows over the undecided sites, with what the open ones use already taken off.
 */
export interface FreeSites {
  /** 1: open in every plan still of interest */
  opened: Uint8Array
  /** 1: neither open nor closed for certain */
  free: Uint8Array
  /** how many free sites may be opened at most */
  atMost: number
  rows: SiteRow[]
}

/** @returns undefined when the rules leave no plan at all for a plain reason (locked and barred, too many locked …) */
export function freeSites(rules: SiteRules, candidates: number): FreeSites | undefined {
  const { lower, upper } = siteBounds(rules, candidates)
  const opened = lower
  const free = upper.map((may, site) => (may && !lower[site] ? 1 : 0))
  if (lower.some((must, site) => must > upper[site]!)) return undefined
  return settle(
    { opened: new Uint8Array(candidates), free: new Uint8Array(candidates).fill(1), atMost: candidates, rows: siteRows(rules, candidates) },
    opened,
    free,
  )
}

/**
 * The same rules once more is certain.
 * @param opened all sites open for certain
 * @param free all sites still undecided; the rest are closed
 * @returns undefined when a row can no longer be kept
 */
export function settle(before: FreeSites, opened: Uint8Array, free: Uint8Array): FreeSites | undefined {
  let undecided = 0
  free.forEach((isFree) => (undecided += isFree))
  let fresh = 0
  opened.forEach((isOpen, site) => (fresh += isOpen && !before.opened[site] ? 1 : 0))
  let atMost = Math.min(undecided, before.atMost - fresh)
  if (atMost < 0) return undefined
  const rows: SiteRow[] = []
  for (const row of before.rows) {
    let used = 0
    const places: number[] = []
    row.sites.forEach((site, at) => {
      if (opened[site] && !before.opened[site]) used += row.amounts[at]!
      else if (free[site]) places.push(at)
    })
    const sites = Int32Array.from(places, (at) => row.sites[at]!)
    const amounts = Float64Array.from(places, (at) => row.amounts[at]!)
    const reachable = amounts.reduce((sum, amount) => sum + amount, 0)
    const slack = TOLERANCE * Math.max(1, Math.abs(row.upper === Infinity ? row.lower : row.upper))
    const lower = row.lower - used
    const upper = row.upper - used
    if (upper < -slack || reachable < lower - slack) return undefined
    const binds = upper < reachable - slack || lower > slack
    if (!binds) continue
    // A plain count over every free site is kept as a number: the subproblem obeys it exactly.
    if (lower <= 0 && sites.length === undecided && amounts.every((amount) => amount === 1))
      atMost = Math.min(atMost, Math.floor(upper + slack))
    else rows.push({ rule: row.rule, sites, amounts, lower, upper: Math.max(0, upper) })
  }
  return { opened, free, atMost, rows }
}
