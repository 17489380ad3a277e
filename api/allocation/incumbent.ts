import type { Control } from './control.ts'
import { isWhole, rowCount, tableCost, type CostTable } from './cost_table.ts'
import type { FreeSites } from './free_sites.ts'

/** The best set of sites found, how good it is and what is proven about the rest. */
export interface Plan {
  status: 'optimal' | 'stopped' | 'infeasible' | 'unknown'
  /** 1 per open site */
  open: Uint8Array
  value: number
  bound: number
}

/**
 * Value of a plan; where that is not below `below`, any number not below it will do.
 * @param exactly false: an estimate from above will do
 */
export type PlanCost = (open: Uint8Array, below: number, exactly: boolean) => number

/** The best plan so far and the bound on all others. */
export class Incumbent {
  open: Uint8Array
  value = Infinity
  bound: number
  private readonly cost: PlanCost
  private readonly control: Control
  /** Costs that are whole numbers differ by 1 at least; others count as equal to nine digits. */
  private readonly inOnes: boolean

  constructor(table: CostTable, control: Control, cost?: PlanCost, inOnes = isWhole(table)) {
    this.control = control
    this.cost = cost ?? ((open) => tableCost(table, open))
    this.open = new Uint8Array(table.candidates)
    this.bound = leastCost(table)
    this.inOnes = inOnes
  }

  /** No plan that is really better has a bound above this. */
  get cutoff(): number {
    const equal = this.value * (1 - 1e-9)
    return this.inOnes ? Math.min(equal, this.value - 1 + 1e-6 + 1e-9 * this.value) : equal
  }

  /**
   * Keeps a plan if it is the best yet.
   * @param chosen 1 per open one among the free sites, which must keep the rules
   * @param exactly false: the plan may be passed over where its value is hard to find
   */
  offer(chosen: Uint8Array | undefined, sites: FreeSites, exactly = false): void {
    if (!chosen) return
    const open = chosen.map((isOpen, site) => (isOpen || sites.opened[site] ? 1 : 0))
    const value = this.cost(open, this.value, exactly)
    if (value >= this.value) return
    this.open = open
    this.value = value
    this.control.report?.(this, this.bound)
  }

  /** Notes that no plan is better than `bound`. */
  raise(bound: number): void {
    const proven = Math.min(bound, this.value)
    if (proven <= this.bound) return
    this.bound = proven
    this.control.report?.(undefined, proven)
  }

  plan(proven: boolean): Plan {
    const { open, value } = this
    if (proven)
      return value < Infinity ? { status: 'optimal', open, value, bound: value } : { status: 'infeasible', open, value, bound: Infinity }
    return { status: value < Infinity ? 'stopped' : 'unknown', open, value, bound: this.bound }
  }
}

/** No plan costs less than serving each row by its cheapest site. */
function leastCost(table: CostTable): number {
  let sum = 0
  for (let row = 0; row < rowCount(table); row++)
    sum += table.starts[row]! < table.starts[row + 1]! ? table.costs[table.starts[row]!]! : table.otherwise[row]!
  return sum
}
