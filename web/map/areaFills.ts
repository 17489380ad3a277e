import { create } from 'zustand'

/** Areas with a colour, by code: all of one level. */
export type AreaFill = ReadonlyMap<string, string>

interface AreaFills {
  /** Colours over the whole map, or left and right of a dividing line. */
  readonly main: AreaFill | null
  readonly left: AreaFill | null
  /** Tools that lay colours of their own over the ground: times, water, zones, plans. */
  readonly grounds: number
}

/** What a tool colours areas by; nothing while none is open. */
export const useAreaFills = create<AreaFills>()(() => ({ main: null, left: null, grounds: 0 }))

/** Ids of the two pictures, for the line between them. */
export const MAIN_FILL = 'change'
export const LEFT_FILL = 'change-before'

export function showAreaFills(main: AreaFill, left: AreaFill | null = null): void {
  useAreaFills.setState({ main, left })
}
export function clearAreaFills(): void {
  useAreaFills.setState({ main: null, left: null })
}

/** Says that a tool colours the ground; returns what says that it no longer does. */
export function colourGround(): () => void {
  useAreaFills.setState(({ grounds }) => ({ grounds: grounds + 1 }))
  return () => useAreaFills.setState(({ grounds }) => ({ grounds: grounds - 1 }))
}
