import type { Anchor, Candidate } from '../declutter.ts'

export type NameKind = 'township' | 'village' | 'settlement' | 'peak' | 'water' | 'sight'

/** A name of the map at its place. */
export interface Name {
  readonly id: string
  readonly kind: NameKind
  readonly text: string
  readonly lon: number
  readonly lat: number
  /** 1 shown from furthest away */
  readonly rank: number
  /** printed beside a peak */
  readonly heightMeters: number | null
  /** the area it names, opened by a click */
  readonly code: string | null
}

interface Lettering {
  size: 12 | 14
  weight: number
  /** extra room between characters, CSS pixels */
  spacing: number
  color: 'ink' | 'soft' | 'peak' | 'water'
  slant: boolean
  anchors: readonly Anchor[]
}

const POINT: readonly Anchor[] = ['right', 'above', 'left', 'below']
export const LETTERING: Record<NameKind, Lettering> = {
  township: { size: 14, weight: 650, spacing: 1.5, color: 'ink', slant: false, anchors: ['center', 'above', 'below'] },
  village: { size: 12, weight: 500, spacing: 0.5, color: 'soft', slant: false, anchors: ['center', 'above', 'below', 'right', 'left'] },
  settlement: { size: 12, weight: 400, spacing: 0, color: 'soft', slant: false, anchors: POINT },
  peak: { size: 12, weight: 450, spacing: 0, color: 'peak', slant: false, anchors: POINT },
  water: { size: 14, weight: 500, spacing: 3, color: 'water', slant: true, anchors: ['center', 'above', 'below'] },
  sight: { size: 12, weight: 450, spacing: 0, color: 'peak', slant: false, anchors: POINT },
}

/** Distance of the eye, metres, from which a name is worth its room: by rank from 1 on, the last for the rest. */
const FROM: Record<NameKind, readonly number[]> = {
  // From as far as the eye goes: on a wall and between two panels a county stands small.
  township: [320_000],
  village: [38_000],
  settlement: [190_000, 150_000, 12_000, 5_000],
  peak: [190_000, 60_000, 45_000, 16_000],
  water: [200_000, 170_000, 45_000, 24_000],
  sight: [60_000, 30_000, 15_000],
}
/** Names that are for near only are left out this many times further away than what is looked at. */
const BEHIND = 1.6
const FAR_METERS = 100_000

/** Whether a name belongs in a picture whose middle is `eyeMeters` away, itself being `meters` away. */
export function isWorthRoom({ kind, rank }: Pick<Name, 'kind' | 'rank'>, meters: number, eyeMeters: number): boolean {
  const from = FROM[kind][rank - 1] ?? FROM[kind].at(-1)!
  return eyeMeters <= from && (from >= FAR_METERS ? meters <= from : meters <= eyeMeters * BEHIND + 500)
}

const PRIORITY: Record<NameKind, number> = { township: 80, water: 60, peak: 55, village: 50, sight: 40, settlement: 20 }

/** How much sooner what belongs to an area is placed: the chosen area's own before all, then what lies in it. */
export function favour(code: string | null, chosen: string | null): number {
  if (code === null || chosen === null || !code.startsWith(chosen)) return 0
  return code === chosen ? 60 : 12
}

/** Higher is placed first. */
export function priority(name: Name, chosen: string | null): number {
  return PRIORITY[name.kind] - (name.kind === 'township' || name.kind === 'village' ? 0 : (name.rank - 1) * 6) + favour(name.code, chosen)
}

/** The writing as it competes for room; `textWidth` measured, sign and count included. */
export function candidate(name: Name, x: number, y: number, textWidth: number, chosen: string | null): Candidate {
  const { size, anchors } = LETTERING[name.kind]
  return { id: name.id, x, y, width: textWidth, height: size + 6, priority: priority(name, chosen), anchors }
}
