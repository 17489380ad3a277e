import type { Random } from '../random.ts'

/**
 * How many of each generation live under one registration. `core` are the middle couple or the one adult, `kids` their children,
 * `elders` their parents, `great` one grandparent, `siblings` brothers and sisters of the core.
 */
export interface Template {
  weight: number
  great: number
  elders: number
  core: number
  siblings: number
  kids: number
}

const of = (weight: number, parts: Partial<Template>): Template => ({
  great: 0,
  elders: 0,
  core: 0,
  siblings: 0,
  kids: 0,
  ...parts,
  weight,
})

/** Index = size. Households without `core` are grandparents with the children their own children left in their care. */
const TEMPLATES: readonly (readonly Template[])[] = [
  [],
  [of(1, { core: 1 })],
  [
    of(60, { core: 2 }),
    of(15, { core: 1, kids: 1 }),
    of(19, { elders: 1, core: 1 }),
    of(3, { elders: 1, kids: 1 }),
    of(2, { core: 1, siblings: 1 }),
  ],
  [
    of(58, { core: 2, kids: 1 }),
    of(15, { elders: 2, core: 1 }),
    of(8, { elders: 1, core: 2 }),
    of(5, { core: 1, kids: 2 }),
    of(8, { elders: 1, core: 1, kids: 1 }),
    of(3, { elders: 2, kids: 1 }),
  ],
  [
    of(52, { core: 2, kids: 2 }),
    of(19, { elders: 1, core: 2, kids: 1 }),
    of(6, { elders: 2, core: 2 }),
    of(11, { elders: 2, core: 1, kids: 1 }),
    of(6, { elders: 1, core: 1, kids: 2 }),
    of(2, { elders: 2, core: 1, siblings: 1 }),
    of(2, { elders: 2, kids: 2 }),
  ],
  [
    of(40, { elders: 2, core: 2, kids: 1 }),
    of(30, { elders: 1, core: 2, kids: 2 }),
    of(16, { core: 2, kids: 3 }),
    of(6, { elders: 2, core: 1, kids: 2 }),
    of(2, { great: 1, elders: 2, core: 2 }),
  ],
  [of(68, { elders: 2, core: 2, kids: 2 }), of(14, { elders: 1, core: 2, kids: 3 }), of(12, { great: 1, elders: 2, core: 2, kids: 1 })],
  [
    of(45, { elders: 2, core: 2, kids: 3 }),
    of(40, { great: 1, elders: 2, core: 2, kids: 2 }),
    of(15, { elders: 2, core: 2, siblings: 1, kids: 2 }),
  ],
]

export const LARGEST_HOUSEHOLD = TEMPLATES.length - 1
const WEIGHTS = TEMPLATES.map((templates) => templates.map(({ weight }) => weight))

export const drawTemplate = (size: number, random: Random): Template => TEMPLATES[size]![random.weighted(WEIGHTS[size]!)]!

/** Share of households by size, 1 to 7: three people on average. */
const SIZE_WEIGHTS = [0, 15, 25, 24, 19, 10.5, 4.7, 1.8]

/** Sizes 1–7 of a village's households that add up to its people exactly; needs households ≤ people ≤ 7 · households. */
export function drawSizes(households: number, people: number, random: Random): Uint8Array {
  if (people < households || people > households * LARGEST_HOUSEHOLD)
    throw new RangeError(`${people} people do not fit ${households} households of 1 to ${LARGEST_HOUSEHOLD}`)
  const sizes = Uint8Array.from({ length: households }, () => random.weighted(SIZE_WEIGHTS))
  let missing = people - sizes.reduce((sum, size) => sum + size, 0)
  while (missing !== 0) {
    const index = random.integer(0, households - 1)
    const step = Math.sign(missing)
    const size = sizes[index]! + step
    if (size < 1 || size > LARGEST_HOUSEHOLD) continue
    sizes[index] = size
    missing -= step
  }
  return sizes
}
