import { create } from 'zustand'

/** On which side of the line a layer is drawn. */
export type Side = 'both' | 'left' | 'right'

interface Swipe {
  /** A line divides the map. */
  open: boolean
  /** Where the line stands: 0 the left edge of the picture, 1 the right. */
  at: number
  /** Layers that one side alone shows; all others are on both. */
  sides: Readonly<Record<string, Side>>
  /** What stands left and right of the line, in words. */
  captions: readonly [string, string]
}

export const useSwipe = create<Swipe>()(() => ({ open: false, at: 0.5, sides: {}, captions: ['', ''] }))

/**
 * Divides the map by a line that can be moved. Renderers ask `useSide(layer.id)` and draw accordingly; a renderer that draws a
 * layer twice, say in two months, gives each of the two an id of its own here.
 */
export function openSwipe(sides: Readonly<Record<string, Side>>, captions: readonly [string, string]): void {
  useSwipe.setState({ open: true, sides, captions })
}

/** Names what stands left and right on two maps: no line divides them. */
export function nameSides(captions: readonly [string, string]): void {
  useSwipe.setState({ open: false, sides: {}, captions })
}

export function closeSwipe(): void {
  useSwipe.setState({ open: false, sides: {}, captions: ['', ''] })
}

/** The line keeps clear of the edges, where it could not be taken hold of. */
export function moveSwipe(at: number): void {
  useSwipe.setState({ at: Math.min(0.98, Math.max(0.02, at)) })
}

/** Where a layer is to be drawn now. */
export function useSide(layerId: string): Side {
  return useSwipe((swipe) => (swipe.open ? (swipe.sides[layerId] ?? 'both') : 'both'))
}

/** The part of the picture's width, from 0 to 1, where a layer is drawn. */
export function shareOf(swipe: Pick<Swipe, 'open' | 'at' | 'sides'>, layerId: string): readonly [number, number] {
  const side = swipe.open ? (swipe.sides[layerId] ?? 'both') : 'both'
  return side === 'left' ? [0, swipe.at] : side === 'right' ? [swipe.at, 1] : [0, 1]
}
