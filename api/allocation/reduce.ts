import { narrow, rowCount, type CostTable } from './cost_table.ts'
import { settle, type FreeSites } from './free_sites.ts'
import { firstPrices, penalties, type Relaxation } from './lagrangian.ts'

/** A part of the plans: those that open the opened, close the closed, and choose among the free sites. */
export interface Branch {
  table: CostTable
  sites: FreeSites
  /** multipliers to start from */
  prices: { lambda: Float64Array; mu: Float64Array }
}

/**
 * Leaves out of a branch what no plan below `cutoff` can contain, by the bound plus what forcing it in would add: sites that
 * must be open or closed, and rows' entries too dear to be used (reduced-cost fixing).
 * @returns undefined when no plan below the cutoff is left
 */
export function reduce({ table, sites }: Branch, relaxation: Relaxation, cutoff: number): Branch | undefined {
  const room = cutoff - relaxation.value
  if (room < 0) return undefined
  const penalty = penalties(relaxation, sites)
  const { chosen, lambda } = relaxation
  const opened = sites.opened.map((isOpen, site) => (isOpen || (chosen[site] && penalty[site]! > room) ? 1 : 0))
  const free = sites.free.map((isFree, site) => (isFree && !(penalty[site]! > room) ? 1 : 0))
  const otherwise = table.otherwise.map((cost, row) => (cost - lambda[row]! > room ? Infinity : cost))
  const keeps = (row: number, entry: number) => {
    const site = table.sites[entry]!
    const toOpen = chosen[site] ? 0 : penalty[site]!
    return free[site] === 1 && toOpen + Math.max(0, table.costs[entry]! - lambda[row]!) <= room
  }
  return restrict(table, sites, relaxation, opened, free, keeps, otherwise)
}

/** The branch of all plans; undefined when a row cannot be served. */
export function restrictTo(table: CostTable, sites: FreeSites): Branch | undefined {
  const start = firstPrices(table, sites)
  return restrict(table, sites, start, sites.opened, sites.free, (_, entry) => sites.free[table.sites[entry]!] === 1)
}

/** The part of a branch with one more site open (1) or closed (0); undefined when the rules or a row leave no plan in it. */
export function force({ table, sites, prices }: Branch, site: number, isOpen: 0 | 1): Branch | undefined {
  const opened = sites.opened.slice()
  const free = sites.free.slice()
  opened[site] = isOpen
  free[site] = 0
  return restrict(table, sites, prices, opened, free, (_, entry) => free[table.sites[entry]!] === 1)
}

function restrict(
  table: CostTable,
  sites: FreeSites,
  prices: Branch['prices'],
  opened: Uint8Array,
  free: Uint8Array,
  keeps: (row: number, entry: number) => boolean,
  otherwise?: Float64Array,
): Branch | undefined {
  const settled = settle(sites, opened, free)
  if (!settled) return undefined
  const narrowed = narrow(table, opened, keeps, otherwise)
  for (let row = 0; row < rowCount(narrowed); row++)
    if (narrowed.otherwise[row] === Infinity && narrowed.starts[row] === narrowed.starts[row + 1]) return undefined
  const lambda = prices.lambda.map((price, row) => Math.min(price, narrowed.otherwise[row]!))
  const mu = Float64Array.from(settled.rows, ({ rule }) => prices.mu[sites.rows.findIndex((row) => row.rule === rule)] ?? 0)
  return { table: narrowed, sites: settled, prices: { lambda, mu } }
}
