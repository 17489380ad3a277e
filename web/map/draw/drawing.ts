import { create } from 'zustand'
import type { Palette } from '../../theme.ts'
import { finish, newSketch, type Position, type Sketch, type SketchKind } from './sketch.ts'

/** Something shown on the ground that cannot be changed by hand. */
export interface DrawnShape {
  /** Rings of a polygon, the outer one first, or one open line. */
  readonly rings: readonly (readonly Position[])[]
  readonly kind: 'polygon' | 'line'
  readonly ink: keyof Palette
  /** Opacity of a polygon's inside, 0–1. */
  readonly fill?: number
  /** CSS pixels; 3 unless told, 0 for no line. */
  readonly width?: number
}

/** CSS pixels in the picture. */
export interface Pixel {
  readonly x: number
  readonly y: number
}

interface DrawingState {
  /** The one shape under the hand, and whose it is: the id of a tool. */
  sketch: Sketch | null
  owner: string | null
  /** Where the pointer is on the ground, while a sketch is not done. */
  cursor: Position | null
  /** Where the sketch was given places that are added once the ground there is loaded. */
  awaited: readonly Pixel[]
  /** A point is being dragged. */
  dragging: boolean
  /** Places to mark in red: where lines cross. */
  faults: readonly Position[]
  /** Gives the ground in the free part of the picture as a ring; null while nothing is drawn. */
  seen: (() => Position[]) | null
  /** What tools show on the ground, by tool. */
  shapes: Readonly<Record<string, readonly DrawnShape[]>>
}

/**
 * The drawing on the map. A tool starts a sketch, reads it from here as it grows, and ends it when it closes; the map
 * takes clicks, drags and keys for it meanwhile: a click adds a point, a double click or Enter finishes, Escape clears,
 * Ctrl+Z undoes, Delete takes a point away.
 */
export const useDrawing = create<DrawingState>()(() => ({
  sketch: null,
  owner: null,
  cursor: null,
  awaited: [],
  dragging: false,
  faults: [],
  seen: null,
  shapes: {},
}))

/** Begins a sketch in place of any other. With points it stands drawn already, to be changed. */
export function startSketch(owner: string, kind: SketchKind, points: readonly Position[] = []): void {
  useDrawing.setState({ sketch: newSketch(kind, points), owner, cursor: null, awaited: [], dragging: false, faults: [] })
}

/** Changes the sketch under the hand, if there is one. */
export function changeSketch(change: (sketch: Sketch) => Sketch): void {
  useDrawing.setState(({ sketch }) => (sketch ? { sketch: change(sketch) } : {}))
}

/** Ends the sketch, once the places awaited are in it. */
export async function finishSketch(): Promise<void> {
  if (useDrawing.getState().awaited.length > 0) {
    await new Promise<void>((done) => {
      const forget = useDrawing.subscribe(({ awaited }) => {
        if (awaited.length > 0) return
        forget()
        done()
      })
    })
  }
  changeSketch(finish)
}

/** Takes the sketch of a tool away; another's stays. */
export function endSketch(owner: string): void {
  if (useDrawing.getState().owner === owner)
    useDrawing.setState({ sketch: null, owner: null, cursor: null, awaited: [], dragging: false, faults: [] })
}

/** Replaces what a tool shows on the ground; nothing takes it away. */
export function showShapes(owner: string, shapes: readonly DrawnShape[]): void {
  useDrawing.setState((state) => {
    if (shapes.length === 0 && !(owner in state.shapes)) return state
    const { [owner]: _, ...others } = state.shapes
    return { shapes: shapes.length === 0 ? others : { ...others, [owner]: shapes } }
  })
}

/** Whether a click on the map belongs to a sketch. */
export const isDrawing = (): boolean => useDrawing.getState().sketch?.done === false

let takenAt = -Infinity
/** Says that the click just made was the sketch's. */
export function takeClick(): void {
  takenAt = performance.now()
}
/** Whether the click just made was the sketch's: it opens nothing else. */
export const clickTaken = (): boolean => isDrawing() || performance.now() - takenAt < 100
