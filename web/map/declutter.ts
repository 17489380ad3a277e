/** A piece of writing or a sign that wants a place on the picture, in CSS pixels around its point. */
export interface Candidate {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Higher ones are placed first. */
  readonly priority: number
  /** Where it may stand about its point, best first. */
  readonly anchors: readonly Anchor[]
  /** One of lower priority that is left out where this has room. */
  readonly insteadOf?: string
}
export type Anchor = 'center' | 'right' | 'left' | 'above' | 'below'

export interface Placed {
  readonly id: string
  readonly anchor: Anchor
  readonly left: number
  readonly top: number
}

export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
}

const SIDES = ['left', 'top', 'right', 'bottom'] as const

export const sameRects = (some: readonly Rect[], others: readonly Rect[]): boolean =>
  some.length === others.length && some.every((rect, index) => SIDES.every((side) => rect[side] === others[index]![side]))

export function scaled({ left, top, right, bottom }: Rect, by: number): Rect {
  return { left: left * by, top: top * by, right: right * by, bottom: bottom * by }
}

/** A rectangle of the page, in a picture that begins at `origin`. */
export function seenFrom({ left, top, right, bottom }: Rect, origin: { left: number; top: number }): Rect {
  return { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top }
}

export const isIn = ({ x, y }: { x: number; y: number }, { left, top, right, bottom }: Rect): boolean =>
  x >= left && x <= right && y >= top && y <= bottom

const CELL = 64
/** Room kept between two writings. */
const GAP = 4
/** What stood in the last picture keeps its place against others of nearly the same priority: nothing flickers. */
const LOYALTY = 0.5

/**
 * Places candidates by priority so that no two overlap, none covers a blocked rectangle and none leaves the picture.
 * @param kept where each stood in the last picture
 */
export function declutter(
  candidates: readonly Candidate[],
  picture: Rect,
  blocked: readonly Rect[] = [],
  kept: ReadonlyMap<string, Anchor> = new Map(),
): Placed[] {
  const grid = new Map<number, Rect[]>()
  for (const rect of blocked) occupy(grid, rect)
  const rank = (candidate: Candidate) => candidate.priority + (kept.has(candidate.id) ? LOYALTY : 0)
  const ordered = candidates.toSorted((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))
  const placed: Placed[] = []
  const spared = new Set<string>()
  for (const candidate of ordered) {
    if (spared.has(candidate.id)) continue
    const last = kept.get(candidate.id)
    const anchors =
      last && candidate.anchors.includes(last) ? [last, ...candidate.anchors.filter((anchor) => anchor !== last)] : candidate.anchors
    for (const anchor of anchors) {
      const rect = rectOf(candidate, anchor)
      const inside = rect.left >= picture.left && rect.right <= picture.right && rect.top >= picture.top && rect.bottom <= picture.bottom
      if (!inside || isTaken(grid, rect)) continue
      occupy(grid, rect)
      placed.push({ id: candidate.id, anchor, left: rect.left, top: rect.top })
      if (candidate.insteadOf !== undefined) spared.add(candidate.insteadOf)
      break
    }
  }
  return placed
}

/** The rectangle a candidate covers when it stands at an anchor. */
export function rectOf({ x, y, width, height }: Candidate, anchor: Anchor): Rect {
  const offset = 9
  const left = { center: x - width / 2, above: x - width / 2, below: x - width / 2, right: x + offset, left: x - offset - width }[anchor]
  const top = { center: y - height / 2, right: y - height / 2, left: y - height / 2, above: y - offset - height, below: y + offset }[anchor]
  return { left, top, right: left + width, bottom: top + height }
}

function cells(rect: Rect): number[] {
  const found: number[] = []
  for (let row = Math.floor((rect.top - GAP) / CELL); row <= Math.floor((rect.bottom + GAP) / CELL); row++) {
    for (let column = Math.floor((rect.left - GAP) / CELL); column <= Math.floor((rect.right + GAP) / CELL); column++)
      found.push(row * 100_003 + column)
  }
  return found
}

function occupy(grid: Map<number, Rect[]>, rect: Rect): void {
  for (const cell of cells(rect)) {
    const list = grid.get(cell)
    if (list) list.push(rect)
    else grid.set(cell, [rect])
  }
}

function isTaken(grid: Map<number, Rect[]>, rect: Rect): boolean {
  return cells(rect).some((cell) =>
    grid
      .get(cell)
      ?.some(
        (other) =>
          rect.left < other.right + GAP && rect.right + GAP > other.left && rect.top < other.bottom + GAP && rect.bottom + GAP > other.top,
      ),
  )
}
