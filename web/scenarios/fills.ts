import type { ScenarioOutcome } from '../../api/contract/scenarios.ts'
import type { AreaFill } from '../map/areaFills.ts'

/** Few to many: light to dark, for every kind of sight (ColorBrewer YlGnBu). */
export const RAMP = ['#ffffd9', '#c7e9b4', '#7fcdbb', '#2c7fb8', '#253494'] as const
type Color = (typeof RAMP)[number]

/** Steps of a scale that holds all values, equal parts of the span between the smallest and the largest. */
export interface Scale {
  readonly least: number
  readonly most: number
}

/** One scale for all outcomes that stand beside each other; undefined where nothing is told. */
export function scaleOf(outcomes: readonly ScenarioOutcome[], measure: string): Scale | undefined {
  const values = outcomes.flatMap(({ townships }) => townships.flatMap(({ measures }) => measures[measure] ?? []))
  return values.length > 0 ? { least: Math.min(...values), most: Math.max(...values) } : undefined
}

/** The colour of a value. */
export function colorOf({ least, most }: Scale, value: number): Color {
  const share = most > least ? (value - least) / (most - least) : 0.5
  return RAMP[Math.min(RAMP.length - 1, Math.floor(share * RAMP.length))]!
}

/** Areas in the colours of a measure; those of whom nothing is told stay without. */
export function fillOf({ townships }: ScenarioOutcome, measure: string, scale: Scale | undefined): AreaFill {
  return new Map(
    townships.flatMap(({ code, measures }) => {
      const value = measures[measure]
      return scale && value !== null && value !== undefined ? [[code, colorOf(scale, value)] as const] : []
    }),
  )
}

/** Where each colour begins and ends. */
export function stepsOf({ least, most }: Scale): { color: Color; from: number; to: number }[] {
  return RAMP.map((color, step) => ({
    color,
    from: least + ((most - least) * step) / RAMP.length,
    to: least + ((most - least) * (step + 1)) / RAMP.length,
  }))
}
