import { Worker } from 'node:worker_threads'
import { checkProblem, type AllocationProblem, type AllocationSolution, type Progress } from './problem.ts'
import { emptySolution, solutionOf } from './solution.ts'
import type { SolveReply, SolveRequest } from './solve.worker.ts'

export interface PoolOptions {
  /** seconds until the best so far is returned; default: none */
  timeLimit?: number
  /** aborting it ends the solve with the best so far: a solution, not an error */
  signal?: AbortSignal
  /** a few times a second */
  onProgress?: (progress: Progress) => void
}

interface Task {
  problem: AllocationProblem
  options: PoolOptions
  resolve: (solution: AllocationSolution) => void
  reject: (error: unknown) => void
}

/**
 * Solves problems in worker threads, at most `size` at once, the rest in order of arrival. A worker stays warm after its
 * solve and does not keep the process alive while idle.
 */
export class SolverPool {
  private readonly size: number
  private readonly idle: Worker[] = []
  private readonly busy = new Set<Worker>()
  private readonly queue: Task[] = []

  constructor(size: number) {
    this.size = size
  }

  /** @throws AllocationError when the problem does not fit together; what the solver threw when it failed */
  solve(problem: AllocationProblem, options: PoolOptions = {}): Promise<AllocationSolution> {
    checkProblem(problem)
    return new Promise((resolve, reject) => {
      this.queue.push({ problem, options, resolve, reject })
      this.next()
    })
  }

  /** Ends every worker; solves under way are rejected. */
  async close(): Promise<void> {
    for (const task of this.queue.splice(0)) task.reject(new Error('the solver was closed'))
    await Promise.all([...this.busy, ...this.idle.splice(0)].map((worker) => worker.terminate()))
  }

  private next(): void {
    if (this.busy.size >= this.size) return
    const task = this.queue.shift()
    if (!task) return
    if (task.options.signal?.aborted) {
      task.resolve(emptySolution(task.problem, 'unknown'))
      this.next()
      return
    }
    const worker = this.idle.pop() ?? new Worker(new URL('./solve.worker.ts', import.meta.url))
    this.busy.add(worker)
    worker.ref()
    this.run(worker, task)
  }

  private run(worker: Worker, { problem, options, resolve, reject }: Task): void {
    const stop = new Int32Array(new SharedArrayBuffer(4))
    const { timeLimit = Infinity, signal, onProgress } = options
    let best: Progress | undefined
    const release = (keep: boolean) => {
      signal?.removeEventListener('abort', askToStop)
      clearTimeout(overtime)
      worker.off('message', onReply).off('error', onError).off('exit', onExit)
      this.busy.delete(worker)
      if (keep) {
        worker.unref()
        this.idle.push(worker)
      } else void worker.terminate()
      this.next()
    }
    /** The solver did not stop when asked (a long step inside HiGHS): what it told last has to do. */
    const giveUp = () => {
      release(false)
      resolve(
        best && best.open.length > 0
          ? solutionOf(problem, 'stopped', best)
          : { ...emptySolution(problem, 'unknown'), ...(best && { bound: best.bound }) },
      )
    }
    const afterGrace = (seconds: number) => (seconds < LONGEST_TIMER ? setTimeout(giveUp, (seconds + GRACE) * 1000) : undefined)
    let overtime = afterGrace(timeLimit)
    const askToStop = () => {
      Atomics.store(stop, 0, 1)
      clearTimeout(overtime)
      overtime = afterGrace(0)
    }
    signal?.addEventListener('abort', askToStop)
    const onReply = (reply: SolveReply) => {
      if ('progress' in reply) {
        best = reply.progress
        onProgress?.(best)
        return
      }
      release('solution' in reply)
      if ('solution' in reply) resolve(reply.solution)
      else reject(reply.error)
    }
    const onError = (error: unknown) => {
      release(false)
      reject(error)
    }
    const onExit = () => onError(new Error('the solver ended before it was done'))
    worker.on('message', onReply).on('error', onError).on('exit', onExit)
    worker.postMessage({ problem, timeLimit, stop } satisfies SolveRequest)
  }
}

/** Seconds a solver may take to stop once asked. */
const GRACE = 2
/** Seconds; setTimeout holds no more than 2³¹ ms. */
const LONGEST_TIMER = 2_000_000
