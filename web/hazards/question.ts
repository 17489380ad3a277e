import { HAZARD_TYPES } from '../../api/contract/parcels.ts'

/** Which kinds of hazards, how far they run out, and the metres around them. */
export interface HazardAsk {
  readonly kinds: readonly (typeof HAZARD_TYPES)[number][]
  /** degrees */
  readonly angle: number
  readonly buffer: number
}
export const FIRST_HAZARD: HazardAsk = { kinds: ['landslide', 'rockfall', 'debris'], angle: 22, buffer: 50 }
export const ANGLES = { least: 10, most: 45 } as const
export const MOST_BUFFER = 500

/** The question of an address; what it does not say, or says wrongly, is as in the first one. */
export function parseHazard(text: string | null): HazardAsk {
  const [kinds = '', angle, buffer] = text?.split(';') ?? []
  const known = HAZARD_TYPES.filter((kind) => kinds.split(',').includes(kind))
  const degrees = Number(angle)
  const meters = Number(buffer)
  return {
    kinds: known.length > 0 ? known : FIRST_HAZARD.kinds,
    angle: angle && degrees >= ANGLES.least && degrees <= ANGLES.most ? Math.round(degrees) : FIRST_HAZARD.angle,
    buffer: buffer && meters >= 0 && meters <= MOST_BUFFER ? Math.round(meters / 10) * 10 : FIRST_HAZARD.buffer,
  }
}

/** The text of a question in the address; the same question has one text. */
export const formatHazard = ({ kinds, angle, buffer }: HazardAsk): string =>
  `${HAZARD_TYPES.filter((kind) => kinds.includes(kind)).join(',')};${angle};${buffer}`

/** As the server takes it. */
export const hazardBody = (area: string, { kinds, angle, buffer }: HazardAsk) => ({ area, kinds: [...kinds], angle, buffer })
