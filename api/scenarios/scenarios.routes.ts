import type { z } from 'zod'
import type { Account, Context, Services } from '../context.ts'
import {
  addScenario,
  changeScenario,
  copyScenario,
  deleteScenario,
  getScenario,
  listScenarios,
  restoreScenario,
  runScenario,
  type Scenario,
} from '../contract/scenarios.ts'
import type { Sql } from '../database/sql.ts'
import { ProblemError, type Language } from '../errors.ts'
import { open, scoped, signedIn, type Endpoint } from '../http/endpoint.ts'
import type { ScenarioKind } from './kind.ts'
import { dataVersion } from './data_version.ts'
import { headOf, scenarioOf } from './reading.ts'
import {
  copyRuns,
  findScenarioRow,
  insertRun,
  insertScenario,
  listRunRows,
  listScenarioRows,
  putAway,
  takeBack,
  updateScenario,
  type ScenarioRow,
} from './scenarios.queries.ts'

/** A list that still reads as a list. */
const MOST = 200
const RUNS_KEPT = 12
/** Runs shown: the last, and the one before it to see what changed. */
const RUNS_SHOWN = 2
const NAME_MAX = 60

/** What-ifs kept by accounts. Another's shared one is read by its address: its question, answered within the reader's own scope. */
export function scenariosEndpoints(kinds: readonly ScenarioKind[]): Endpoint[] {
  const kindOf = (id: string): ScenarioKind => {
    const found = kinds.find((kind) => kind.id === id)
    if (!found) throw new ProblemError('invalid_input', { field: 'kind', reason: kinds.map((kind) => kind.id).join(', ') })
    return found
  }
  /** Reads or changes under the account's scope, beside the version of the records now: asked for before, the embedded engine has one session. */
  const inScope = async <T>(ctx: Context, services: Services, work: (kept: Kept) => Promise<T>): Promise<T> => {
    const account = signedIn(ctx)
    const version = await dataVersion(services.database())
    return services.database().scoped(account.scope, (sql) => work({ account, sql, version }))
  }
  const read = async ({ sql, version }: Kept, id: string): Promise<Scenario> => {
    const row = await found(sql, id)
    return scenarioOf(kindOf(row.kind), row, await listRunRows(sql, id, RUNS_SHOWN), version)
  }
  const run = async (ctx: Context, services: Services, kind: ScenarioKind, question: object) => {
    const { language } = ctx.state
    const version = await dataVersion(services.database())
    return { version, outcome: await kind.run({ account: signedIn(ctx), services, language }, question) }
  }

  return [
    open(listScenarios, ({ ctx, services }) =>
      inScope(ctx, services, async ({ sql, version }) => {
        const rows = (await listScenarioRows(sql)).filter(({ kind }) => kinds.some(({ id }) => id === kind))
        return { items: rows.map((row) => headOf(kindOf(row.kind), row, row.run, version)) }
      }),
    ),

    open(addScenario, async ({ ctx, body, services }) => {
      const kind = kindOf(body.kind)
      const question = asked(kind, body.question, ctx.state.language)
      const { version, outcome } = await run(ctx, services, kind, question)
      const name = body.name ?? kind.asked(question, outcome)[ctx.state.language].slice(0, NAME_MAX)
      return inScope(ctx, services, async (kept) => {
        const row = { name, kind: kind.id, areaCode: question.area, question, address: body.address }
        const id = await insertScenario(kept.sql, row, MOST)
        if (!id) throw new ProblemError('scenarios_full', { most: MOST })
        await insertRun(kept.sql, id, version, outcome, RUNS_KEPT)
        return read(kept, id)
      })
    }),

    open(getScenario, ({ ctx, params: { id }, services }) => inScope(ctx, services, (kept) => read(kept, id))),

    open(changeScenario, ({ ctx, params: { id }, body: { name, shared }, services }) =>
      inScope(ctx, services, async (kept) => {
        if ((await updateScenario(kept.sql, id, name ?? null, shared ?? null)) === 0) throw new ProblemError('not_found')
        return read(kept, id)
      }),
    ),

    open(runScenario, async ({ ctx, params: { id }, services }) => {
      const account = signedIn(ctx)
      const row = await services.database().scoped(account.scope, (sql) => found(sql, id))
      const kind = kindOf(row.kind)
      const question = asked(kind, { ...row.question, area: areaWithin(account, row.areaCode) }, ctx.state.language)
      const { version, outcome } = await run(ctx, services, kind, question)
      return inScope(ctx, services, async (kept) => {
        await insertRun(kept.sql, id, version, outcome, RUNS_KEPT)
        return read(kept, id)
      })
    }),

    open(copyScenario, ({ ctx, params: { id }, body: { name }, services }) =>
      inScope(ctx, services, async (kept) => {
        const row = await found(kept.sql, id)
        const areaCode = areaWithin(kept.account, row.areaCode)
        const copy = await insertScenario(kept.sql, { ...row, name, areaCode, question: { ...row.question, area: areaCode } }, MOST)
        if (!copy) throw new ProblemError('scenarios_full', { most: MOST })
        await copyRuns(kept.sql, id, copy)
        return read(kept, copy)
      }),
    ),

    scoped(deleteScenario, async ({ params: { id }, sql }) => {
      if ((await putAway(sql, id)) === 0) throw new ProblemError('not_found')
      return {}
    }),

    open(restoreScenario, ({ ctx, params: { id }, services }) =>
      inScope(ctx, services, async (kept) => {
        if ((await takeBack(kept.sql, id)) === 0) throw new ProblemError('not_found')
        return read(kept, id)
      }),
    ),
  ]
}

interface Kept {
  readonly account: Account
  readonly sql: Sql
  /** of the records now */
  readonly version: string
}

/** @throws ProblemError `not_found` also for another's that is not shared */
async function found(sql: Sql, id: string): Promise<ScenarioRow> {
  const row = await findScenarioRow(sql, id)
  if (!row) throw new ProblemError('not_found')
  return row
}

/** @throws ProblemError `invalid_input` naming the field */
function asked(kind: ScenarioKind, given: unknown, language: Language): z.output<ScenarioKind['question']> {
  const parsed = kind.question.safeParse(given)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const reason = language === 'zh' ? '缺少这一项，或取值不对' : issue.message
  throw new ProblemError('invalid_input', { field: ['question', ...issue.path].join('.'), reason })
}

/**
 * The part of a scenario's area that an account may ask about: all of it, or its own where it lies in it.
 * @throws ProblemError `out_of_scope`
 */
function areaWithin({ scope, area }: Account, wanted: string): string {
  if (wanted.startsWith(scope.area)) return wanted
  if (scope.area.startsWith(wanted)) return scope.area
  throw new ProblemError('out_of_scope', { scope: area.name })
}
