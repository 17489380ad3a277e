import { allocationKind } from '../allocation/allocation.scenario.ts'
import { budgetKind } from '../budget/budget.scenario.ts'
import { floodKind } from '../flood/flood.scenario.ts'
import { hazardKind } from '../hazards/hazards.scenario.ts'
import { reachKind } from '../reach/reach.scenario.ts'
import { roadCutKind } from '../reach/road_cut.scenario.ts'
import type { KindParts, ScenarioKind } from './kind.ts'

/** Every kind of scenario: a file of its own in the folder of its noun, and a line here. */
const KINDS: readonly ((parts: KindParts) => ScenarioKind)[] = [budgetKind, reachKind, roadCutKind, allocationKind, floodKind, hazardKind]

export const scenarioKinds = (parts: KindParts): readonly ScenarioKind[] => KINDS.map((kind) => kind(parts))
