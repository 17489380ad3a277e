import { bySite, rowCount, type CostTable, type SiteEntries } from './cost_table.ts'
import type { FreeSites } from './free_sites.ts'

/**
 * Good plans quickly: open the best site until the rules are full, then exchange one open site for one closed as long as
 * that helps (Teitz & Bart 1968, with the fast evaluation of Whitaker 1983 and Resende & Werneck 2007).
 */
export class Interchange {
  private readonly table: CostTable
  private readonly sites: FreeSites
  private readonly entries: SiteEntries
  /** cost of a row nobody serves; for rows that must be served more than any full plan */
  private readonly unserved: Float64Array
  private readonly open: Uint8Array
  private readonly nearest: Int32Array
  private readonly cost: Float64Array
  private readonly secondCost: Float64Array
  /** what each rule's row has used */
  private readonly used: Float64Array
  /** rules of each site: pairs of rule, amount */
  private readonly rulesOf: { rule: number; amount: number }[][]
  private openCount = 0

  constructor(table: CostTable, sites: FreeSites) {
    this.table = table
    this.sites = sites
    this.entries = bySite(table)
    let everything = 1
    for (let row = 0; row < rowCount(table); row++) {
      const last = table.starts[row + 1]! - 1
      if (last >= table.starts[row]!) everything += table.costs[last]!
    }
    this.unserved = table.otherwise.map((cost) => (cost === Infinity ? everything : cost))
    this.open = new Uint8Array(table.candidates)
    this.nearest = new Int32Array(rowCount(table))
    this.cost = new Float64Array(rowCount(table))
    this.secondCost = new Float64Array(rowCount(table))
    this.used = new Float64Array(sites.rows.length)
    this.rulesOf = Array.from({ length: table.candidates }, () => [])
    sites.rows.forEach((row, rule) => row.sites.forEach((site, at) => this.rulesOf[site]!.push({ rule, amount: row.amounts[at]! })))
  }

  /**
   * Improves a plan until no single exchange helps.
   * @param start 1 per free site to begin with; what does not fit the rules is left out
   * @returns open free sites, or undefined when the rules are not kept or someone who must be served is not
   */
  improve(start: Uint8Array, enough: () => boolean): Uint8Array | undefined {
    this.open.fill(0)
    this.used.fill(0)
    this.openCount = 0
    start.forEach((isOpen, site) => isOpen && this.sites.free[site] && this.fits(-1, site) && this.set(site, 1))
    this.serve()
    this.meetRules()
    while (!enough() && (this.addBest() || this.exchangeBest()));
    const kept = this.sites.rows.every((row, rule) => this.used[rule]! >= row.lower - SLACK)
    const served = this.cost.every((cost, row) => this.table.otherwise[row]! < Infinity || cost < this.unserved[row]!)
    return kept && served ? this.open.slice() : undefined
  }

  /** Opens the most useful site of each rule that asks for more than is open. */
  private meetRules(): void {
    this.sites.rows.forEach((row, rule) => {
      while (this.used[rule]! < row.lower - SLACK) {
        const site = this.mostUseful(row.sites)
        if (site < 0) return
        this.openSite(site)
      }
    })
  }

  private addBest(): boolean {
    if (this.openCount >= this.sites.atMost) return false
    const site = this.mostUseful()
    if (site < 0 || this.gain(site) <= SLACK) return false
    this.openSite(site)
    return true
  }

  /** Closed site that fits the rules and saves most; −1 for none. */
  private mostUseful(among?: Int32Array): number {
    let best = -1
    let bestGain = -1
    const consider = (site: number) => {
      if (this.open[site] || !this.sites.free[site] || !this.fits(-1, site)) return
      const gain = this.gain(site)
      if (gain > bestGain) {
        best = site
        bestGain = gain
      }
    }
    if (among) among.forEach(consider)
    else for (let site = 0; site < this.table.candidates; site++) consider(site)
    return best
  }

  private gain(site: number): number {
    let gain = 0
    for (let entry = this.entries.starts[site]!; entry < this.entries.starts[site + 1]!; entry++)
      gain += Math.max(0, this.cost[this.entries.rows[entry]!]! - this.entries.costs[entry]!)
    return gain
  }

  private exchangeBest(): boolean {
    const loss = new Float64Array(this.table.candidates)
    for (let row = 0; row < this.cost.length; row++)
      if (this.nearest[row]! >= 0) loss[this.nearest[row]!]! += this.secondCost[row]! - this.cost[row]!
    const openSites: number[] = []
    this.open.forEach((isOpen, site) => isOpen && openSites.push(site))
    const spared = new Float64Array(this.table.candidates)
    let best = { into: -1, out: -1, saving: SLACK * (1 + Math.abs(this.total())) }
    for (let into = 0; into < this.table.candidates; into++) {
      if (this.open[into] || !this.sites.free[into]) continue
      let gain = 0
      for (let entry = this.entries.starts[into]!; entry < this.entries.starts[into + 1]!; entry++) {
        const row = this.entries.rows[entry]!
        const cost = this.entries.costs[entry]!
        if (cost < this.cost[row]!) gain += this.cost[row]! - cost
        if (cost < this.secondCost[row]! && this.nearest[row]! >= 0)
          spared[this.nearest[row]!]! += this.secondCost[row]! - Math.max(cost, this.cost[row]!)
      }
      for (const out of openSites) {
        const saving = gain - loss[out]! + spared[out]!
        if (saving > best.saving && this.fits(out, into)) best = { into, out, saving }
        spared[out] = 0
      }
    }
    if (best.into < 0) return false
    this.set(best.out, 0)
    this.set(best.into, 1)
    this.serve()
    return true
  }

  /** Whether opening `into` (and closing `out`, −1 for none) keeps every rule. */
  private fits(out: number, into: number): boolean {
    if (out < 0 && this.openCount >= this.sites.atMost) return false
    for (const { rule, amount } of this.rulesOf[into]!) {
      const released = out < 0 ? 0 : amountOf(this.rulesOf[out]!, rule)
      if (this.used[rule]! + amount - released > this.sites.rows[rule]!.upper + SLACK) return false
    }
    if (out < 0) return true
    return this.rulesOf[out]!.every(({ rule, amount }) => {
      const left = this.used[rule]! - amount + amountOf(this.rulesOf[into]!, rule)
      return left >= Math.min(this.used[rule]!, this.sites.rows[rule]!.lower) - SLACK
    })
  }

  private openSite(site: number): void {
    this.set(site, 1)
    this.serve()
  }

  private set(site: number, isOpen: 0 | 1): void {
    this.open[site] = isOpen
    this.openCount += isOpen ? 1 : -1
    for (const { rule, amount } of this.rulesOf[site]!) this.used[rule]! += isOpen ? amount : -amount
  }

  /** Finds each row's cheapest and second-cheapest open site. */
  private serve(): void {
    const { starts, sites, costs } = this.table
    for (let row = 0; row < this.cost.length; row++) {
      this.nearest[row] = -1
      this.cost[row] = this.secondCost[row] = this.unserved[row]!
      for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
        if (!this.open[sites[entry]!]) continue
        if (this.nearest[row]! >= 0) {
          this.secondCost[row] = costs[entry]!
          break
        }
        this.nearest[row] = sites[entry]!
        this.cost[row] = costs[entry]!
      }
    }
  }

  private total(): number {
    return this.cost.reduce((sum, cost) => sum + cost, 0)
  }
}

const SLACK = 1e-9
const amountOf = (rules: { rule: number; amount: number }[], rule: number): number =>
  rules.find((entry) => entry.rule === rule)?.amount ?? 0
