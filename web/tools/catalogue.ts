import { swipeTool } from '../swipe/swipe.tool.ts'
import { timeTool } from '../time/time.tool.ts'
import type { ToolSpec } from './tool.ts'

/** Every tool, in the order the tool bar shows them. */
export const TOOLS: readonly ToolSpec[] = [timeTool, swipeTool]
