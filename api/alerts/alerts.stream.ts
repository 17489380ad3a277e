import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { asAlertSummary } from '../cards/alerts.cards.queries.ts'
import type { Account, Services } from '../context.ts'
import { DatabaseUnavailableError } from '../database/errors.ts'
import { loggable } from '../errors.ts'
import { lastEventId, listEventsAfter, type EventRow } from './alerts.queries.ts'

const BATCH = 200
/** A line now and then keeps proxies from closing the stream, and finds out who is gone. ms */
const HEARTBEAT = 20_000
/** Events of one moment are read together. ms */
const GATHER = 100
/** Between looks for a database that is away. ms */
const RETRY = 1000

/** Live alerts: one LISTEN for the server, one reader with its own scope for each open stream. */
export interface AlertStreams {
  /**
   * Opens a stream of server-sent events.
   * @param after id of the last event the reader has; undefined: from now on
   * @param stillSignedIn asked at every heartbeat
   */
  open(account: Account, after: number | undefined, stillSignedIn: () => Promise<boolean>): PassThrough
  stop(): Promise<void>
}

export function createAlertStreams({ database, log }: Pick<Services, 'database' | 'log'>): AlertStreams {
  const readers = new Map<PassThrough, () => void>()
  const wakeAll = () => {
    for (const wake of readers.values()) wake()
  }
  let listening: Promise<() => Promise<void>> | undefined

  async function follow(
    stream: PassThrough,
    account: Account,
    after: number | undefined,
    stillSignedIn: () => Promise<boolean>,
  ): Promise<void> {
    const news = newsOf(stream)
    readers.set(stream, news.wake)
    listening ??= database().listen('alert_events', wakeAll, wakeAll)
    await listening.catch((error: unknown) => {
      listening = undefined
      throw error
    })
    let last = after ?? (await database().scoped(account.scope, lastEventId))
    // An id without data: whoever comes back has a place to go on from, also before the first alert.
    stream.write(`id: ${last}\nretry: 2000\n\n`)
    while (!stream.destroyed) {
      const events = await eventsAfter(account, last)
      if (events === undefined) {
        await delay(RETRY)
        continue
      }
      for (const { eventId, ...alert } of events) {
        const text = `id: ${eventId}\nevent: alert\ndata: ${JSON.stringify(asAlertSummary(alert))}\n\n`
        if (!stream.write(text)) await Promise.race([once(stream, 'drain'), once(stream, 'close')])
        last = eventId
      }
      if (events.length === BATCH) continue
      if (await news.within(HEARTBEAT)) await delay(GATHER)
      else if (await stillSignedIn()) stream.write(': \n\n')
      else break
    }
  }

  /** Undefined while the database is away: the stream outlives it. */
  async function eventsAfter(account: Account, last: number): Promise<EventRow[] | undefined> {
    try {
      return await database().scoped(account.scope, (sql) => listEventsAfter(sql, last, BATCH))
    } catch (error) {
      if (error instanceof DatabaseUnavailableError) return undefined
      throw error
    }
  }

  return {
    open(account, after, stillSignedIn) {
      const stream = new PassThrough()
      stream.on('error', () => {})
      stream.once('close', () => readers.delete(stream))
      follow(stream, account, after, stillSignedIn)
        .catch((error: unknown) => {
          // The browser comes back by itself, with the last id it has.
          if (!(error instanceof DatabaseUnavailableError)) log.error({ err: loggable(error) }, 'alert stream ended')
        })
        .finally(() => stream.end())
      return stream
    },
    async stop() {
      for (const stream of readers.keys()) stream.destroy()
      await (
        await listening
      )?.()
    },
  }
}

/** Something that can be woken from outside, or waited for. News that come while nobody waits are kept. */
function newsOf(stream: PassThrough) {
  let fresh = false
  let resolve: (() => void) | undefined
  const wake = () => {
    fresh = true
    resolve?.()
  }
  stream.once('close', wake)
  return {
    wake,
    /** @returns whether there was news within the time */
    async within(ms: number): Promise<boolean> {
      if (!fresh) {
        const timer = setTimeout(() => resolve?.(), ms)
        await new Promise<void>((done) => (resolve = done))
        clearTimeout(timer)
      }
      const was = fresh
      fresh = false
      return was
    },
  }
}
