import { readFileSync } from 'node:fs'
import { scatteredCounty } from '../../api/allocation/county.testing.ts'
import { loadSolver, optimise } from '../../api/allocation/highs.ts'
import { pmedProblem, readPmed } from '../../api/allocation/pmed.ts'
import type { AllocationProblem, Objective } from '../../api/allocation/problem.ts'
import { solveAllocation } from '../../api/allocation/solve.ts'
import { textbookProgram } from '../../api/allocation/textbook.ts'
import type { Figure } from './figure.ts'

/** Seconds after which the textbook program is stopped. */
const PEER_LIMIT = 30

interface Case {
  what: string
  unit: 's' | 'ms'
  limit?: number
  candidates: number
  sites: number
  objective: Objective
}

const cases: Case[] = [
  { what: 'p-median 430 × 60', unit: 's', limit: 2, candidates: 60, sites: 10, objective: { kind: 'median' } },
  { what: 'covering 430 × 60', unit: 'ms', limit: 50, candidates: 60, sites: 10, objective: { kind: 'covering', radius: 120 } },
  { what: 'p-centre 430 × 60', unit: 's', candidates: 60, sites: 10, objective: { kind: 'centre' } },
  { what: 'set cover 430 × 60', unit: 's', candidates: 60, sites: 60, objective: { kind: 'setCover', radius: 300 } },
  {
    what: 'capacitated p-median 430 × 60',
    unit: 's',
    candidates: 60,
    sites: 10,
    objective: { kind: 'capacitatedMedian', capacity: new Float64Array(60).fill(7000), undivided: false },
  },
  { what: 'p-median 430 × 430', unit: 's', candidates: 430, sites: 12, objective: { kind: 'median' } },
]

/** Times of exact solves (slowest of three counties), each beside the textbook program solved by the same solver in the same run. */
export async function allocationFigures(): Promise<Figure[]> {
  const highs = await loadSolver()
  const pmed1 = pmedProblem(readPmed(readFileSync(new URL('../../api/allocation/fixtures/pmed1.txt', import.meta.url), 'utf8')))
  const { value, seconds } = await solveAllocation(pmed1)
  const figures: Figure[] = [
    { what: 'pmed1: optimum', value, unit: '', limit: 5819, peer: 5819, against: 'published, OR-Library' },
    { what: 'pmed1: solved in', value: seconds, unit: 's', limit: 60 },
  ]
  for (const { what, unit, limit, candidates, sites, objective } of cases) {
    const problems = [1, 2, 3].map((seed): AllocationProblem => ({
      ...scatteredCounty(430, candidates, seed),
      rules: { open: sites },
      objective,
    }))
    let slowest = 0
    for (const problem of problems) {
      const solution = await solveAllocation(problem)
      if (solution.gap !== 0) throw new Error(`${what}: ended ${solution.status}`)
      slowest = Math.max(slowest, solution.seconds)
    }
    const started = performance.now()
    const peer = optimise(highs, textbookProgram(problems[0]!), { timeLimit: PEER_LIMIT, stopped: () => false })
    const scale = unit === 'ms' ? 1000 : 1
    figures.push({
      what,
      value: slowest * scale,
      unit,
      limit,
      peer: ((performance.now() - started) / 1000) * scale,
      against: peer.status === 'optimal' ? 'textbook program, one county' : `textbook program, unsolved after ${PEER_LIMIT} s`,
    })
  }
  return figures
}
