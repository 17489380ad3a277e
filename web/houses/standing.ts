import { BUILT_YEAR_BASE, type HouseAttributes } from '../../api/contract/house_attributes.ts'
import type { HousePaint } from '../map/mapState.ts'

/** Houses in a row of the texture. */
const WIDTH = 1024

/** The houses built after a year; null where there are none, or where the reader may not see when houses were built. */
export function builtAfter({ ids, columns: { builtYear } }: Pick<HouseAttributes, 'ids' | 'columns'>, year: number): HousePaint | null {
  if (!builtYear) return null
  let largest = -1
  for (let house = 0; house < ids.length; house++)
    if (builtYear[house]! + BUILT_YEAR_BASE > year && ids[house]! > largest) largest = ids[house]!
  if (largest < 0) return null
  const height = Math.floor(largest / WIDTH) + 1
  const texels = new Uint8Array(4 * WIDTH * height)
  for (let house = 0; house < ids.length; house++) if (builtYear[house]! + BUILT_YEAR_BASE > year) texels[4 * ids[house]!] = 255
  return { texels, width: WIDTH, height }
}
