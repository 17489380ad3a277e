import { create } from 'zustand'

/** Whom a list shows: a reason for carrying, a group's code, or all. */
export interface Whom {
  readonly who: 'all' | 'carrying' | 'bedridden' | 'disabled' | 'alone' | 'underSix'
  readonly group?: number
}
export type OpenList = { readonly of: 'people'; readonly whom: Whom } | { readonly of: 'houses'; readonly class: number | null }

/** The list open in place of the figures; kept while a card lies over the panel. */
export const useImpact = create<{ list: OpenList | null }>()(() => ({ list: null }))
export const openList = (list: OpenList | null): void => useImpact.setState({ list })
