import type { DimensionId } from '../contract/dimensions.ts'
import type { Reading } from './reading.ts'

/** Of each dimension counted so far: its bars over all rows of an area. */
export type WholeBars = Map<DimensionId, Float64Array>

const ofReadings = new WeakMap<Reading, Map<string, WholeBars>>()

/** What is known of an area; kept as long as the reading is, since its rows stay what they are. */
export function wholeBars(reading: Reading, area: string): WholeBars {
  const ofAreas = ofReadings.get(reading) ?? new Map<string, WholeBars>()
  ofReadings.set(reading, ofAreas)
  const known = ofAreas.get(area) ?? new Map<DimensionId, Float64Array>()
  ofAreas.set(area, known)
  return known
}
