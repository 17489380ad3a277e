import { destinationsStage } from './destinations.stage.ts'
import { groundStage } from './ground.stage.ts'
import { housesStage } from './houses.stage.ts'
import { figuresStage } from './figures.stage.ts'
import { industryStage } from './industry.stage.ts'
import { recordsStage } from './records.stage.ts'
import { peopleStage } from './people.stage.ts'
import type { Stage } from './stage.ts'

/** In the order in which they lean on each other. */
export const STAGES: readonly Stage[] = [
  groundStage,
  housesStage,
  peopleStage,
  destinationsStage,
  industryStage,
  recordsStage,
  figuresStage,
]
