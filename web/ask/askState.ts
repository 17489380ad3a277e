import { create } from 'zustand'
import type { ShapeKind } from './shape.ts'

/** Whom the list shows: a reason for carrying, a group's code, or all. */
export type Whom = { readonly who: 'all' | 'carrying' | 'bedridden' | 'disabled' | 'alone' | 'underSix'; readonly group?: number }

interface AskState {
  mode: ShapeKind
  /** Metres to each side of a line, and around an area. */
  lineMeters: number
  areaMeters: number
  /** The list open in place of the figures. */
  list: Whom | null
}

/** What the tool keeps while a card lies over its panel. */
export const useAsk = create<AskState>()(() => ({ mode: 'polygon', lineMeters: 100, areaMeters: 500, list: null }))
