import type { AllocationProblem } from './problem.ts'

/**
 * The cost of serving each demand from each site, as far as a site can matter: a row a demand, its sites from cheap to
 * dear, and what the demand costs when none of them is open. p-median and maximal covering are both problems on such a
 * table: covering costs 0 within the radius and the weight otherwise.
 */
export interface CostTable {
  /** candidates, m; sites are 0 … m − 1 */
  candidates: number
  /** row i holds entries starts[i] … starts[i + 1] − 1, ascending by cost, then by site */
  starts: Int32Array
  sites: Int32Array
  costs: Float64Array
  /** cost of row i when none of its sites is open; Infinity: one must be */
  otherwise: Float64Array
}

/** Rows of a table. */
export const rowCount = (table: CostTable): number => table.otherwise.length

/** Weight × distance of everyone who counts; `unservedDistance` caps it. */
export function medianTable(problem: AllocationProblem, unservedDistance = Infinity): CostTable {
  const { weights, distances, candidates } = problem
  return tableOf(
    problem,
    (demand, site) => weights[demand]! * distances[demand * candidates + site]!,
    (demand) => weights[demand]! * unservedDistance,
  )
}

/** Nothing for demand within the radius of an open site, its weight for demand outside. */
export function coveringTable(problem: AllocationProblem, radius: number): CostTable {
  const { weights, distances, candidates } = problem
  return tableOf(
    problem,
    (demand, site) => (distances[demand * candidates + site]! <= radius ? 0 : Infinity),
    (demand) => weights[demand]!,
  )
}

function tableOf(
  { weights, candidates }: AllocationProblem,
  costOf: (demand: number, site: number) => number,
  otherwiseOf: (demand: number) => number,
): CostTable {
  const rows: number[] = []
  weights.forEach((weight, demand) => weight > 0 && rows.push(demand))
  const otherwise = Float64Array.from(rows, otherwiseOf)
  const starts = new Int32Array(rows.length + 1)
  const sites: number[] = []
  const costs: number[] = []
  const rowCosts = new Float64Array(candidates)
  rows.forEach((demand, row) => {
    const useful: number[] = []
    for (let site = 0; site < candidates; site++) {
      rowCosts[site] = costOf(demand, site)
      if (rowCosts[site]! < otherwise[row]!) useful.push(site)
    }
    useful.sort((a, b) => rowCosts[a]! - rowCosts[b]! || a - b)
    for (const site of useful) {
      sites.push(site)
      costs.push(rowCosts[site]!)
    }
    starts[row + 1] = sites.length
  })
  return { candidates, starts, sites: Int32Array.from(sites), costs: Float64Array.from(costs), otherwise }
}

/**
 * The same table once some sites are known to be open (they become part of `otherwise`) and some entries are known to be
 * useless. Entries a row's `otherwise` makes useless go as well.
 * @param opened 1: open for certain
 * @param keeps whether the entry at this place may still be used
 * @param otherwise new costs of unserved rows, before the opened sites are counted
 */
export function narrow(
  table: CostTable,
  opened: Uint8Array,
  keeps: (row: number, entry: number) => boolean,
  otherwise = table.otherwise,
): CostTable {
  const rows = rowCount(table)
  const result = Float64Array.from(otherwise)
  const starts = new Int32Array(rows + 1)
  const sites = new Int32Array(table.sites.length)
  const costs = new Float64Array(table.sites.length)
  let kept = 0
  for (let row = 0; row < rows; row++) {
    for (let entry = table.starts[row]!; entry < table.starts[row + 1]!; entry++) {
      if (table.costs[entry]! >= result[row]!) break
      if (opened[table.sites[entry]!]) {
        result[row] = table.costs[entry]!
        break
      }
      if (!keeps(row, entry)) continue
      sites[kept] = table.sites[entry]!
      costs[kept++] = table.costs[entry]!
    }
    starts[row + 1] = kept
  }
  return { candidates: table.candidates, starts, sites: sites.slice(0, kept), costs: costs.slice(0, kept), otherwise: result }
}

/** Total cost with these sites open (1 per open site); Infinity when a row that must be served is not. */
export function tableCost(table: CostTable, open: Uint8Array): number {
  let total = 0
  for (let row = 0; row < rowCount(table); row++) {
    let cost = table.otherwise[row]!
    for (let entry = table.starts[row]!; entry < table.starts[row + 1]!; entry++)
      if (open[table.sites[entry]!]) {
        cost = table.costs[entry]!
        break
      }
    total += cost
  }
  return total
}

/** Entries by site instead of by row: site j holds places starts[j] … starts[j + 1] − 1. */
export interface SiteEntries {
  starts: Int32Array
  rows: Int32Array
  costs: Float64Array
}

/** Count, then fill. */
export function bySite(table: CostTable): SiteEntries {
  const starts = new Int32Array(table.candidates + 1)
  for (const site of table.sites) starts[site + 1]!++
  for (let site = 0; site < table.candidates; site++) starts[site + 1]! += starts[site]!
  const next = starts.slice()
  const rows = new Int32Array(table.sites.length)
  const costs = new Float64Array(table.sites.length)
  for (let row = 0; row < rowCount(table); row++)
    for (let entry = table.starts[row]!; entry < table.starts[row + 1]!; entry++) {
      const place = next[table.sites[entry]!]!++
      rows[place] = row
      costs[place] = table.costs[entry]!
    }
  return { starts, rows, costs }
}

/** Whether every cost is a whole number, so that a better plan is better by at least 1. */
export const isWhole = (table: CostTable): boolean =>
  table.costs.every(Number.isInteger) && table.otherwise.every((cost) => cost === Infinity || Number.isInteger(cost))
