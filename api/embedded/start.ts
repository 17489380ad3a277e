import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A statement of the embedded engine that runs longer is taken for a runaway: nothing but the end of the process stops it. */
export const STATEMENT_LIMIT_MS = 10 * 60_000

export class EmbeddedStartError extends Error {
  override name = 'EmbeddedStartError'
  /** Another process has the folder. */
  readonly locked: boolean
  constructor(message: string, locked: boolean) {
    super(message)
    this.locked = locked
  }
}

/**
 * Starts the embedded database's process and waits until it serves.
 * @throws EmbeddedStartError with the reason.
 */
export function startEmbedded(home: string, statementLimitMs = STATEMENT_LIMIT_MS): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [home, String(statementLimitMs)], {
    // Opening frees much of what it took; glibc would keep it.
    env: { ...process.env, MALLOC_MMAP_THRESHOLD_: '131072' },
  })
  return new Promise((resolve, reject) => {
    child.once('message', (message: { ready: true } | { failed: string; locked: boolean }) => {
      if ('ready' in message) resolve(child)
      else reject(new EmbeddedStartError(message.failed, message.locked))
    })
    child.once('exit', (code, signal) => reject(new EmbeddedStartError(`嵌入式数据库没有启动（${signal ?? code}）`, false)))
  })
}
