import { create } from 'zustand'
import type { Palette } from '../../theme.ts'

/** What stands at a place: a dot, a road that is cut, a facility that is closed, or one that is opened. */
export type MarkSign = 'dot' | 'cut' | 'closed' | 'opened'

/** A place on the ground with a sign, and what is to be read there. */
export interface Mark {
  readonly lon: number
  readonly lat: number
  readonly ink: keyof Palette
  readonly sign: MarkSign | null
  readonly text?: string
}

/** Marks on the map, by the tool that put them there. */
export const useMarks = create<Readonly<Record<string, readonly Mark[]>>>()(() => ({}))

/** Replaces a tool's marks; none takes them away. */
export function showMarks(owner: string, marks: readonly Mark[]): void {
  if (marks.length === 0 && !(owner in useMarks.getState())) return
  const { [owner]: _, ...others } = useMarks.getState()
  useMarks.setState(marks.length === 0 ? others : { ...others, [owner]: marks }, true)
}
