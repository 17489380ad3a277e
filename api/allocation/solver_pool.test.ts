import { afterAll, describe, expect, it } from 'vitest'
import { scatteredCounty } from './county.testing.ts'
import { AllocationError, type AllocationProblem, type Progress } from './problem.ts'
import { solveAllocation } from './solve.ts'
import { SolverPool } from './solver_pool.ts'

const pool = new SolverPool(2)
afterAll(() => pool.close())

const easy: AllocationProblem = { ...scatteredCounty(60, 20, 1), rules: { open: 5 }, objective: { kind: 'median' } }
/** Covers almost everyone with hundreds of candidates alike: takes minutes. */
const hard: AllocationProblem = { ...scatteredCounty(430, 430, 1), rules: { open: 20 }, objective: { kind: 'covering', radius: 180 } }

describe('solving in threads', () => {
  it('finds what solving here finds, however many wait', async () => {
    const here = await solveAllocation(easy)
    const there = await Promise.all(Array.from({ length: 5 }, () => pool.solve(easy)))
    for (const solution of there) expect(solution).toEqual({ ...here, seconds: expect.any(Number) as number })
  })

  it('gives the best so far when stopped, with the gap that is left, and goes on with the next', async () => {
    const stop = new AbortController()
    const seen: Progress[] = []
    const stopped = await pool.solve(hard, {
      signal: stop.signal,
      onProgress: (progress) => {
        seen.push(progress)
        if (progress.open.length > 0) stop.abort()
      },
    })
    expect(stopped.status).toBe('stopped')
    expect(stopped.open.length).toBeGreaterThan(0)
    expect(stopped.gap).toBeGreaterThan(0)
    expect(stopped.bound).toBeGreaterThan(stopped.value)
    expect(seen.at(-1)!.value).toBeLessThanOrEqual(stopped.value)
    expect((await pool.solve(easy)).status).toBe('optimal')
  })

  it('keeps a time limit', async () => {
    const solution = await pool.solve(hard, { timeLimit: 0.5 })
    expect(solution.status).toBe('stopped')
    expect(solution.bound).toBeGreaterThan(solution.value)
  })

  it('has nothing to show when stopped before it began', async () => {
    expect(await pool.solve(easy, { signal: AbortSignal.abort() })).toMatchObject({ status: 'unknown', open: new Int32Array() })
  })

  it('refuses a problem that does not fit together', () => {
    expect(() => pool.solve({ ...easy, weights: new Float64Array(3) })).toThrow(AllocationError)
    expect(() => pool.solve({ ...easy, rules: { budget: 3 } })).toThrow('rules.budget needs rules.cost')
  })

  it('rejects what is under way when closed', async () => {
    const other = new SolverPool(1)
    const solves = [other.solve(hard), other.solve(hard)]
    const ended = Promise.allSettled(solves)
    await other.close()
    for (const { status } of await ended) expect(status).toBe('rejected')
  })
})
