import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { inject } from 'vitest'

const START = join(import.meta.dirname, '../../api/start/start.ts')
const POLL_MS = 300

/** The product that all journeys share. What a journey changes in it, the next one finds. */
export const productUrl = (): string => inject('productUrl')

/** Resolves when `/readyz` says that everything is there. */
export async function productReady(url: string): Promise<void> {
  while (!(await fetch(`${url}/readyz`).catch(() => undefined))?.ok) await delay(POLL_MS)
}

/** The whole product, started as `npm start` starts it, on a county of its own. */
interface Product {
  url: string
  stop(): Promise<void>
}

/**
 * Starts the product in a fresh folder.
 * @param scale share of the county's people and houses
 * @throws when it ends by itself, with the last of what it said
 */
export async function startProduct(scale: number): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yitu-e2e-'))
  const child = spawn(process.execPath, [START], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir, DEMO_SCALE: String(scale), PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  const wait = async <T>(answer: () => T | undefined | Promise<T | undefined>): Promise<T> => {
    for (;;) {
      const found = await answer()
      if (found !== undefined) return found
      if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}: ${said.slice(-2000)}`)
      await delay(POLL_MS)
    }
  }
  const url = await wait(() => /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0])
  return {
    url,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
