import { SplitDirection } from 'cesium'
import type { Side } from './swipe.ts'

const DIRECTIONS: Record<Side, SplitDirection> = {
  both: SplitDirection.NONE,
  left: SplitDirection.LEFT,
  right: SplitDirection.RIGHT,
}

/** What the engine calls a side. */
export const splitDirection = (side: Side): SplitDirection => DIRECTIONS[side]
