import { askTool } from '../ask/ask.tool.ts'
import { timeTool } from '../time/time.tool.ts'
import { MAP_TOOLS } from './mapTools.ts'
import type { ToolSpec } from './tool.ts'

/** Every tool, in the order the tool bar shows them. */
export const TOOLS: readonly ToolSpec[] = [askTool, timeTool, ...MAP_TOOLS]
