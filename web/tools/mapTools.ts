import { measureTool } from '../measure/measure.tool.ts'
import { swipeTool } from '../swipe/swipe.tool.ts'
import type { ToolSpec } from './tool.ts'

/** Tools of the map itself, in the order of their menu. */
export const MAP_TOOLS: readonly ToolSpec[] = [measureTool, swipeTool]
