import { rowCount, type CostTable } from './cost_table.ts'
import type { FreeSites } from './free_sites.ts'
import { Program } from './program.ts'

/** A program over a cost table, and where its site variables are. */
export interface SiteProgram {
  program: Program
  /** free sites in the order of the first columns */
  siteOf: number[]
}

/**
 * The radius formulation of p-median and covering: one 0/1 variable a site, and for each row and each distinct cost a
 * variable that is 1 when no site so cheap is open; it has far fewer entries than one variable a pair and the same bound.
 * Cornuejols, Nemhauser & Wolsey, SIAM J. Alg. Disc. Meth. 1 (1980) 261; chained as in Elloumi, J. Comb. Optim. 19 (2010) 69.
 * Rows served by the same sites in the same order share their variables.
 */
export function radiusProgram(table: CostTable, sites: FreeSites): SiteProgram {
  const { program, siteOf, columnOf } = siteProgram(sites)
  for (const group of alike(table)) {
    let previous = -1
    for (let step = 0; step < group.sites.length; step++) {
      // Stepping past this ring of equally dear sites costs the difference to the next ring, or to going unserved.
      const next = step + 1 < group.sites.length ? group.costs[step + 1]! : group.otherwise
      const beyond = next === Infinity ? -1 : program.column(next - group.costs[step]!, 0, 1, false)
      if (beyond >= 0) program.term(beyond, 1)
      for (const site of group.sites[step]!) program.term(columnOf[site]!, 1)
      if (previous >= 0) program.term(previous, -1)
      program.closeRow(previous >= 0 ? 0 : 1, Infinity)
      previous = beyond
    }
    program.offset += group.sites.length > 0 ? group.costs[0]! : group.otherwise
  }
  return { program, siteOf }
}

/** One 0/1 variable a free site, no cost, and the rules as rows. */
export function siteProgram(sites: FreeSites): SiteProgram & { columnOf: Int32Array } {
  const program = new Program()
  const siteOf: number[] = []
  const columnOf = new Int32Array(sites.free.length).fill(-1)
  sites.free.forEach((isFree, site) => {
    if (!isFree) return
    columnOf[site] = program.column(0, 0, 1, true)
    siteOf.push(site)
  })
  if (sites.atMost < siteOf.length) {
    siteOf.forEach((_, column) => program.term(column, 1))
    program.closeRow(-Infinity, sites.atMost)
  }
  for (const row of sites.rows) {
    row.sites.forEach((site, at) => program.term(columnOf[site]!, row.amounts[at]!))
    program.closeRow(row.lower, row.upper)
  }
  return { program, siteOf, columnOf }
}

/** Values of every column when these sites are open: each step variable is 1 until an open site is met. */
export function programStart({ program, siteOf }: SiteProgram, open: Uint8Array): Float64Array {
  const values = new Float64Array(program.cost.length)
  siteOf.forEach((site, column) => (values[column] = open[site]!))
  // Columns of a row follow one another, so each step variable's row has already the values it depends on.
  for (let row = 0; row < program.rowLower.length; row++) {
    const first = program.starts[row]!
    const step = program.indices[first]!
    if (step < siteOf.length) continue
    let shortfall = program.rowLower[row]!
    for (let term = first + 1; term < program.starts[row + 1]!; term++) shortfall -= program.values[term]! * values[program.indices[term]!]!
    values[step] = Math.max(0, shortfall)
  }
  return values
}

/** Open sites (1 per open one, those open for certain included) in a solution of the program. */
export function sitesOf({ siteOf }: Pick<SiteProgram, 'siteOf'>, values: Float64Array, sites: FreeSites): Uint8Array {
  const open = sites.opened.slice()
  siteOf.forEach((site, column) => (open[site] = values[column]! > 0.5 ? 1 : 0))
  return open
}

interface Rings {
  /** sites of each ring of equal cost, cheap to dear */
  sites: number[][]
  costs: number[]
  otherwise: number
}

/** Rows as rings of equally dear sites; rows with the same rings are added up. */
function alike(table: CostTable): Rings[] {
  const found = new Map<string, Rings>()
  for (let row = 0; row < rowCount(table); row++) {
    const rings: Rings = { sites: [], costs: [], otherwise: table.otherwise[row]! }
    for (let entry = table.starts[row]!; entry < table.starts[row + 1]!; entry++) {
      if (rings.costs.at(-1) === table.costs[entry]) rings.sites.at(-1)!.push(table.sites[entry]!)
      else {
        rings.sites.push([table.sites[entry]!])
        rings.costs.push(table.costs[entry]!)
      }
    }
    const key = rings.sites.map((ring) => ring.toSorted((a, b) => a - b).join(',')).join(';') + (rings.otherwise === Infinity ? '!' : '')
    const same = found.get(key)
    if (!same) found.set(key, rings)
    else {
      same.costs.forEach((_, ring) => (same.costs[ring]! += rings.costs[ring]!))
      same.otherwise += rings.otherwise
    }
  }
  return [...found.values()]
}
