import { setTimeout as delay } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Services } from '../context.ts'
import type { Scope } from '../database/sql.ts'
import { loggable, ProblemError } from '../errors.ts'
import { alertColumns, type AlertColumns } from './alerts.ts'
import type { Columns } from './columns.ts'
import { listAlertRules, readOpenAlerts } from './columns.queries.ts'
import { obtainColumns } from './obtain.ts'
import { readingOf, type Reading } from './reading.ts'
import { scratchFor, type Scratch } from './scratch.ts'

/** Records change in many transactions: they are read once it has been quiet for so long. ms */
const QUIET_MS = 1_500
/** Reading again takes no more than this share of the time. */
const READING_SHARE = 0.1
/** An alert's steps come one by one. ms */
const ALERTS_GATHER_MS = 200
const RETRY_MS = 1_000
/** Looks for the end of the first load. ms */
const LOOK_MS = 500
/** A request waits so long for the first reading. ms */
const PATIENCE_MS = 2_000
/** Bytes of readers' own columns that are kept. */
const READINGS_BYTES = 16 << 20

/** The county's records in memory, kept up with the database. */
export interface AnalysisStore {
  /** Reads them from now on, in the background; called when the database is open and migrated. */
  begin(): void
  /** What a scope sees; waits a moment for records that are just being read. @throws ProblemError `records_loading` */
  reading(scope: Scope): Promise<Reading>
  /** False while records have changed since they were read. */
  current(): boolean
  scratch(): Scratch
  stop(): Promise<void>
}

export function createAnalysisStore({
  config,
  database,
  progress,
  log,
}: Pick<Services, 'config' | 'database' | 'progress' | 'log'>): AnalysisStore {
  let held: { version: string; columns: Columns; alerts: AlertColumns } | undefined
  let scratch: Scratch | undefined
  let share = 0
  let following: Promise<void> | undefined
  const ending = new AbortController()
  const firstRead = Promise.withResolvers<void>()
  const stops: (() => Promise<void>)[] = []
  /** When something was last heard of, 0 once it has been read; and not before when it is read again. */
  const records = { heardAt: 1, notBefore: 0 }
  const alerts = { heardAt: 1, notBefore: 0 }
  let wake = () => {}
  const readings = new LRUCache<string, Reading>({
    maxSize: READINGS_BYTES,
    sizeCalculation: ({ ranges: { people, houses } }) => 1 + people.to - people.from + houses.to - houses.from,
  })

  function hear(what: typeof records, quietMs: number): void {
    what.heardAt = Date.now()
    what.notBefore = Math.max(what.notBefore, what.heardAt + quietMs)
    wake()
  }
  const hearRecords = () => hear(records, QUIET_MS)
  const hearAlerts = () => hear(alerts, ALERTS_GATHER_MS)

  async function follow(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        if (!loaded()) await delay(LOOK_MS, undefined, { ref: false })
        else if (stops.length < 2) await listen()
        else if (isDue(records)) await readRecords()
        else if (held && isDue(alerts)) hold(held.version, held.columns, await readAlerts(held.columns))
        else await news()
      } catch (error) {
        if (ending.signal.aborted) return
        log.warn({ err: loggable(error) }, 'records not read: tried again')
        await delay(RETRY_MS, undefined, { ref: false })
      }
    }
  }

  /** The first load makes nothing but changes: its end is waited for. */
  function loaded(): boolean {
    const { ready, steps } = progress()
    return ready || steps.some(({ name, done, total }) => name === 'figures' && done >= total)
  }

  async function listen(): Promise<void> {
    if (stops.length === 0) stops.push(await database().listen('record_changes', hearRecords, hearRecords))
    else stops.push(await database().listen('alert_events', hearAlerts, hearAlerts))
  }

  /** Waits until there is something to read, as far as is known. */
  async function news(): Promise<void> {
    const waits = [records, ...(held ? [alerts] : [])].filter(({ heardAt }) => heardAt > 0).map(({ notBefore }) => notBefore - Date.now())
    await new Promise<void>((resolve) => {
      wake = resolve
      if (waits.length > 0) setTimeout(resolve, Math.max(Math.min(...waits), 1)).unref()
    })
  }

  async function readRecords(): Promise<void> {
    const { heardAt } = records
    const began = Date.now()
    share = 0
    const obtained = await obtainColumns(config.dataDir, database(), held?.version, {
      signal: ending.signal,
      report: (now) => (share = now),
    })
    if (obtained) {
      const { version, columns, from } = obtained
      hold(version, columns, await readAlerts(columns))
      scratch = undefined
      log.info({ people: columns.people.id.length, from, ms: Date.now() - began }, 'records read')
    }
    firstRead.resolve()
    records.notBefore = Date.now() + (Date.now() - began) / READING_SHARE
    if (records.heardAt === heardAt) records.heardAt = 0
  }

  async function readAlerts(columns: Columns): Promise<AlertColumns> {
    const { heardAt } = alerts
    const [open, rules] = await database().system(async (sql) => [await readOpenAlerts(sql), await listAlertRules(sql)] as const)
    if (alerts.heardAt === heardAt) alerts.heardAt = 0
    return alertColumns(columns, open, rules)
  }

  function hold(version: string, columns: Columns, alerts: AlertColumns): void {
    held = { version, columns, alerts }
    readings.clear()
  }

  return {
    begin: () => void (following ??= follow()),
    async reading(scope) {
      if (!held) await Promise.race([firstRead.promise, delay(PATIENCE_MS, undefined, { ref: false })])
      if (!held) throw new ProblemError('records_loading', { percent: Math.floor(share * 100) }, { 'Retry-After': '2' })
      const key = JSON.stringify([scope.area, scope.datasets, scope.people])
      let found = readings.get(key)
      if (!found) readings.set(key, (found = readingOf(held.columns, held.alerts, scope)))
      return found
    },
    current: () => records.heardAt === 0 && alerts.heardAt === 0,
    scratch: () => (scratch ??= scratchFor(held!.columns)),
    async stop() {
      ending.abort()
      wake()
      await following
      for (const stop of stops) await stop()
    },
  }
}

function isDue({ heardAt, notBefore }: { heardAt: number; notBefore: number }): boolean {
  return heardAt > 0 && Date.now() >= notBefore
}
