import { create } from 'zustand'
import { showShapes, type DrawnShape } from '../map/draw/drawing.ts'
import type { Position } from '../map/draw/sketch.ts'
import { showMarks } from '../map/marks/marks.ts'
import type { AreaMeasure, LineMeasure } from '../map/measure/measure.ts'

export type MeasureKind = 'line' | 'polygon' | 'point'
export type Measured =
  | { readonly kind: 'line'; readonly line: LineMeasure }
  | { readonly kind: 'polygon'; readonly area: AreaMeasure }
  | { readonly kind: 'point'; readonly heightMeters: number }

/** One thing measured; it stays on the map until it is cleared, whatever is opened meanwhile. */
export type Measurement = Measured & { readonly id: number; readonly points: readonly Position[]; readonly label: string }

export const useMeasurements = create<{ kind: MeasureKind; items: readonly Measurement[]; last: number }>()(() => ({
  kind: 'line',
  items: [],
  last: 0,
}))

export function keepMeasurement(measured: Measured, points: readonly Position[], label: string): void {
  useMeasurements.setState(({ items, last }) => ({ items: [...items, { ...measured, points, label, id: last + 1 }], last: last + 1 }))
  show()
}

/**
 * @param id null: all of them
 * @returns puts them back
 */
export function clearMeasurements(id: number | null): () => void {
  const gone = useMeasurements.getState().items.filter((item) => id === null || item.id === id)
  useMeasurements.setState(({ items }) => ({ items: items.filter((item) => !gone.includes(item)) }))
  show()
  return () => {
    useMeasurements.setState(({ items }) => ({ items: [...gone, ...items].toSorted((left, right) => left.id - right.id) }))
    show()
  }
}

function show(): void {
  const { items } = useMeasurements.getState()
  showShapes(
    'measured',
    items.flatMap(({ kind, points }): DrawnShape[] => {
      if (kind === 'point') return []
      if (kind === 'line') return [{ kind, rings: [points], ink: 'accent' }]
      return [{ kind, rings: [[...points, points[0]!]], ink: 'accent', fill: 0.16 }]
    }),
  )
  showMarks(
    'measured',
    items.flatMap(({ kind, points, label }) => {
      const [lon, lat] = kind === 'polygon' ? middleOf(points) : points.at(-1)!
      const dots = kind === 'polygon' ? [] : points.map(([lon, lat]) => ({ lon, lat, ink: 'accent' as const, sign: 'dot' as const }))
      return [...dots, { lon, lat, ink: 'accent' as const, sign: null, text: label }]
    }),
  )
}

function middleOf(points: readonly Position[]): Position {
  const sum = points.reduce(([x, y], [lon, lat]) => [x + lon, y + lat] as const, [0, 0] as Position)
  return [sum[0] / points.length, sum[1] / points.length]
}
