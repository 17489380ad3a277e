/** Degrees, WGS 84. */
export type Position = readonly [lon: number, lat: number]
export type SketchKind = 'point' | 'line' | 'polygon' | 'circle'

/** What is being drawn, or stands drawn and can still be changed. A circle is its centre and a point of its rim. */
export interface Sketch {
  readonly kind: SketchKind
  readonly points: readonly Position[]
  /** Drawn to its end: from now on its points are moved, not added. */
  readonly done: boolean
  /** Points before each change, the latest last. */
  readonly past: readonly (readonly Position[])[]
  /** The point that the next deletion takes; null: the last one. */
  readonly chosen: number | null
}

/** More points than this are not drawn by hand, and still fit into an address. */
export const MOST_POINTS = 300
const FEWEST: Record<SketchKind, number> = { point: 1, line: 2, polygon: 3, circle: 2 }
/** Kinds that end by themselves with their last point. */
const ENDS_WITH: Partial<Record<SketchKind, number>> = { point: 1, circle: 2 }

export const endsByItself = (kind: SketchKind): boolean => kind in ENDS_WITH

export function newSketch(kind: SketchKind, points: readonly Position[] = []): Sketch {
  return { kind, points, done: points.length > 0, past: [], chosen: null }
}

const changed = (sketch: Sketch, points: readonly Position[], chosen: number | null = null): Sketch => ({
  ...sketch,
  points,
  chosen,
  past: [...sketch.past, sketch.points],
})

export const canFinish = ({ kind, points }: Sketch): boolean => points.length >= FEWEST[kind]

export function addPoint(sketch: Sketch, point: Position): Sketch {
  if (sketch.done || sketch.points.length >= MOST_POINTS) return sketch
  const last = sketch.points.at(-1)
  if (last && last[0] === point[0] && last[1] === point[1]) return sketch
  const next = changed(sketch, [...sketch.points, point])
  return { ...next, done: next.points.length === ENDS_WITH[sketch.kind] }
}

/** Puts a point between `before` and the one after it. */
export function insertPoint(sketch: Sketch, before: number, point: Position): Sketch {
  if (sketch.points.length >= MOST_POINTS) return sketch
  return changed(sketch, sketch.points.toSpliced(before + 1, 0, point), before + 1)
}

export function movePoint(sketch: Sketch, index: number, point: Position): Sketch {
  return changed(sketch, sketch.points.with(index, point), index)
}

/** A point more of the way of a drag that `past` knows already. */
export function dragPoint(sketch: Sketch, index: number, point: Position): Sketch {
  return { ...sketch, points: sketch.points.with(index, point) }
}

/** Puts a point that was given too early where it belongs, now and in what came before; nothing to undo. */
export function correctPoint(sketch: Sketch, early: Position, point: Position): Sketch {
  const correct = (points: readonly Position[]) => points.map((at) => (at === early ? point : at))
  if (![sketch.points, ...sketch.past].some((points) => points.includes(early))) return sketch
  return { ...sketch, points: correct(sketch.points), past: sketch.past.map(correct) }
}

/** Takes away the chosen point, else the last; a finished shape keeps the fewest points it can have. */
export function removePoint(sketch: Sketch): Sketch {
  const index = sketch.chosen ?? sketch.points.length - 1
  if (index < 0 || (sketch.done && sketch.points.length <= FEWEST[sketch.kind])) return sketch
  return changed(sketch, sketch.points.toSpliced(index, 1))
}

export function undo(sketch: Sketch): Sketch {
  const points = sketch.past.at(-1)
  if (!points) return sketch
  const done = sketch.done && points.length >= FEWEST[sketch.kind]
  return { ...sketch, points, done, chosen: null, past: sketch.past.slice(0, -1) }
}

/** Ends the drawing; without enough points it goes on. */
export function finish(sketch: Sketch): Sketch {
  return canFinish(sketch) ? { ...sketch, done: true, chosen: null } : sketch
}
