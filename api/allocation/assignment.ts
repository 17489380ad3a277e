import type { Highs } from 'highs'
import type { CapacitatedTable } from './capacity.ts'
import { rowCount } from './cost_table.ts'
import { optimise } from './highs.ts'
import { Program } from './program.ts'

/** Who is served where with a given set of open sites. */
export interface Assignment {
  cost: number
  /** share of table entry k's row served by its site, sparse */
  entries: Int32Array
  shares: Float64Array
}

/**
 * The cheapest assignment of every row to open sites within their capacities: a transportation problem, or with undivided
 * rows a generalised assignment problem.
 * @param below assignments that cost this much are of no interest
 * @param exactly false: undivided rows may be rounded from the divided ones instead of solved
 * @returns undefined when there is none (cheap enough); `stopped` when time ran out before that was clear
 */
export function assign(
  highs: Highs,
  capacitated: CapacitatedTable,
  open: Uint8Array,
  below: number,
  exactly: boolean,
  limits: { timeLimit: () => number; stopped: () => boolean },
): Assignment | 'stopped' | undefined {
  const all = openEntries(capacitated, open)
  const divided = transport(highs, capacitated, all, false, limits)
  if (typeof divided === 'string') return divided === 'stopped' ? 'stopped' : undefined
  if (divided.cost >= below) return undefined
  if (!capacitated.undivided || divided.shares.every((share) => share > 1 - WHOLE)) return divided
  const rounded = roundUp(capacitated, open, divided)
  if (!exactly) return rounded && rounded.cost < below ? rounded : undefined
  // A row that goes whole to a site adds at least its reduced cost, so those that would cost too much are left out.
  const limit = Math.min(below, rounded?.cost ?? Infinity)
  const worthwhile = all.filter((_, column) => divided.cost + divided.reduced[column]! < limit)
  const best = transport(highs, capacitated, worthwhile, true, limits)
  if (best === 'stopped') return best
  const found = best === 'infeasible' || (rounded && rounded.cost <= best.cost) ? rounded : best
  return found && found.cost < below ? found : undefined
}

const WHOLE = 1e-6

/** Entries of the table whose site is open. */
const openEntries = ({ table }: CapacitatedTable, open: Uint8Array): Int32Array =>
  Int32Array.from(table.sites.keys()).filter((entry) => open[table.sites[entry]!] === 1)

function transport(
  highs: Highs,
  { table, weight, capacity }: CapacitatedTable,
  entries: Int32Array,
  undivided: boolean,
  limits: { timeLimit: () => number; stopped: () => boolean },
): (Assignment & { reduced: Float64Array }) | 'stopped' | 'infeasible' {
  const program = new Program()
  const bySite = new Map<number, { column: number; amount: number }[]>()
  let at = 0
  for (let row = 0; row < rowCount(table); row++) {
    for (; at < entries.length && entries[at]! < table.starts[row + 1]!; at++) {
      const entry = entries[at]!
      const column = program.column(table.costs[entry]!, 0, undivided ? 1 : Infinity, undivided)
      program.term(column, 1)
      const terms = bySite.get(table.sites[entry]!) ?? []
      terms.push({ column, amount: weight[row]! })
      bySite.set(table.sites[entry]!, terms)
    }
    program.closeRow(1, 1)
  }
  for (const [site, terms] of bySite) {
    if (capacity[site] === Infinity) continue
    for (const { column, amount } of terms) program.term(column, amount / capacity[site]!)
    program.closeRow(-Infinity, 1)
  }
  const outcome = optimise(highs, program, { timeLimit: limits.timeLimit(), stopped: limits.stopped })
  if (outcome.status !== 'optimal') return outcome.status
  const used = [...entries.keys()].filter((column) => outcome.values[column]! > WHOLE)
  const shares = Float64Array.from(used, (column) => (undivided ? 1 : outcome.values[column]!))
  const taken = Int32Array.from(used, (column) => entries[column]!)
  return { cost: costOf(table.costs, taken, shares), entries: taken, shares, reduced: outcome.reduced }
}

const costOf = (costs: Float64Array, entries: Int32Array, shares: Float64Array): number =>
  entries.reduce((sum, entry, at) => sum + costs[entry]! * shares[at]!, 0)

/** Gives each divided row whole to the cheapest open site with room left, big rows first; undefined when one finds no room. */
function roundUp({ table, weight, capacity }: CapacitatedTable, open: Uint8Array, divided: Assignment): Assignment | undefined {
  const left = capacity.slice()
  const chosen = new Int32Array(rowCount(table)).fill(-1)
  const rowOf = rowsOf(table.starts)
  divided.entries.forEach((entry, at) => {
    if (divided.shares[at]! <= 1 - WHOLE) return
    chosen[rowOf(entry)] = entry
    left[table.sites[entry]!]! -= weight[rowOf(entry)]!
  })
  const undecided = [...chosen.keys()].filter((row) => chosen[row]! < 0).sort((a, b) => weight[b]! - weight[a]! || a - b)
  for (const row of undecided) {
    let entry = table.starts[row]!
    while (entry < table.starts[row + 1]! && !(open[table.sites[entry]!] && left[table.sites[entry]!]! >= weight[row]!)) entry++
    if (entry === table.starts[row + 1]) return undefined
    chosen[row] = entry
    left[table.sites[entry]!]! -= weight[row]!
  }
  if (left.some((room) => room < -1e-9)) return undefined
  const shares = new Float64Array(chosen.length).fill(1)
  return { cost: costOf(table.costs, chosen, shares), entries: chosen, shares }
}

/** Row of a table's entry, by halving. */
export function rowsOf(starts: Int32Array): (entry: number) => number {
  return (entry) => {
    let low = 0
    let high = starts.length - 2
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= entry) low = middle
      else high = middle - 1
    }
    return low
  }
}
