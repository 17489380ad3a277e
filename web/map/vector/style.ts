import type { Text } from '../text.ts'

export type SignShape = 'circle' | 'square' | 'diamond' | 'triangle'
/** A sign at a point: a shape with one character in it, so that colour is never the only sign. */
export interface Sign {
  readonly shape: SignShape
  readonly text: string
}
export type Pattern = 'plain' | 'hatch' | 'dots' | 'waves'

/** How features of one kind are drawn. */
export interface Stop {
  /** value of the style's property */
  readonly value: string | number
  readonly label: Text
  readonly color: `#${string}`
  /** Of points, and of polygons too small to be seen. */
  readonly sign?: Sign
  /** Inside of polygons. */
  readonly pattern?: Pattern
  /** Of lines, CSS pixels at the height where a village fills the picture. */
  readonly width?: number
  readonly dashed?: boolean
}

/** A style as data: one property decides, by its value. */
export interface VectorStyle {
  readonly by: string
  readonly stops: readonly Stop[]
  /** The property that decides which of two signs that collide is drawn. */
  readonly rank?: string
  /** Points are named when the eye is this near, metres. */
  readonly namesFrom?: number
}

export type Properties = Readonly<Record<string, string | number | boolean | null>>

export function stopOf(style: VectorStyle, properties: Properties): Stop | undefined {
  return style.stops.find(({ value }) => value === properties[style.by])
}

/** Kinds by layer, as an address writes them; a layer that is not named shows all of its kinds. */
export function parseKinds(text: string | null): ReadonlyMap<string, readonly string[]> {
  const pairs = text?.split(',').map((pair) => pair.split(':')) ?? []
  return new Map(pairs.map(([layer, values]) => [layer!, values!.split('.')]))
}

/** The address's text after a kind of a layer was switched; null where every layer shows all of its kinds. */
export function toggleKind(text: string | null, layer: string, style: VectorStyle, value: string): string | null {
  const all = style.stops.map((stop) => String(stop.value))
  const kinds = new Map(parseKinds(text))
  const shown = kinds.get(layer) ?? all
  const next = all.filter((one) => (one === value ? !shown.includes(one) : shown.includes(one)))
  if (next.length === 0 || next.length === all.length) kinds.delete(layer)
  else kinds.set(layer, next)
  const pairs = [...kinds].map(([id, values]) => `${id}:${values.join('.')}`)
  return pairs.length > 0 ? pairs.toSorted().join(',') : null
}
