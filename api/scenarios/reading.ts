import type { Scenario, ScenarioHead, ScenarioOutcome } from '../contract/scenarios.ts'
import type { ScenarioKind } from './kind.ts'
import type { RunRow, ScenarioRow } from './scenarios.queries.ts'

/** Big figures of a scenario in a list. */
const FIGURES = 3

const commonOf = (kind: ScenarioKind, row: ScenarioRow, outcome: ScenarioOutcome | undefined) => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  kindTitle: kind.title,
  asked: kind.asked(row.question, outcome),
  area: { code: row.areaCode, name: row.areaName },
  own: row.own,
  shared: row.shared,
  createdAt: row.createdAt.toISOString(),
})

/** A line of the list. @param version of the records now */
export function headOf(
  kind: ScenarioKind,
  row: ScenarioRow,
  run: { version: string; outcome: ScenarioOutcome } | null,
  version: string,
): ScenarioHead {
  return {
    ...commonOf(kind, row, run?.outcome),
    asOf: run?.outcome.asOf ?? null,
    current: run?.version === version,
    measures: run
      ? kind.measures.slice(0, FIGURES).map((measure) => ({ ...measure, value: run.outcome.measures[measure.id] ?? null }))
      : [],
  }
}

/** A scenario with its runs, the last first, and what each says. @param version of the records now */
export function scenarioOf(kind: ScenarioKind, row: ScenarioRow, runs: readonly RunRow[], version: string): Scenario {
  const rows = kind.measures.flatMap(({ id }) => {
    const filter = kind.rows(row.question, id)
    return filter === undefined ? [] : [[id, filter] as const]
  })
  return {
    ...commonOf(kind, row, runs[0]?.outcome),
    question: row.question,
    address: row.address,
    measures: [...kind.measures],
    rows: Object.fromEntries(rows),
    current: runs[0]?.version === version,
    runs: runs.map((run) => ({
      ranAt: run.ranAt.toISOString(),
      version: run.version,
      outcome: run.outcome,
      sentences: [...kind.sentences(row.question, run.outcome)],
    })),
  }
}
