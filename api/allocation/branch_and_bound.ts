import { mustStop, type Control } from './control.ts'
import type { FreeSites } from './free_sites.ts'
import type { Incumbent } from './incumbent.ts'
import { ascend, penalties, type Relaxation } from './lagrangian.ts'
import type { Part } from './part.ts'

/**
 * Splits the plans site by site, bounds each part by the Lagrangian relaxation and drops those that hold nothing better
 * than the best plan known (Beasley, EJOR 21 (1985) 270).
 * @param givesUp asked about what is left of the whole each time the bound has hardly risen; default: never gives up
 * @returns whether everything was looked at; `stuck` with what is left when it gave up
 */
export function branchAndBound<P extends Part<P>>(
  root: P,
  best: Incumbent,
  control: Control,
  givesUp: (left: P) => boolean = () => false,
): 'proven' | 'stopped' | { stuck: P } {
  let looked = 0
  const waiting: { part: P; bound: number; depth: number }[] = []
  const look = (part: P, known: number, depth: number): Relaxation => {
    const others = waiting.reduce((least, { bound }) => Math.min(least, bound), Infinity)
    let rises = 0
    const relaxation = ascend(part.dual, {
      iterations: depth === 0 ? FIRST_ITERATIONS : LATER_ITERATIONS,
      start: part.prices,
      best: () => best.value,
      enough: (value) => value > best.cutoff || mustStop(control),
      onBetter: (better) => {
        best.raise(Math.min(others, Math.max(known, better.value)))
        if (depth === 0 && rises++ % 50 === 0)
          best.offer(
            part.improve(better.chosen, () => mustStop(control)),
            part.sites,
          )
      },
    })
    const search = depth <= 2 || looked % SEARCH_EVERY === 0
    best.offer(
      part.improve(relaxation.chosen, () => !search || mustStop(control)),
      part.sites,
    )
    const rest = part.reduce(relaxation, best.cutoff)
    if (!rest) return relaxation
    const site = splitting(relaxation, part.sites, rest.sites)
    if (site < 0) {
      best.offer(new Uint8Array(rest.sites.free.length), rest.sites, true)
      return relaxation
    }
    for (const isOpen of [0, 1] as const) {
      const half = rest.force(site, isOpen)
      if (half) waiting.push({ part: half, bound: Math.max(known, relaxation.value), depth: depth + 1 })
    }
    return relaxation
  }

  const first = look(root, best.bound, 0)
  for (looked = 1; waiting.length > 0; looked++) {
    if (mustStop(control)) return 'stopped'
    if (looked % PATIENCE === 0 && best.bound - first.value < HEADWAY * (best.value - first.value)) {
      const left = root.reduce(first, best.cutoff)
      if (!left) return 'proven'
      if (givesUp(left)) return { stuck: left }
    }
    // Lowest bound first, so that the bound on show rises; last first where that would keep too many tables in memory.
    const at = waiting.length < MOST_WAITING ? lowest(waiting) : waiting.length - 1
    const { part, bound, depth } = waiting.splice(at, 1)[0]!
    if (bound <= best.cutoff) look(part, bound, depth)
  }
  return 'proven'
}

const FIRST_ITERATIONS = 600
const LATER_ITERATIONS = 40
const PATIENCE = 120
/** Share of the first gap that has to be closed each time patience ends. */
const HEADWAY = 0.2
/** Local search from every relaxed plan near the root, then now and then. */
const SEARCH_EVERY = 16
const MOST_WAITING = 300

const lowest = (waiting: readonly { bound: number }[]): number =>
  waiting.reduce((least, { bound }, at) => (bound < waiting[least]!.bound ? at : least), 0)

/** The site to decide next: of those in the relaxed plan the one it would miss most; −1 when all is decided. */
function splitting(relaxation: Relaxation, before: FreeSites, after: FreeSites): number {
  const penalty = penalties(relaxation, before)
  let best = -1
  after.free.forEach((isFree, site) => {
    if (!isFree) return
    if (best < 0) best = site
    else if (relaxation.chosen[site] && (!relaxation.chosen[best] || penalty[site]! > penalty[best]!)) best = site
  })
  return best
}
