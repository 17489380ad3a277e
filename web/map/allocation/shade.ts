/** How a village stands with a plan: reached before it, reached by it, or left out. */
export type Reached = 'before' | 'now' | 'left'

/** Of the shading of villages. Left out is hatched as well, so that it is told without colour. */
export const SHADES: Record<Reached, { readonly color: string; readonly opacity: number; readonly hatched: boolean }> = {
  before: { color: '#7fcdbb', opacity: 0.4, hatched: false },
  now: { color: '#1f78b4', opacity: 0.6, hatched: false },
  left: { color: '#d95f0e', opacity: 0.34, hatched: true },
}
export const REACHED = Object.keys(SHADES) as Reached[]

/** @param before, after minutes to the nearest site; null: none in reach. @param minutes asked about */
export function reachedOf({ before, after }: { before: number | null; after: number | null }, minutes: number): Reached {
  if (before !== null && before <= minutes) return 'before'
  return after !== null && after <= minutes ? 'now' : 'left'
}
