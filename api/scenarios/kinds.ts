import type { AnalysisStore } from '../analysis/analysis.store.ts'
import type { ReachStore } from '../reach/reach.store.ts'
import type { ScenarioKind } from './kind.ts'

/** What kinds of scenarios are run with, besides the services. */
export interface KindParts {
  readonly analysis: AnalysisStore
  readonly reach: ReachStore
}

/** Every kind of scenario: a file of its own in the folder of its noun, and a line here. */
const KINDS: readonly ((parts: KindParts) => ScenarioKind)[] = []

export const scenarioKinds = (parts: KindParts): readonly ScenarioKind[] => KINDS.map((kind) => kind(parts))
