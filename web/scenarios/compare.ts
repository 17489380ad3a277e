import { GROUPS } from '../../api/contract/codes.ts'
import type { Measure, Scenario, ScenarioOutcome } from '../../api/contract/scenarios.ts'

/** One line of the table of differences. */
export interface Line {
  readonly key: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly unit: Measure['unit']
  readonly better: Measure['better']
  readonly left: number | null
  readonly right: number | null
  /** The measure and the area that a press opens. */
  readonly opens: { readonly measure: string; readonly area: string | null; readonly group?: number }
}

export interface Sides {
  readonly left: ScenarioOutcome
  readonly right: ScenarioOutcome
}

/** Measures that both kinds give; the same kind has them all in common. */
export function measuresOfBoth(left: Pick<Scenario, 'measures'>, right: Pick<Scenario, 'measures'>): Measure[] {
  return left.measures.filter((measure) => right.measures.some(({ id, unit }) => id === measure.id && unit === measure.unit))
}

export function totalLines(measures: readonly Measure[], { left, right }: Sides): Line[] {
  return measures.map(({ id, title, unit, better }) => ({
    key: id,
    name: title,
    unit,
    better,
    left: left.measures[id] ?? null,
    right: right.measures[id] ?? null,
    opens: { measure: id, area: null },
  }))
}

/** Areas that either side has, those that differ most first. */
export function areaLines({ id, unit, better }: Measure, { left, right }: Sides): Line[] {
  const codes = new Map([...left.townships, ...right.townships].map(({ code, name }) => [code, name]))
  const valueOf = ({ townships }: ScenarioOutcome, code: string) =>
    townships.find((township) => township.code === code)?.measures[id] ?? null
  return [...codes]
    .map(([code, name]) => ({
      key: code,
      name: { zh: name, en: name },
      unit,
      better,
      left: valueOf(left, code),
      right: valueOf(right, code),
      opens: { measure: id, area: code },
    }))
    .toSorted((a, b) => distance(b) - distance(a) || a.key.localeCompare(b.key))
}

/** Special groups that either side counts, in the order of the list. */
export function groupLines({ left, right }: Sides): Line[] {
  const countOf = ({ groups }: ScenarioOutcome, code: number) => groups?.find(({ group }) => group === code)
  return GROUPS.flatMap(({ code, zh, en }) => {
    const [one, other] = [countOf(left, code), countOf(right, code)]
    if (!one && !other) return []
    const valueOf = (side: ScenarioOutcome, found: { count: number | null } | undefined) => (found ? found.count : side.groups ? 0 : null)
    return {
      key: `group:${code}`,
      name: { zh, en },
      unit: 'people' as const,
      better: null,
      left: valueOf(left, one),
      right: valueOf(right, other),
      opens: { measure: 'people', area: null, group: code },
    }
  })
}

const distance = ({ left, right }: Line) => (left === null || right === null ? -1 : Math.abs(right - left))
