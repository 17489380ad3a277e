import { useView } from '../../view.ts'

/** Percent of opacity by layer, as an address writes it; layers that are not named are opaque. */
export function parseFade(text: string | null): ReadonlyMap<string, number> {
  const pairs = text?.split(',').map((pair) => pair.split(':')) ?? []
  return new Map(pairs.map(([id, percent]) => [id!, Math.min(100, Number(percent))]))
}

/** The address's text for some opacities; null where all layers are opaque. */
export function formatFade(fade: ReadonlyMap<string, number>): string | null {
  const pairs = [...fade].filter(([, percent]) => percent < 100).map(([id, percent]) => `${id}:${Math.round(percent)}`)
  return pairs.length > 0 ? pairs.toSorted().join(',') : null
}

/** How opaque a layer is drawn, from 0 to 1. */
export function useOpacity(layerId: string): number {
  return useView((view) => (parseFade(view.fade).get(layerId) ?? 100) / 100)
}

/** How many times higher than it is the relief is drawn, 1 to 3. */
export function useExaggeration(): number {
  return useView((view) => Math.min(3, Number(view.relief ?? 1)))
}
