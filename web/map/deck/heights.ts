/** At which distance of the eye from the ground, metres, one way to show people gives way to the next. */
export interface Band {
  /** Shown whole between `near` and `far`; fades beyond each over the stretch to the neighbour. */
  readonly gone: number
  readonly near: number
  readonly far: number
  readonly beyond: number
}
export const BANDS = {
  coarse: { gone: 30_000, near: 38_000, far: Infinity, beyond: Infinity },
  fine: { gone: 15_000, near: 20_000, far: 30_000, beyond: 38_000 },
  villages: { gone: 4_000, near: 5_500, far: 22_000, beyond: 28_000 },
  houses: { gone: -1, near: 0, far: 4_200, beyond: 6_000 },
} as const satisfies Record<string, Band>

/** Around the reader's scope the coarse grid is all there is: it stays until the ground itself is looked at. */
export const AROUND: Band = { gone: 9_000, near: 13_000, far: Infinity, beyond: Infinity }

const smooth = (from: number, to: number, at: number): number => {
  const part = Math.min(1, Math.max(0, (at - from) / (to - from)))
  return part * part * (3 - 2 * part)
}

/** How much of a band shows, 0–1: a smooth function of the distance alone, so that nothing flickers. */
export function shownAt({ gone, near, far, beyond }: Band, eyeMeters: number): number {
  if (eyeMeters < near) return smooth(gone, near, eyeMeters)
  return eyeMeters > far ? 1 - smooth(far, beyond, eyeMeters) : 1
}

/** Whether a band shows at all, or soon will: then its data are fetched. */
export function isNear({ gone, beyond }: Band, eyeMeters: number): boolean {
  return eyeMeters > gone * 0.9 && eyeMeters < beyond * 1.1
}
