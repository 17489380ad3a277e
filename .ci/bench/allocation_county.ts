import { listVillages } from '../../api/allocation/allocation.queries.ts'
import { loadSolver, optimise } from '../../api/allocation/highs.ts'
import type { AllocationProblem, Objective } from '../../api/allocation/problem.ts'
import { solveAllocation } from '../../api/allocation/solve.ts'
import { textbookProgram } from '../../api/allocation/textbook.ts'
import { BEYOND } from '../../api/contract/travel.ts'
import type { Database } from '../../api/database/sql.ts'
import { readCountry } from '../../api/reach/reach.queries.ts'
import { Traveller } from '../../api/reach/travel.ts'
import type { Figure } from './figure.ts'

/** Seconds after which the textbook program is stopped. */
const PEER_LIMIT = 30
/** Minutes: as far as travel is followed; counted for whoever does not get there. */
const FARTHEST = 180
const CANDIDATES = 60
const SITES = 10

/**
 * Plans on the county's own travel times, on foot from every house, its people gathered by village, to village centres: each
 * beside the textbook program of the same problem given to the same solver.
 */
export async function countyAllocationFigures(database: Database): Promise<Figure[]> {
  const read = await database.system(readCountry)
  if (!read) throw new Error('there is no relief to travel over')
  const villages = await database.system((sql) => listVillages(sql, ''))
  const houses = await database.system((sql) =>
    sql.rows<{ code: string; people: number }>('select village_code as code, people::int as people from houses order by id'),
  )
  const started = performance.now()
  const traveller = new Traveller(read.country)
  const made = performance.now()
  const places = new Map(villages.map(({ code }, index) => [code, index]))
  const village = Int32Array.from(houses, ({ code }) => places.get(code) ?? -1)
  const people = Float64Array.from(houses, (house) => house.people)
  const weights = new Float64Array(villages.length)
  for (let house = 0; house < village.length; house++) if (village[house]! >= 0) weights[village[house]!]! += people[house]!
  const columns = villages.map(({ lon, lat }) => {
    const minutes = traveller.housesTo({ goals: Float64Array.of(lon, lat), mode: 'foot', limit: FARTHEST })
    const sums = new Float64Array(villages.length)
    for (let house = 0; house < village.length; house++)
      if (village[house]! >= 0) sums[village[house]!]! += people[house]! * (minutes[house] === BEYOND ? FARTHEST : minutes[house]!)
    return sums.map((sum, index) => (weights[index]! > 0 ? sum / weights[index]! : 0))
  })
  const figures: Figure[] = [
    {
      what: `allocation: ${villages.length} × ${villages.length} true travel times, ${houses.length.toLocaleString('en')} houses`,
      value: (performance.now() - made) / 1000,
      unit: 's',
      peer: (made - started) / 1000,
      against: 'making the land ready, once',
    },
  ]
  const problem = (every: number, objective: Objective): AllocationProblem => {
    const chosen = columns.filter((_, index) => index % every === 0).slice(0, every === 1 ? undefined : CANDIDATES)
    const distances = new Float64Array(villages.length * chosen.length)
    chosen.forEach((minutes, site) => minutes.forEach((value, demand) => (distances[demand * chosen.length + site] = value)))
    return { weights, distances, candidates: chosen.length, rules: { open: SITES }, objective }
  }
  const every = Math.max(1, Math.floor(villages.length / CANDIDATES))
  figures.push(await beside('p-median', 's', 2, problem(every, { kind: 'median', unservedDistance: FARTHEST })))
  figures.push(await beside('covering 60 minutes', 'ms', 50, problem(every, { kind: 'covering', radius: 60 })))
  figures.push(await beside('p-median', 's', undefined, problem(1, { kind: 'median', unservedDistance: FARTHEST })))
  figures.push(await beside('covering 60 minutes', 'ms', undefined, problem(1, { kind: 'covering', radius: 60 })))
  return figures
}

async function beside(name: string, unit: 's' | 'ms', limit: number | undefined, problem: AllocationProblem): Promise<Figure> {
  const what = `allocation: ${name} ${problem.weights.length} × ${problem.candidates}, the county’s own`
  const solution = await solveAllocation(problem)
  if (solution.gap !== 0) throw new Error(`${what}: ended ${solution.status}`)
  const started = performance.now()
  const peer = optimise(await loadSolver(), textbookProgram(problem), { timeLimit: PEER_LIMIT, stopped: () => false })
  const seconds = (performance.now() - started) / 1000
  const textbook =
    problem.objective.kind === 'covering' ? problem.weights.reduce((sum, weight) => sum + weight, 0) - peer.value : peer.value
  if (peer.status === 'optimal' && Math.abs(textbook - solution.value) > 1e-6 * Math.abs(textbook))
    throw new Error(`${what}: ${solution.value} is not the textbook’s ${textbook}`)
  const scale = unit === 'ms' ? 1000 : 1
  return {
    what,
    value: solution.seconds * scale,
    unit,
    ...(limit === undefined ? {} : { limit }),
    peer: seconds * scale,
    against: peer.status === 'optimal' ? 'textbook program, same optimum' : `textbook program, unsolved after ${PEER_LIMIT} s`,
  }
}
