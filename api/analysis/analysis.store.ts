import { setTimeout as delay } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Services } from '../context.ts'
import type { Scope } from '../database/sql.ts'
import { loggable, ProblemError } from '../errors.ts'
import { alertColumns, type AlertColumns } from './alerts.ts'
import { readColumns } from './build.ts'
import type { Columns } from './columns.ts'
import { listAlertRules, readOpenAlerts } from './columns.queries.ts'
import { readingOf, type Reading } from './reading.ts'
import { scratchFor, type Scratch } from './scratch.ts'

/** Records come in many transactions: they are read once it has been quiet for so long. ms */
const QUIET_MS = 1_500
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

export function createAnalysisStore({ database, progress, log }: Pick<Services, 'database' | 'progress' | 'log'>): AnalysisStore {
  let held: { columns: Columns; alerts: AlertColumns } | undefined
  let scratch: Scratch | undefined
  let share = 0
  const ending = new AbortController()
  let begun = false
  let following: Promise<void> | undefined
  const stops: (() => Promise<void>)[] = []
  /** When what was last heard of; 0: nothing since it was last read. */
  const heard = { records: 1, alerts: 1 }
  let wake = () => {}
  const firstRead = Promise.withResolvers<void>()
  const readings = new LRUCache<string, Reading>({
    maxSize: READINGS_BYTES,
    sizeCalculation: ({ ranges: { people, houses } }) => 1 + people.to - people.from + houses.to - houses.from,
  })

  function hear(what: keyof typeof heard): void {
    heard[what] = Date.now()
    wake()
  }

  async function follow(): Promise<void> {
    while (!ending.signal.aborted && !loaded()) await delay(LOOK_MS, undefined, { ref: false })
    while (!ending.signal.aborted) {
      try {
        if (stops.length === 0) await listen()
        if (heard.records > 0 && Date.now() - heard.records >= QUIET_MS) await readRecords()
        else if (heard.alerts > 0 && held && Date.now() - heard.alerts >= ALERTS_GATHER_MS)
          hold(held.columns, await readAlerts(held.columns))
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
    const missed = () => {
      hear('records')
      hear('alerts')
    }
    stops.push(await database().listen('record_changes', () => hear('records'), missed))
    stops.push(await database().listen('alert_events', () => hear('alerts')))
  }

  /** Waits until there is something to read, as far as is known. */
  async function news(): Promise<void> {
    const waits = [
      ...(heard.records > 0 ? [heard.records + QUIET_MS - Date.now()] : []),
      ...(heard.alerts > 0 && held ? [heard.alerts + ALERTS_GATHER_MS - Date.now()] : []),
    ]
    await new Promise<void>((resolve) => {
      wake = resolve
      if (waits.length > 0) setTimeout(resolve, Math.max(Math.min(...waits), 1)).unref()
    })
  }

  async function readRecords(): Promise<void> {
    const before = heard.records
    share = 0
    const began = performance.now()
    const read = await readColumns(database(), { signal: ending.signal, report: (now) => (share = now) })
    if (read) {
      const alerts = await readAlerts(read)
      scratch = undefined
      hold(read, alerts)
      firstRead.resolve()
      log.info({ people: read.people.id.length, ms: Math.round(performance.now() - began) }, 'records read')
    }
    if (heard.records === before) heard.records = 0
  }

  async function readAlerts(of: Columns): Promise<AlertColumns> {
    const before = heard.alerts
    const [open, rules] = await database().system(async (sql) => [await readOpenAlerts(sql), await listAlertRules(sql)] as const)
    if (heard.alerts === before) heard.alerts = 0
    return alertColumns(of, open, rules)
  }

  function hold(columns: Columns, alerts: AlertColumns): void {
    held = { columns, alerts }
    readings.clear()
  }

  return {
    begin() {
      if (begun) return
      begun = true
      following = follow()
    },
    async reading(scope) {
      if (!held) await Promise.race([firstRead.promise, delay(PATIENCE_MS, undefined, { ref: false })])
      if (!held) throw new ProblemError('records_loading', { percent: Math.floor(share * 100) }, { 'Retry-After': '2' })
      const key = `${scope.area} ${scope.datasets.join(',')}`
      let found = readings.get(key)
      if (!found) readings.set(key, (found = readingOf(held.columns, held.alerts, scope)))
      return found
    },
    current: () => heard.records === 0 && heard.alerts === 0,
    scratch: () => (scratch ??= scratchFor(held!.columns)),
    async stop() {
      ending.abort()
      wake()
      for (const stop of stops) await stop()
      await following
    },
  }
}
