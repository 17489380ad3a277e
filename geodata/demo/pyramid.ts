/**
 * The registered population by five-year bands at the demo's date: a hill county of Hunan after the 2020 census, six years on.
 * The baby boom of 1962–1975 is 50 to 64, its children 35 to 44, few are born since 2018.
 */
export const BANDS = 19

/** Percent of all, bands 0–4, 5–9 … 85–89, 90 and over. */
const PERCENT = [3.2, 5.2, 6.6, 6.0, 5.2, 4.9, 6.0, 7.6, 6.2, 6.3, 8.8, 9.2, 7.4, 5.4, 5.4, 3.5, 1.9, 0.9, 0.3]
/** Men to a hundred women. */
const MEN = [112, 114, 116, 115, 113, 110, 107, 105, 105, 105, 104, 103, 103, 101, 99, 95, 85, 72, 55]
const TOTAL = PERCENT.reduce((sum, percent) => sum + percent, 0)

/** Five-year band of an age in years: 0–18. */
export const bandOf = (ageYears: number): number => Math.min(Math.floor(ageYears / 5), BANDS - 1)

/** Share of everybody, 0–1, who is of that sex (1 male, 2 female) and band. */
export function pyramidShare(sex: number, band: number): number {
  const men = MEN[band]! / (100 + MEN[band]!)
  return (PERCENT[band]! / TOTAL) * (sex === 1 ? men : 1 - men)
}

/** What a village of so many people still lacks, by sex and band: cell (sex − 1) · BANDS + band. */
export function pyramidOf(people: number): Float64Array {
  return Float64Array.from({ length: 2 * BANDS }, (_, cell) => people * pyramidShare(1 + Math.floor(cell / BANDS), cell % BANDS))
}

export const cellOf = (sex: number, ageYears: number): number => (sex - 1) * BANDS + bandOf(ageYears)
