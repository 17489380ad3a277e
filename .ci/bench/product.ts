import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const root = new URL('../..', import.meta.url).pathname

/** The product as a user starts it, with what its start took. */
export interface RunningProduct {
  url: string
  /** seconds from the start to: first answer, map usable, everything ready */
  answers: number
  map: number
  ready: number
  /** MiB, proportional set size of the whole process tree, highest seen */
  peakMemory: number
  stop(): Promise<void>
}

/**
 * Runs `npm start`'s program and waits until it is ready.
 * @throws when the product ends by itself or is not ready after `limitSeconds`
 */
export async function startProduct(env: Record<string, string>, limitSeconds = 900): Promise<RunningProduct> {
  const child = spawn(process.execPath, ['api/start/start.ts'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let lines = ''
  child.stdout.on('data', (text: Buffer) => (lines = (lines + text.toString()).slice(-4000)))
  child.stderr.on('data', (text: Buffer) => (lines = (lines + text.toString()).slice(-4000)))
  const url = `http://127.0.0.1:${env['PORT']}`
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  const product: RunningProduct = { url, answers: 0, map: 0, ready: 0, peakMemory: 0, stop: () => stop(child) }
  while (product.ready === 0) {
    if (child.exitCode !== null) throw new Error(`the product ended by itself:\n${lines}`)
    if (seconds() > limitSeconds) {
      await product.stop()
      throw new Error(`not ready after ${limitSeconds} s:\n${lines}`)
    }
    const readiness = await fetch(`${url}/readyz`).then(
      (reply) => reply.json() as Promise<Readiness>,
      () => undefined,
    )
    if (readiness) {
      product.answers ||= seconds()
      if (mapUsable(readiness)) product.map ||= seconds()
      if (readiness.ready) product.ready = seconds()
    }
    product.peakMemory = Math.max(product.peakMemory, treeMemory(child.pid!))
    await wait(1000)
  }
  return product
}

interface Readiness {
  ready: boolean
  steps: { name: string; done: number; total: number }[]
}
const mapUsable = ({ ready, steps }: Readiness) =>
  ready ||
  ['web', 'ground', 'terrain', 'basemap'].every((name) =>
    steps.some((step) => step.name === name && step.total > 0 && step.done >= step.total),
  )

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await ended
}

/** Proportional set size of a process and all below it, MiB; 0 where /proc is missing. */
export function treeMemory(pid: number): number {
  const parents = new Map<number, number>()
  try {
    for (const entry of readdirSync('/proc')) {
      if (!/^\d+$/.test(entry)) continue
      const stat = readSafely(`/proc/${entry}/stat`)
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      parents.set(Number(entry), Number(fields[1]))
    }
  } catch {
    return 0
  }
  const inTree = (candidate: number): boolean =>
    candidate === pid || (parents.has(candidate) && parents.get(candidate)! > 1 && inTree(parents.get(candidate)!))
  let kilobytes = 0
  for (const candidate of parents.keys())
    if (inTree(candidate)) kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readSafely(`/proc/${candidate}/smaps_rollup`))?.[1] ?? 0)
  return kilobytes / 1024
}

/** A process may end between listing and reading. */
function readSafely(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
