import { AllocationError, type AllocationProblem } from './problem.ts'

/** A p-median instance as the OR-Library has it: every vertex is demand of weight 1 and a candidate. */
export interface PmedInstance {
  vertices: number
  medians: number
  /** shortest distances, vertices × vertices; Infinity where there is no path */
  distances: Float64Array
}

/**
 * Reads an OR-Library p-median file (Beasley, EJOR 21 (1985) 270; people.brunel.ac.uk/~mastjjb/jeb/orlib/pmedinfo.html):
 * vertices, edges and p on the first line, then a line "end end cost" an edge. As that page says, of several costs given
 * for one edge the last counts, edges run both ways, and distances are shortest paths.
 * @throws AllocationError naming the line and what is wrong with it
 */
export function readPmed(text: string): PmedInstance {
  const lines = text.split(/\r?\n/).map((line, at) => ({ number: at + 1, words: line.trim().split(/\s+/).filter(Boolean) }))
  const filled = lines.filter(({ words }) => words.length > 0)
  const head = filled[0]
  if (!head) throw new AllocationError('the file is empty; its first line should give vertices, edges and p')
  const [vertices, edges, medians] = numbers(head, 3, 'vertices, edges and p')
  expectWhole(head.number, 'the number of vertices', vertices!, 1, MOST_VERTICES)
  expectWhole(head.number, 'the number of edges', edges!, 0, Infinity)
  expectWhole(head.number, 'p', medians!, 1, Infinity)
  const rest = filled.slice(1)
  if (rest.length !== edges)
    throw new AllocationError(`line ${head.number} promises ${edges} edges, the file has ${rest.length} lines after it`)
  const distances = new Float64Array(vertices! * vertices!).fill(Infinity)
  for (const line of rest) {
    const [from, to, cost] = numbers(line, 3, 'two vertices and a cost')
    expectWhole(line.number, 'a vertex', from!, 1, vertices!)
    expectWhole(line.number, 'a vertex', to!, 1, vertices!)
    if (!(cost! >= 0 && cost! < Infinity))
      throw new AllocationError(`line ${line.number}: the cost ${cost} is not a finite number of 0 or more`)
    distances[(from! - 1) * vertices! + to! - 1] = cost!
    distances[(to! - 1) * vertices! + from! - 1] = cost!
  }
  for (let vertex = 0; vertex < vertices!; vertex++) distances[vertex * vertices! + vertex] = 0
  shortestPaths(distances, vertices!)
  return { vertices: vertices!, medians: medians!, distances }
}

/** Guards memory: 8 bytes × vertices². The largest instance of the library has 900. */
const MOST_VERTICES = 5000

/** The instance as a question: the `medians` vertices with the least sum of distances. */
export function pmedProblem({ vertices, medians, distances }: PmedInstance): AllocationProblem {
  return {
    weights: new Float64Array(vertices).fill(1),
    distances,
    candidates: vertices,
    rules: { open: medians },
    objective: { kind: 'median' },
  }
}

/** Floyd–Warshall in place. */
function shortestPaths(distances: Float64Array, vertices: number): void {
  for (let via = 0; via < vertices; via++) {
    const onward = distances.subarray(via * vertices, (via + 1) * vertices)
    for (let from = 0; from < vertices; from++) {
      const direct = distances.subarray(from * vertices, (from + 1) * vertices)
      const first = direct[via]!
      if (first === Infinity) continue
      for (let to = 0; to < vertices; to++) {
        const length = first + onward[to]!
        if (length < direct[to]!) direct[to] = length
      }
    }
  }
}

function numbers(line: { number: number; words: string[] }, count: number, what: string): number[] {
  const values = line.words.map(Number)
  if (values.length !== count || values.some(Number.isNaN))
    throw new AllocationError(`line ${line.number}: expected ${count} numbers (${what}), found "${line.words.join(' ').slice(0, 60)}"`)
  return values
}

function expectWhole(line: number, what: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new AllocationError(
      `line ${line}: ${what} must be a whole number ${most === Infinity ? `of ${least} or more` : `from ${least} to ${most}`}, not ${value}`,
    )
}
