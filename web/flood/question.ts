import { MOST_RISE } from '../../api/contract/flood.ts'

/** Which river rises by how much, along which part of it, and whether the rise fades downstream. */
export interface FloodAsk {
  readonly river: number
  /** metres */
  readonly rise: number
  readonly fromKm: number
  readonly toKm: number
  /** null: the same rise everywhere */
  readonly halvingKm: number | null
}
export const FIRST_RISE = 3
export const WHOLE = { fromKm: 0, toKm: 1000 } as const

const tenths = (value: number) => Math.round(value * 10) / 10

/** The question of an address; null where it names no river. */
export function parseFlood(text: string | null): FloodAsk | null {
  const [river, rise, part, halving] = text?.split(';') ?? []
  const [from, to] = (part ?? '').split('-').map(Number)
  const numbers = [Number(river), Number(rise), from ?? Number.NaN, to ?? Number.NaN]
  if (!numbers.every(Number.isFinite) || !(numbers[0]! > 0)) return null
  return {
    river: numbers[0]!,
    rise: tenths(Math.min(MOST_RISE, Math.max(0.1, numbers[1]!))),
    fromKm: tenths(Math.min(numbers[2]!, 1000)),
    toKm: tenths(Math.min(Math.max(numbers[3]!, numbers[2]!), 1000)),
    halvingKm: halving && Number(halving) >= 1 && Number(halving) <= 500 ? tenths(Number(halving)) : null,
  }
}

/** The text of a question in the address; the same question has one text. */
export function formatFlood({ river, rise, fromKm, toKm, halvingKm }: FloodAsk): string {
  return `${river};${tenths(rise)};${tenths(fromKm)}-${tenths(toKm)}${halvingKm === null ? '' : `;${tenths(halvingKm)}`}`
}

/** As the server takes it. */
export function floodBody(area: string, { halvingKm, ...ask }: FloodAsk) {
  return { area, ...ask, ...(halvingKm === null ? {} : { halvingKm }) }
}
