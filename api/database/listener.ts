import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

const RETRY_MS = 500

/**
 * LISTEN on a connection of its own, made anew whenever it breaks.
 * @param missed Called after a break: notifications may have been lost meanwhile.
 * @returns what stops it.
 */
export async function keepListening(
  connect: () => Promise<pg.Client>,
  channel: string,
  hear: (payload: string) => void,
  missed: () => void = () => {},
): Promise<() => Promise<void>> {
  let stopped = false
  let client = await begin()

  async function begin(): Promise<pg.Client> {
    const fresh = await connect()
    fresh.on('notification', (notice) => hear(notice.payload ?? ''))
    fresh.on('error', () => {})
    await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
    fresh.once('end', () => void again())
    return fresh
  }

  async function again(): Promise<void> {
    while (!stopped) {
      await delay(RETRY_MS)
      try {
        const fresh = await begin()
        if (stopped) return void fresh.end()
        client = fresh
        return missed()
      } catch {
        // Still down: tried again until it is back or the listener is stopped.
      }
    }
  }

  return async () => {
    stopped = true
    await client.end()
  }
}
