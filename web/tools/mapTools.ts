import { bookmarksTool } from '../bookmarks/bookmarks.tool.ts'
import { lookTool } from '../look/look.tool.ts'
import { measureTool } from '../measure/measure.tool.ts'
import { pictureTool } from '../picture/picture.tool.ts'
import { profileTool } from '../profile/profile.tool.ts'
import { sightTool } from '../sight/sight.tool.ts'
import { sunTool } from '../sun/sun.tool.ts'
import { swipeTool } from '../swipe/swipe.tool.ts'
import type { ToolSpec } from './tool.ts'

/** Tools of the map itself, in the order of their menu. */
export const MAP_TOOLS: readonly ToolSpec[] = [
  measureTool,
  profileTool,
  sightTool,
  sunTool,
  swipeTool,
  lookTool,
  bookmarksTool,
  pictureTool,
]
