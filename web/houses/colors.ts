/**
 * Colours of house themes: told apart by people who confuse red and green, and by lightness alone. The test beside this file
 * holds them to it.
 */

/** Matplotlib's viridis (CC0, bids.github.io/colormap) in eight even steps, dark to light. */
const VIRIDIS = ['#440154', '#46327e', '#365c8d', '#277f8e', '#1fa187', '#4ac16d', '#a0da39', '#fde725'] as const

/** Paul Tol's "muted" scheme (sronpersonalpages.nl/~pault), of it those whose lightness differs most, calm ones first. */
const MUTED = ['#ddcc77', '#cc6677', '#882255', '#332288', '#117733', '#44aa99'] as const

/** Where there is nothing to see: a house with none of what is asked about. */
export const CALM = '#e6d79f'
/** The one that is asked about. */
export const STRONG = '#5b2a86'

/** An ordered ramp of `count` colours, dark to light. */
export function ramp(count: number): string[] {
  return Array.from({ length: count }, (_, step) => mix(count === 1 ? 0 : (step / (count - 1)) * (VIRIDIS.length - 1)))
}

/** Colours without an order, at most six. */
export function qualitative(count: number): string[] {
  if (count > MUTED.length) throw new Error(`${count} kinds cannot be told apart by colour, ${MUTED.length} can`)
  return MUTED.slice(0, count)
}

/** Red, green, blue of a colour `#rrggbb`, 0–255. */
export function channels(color: string): [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

function mix(at: number): string {
  const below = channels(VIRIDIS[Math.floor(at)]!)
  const above = channels(VIRIDIS[Math.ceil(at)]!)
  const mixed = below.map((value, channel) => Math.round(value + (above[channel]! - value) * (at % 1)))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
