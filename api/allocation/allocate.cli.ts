/** `npm run allocate -- --pmed FILE [--time-limit SECONDS]`: solves an OR-Library p-median file exactly. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { pmedProblem, readPmed } from './pmed.ts'
import { AllocationError, type AllocationSolution, type Progress } from './problem.ts'
import { SolverPool } from './solver_pool.ts'

const USAGE = 'usage: npm run allocate -- --pmed FILE [--time-limit SECONDS]'

try {
  process.exitCode = await run()
} catch (error) {
  // The solver's own errors carry its whole source line; the message is what helps.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run(): Promise<number> {
  const { file, timeLimit } = readArguments()
  const instance = readPmed(readText(file))
  process.stdout.write(`${file}: ${instance.vertices} vertices, p = ${instance.medians}\n`)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const pool = new SolverPool(1)
  try {
    const solution = await pool.solve(pmedProblem(instance), {
      timeLimit,
      signal: stop.signal,
      onProgress: process.stderr.isTTY ? showProgress : undefined,
    })
    process.stdout.write(report(solution))
    return solution.status === 'optimal' ? 0 : 2
  } finally {
    await pool.close()
  }
}

function readArguments(): { file: string; timeLimit: number } {
  let values
  try {
    ;({ values } = parseArgs({ options: { pmed: { type: 'string' }, 'time-limit': { type: 'string' } } }))
  } catch (error) {
    throw new AllocationError(`${(error as Error).message}\n${USAGE}`)
  }
  if (!values.pmed) throw new AllocationError(`no file given\n${USAGE}`)
  const timeLimit = Number(values['time-limit'] ?? Infinity)
  if (!(timeLimit > 0)) throw new AllocationError(`--time-limit must be a number of seconds above 0, not ${values['time-limit']}`)
  return { file: values.pmed, timeLimit }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new AllocationError(`cannot read ${file}: ${(error as Error).message}`)
  }
}

function showProgress({ value, bound, seconds }: Progress): void {
  process.stderr.write(`\r${seconds.toFixed(1)} s  best ${value}  bound ${bound.toFixed(2)}   `)
}

function report({ status, value, bound, gap, seconds, open }: AllocationSolution): string {
  const label = {
    optimal: 'optimum',
    stopped: 'best so far',
    infeasible: 'no plan reaches every vertex',
    unknown: 'no plan found in time',
  }[status]
  const plan = status === 'optimal' || status === 'stopped'
  return [
    plan ? `${label}  ${value}` : label,
    `bound    ${bound}`,
    ...(plan ? [`gap      ${gap === 0 ? '0 (proven)' : `${(gap * 100).toFixed(3)} %`}`] : []),
    `seconds  ${seconds.toFixed(3)}`,
    ...(plan ? [`medians  ${[...open].map((site) => site + 1).join(' ')}`] : []),
    '',
  ].join('\n')
}
