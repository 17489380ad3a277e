import { createRequire } from 'node:module'
import type { Highs, HighsCallbackMap } from 'highs'
import type { Program } from './program.ts'

type Loader = () => Promise<Highs>
// The package's types describe its CommonJS build only, so that is the build taken.
const { default: loadHighs } = createRequire(import.meta.url)('highs') as { default: Loader }

/** How a run of the solver ended; `values` is empty where it found no solution. */
export interface Outcome {
  status: 'optimal' | 'infeasible' | 'stopped'
  /** objective of the best solution, Infinity without one */
  value: number
  /** proven lower bound on the objective */
  bound: number
  values: Float64Array
  /** what each column's leaving its bound would cost; of a program without whole numbers that was solved, else empty */
  reduced: Float64Array
}

export interface RunOptions {
  /** seconds; Infinity for none */
  timeLimit: number
  /** asked now and then; true ends the run with the best so far */
  stopped: () => boolean
  /** a known solution to start from, one value a column */
  start?: Float64Array
  /** called with each better solution and each better bound */
  onProgress?: (values: Float64Array | undefined, bound: number) => void
}

const NONE = new Float64Array(0)

let loading: Promise<Highs> | undefined

/** The solver, compiled once a thread: about 0.1 s the first time. */
export function loadSolver(): Promise<Highs> {
  return (loading ??= loadHighs())
}

/**
 * Solves a program to proven optimality (gap 0) or until stopped. The same program gives the same answer: one thread,
 * fixed seed. HiGHS 1.15 (Huangfu & Hall 2018) as WebAssembly.
 * @throws when the solver itself fails (out of memory, numerical breakdown)
 */
export function optimise(highs: Highs, program: Program, options: RunOptions): Outcome {
  const columns = program.cost.length
  const integer = program.integer.some(Boolean)
  if (columns === 0) return withoutColumns(program)
  const { variableType, callbackType, modelStatus } = highs.constants
  const model = highs.createModel({
    numCols: columns,
    numRows: program.rowLower.length,
    offset: program.offset,
    colCost: Float64Array.from(program.cost),
    colLower: Float64Array.from(program.columnLower),
    colUpper: Float64Array.from(program.columnUpper),
    rowLower: Float64Array.from(program.rowLower),
    rowUpper: Float64Array.from(program.rowUpper),
    matrix: {
      format: 'csr',
      numRows: program.rowLower.length,
      numCols: columns,
      starts: Int32Array.from(program.starts),
      indices: Int32Array.from(program.indices),
      values: Float64Array.from(program.values),
    },
    ...(integer && { integrality: program.integer.map((whole) => (whole ? variableType.integer : variableType.continuous)) }),
  })
  try {
    model.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: 1e-9 })
    if (options.timeLimit < Infinity) model.options.set('time_limit', Math.max(0, options.timeLimit))
    if (options.start && integer) model.setSolution({ colValue: options.start })
    const found: { values?: Float64Array; value: number; bound: number } = { value: Infinity, bound: -Infinity }
    const note = (bound: number | undefined, values?: Float64Array) => {
      const better = values !== undefined || (bound !== undefined && bound > found.bound)
      if (bound !== undefined && bound > found.bound) found.bound = bound
      if (values) found.values = values
      if (better) options.onProgress?.(values, found.bound)
      return undefined
    }
    const callbacks: HighsCallbackMap = {
      [callbackType.mipImprovingSolution](event) {
        found.value = event.data.objective_function_value ?? found.value
        return note(event.data.mip_dual_bound, event.data.mip_solution)
      },
      [callbackType.mipLogging]: (event) => note(event.data.mip_dual_bound),
      [callbackType.mipInterrupt](event) {
        if (options.stopped()) event.interrupt()
        return note(event.data.mip_dual_bound)
      },
      [callbackType.simplexInterrupt](event) {
        if (options.stopped()) event.interrupt()
        return undefined
      },
    }
    const { modelStatus: status } = model.run(callbacks)
    if (status === modelStatus.optimal) {
      const value = model.getObjectiveValue()
      const bound = integer ? Number(model.info.get('mip_dual_bound')) : value
      const { colValue, colDual } = model.getSolution()
      return { status: 'optimal', value, bound, values: Float64Array.from(colValue), reduced: integer ? NONE : Float64Array.from(colDual) }
    }
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
      return { status: 'infeasible', value: Infinity, bound: Infinity, values: NONE, reduced: NONE }
    if (status === modelStatus.timeLimit || status === modelStatus.interrupted)
      return { status: 'stopped', value: found.value, bound: found.bound, values: found.values ?? NONE, reduced: NONE }
    throw new Error(`HiGHS ended with status ${status} on a program of ${program.rowLower.length} rows and ${columns} columns`)
  } finally {
    model.dispose()
  }
}

/** HiGHS has no solution to give for a program without variables. */
function withoutColumns({ rowLower, rowUpper, offset }: Program): Outcome {
  const feasible = rowLower.every((lower, row) => lower <= 0 && rowUpper[row]! >= 0)
  const value = feasible ? offset : Infinity
  return { status: feasible ? 'optimal' : 'infeasible', value, bound: value, values: NONE, reduced: NONE }
}
