/** Bytes, words or tags: a bit each. */
export type Values = Uint8Array | Uint16Array | Uint32Array
/** Rows of one noun, by village code, then id. */
interface Rows {
  /** Row n of `first` is the first of village n; one more at the end. */
  readonly first: Uint32Array
  readonly id: Int32Array
}

/** What a row does not have, where rows point at others. */
export const NONE = -1
/** The most a byte holds: larger numbers stand as this; as code: in no list. */
export const BYTE_MAX = 255

/** The living residents of the register. */
export interface PeopleColumns extends Rows {
  /** Rows of households and houses, or NONE. */
  readonly household: Int32Array
  readonly house: Int32Array
  /** Whole years at the records' date. */
  readonly age: Uint8Array
  readonly sex: Uint8Array
  readonly ethnicity: Uint8Array
  readonly education: Uint8Array
  readonly politics: Uint8Array
  readonly marriage: Uint8Array
  readonly employment: Uint8Array
  readonly residence: Uint8Array
  readonly relation: Uint8Array
  readonly insured: Uint8Array
  /** Bit n: tag n of GROUPS at the records' date. */
  readonly group: Uint32Array
  /** Bit n: a record of item n of BENEFIT_ITEMS in the twelve months up to the records' date. */
  readonly received: Uint32Array
}
/** 户籍户. */
export interface HouseholdColumns extends Rows {
  readonly householdSize: Uint8Array
}
export interface HouseColumns extends Rows {
  readonly structure: Uint8Array
  readonly use: Uint8Array
  readonly roof: Uint8Array
  readonly floors: Uint8Array
  readonly builtYear: Uint16Array
  readonly residents: Uint16Array
  /** 1: nobody lives in it. */
  readonly empty: Uint8Array
}

export interface AreaEntry {
  readonly name: string
  /** Areas in force directly below. */
  readonly children: readonly { readonly code: string; readonly name: string }[]
}

/** The whole county's people, households and houses as columns: about 40 bytes a person. */
export interface Columns {
  readonly asOf: string
  readonly readAt: Date
  /** All codes that records may carry, ascending: villages, and larger areas for what is not known closer. */
  readonly villages: readonly string[]
  /** Areas in force, by code. */
  readonly areas: ReadonlyMap<string, AreaEntry>
  readonly people: PeopleColumns
  readonly households: HouseholdColumns
  readonly houses: HouseColumns
}

/** Rows `from` ≤ row < `to`. */
export interface Range {
  readonly from: number
  readonly to: number
}
export interface Ranges {
  readonly people: Range
  readonly households: Range
  readonly houses: Range
}

/** The rows of an area's subtree: one range a noun. No area, no rows. */
export function rangesOf(columns: Columns, area: string): Ranges {
  const from = area === '' ? 0 : lowerBound(columns.villages, area)
  const to = area === '' ? 0 : lowerBound(columns.villages, `${area}:`)
  const range = ({ first }: Rows): Range => ({ from: first[from]!, to: first[to]! })
  return { people: range(columns.people), households: range(columns.households), houses: range(columns.houses) }
}

/** The village that a row lies in. */
export function villageOf({ first }: Rows, row: number): number {
  let low = 0
  let high = first.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (first[middle]! <= row) low = middle
    else high = middle
  }
  // Villages without rows begin where the next does.
  return low
}

/** The first row of a village whose id is not below one. */
export function rowFrom({ first, id }: Rows, village: number, wanted: number): number {
  let low = first[village]!
  let high = first[village + 1]!
  while (low < high) {
    const middle = (low + high) >> 1
    if (id[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of the first code that does not come before one. */
export function lowerBound(codes: readonly string[], wanted: string): number {
  let low = 0
  let high = codes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (codes[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
