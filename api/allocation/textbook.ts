import type { AllocationProblem } from './problem.ts'
import { Program } from './program.ts'
import { siteBounds, siteRows } from './site_rows.ts'

/**
 * The models as textbooks and libraries like spopt write them: one variable a site, one a pair, nothing left out beforehand.
 * The measure for speed, and for optima too large to try out; minimised, so covering counts the weight left out.
 */
export function textbookProgram(problem: AllocationProblem): Program {
  const program = new Program()
  const sites = siteColumns(program, problem)
  const { objective, weights, distances, candidates, rules } = problem
  const rows = [...weights.keys()].filter((demand) => weights[demand]! > 0)
  if (objective.kind === 'covering' || objective.kind === 'setCover') {
    const total = rows.reduce((sum, demand) => sum + weights[demand]!, 0)
    const missed = rows.map((demand) => {
      const column = program.column(objective.kind === 'covering' ? weights[demand]! : 0, 0, 1, false)
      for (const site of sites) if (distances[demand * candidates + site]! <= objective.radius) program.term(site, 1)
      program.term(column, 1)
      program.closeRow(1, Infinity)
      return column
    })
    if (objective.kind === 'covering') return program
    rows.forEach((demand, at) => program.term(missed[at]!, weights[demand]!))
    program.closeRow(-Infinity, (1 - (objective.share ?? 1)) * total)
    for (const site of sites) program.cost[site] = rules.cost?.[site] ?? 1
    return program
  }
  const farthest = objective.kind === 'centre' ? program.column(1, 0, Infinity, false) : -1
  const unserved = objective.kind === 'median' ? (objective.unservedDistance ?? Infinity) : Infinity
  const loads = sites.map(() => new Map<number, number>())
  for (const demand of rows) {
    const pairs = sites.flatMap((site) => {
      const distance = distances[demand * candidates + site]!
      if (distance === Infinity) return []
      const column = program.column(
        farthest < 0 ? weights[demand]! * distance : 0,
        0,
        1,
        objective.kind === 'capacitatedMedian' && objective.undivided,
      )
      loads[site]!.set(column, weights[demand]!)
      return [{ site, distance, column }]
    })
    const nobody = unserved < Infinity ? program.column(weights[demand]! * unserved, 0, 1, false) : -1
    for (const { column } of pairs) program.term(column, 1)
    if (nobody >= 0) program.term(nobody, 1)
    program.closeRow(1, 1)
    for (const { site, column } of pairs) {
      program.term(column, 1)
      program.term(site, -1)
      program.closeRow(-Infinity, 0)
    }
    if (farthest < 0) continue
    for (const { column, distance } of pairs) program.term(column, distance)
    program.term(farthest, -1)
    program.closeRow(-Infinity, 0)
  }
  if (objective.kind === 'capacitatedMedian')
    for (const site of sites) {
      if (objective.capacity[site] === Infinity) continue
      for (const [column, amount] of loads[site]!) program.term(column, amount)
      program.term(site, -objective.capacity[site]!)
      program.closeRow(-Infinity, 0)
    }
  return program
}

/** One 0/1 column a site, first in the program, and the rules. */
function siteColumns(program: Program, { rules, candidates }: AllocationProblem): number[] {
  const { lower, upper } = siteBounds(rules, candidates)
  const sites = Array.from({ length: candidates }, (_, site) => program.column(0, lower[site]!, upper[site]!, true))
  for (const row of siteRows(rules, candidates)) {
    row.sites.forEach((site, at) => program.term(site, row.amounts[at]!))
    program.closeRow(row.lower, row.upper)
  }
  return sites
}
