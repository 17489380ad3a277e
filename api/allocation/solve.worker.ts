/** Solves one problem at a time away from the main thread; started by SolverPool. */
import { parentPort } from 'node:worker_threads'
import type { AllocationProblem, AllocationSolution, Progress } from './problem.ts'
import { solveAllocation } from './solve.ts'

export interface SolveRequest {
  problem: AllocationProblem
  timeLimit: number
  /** its first element turns 1 when the caller wants the best so far */
  stop: Int32Array
}

export type SolveReply = { progress: Progress } | { solution: AllocationSolution } | { error: unknown }

/** Milliseconds between two progress messages. */
const PACE = 100

parentPort?.on('message', ({ problem, timeLimit, stop }: SolveRequest) => {
  let told = -Infinity
  const reply = (message: SolveReply) => parentPort!.postMessage(message)
  solveAllocation(problem, {
    timeLimit,
    stopped: () => Atomics.load(stop, 0) === 1,
    onProgress: (progress) => {
      if (performance.now() - told < PACE) return
      told = performance.now()
      reply({ progress })
    },
  }).then(
    (solution) => reply({ solution }),
    (error: unknown) => reply({ error }),
  )
})
