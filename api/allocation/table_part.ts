import { narrow, rowCount, type CostTable } from './cost_table.ts'
import type { FreeSites } from './free_sites.ts'
import { Interchange } from './interchange.ts'
import type { Dual, Prices, Relaxation } from './lagrangian.ts'
import { carryMu, fixSites, forceSite, type Part } from './part.ts'
import { tableDual } from './table_dual.ts'

/** A part of the plans for a cost table. */
export class TablePart implements Part<TablePart> {
  readonly table: CostTable
  readonly sites: FreeSites
  readonly dual: Dual
  readonly prices: Prices
  private search?: Interchange

  private constructor(table: CostTable, sites: FreeSites, dual: Dual, prices: Prices) {
    this.table = table
    this.sites = sites
    this.dual = dual
    this.prices = prices
  }

  /** All plans that keep the rules; undefined when a row cannot be served. */
  static whole(table: CostTable, sites: FreeSites): TablePart | undefined {
    const narrowed = narrow(table, sites.opened, (_, entry) => sites.free[table.sites[entry]!] === 1)
    const dual = tableDual(narrowed, sites)
    return servable(narrowed) ? new TablePart(narrowed, sites, dual, dual.firstPrices()) : undefined
  }

  improve(chosen: Uint8Array, enough: () => boolean): Uint8Array | undefined {
    this.search ??= new Interchange(this.table, this.sites)
    return this.search.improve(chosen, enough)
  }

  reduce(relaxation: Relaxation, cutoff: number): TablePart | undefined {
    const fixed = fixSites(this.sites, relaxation, cutoff)
    if (!fixed) return undefined
    const { settled, toOpen, room } = fixed
    const { lambda } = relaxation
    const { sites, costs, otherwise } = this.table
    const keeps = (row: number, entry: number) => toOpen[sites[entry]!]! + Math.max(0, costs[entry]! - lambda[row]!) <= room
    const unserved = otherwise.map((cost, row) => (cost - lambda[row]! > room ? Infinity : cost))
    return this.restrict(settled, relaxation, keeps, unserved)
  }

  force(site: number, isOpen: 0 | 1): TablePart | undefined {
    const settled = forceSite(this.sites, site, isOpen)
    return settled && this.restrict(settled, this.prices, () => true, this.table.otherwise)
  }

  private restrict(
    settled: FreeSites,
    prices: Prices,
    keeps: (row: number, entry: number) => boolean,
    otherwise: Float64Array,
  ): TablePart | undefined {
    const { sites } = this.table
    const narrowed = narrow(this.table, settled.opened, (row, entry) => settled.free[sites[entry]!] === 1 && keeps(row, entry), otherwise)
    if (!servable(narrowed)) return undefined
    const lambda = prices.lambda.map((price, row) => Math.min(price, narrowed.otherwise[row]!))
    const mu = carryMu(prices.mu, this.sites, settled)
    return new TablePart(narrowed, settled, tableDual(narrowed, settled), { lambda, mu })
  }
}

function servable(table: CostTable): boolean {
  for (let row = 0; row < rowCount(table); row++)
    if (table.otherwise[row] === Infinity && table.starts[row] === table.starts[row + 1]) return false
  return true
}
