import { mustStop, type Control } from './control.ts'
import type { FreeSites } from './free_sites.ts'
import type { Incumbent } from './incumbent.ts'
import { Interchange } from './interchange.ts'
import { ascend, penalties, type Relaxation } from './lagrangian.ts'
import { force, reduce, type Branch } from './reduce.ts'

/**
 * Splits the plans site by site, bounds each part by the Lagrangian relaxation and drops those that hold nothing better
 * than the best plan known (Beasley, EJOR 21 (1985) 270).
 * @returns whether everything was looked at; `stuck` when the bound hardly rises, with what is left of the whole
 */
export function branchAndBound(root: Branch, best: Incumbent, control: Control): 'proven' | 'stopped' | { stuck: Branch } {
  const waiting: { branch: Branch; bound: number; depth: number }[] = []
  const look = (branch: Branch, known: number, depth: number): { relaxation: Relaxation; rest: Branch | undefined } => {
    const others = waiting.reduce((least, { bound }) => Math.min(least, bound), Infinity)
    const search = new Interchange(branch.table, branch.sites)
    let rises = 0
    const relaxation = ascend(branch.table, branch.sites, {
      iterations: depth === 0 ? FIRST_ITERATIONS : LATER_ITERATIONS,
      start: branch.prices,
      best: () => best.value,
      enough: (value) => value > best.cutoff || mustStop(control),
      onBetter: (better) => {
        best.raise(Math.min(others, Math.max(known, better.value)))
        if (depth === 0 && rises++ % 50 === 0)
          best.offer(
            search.improve(better.chosen, () => mustStop(control)),
            branch.sites,
          )
      },
    })
    best.offer(
      search.improve(relaxation.chosen, () => depth > 2 || mustStop(control)),
      branch.sites,
    )
    const rest = reduce(branch, relaxation, best.cutoff)
    const site = rest ? splitting(relaxation, branch.sites, rest.sites) : -1
    const bound = Math.max(known, relaxation.value)
    if (rest && site < 0) best.offer(new Uint8Array(rest.sites.free.length), rest.sites)
    else if (rest)
      for (const isOpen of [0, 1] as const) {
        const part = force(rest, site, isOpen)
        if (part) waiting.push({ branch: part, bound, depth: depth + 1 })
      }
    return { relaxation, rest }
  }

  const first = look(root, best.bound, 0)
  for (let looked = 1; waiting.length > 0; looked++) {
    if (mustStop(control)) return 'stopped'
    if (looked % CHECK_EVERY === 0 && best.bound - first.relaxation.value < HEADWAY * (best.value - first.relaxation.value)) {
      const left = reduce(root, first.relaxation, best.cutoff)
      return left ? { stuck: left } : 'proven'
    }
    // Lowest bound first, so that the bound on show rises; last first where that would keep too many tables in memory.
    const at = waiting.length < MOST_WAITING ? lowest(waiting) : waiting.length - 1
    const { branch, bound, depth } = waiting.splice(at, 1)[0]!
    if (bound <= best.cutoff) look(branch, bound, depth)
  }
  return 'proven'
}

const FIRST_ITERATIONS = 600
const LATER_ITERATIONS = 40
const CHECK_EVERY = 400
/** Share of the first gap that has to be closed by then. */
const HEADWAY = 0.2
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
