import { create } from 'zustand'

/** Houses that a tool lights, in its own classes, in place of any theme and filter. */
export interface Lit {
  /** Of the list of houses that the bits and classes follow. */
  readonly version: string
  /** A bit a house; null: all. */
  readonly bits: Uint8Array | null
  /** Class of each house and the classes' colours. */
  readonly classes: { readonly of: Uint8Array; readonly colors: readonly string[] } | null
  /** The colour of lit houses where there are no classes. */
  readonly color: string
}

export const useLit = create<{ lit: Lit | null }>()(() => ({ lit: null }))

export function lightHouses(lit: Lit | null): void {
  useLit.setState({ lit })
}
