import { settle, type FreeSites } from './free_sites.ts'
import { penalties, type Dual, type Prices, type Relaxation } from './lagrangian.ts'

/** A part of all plans: those that open the opened, close the closed, and choose among the free sites. */
export interface Part<Self> {
  sites: FreeSites
  dual: Dual
  /** multipliers to start from */
  prices: Prices
  /** a plan (1 per open free site) made from the relaxed one by local search, if one is found that keeps the rules */
  improve(chosen: Uint8Array, enough: () => boolean): Uint8Array | undefined
  /** the same without what no plan below `cutoff` can contain; undefined when nothing is left */
  reduce(relaxation: Relaxation, cutoff: number): Self | undefined
  /** the part with one more site open (1) or closed (0); undefined when the rules or a row leave nothing in it */
  force(site: number, isOpen: 0 | 1): Self | undefined
}

/**
 * Reduced-cost fixing: a site whose forcing the other way would lift the bound over the cutoff stays as it is.
 * @returns the decided sites, and what opening each site adds to the bound; undefined when no plan below the cutoff is left
 */
export function fixSites(
  sites: FreeSites,
  relaxation: Relaxation,
  cutoff: number,
): { settled: FreeSites; toOpen: Float64Array; room: number } | undefined {
  const room = cutoff - relaxation.value
  if (room < 0) return undefined
  const penalty = penalties(relaxation, sites)
  const { chosen } = relaxation
  const opened = sites.opened.map((isOpen, site) => (isOpen || (chosen[site] && penalty[site]! > room) ? 1 : 0))
  const free = sites.free.map((isFree, site) => (isFree && !(penalty[site]! > room) ? 1 : 0))
  const settled = settle(sites, opened, free)
  return settled && { settled, toOpen: penalty.map((added, site) => (chosen[site] ? 0 : added)), room }
}

/** The rules once one more site is open (1) or closed (0). */
export function forceSite(sites: FreeSites, site: number, isOpen: 0 | 1): FreeSites | undefined {
  const opened = sites.opened.slice()
  const free = sites.free.slice()
  opened[site] = isOpen
  free[site] = 0
  return settle(sites, opened, free)
}

/** Rules' prices for fewer rules. */
export const carryMu = (mu: Float64Array, before: FreeSites, after: FreeSites): Float64Array =>
  Float64Array.from(after.rows, ({ rule }) => mu[before.rows.findIndex((row) => row.rule === rule)] ?? 0)
