import { fork, type ChildProcess } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { StepProgress } from '../contract/progress.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const DIE_WITH_PARENT = new URL('./die_with_parent.js', import.meta.url).href
const STOP_MS = 2_000
const TAIL_BYTES = 4_000

/** A child ended badly; the message holds the end of what it said. */
export class ChildFailedError extends Error {
  override name = 'ChildFailedError'
}

/** A program that was started ahead of its turn and prepares what it can; it goes on when told. */
export interface HeldChild {
  /** Tells it to go on; ends with it. */
  go(): Promise<void>
}

export interface RunOptions {
  /** Limit of its JavaScript heap; 512 unless given. */
  readonly heapMegabytes?: number
  /** How far it steps back from programs that more is waiting for: 0 – 19, as of POSIX `nice`; 0 unless given. */
  readonly niceness?: number
}

/** Programs that run beside this one for a while, and end with it. */
export class Children {
  private readonly running = new Set<ChildProcess>()
  private readonly report: (step: StepProgress) => void
  stopping = false

  constructor(report: (step: StepProgress) => void) {
    this.report = report
  }

  /**
   * Runs a Node program of the project to its end; its progress is passed on.
   * @throws ChildFailedError
   */
  run(program: string, args: string[] = [], options: RunOptions = {}): Promise<void> {
    if (this.stopping) return Promise.reject(new ChildFailedError(`${program}：正在停止`))
    return this.start(program, args, options).ended
  }

  /** Starts a program that waits, after `--wait`, for a message before it does anything others could see. */
  hold(program: string, options: RunOptions = {}): HeldChild {
    const { child, ended } = this.start(program, ['--wait'], options)
    ended.catch(() => {}) // told to whoever calls go
    return {
      go() {
        if (child.connected) child.send({ go: true })
        return ended
      },
    }
  }

  private start(
    program: string,
    args: string[],
    { heapMegabytes = 512, niceness = 0 }: RunOptions,
  ): { child: ChildProcess; ended: Promise<void> } {
    const child = fork(program, args, {
      cwd: ROOT,
      // Large arrays go back to the system when they are freed; glibc would keep up to 200 MB of holes.
      env: { ...process.env, MALLOC_MMAP_THRESHOLD_: '131072' },
      execArgv: [`--max-old-space-size=${heapMegabytes}`, '--import', DIE_WITH_PARENT],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.running.add(child)
    // Before it has threads of its own, which take over what it has then.
    if (child.pid !== undefined && niceness > 0) setPriority(child.pid, niceness)
    let tail = ''
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => (tail = (tail + text).slice(-TAIL_BYTES)))
    }
    child.on('message', (message: { progress?: StepProgress }) => message.progress && this.report(message.progress))
    const ended = new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => {
        this.running.delete(child)
        if (code === 0) resolve()
        else reject(new ChildFailedError(`${program} ${args.join(' ')} 以 ${signal ?? code} 结束\n${tail.trim()}`))
      })
    })
    return { child, ended }
  }

  /** Asks all to end, and ends those that don't. */
  async stop(): Promise<void> {
    this.stopping = true
    await Promise.all([...this.running].map((child) => this.stopOne(child)))
  }

  private stopOne(child: ChildProcess): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      child.once('close', () => {
        clearTimeout(timer)
        resolve()
      })
      child.kill('SIGTERM')
    })
  }
}
