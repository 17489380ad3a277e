import type { ScenarioKindId } from '../../api/contract/scenarios.ts'

/** What the tool of a kind opens for each of its measures; a measure that counts neither people nor houses opens the tool alone. */
const ROWS: Partial<Record<ScenarioKindId, Readonly<Record<string, string>>>> = {
  flood: { people: 'people', carrying: 'carrying', houses: 'houses', households: 'houses' },
  hazard: { people: 'people', carrying: 'carrying', houses: 'houses', households: 'houses' },
  reach: { people: 'beyond', beyond: 'beyond', within: 'within', houses: 'beyond' },
  roadCut: { people: 'cutOff', cutOff: 'cutOff', houses: 'cutOff', after: 'within' },
}

/** The rows behind a measure in the tool of its kind, or of one special group of the people it concerns. */
export function rowsOf(kind: ScenarioKindId, measure: string, group: number | null): string | null {
  const rows = ROWS[kind]?.[group === null ? measure : 'people']
  return rows ? `${rows}${group === null ? '' : `:${group}`}` : null
}
