/**
 * Seeded random numbers in independent named streams: `random('houses', code)` gives the same numbers whatever was drawn elsewhere,
 * so that one noun may change without moving the others.
 */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform in [from, to). */
  between(from: number, to: number): number
  /** Uniform whole number from..to, both included. */
  integer(from: number, to: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** Normal with mean 0, deviation 1. */
  gaussian(): number
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** An index drawn in proportion to its weight; weights ≥ 0, not all 0. */
  weighted(weights: ArrayLike<number>): number
  /** The list in another order; the list given stays as it was. */
  shuffle<T>(list: readonly T[]): T[]
}

export type Streams = (...names: readonly (string | number)[]) => Random

/** Streams of one seed. */
export function randomStreams(seed: number): Streams {
  return (...names) => randomOf(hash(`${seed}/${names.join('/')}`))
}

/** 32-bit FNV-1a with murmur's finish: near names give far seeds. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** sfc32 (Chris Doty-Humphrey, PractRand), its state spread from 32 bits. */
function randomOf(seed: number): Random {
  let a = 0x9e3779b9
  let b = 0x243f6a88 ^ seed
  let c = 0xb7e15162 + seed
  let counter = 1
  const next = (): number => {
    const sum = (a + b + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4294967296
  }
  for (let round = 0; round < 12; round++) next()

  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    between: (from, to) => from + (to - from) * next(),
    integer,
    chance: (probability) => next() < probability,
    gaussian: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (list) => {
      if (list.length === 0) throw new RangeError('pick: the list is empty')
      return list[integer(0, list.length - 1)]!
    },
    weighted: (weights) => {
      let total = 0
      for (let index = 0; index < weights.length; index++) total += weights[index]!
      if (!(total > 0)) throw new RangeError(`weighted: the weights add up to ${total}`)
      let left = next() * total
      let last = 0
      for (let index = 0; index < weights.length; index++) {
        if (weights[index]! <= 0) continue
        last = index
        left -= weights[index]!
        if (left < 0) return index
      }
      return last
    },
    shuffle: (list) => {
      const shuffled = [...list]
      for (let index = shuffled.length - 1; index > 0; index--) {
        const other = integer(0, index)
        ;[shuffled[index], shuffled[other]] = [shuffled[other]!, shuffled[index]!]
      }
      return shuffled
    },
  }
}
