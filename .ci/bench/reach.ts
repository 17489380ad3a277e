import type { Database } from '../../api/database/sql.ts'
import { attach } from '../../api/reach/attach.ts'
import { gridOf, landOf } from '../../api/reach/land.ts'
import { edgeSeconds, networkOf } from '../../api/reach/network.ts'
import { readCountry, readSites } from '../../api/reach/reach.queries.ts'
import { floatingScores, weightsOf } from '../../api/reach/floating.ts'
import { Traveller, type Country } from '../../api/reach/travel.ts'
import { watersOf } from '../../api/reach/water.ts'
import { plainTimes, textbookScores } from '../../api/reach/plain.testing.ts'
import type { Goal } from '../../api/reach/spread.ts'
import type { Figure } from './figure.ts'

const FACILITIES = 60
/** Minutes: as far as travel is followed. */
const FARTHEST = 180
/** Plain runs are slow: so many are timed, and the time of all reckoned from them. */
const PLAIN_RUNS = 3

/** Travel times of the whole county from 60 facilities, what a change costs, and scores; each beside its limit or a plain way. */
export async function reachFigures(database: Database): Promise<Figure[]> {
  const read = await database.system(readCountry)
  if (!read) throw new Error('there is no relief to travel over')
  const sites = (await database.system((sql) => readSites(sql, ['hospital', 'care', 'clinic']))).slice(0, FACILITIES + 1)
  const placesOf = (some: typeof sites) => Float64Array.from(some.flatMap(({ lon, lat }) => [lon, lat]))
  const [goals, moved] = [placesOf(sites.slice(0, FACILITIES)), placesOf(sites.slice(1))]
  const figures: Figure[] = []
  const timed = <Made>(work: () => Made): { made: Made; seconds: number } => {
    const started = performance.now()
    const made = work()
    return { made, seconds: (performance.now() - started) / 1000 }
  }
  const { made: traveller, seconds: ready } = timed(() => new Traveller(read.country))
  figures.push({ what: `reach: ${read.houseIds.length.toLocaleString('en')} houses made ready`, value: ready, unit: 's' })

  const demand = new Float64Array(read.houseIds.length).fill(3)
  const capacity = Float64Array.from({ length: FACILITIES }, (_, site) => sites[site]!.capacity)
  const trip = { goals, mode: 'foot', limit: FARTHEST } as const
  const all = timed(() => traveller.scores(trip, capacity, demand, 'e2sfca'))
  const { land, network, edges, goalsAt } = plainCountry(read.country)
  const plainRun = timed(() => {
    for (const goal of goalsAt(goals).slice(0, PLAIN_RUNS)) plainTimes(land, network, [goal], edges)
  })
  figures.push({
    what: `reach: every house to each of ${FACILITIES} facilities, on foot`,
    value: all.seconds,
    unit: 's',
    limit: 10,
    peer: (plainRun.seconds / PLAIN_RUNS) * FACILITIES,
    against: `plain Dijkstra, ${FACILITIES} / ${PLAIN_RUNS} of ${PLAIN_RUNS} runs`,
  })
  const step = timed(() => traveller.scores({ ...trip, goals: moved }, capacity, demand, 'e2sfca'))
  figures.push({ what: 'reach: one of 60 facilities moved', value: step.seconds, unit: 's', peer: all.seconds, against: 'all 60 anew' })
  const bridge = read.country.roads.find(({ kind }) => kind === 'provincial')!
  const altered = { roads: [bridge.id], areas: [], ground: false, built: [] }
  const cut = timed(() => traveller.scores({ ...trip, altered }, capacity, demand, 'e2sfca'))
  figures.push({ what: 'reach: one road cut, 60 facilities', value: cut.seconds, unit: 's', peer: all.seconds, against: 'all 60 anew' })

  const nearest = timed(() => traveller.toNearest(trip))
  figures.push({
    what: 'reach: to the nearest of 60, anew',
    value: nearest.seconds * 1000,
    unit: 'ms',
    peer: (plainRun.seconds * 1000) / PLAIN_RUNS,
    against: 'plain Dijkstra',
  })
  const one = timed(() => traveller.toNearest({ ...trip, goals: moved }))
  figures.push({
    what: 'reach: to the nearest, one facility moved',
    value: one.seconds * 1000,
    unit: 'ms',
    peer: nearest.seconds * 1000,
    against: 'anew',
  })
  const road = timed(() => traveller.toNearest({ ...trip, altered }))
  figures.push({
    what: 'reach: to the nearest, one road cut',
    value: road.seconds * 1000,
    unit: 'ms',
    peer: nearest.seconds * 1000,
    against: 'anew',
  })

  const matrix = Array.from(
    { length: FACILITIES },
    (_, site) => traveller.toNearest({ ...trip, goals: goals.slice(2 * site, 2 * site + 2) }).houses,
  )
  const weights = weightsOf('e2sfca', FARTHEST)
  const catchments = matrix.map((minutes) => ({ from: 0, minutes }))
  const scored = timed(() => floatingScores(catchments, capacity, demand, weights))
  const textbook = timed(() => textbookScores(matrix, [...capacity], [...demand], (minutes) => weights[minutes]!))
  figures.push({
    what: `E2SFCA: ${read.houseIds.length.toLocaleString('en')} houses × ${FACILITIES} facilities`,
    value: scored.seconds,
    unit: 's',
    limit: 0.3,
    peer: textbook.seconds,
    against: 'the textbook’s loops over the same matrix',
  })
  return figures
}

/** The same ground and roads, for a plain run over them. */
function plainCountry({ grid, heights, rivers, reservoirs, roads }: Country) {
  const laid = gridOf(grid.west, grid.north, grid.step, grid.width, grid.height)
  const waters = watersOf(laid, rivers, reservoirs)
  const land = landOf(laid, heights, waters.cells)
  const network = networkOf(land, roads)
  const goalsAt = (places: Float64Array): Goal[] =>
    Array.from({ length: places.length / 2 }, (_, goal) => attach(land, waters, places[2 * goal]!, places[2 * goal + 1]!)).filter(
      (goal) => goal !== undefined,
    )
  return { land, network, edges: edgeSeconds(network, 'foot'), goalsAt }
}
