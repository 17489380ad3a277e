import { bySite, medianTable, narrow, rowCount, type CostTable, type SiteEntries } from './cost_table.ts'
import { settle, type FreeSites } from './free_sites.ts'
import type { AllocationProblem } from './problem.ts'

/** Serving demand from sites of limited capacity: a cost table in which every row must be served, and the amounts. */
export interface CapacitatedTable {
  table: CostTable
  entries: SiteEntries
  /** weight of each row */
  weight: Float64Array
  /** weight each site can serve */
  capacity: Float64Array
  /** all of a row goes to one site */
  undivided: boolean
}

/** Entries that a site can serve at all; undivided rows only where they fit whole. */
export function capacitatedTable(problem: AllocationProblem, capacity: Float64Array, undivided: boolean): CapacitatedTable {
  const whole = medianTable(problem)
  const weight = problem.weights.filter((amount) => amount > 0)
  const fits = (row: number, entry: number) => capacity[whole.sites[entry]!]! >= (undivided ? weight[row]! : Number.MIN_VALUE)
  return withTable(
    { table: whole, entries: bySite(whole), weight, capacity, undivided },
    narrow(whole, new Uint8Array(problem.candidates), fits),
  )
}

export const withTable = (before: CapacitatedTable, table: CostTable): CapacitatedTable => ({ ...before, table, entries: bySite(table) })

/** The rules with one more: what is open must hold everyone; undefined when nothing can. */
export function withRoomForAll({ weight, capacity }: CapacitatedTable, sites: FreeSites): FreeSites | undefined {
  const total = weight.reduce((sum, amount) => sum + amount, 0)
  if (total === 0) return sites
  const all = Int32Array.from(capacity.keys())
  const row = { rule: ROOM_RULE, sites: all, amounts: capacity.map((amount) => Math.min(1, amount / total)), lower: 1, upper: Infinity }
  const before = { ...sites, opened: new Uint8Array(sites.opened.length), rows: [row] }
  const room = settle({ ...before, atMost: all.length }, sites.opened, sites.free)
  return room && { ...sites, rows: [...sites.rows, ...room.rows] }
}

/** Before the first of the caller's rules. */
const ROOM_RULE = -1

/** What a site would take at given prices: the rows that pay most for their weight, until it is full. */
export interface Load {
  /** places among the site's entries */
  entries: Int32Array
  /** share of each row taken; 1 but for the last */
  shares: Float64Array
  /** Σ (price − cost) taken */
  saving: number
  /** price of one unit of the site's capacity */
  unit: number
}

/** Fills one site: a knapsack that may be cut (Dantzig 1957), so `saving` bounds what whole rows could save. */
export function fillSite({ entries, weight, capacity }: CapacitatedTable, site: number, lambda: Float64Array): Load {
  const paying: number[] = []
  let demand = 0
  for (let entry = entries.starts[site]!; entry < entries.starts[site + 1]!; entry++) {
    const row = entries.rows[entry]!
    if (entries.costs[entry]! >= lambda[row]!) continue
    paying.push(entry)
    demand += weight[row]!
  }
  const gain = (entry: number) => lambda[entries.rows[entry]!]! - entries.costs[entry]!
  const ratio = (entry: number) => gain(entry) / weight[entries.rows[entry]!]!
  const limit = capacity[site]!
  if (demand <= limit) {
    const saving = paying.reduce((sum, entry) => sum + gain(entry), 0)
    return { entries: Int32Array.from(paying), shares: new Float64Array(paying.length).fill(1), saving, unit: 0 }
  }
  const ratios = new Map(paying.map((entry) => [entry, ratio(entry)]))
  paying.sort((a, b) => ratios.get(b)! - ratios.get(a)! || a - b)
  const shares: number[] = []
  let left = limit
  let saving = 0
  let unit = 0
  for (const entry of paying) {
    const amount = weight[entries.rows[entry]!]!
    const share = Math.min(1, left / amount)
    shares.push(share)
    saving += share * gain(entry)
    left -= share * amount
    if (share < 1) {
      unit = ratios.get(entry)!
      break
    }
  }
  return { entries: Int32Array.from(paying.slice(0, shares.length)), shares: Float64Array.from(shares), saving, unit }
}

/** Whether each row has an entry left. */
export function allServable(table: CostTable): boolean {
  for (let row = 0; row < rowCount(table); row++) if (table.starts[row] === table.starts[row + 1]) return false
  return true
}
