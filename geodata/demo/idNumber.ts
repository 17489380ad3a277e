import { isoOf } from './calendar.ts'

/** No place has this prefix (GB/T 2260): a number of a demo person is nobody's. */
export const DEMO_PREFIX = '430899'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Check character of the first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export function checkCharacter(digits: string): string {
  let sum = 0
  for (let index = 0; index < 17; index++) sum += WEIGHTS[index]! * (digits.charCodeAt(index) - 48)
  return CHECKS[sum % 11]!
}

/** Whether 18 characters form an ID number whose check character fits; the area part is not judged. */
export const isIdNumber = (idNumber: string): boolean => /^\d{17}[\dX]$/.test(idNumber) && checkCharacter(idNumber) === idNumber[17]

/** Sequence numbers of one birthday and sex: 0–499. */
export const SEQUENCES = 500

/**
 * @param birthDay days since 1970-01-01
 * @param sex 1 male, 2 female: the 17th digit is odd for men
 * @param rank how many of the same birthday and sex came before, 0–499
 */
export function demoIdNumber(birthDay: number, sex: number, rank: number): string {
  // 137 has no factor in common with 500: ranks spread over the sequence numbers, none twice.
  const sequence = ((rank * 137 + (birthDay & 0xff)) % SEQUENCES) * 2 + (sex === 1 ? 1 : 0)
  const born = isoOf(birthDay)
  const digits = DEMO_PREFIX + born.slice(0, 4) + born.slice(5, 7) + born.slice(8) + String(sequence).padStart(3, '0')
  return digits + checkCharacter(digits)
}

/** 154 has not been given to any carrier: a number nobody can be reached at. Different people, different numbers. */
export const demoPhone = (personId: number): string => `154${String((personId * 7_340_033 + 21_430_821) % 100_000_000).padStart(8, '0')}`
