import { allServable, fillSite, withTable, type CapacitatedTable, type Load } from './capacity.ts'
import { narrow, rowCount } from './cost_table.ts'
import type { FreeSites } from './free_sites.ts'
import { Interchange } from './interchange.ts'
import { openCheapest, type Dual, type Prices, type Relaxation } from './lagrangian.ts'
import { carryMu, fixSites, forceSite, type Part } from './part.ts'

/** A part of the plans for sites of limited capacity. */
export class CapacitatedPart implements Part<CapacitatedPart> {
  readonly capacitated: CapacitatedTable
  readonly sites: FreeSites
  readonly dual: Dual
  readonly prices: Prices
  private search?: Interchange

  private constructor(capacitated: CapacitatedTable, sites: FreeSites, prices?: Prices) {
    this.capacitated = capacitated
    this.sites = sites
    this.dual = capacitatedDual(capacitated, sites)
    this.prices = prices ?? this.dual.firstPrices()
  }

  /** All plans that keep the rules; undefined when a row cannot be served. */
  static whole(capacitated: CapacitatedTable, sites: FreeSites): CapacitatedPart | undefined {
    const usable = withTable(
      capacitated,
      withoutClosed(capacitated, sites, () => true),
    )
    return allServable(usable.table) ? new CapacitatedPart(usable, sites) : undefined
  }

  /** The relaxed plan itself, with what the rules still ask for; what it really costs is for the incumbent to find out. */
  improve(chosen: Uint8Array, enough: () => boolean): Uint8Array | undefined {
    if (enough()) return undefined
    const { table } = this.capacitated
    const toFree = (_: number, entry: number) => this.sites.free[table.sites[entry]!] === 1
    this.search ??= new Interchange(narrow(table, this.sites.opened, toFree), this.sites)
    return this.search.improve(chosen, () => true)
  }

  reduce(relaxation: Relaxation, cutoff: number): CapacitatedPart | undefined {
    const fixed = fixSites(this.sites, relaxation, cutoff)
    if (!fixed) return undefined
    const { settled, toOpen, room } = fixed
    const { table, weight, undivided } = this.capacitated
    const { lambda } = relaxation
    // Only a row that goes whole to a site adds all of its reduced cost.
    const units = undivided ? toOpen.map((_, site) => fillSite(this.capacitated, site, lambda).unit) : undefined
    return this.restrict(settled, relaxation, (row, entry) => {
      if (!units) return true
      const site = table.sites[entry]!
      return toOpen[site]! + Math.max(0, table.costs[entry]! - lambda[row]! + units[site]! * weight[row]!) <= room
    })
  }

  force(site: number, isOpen: 0 | 1): CapacitatedPart | undefined {
    const settled = forceSite(this.sites, site, isOpen)
    return settled && this.restrict(settled, this.prices, () => true)
  }

  private restrict(settled: FreeSites, prices: Prices, keeps: (row: number, entry: number) => boolean): CapacitatedPart | undefined {
    const rest = withTable(this.capacitated, withoutClosed(this.capacitated, settled, keeps))
    if (!allServable(rest.table)) return undefined
    return new CapacitatedPart(rest, settled, { lambda: prices.lambda, mu: carryMu(prices.mu, this.sites, settled) })
  }
}

const withoutClosed = ({ table }: CapacitatedTable, { opened, free }: FreeSites, keeps: (row: number, entry: number) => boolean) =>
  narrow(
    table,
    new Uint8Array(opened.length),
    (row, entry) => (opened[table.sites[entry]!] || free[table.sites[entry]!]) === 1 && keeps(row, entry),
  )

/** The relaxation with capacities: at given prices a site takes the rows that pay most for the room they need. */
function capacitatedDual(capacitated: CapacitatedTable, sites: FreeSites): Dual {
  const { table, entries } = capacitated
  const rows = rowCount(table)
  const nth = (row: number, place: number) => table.costs[Math.min(table.starts[row]! + place, table.starts[row + 1]! - 1)]!
  const byRow = (of: (row: number) => number) => Float64Array.from({ length: rows }, (_, row) => of(row))
  const loads = new WeakMap<Relaxation, Load[]>()

  const relax = (prices: Prices): Relaxation => {
    let value = prices.lambda.reduce((sum, price) => sum + price, 0)
    const filled: Load[] = []
    const reduced = sites.free.reduce((costs, isFree, site) => {
      filled.push(fillSite(capacitated, site, prices.lambda))
      costs[site] = isFree ? -filled[site]!.saving : NaN
      if (sites.opened[site]) value -= filled[site]!.saving
      return costs
    }, new Float64Array(table.candidates))
    const relaxation = openCheapest(sites, prices, value, reduced)
    loads.set(relaxation, filled)
    return relaxation
  }

  const gradient = (at: Relaxation): Float64Array => {
    const missing = new Float64Array(rows).fill(1)
    loads.get(at)!.forEach((load, site) => {
      if (!at.chosen[site] && !sites.opened[site]) return
      load.entries.forEach((entry, place) => (missing[entries.rows[entry]!]! -= load.shares[place]!))
    })
    return missing
  }

  const firstPrices = (): Prices => ({ lambda: byRow((row) => nth(row, 1)), mu: new Float64Array(sites.rows.length) })
  return { sites, firstPrices, relax, gradient, least: byRow((row) => nth(row, 0)), most: new Float64Array(rows).fill(Infinity) }
}
