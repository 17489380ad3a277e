import { allocationTool } from '../allocation/allocation.tool.ts'
import { filterTool } from '../analysis/filter.tool.ts'
import { tableTool } from '../analysis/table.tool.ts'
import { askTool } from '../ask/ask.tool.ts'
import { budgetTool } from '../budget/budget.tool.ts'
import { featuresTool } from '../features/features.tool.ts'
import { floodTool } from '../flood/flood.tool.ts'
import { hazardsTool } from '../hazards/hazards.tool.ts'
import { reachTool } from '../reach/reach.tool.ts'
import { compareTool } from '../scenarios/compare.tool.ts'
import { scenariosTool } from '../scenarios/scenarios.tool.ts'
import { timeTool } from '../time/time.tool.ts'
import { MAP_TOOLS } from './mapTools.ts'
import { peopleTool } from '../density/people.tool.ts'
import type { ToolSpec } from './tool.ts'

/** Every tool, in the order the tool bar shows them. */
export const TOOLS: readonly ToolSpec[] = [
  peopleTool,
  filterTool,
  tableTool,
  featuresTool,
  askTool,
  reachTool,
  allocationTool,
  timeTool,
  floodTool,
  hazardsTool,
  budgetTool,
  scenariosTool,
  compareTool,
  ...MAP_TOOLS,
]
