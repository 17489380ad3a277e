import { rangesOf } from '../analysis/columns.ts'
import { disclosed, isBrokenDown, isReadable } from '../analysis/disclosure.ts'
import { countIn } from '../analysis/selection.ts'
import type { Account } from '../context.ts'
import { GROUPS } from '../contract/codes.ts'
import { findDimension } from '../contract/dimensions.ts'
import { formatFilter } from '../contract/filter.ts'
import type { Coverage, ReachQuestion } from '../contract/reach.ts'
import { BEYOND, TRAVEL_LIMIT } from '../contract/travel.ts'
import { countGroups, homesOf, rowsIn, UNPLACED, type Answer } from './answer.ts'

/** Minutes of one step of the curve. */
const STEP = 5

/** Who gets there in time and who does not, as far as the account may know. */
export function coverageReply(account: Account, { area, mode, minutes: limit }: ReachQuestion, answer: Answer): Coverage {
  const { reading, people: matched, minutes, after } = answer
  const { columns } = reading
  const told = (count: number) => disclosed(account, count)
  const brokenDown = isBrokenDown(account, matched.length)
  const part = (count: number) => (brokenDown ? told(count) : null)
  const curve = new Array<number>(TRAVEL_LIMIT[mode] / STEP + 1).fill(0)
  let unplaced = 0
  for (const taken of minutes) {
    if (taken === UNPLACED) unplaced++
    else curve[taken === BEYOND ? curve.length - 1 : Math.max(0, Math.ceil(taken / STEP) - 1)]!++
  }
  const beyond = rowsIn(answer, 'beyond', limit)
  return {
    area,
    filter: formatFilter(answer.filter),
    asOf: columns.asOf,
    facilities: after.goals,
    exact: account.scope.people,
    people: {
      matched: told(matched.length),
      within: part(matched.length - unplaced - beyond.length),
      beyond: part(beyond.length),
      unplaced: part(unplaced),
    },
    groups: brokenDown ? groupRows(account, countGroups(columns, matched), countGroups(columns, beyond)) : [],
    houses: { beyond: part(homesOf(reading, beyond).length) },
    curve: curve.map(part),
    children: columns.areas.get(area)!.children.map(({ code, name }) => {
      const range = rangesOf(columns, code).people
      return { code, name, matched: told(countIn(matched, range)), beyond: part(countIn(beyond, range)) }
    }),
  }
}

function groupRows(account: Account, matched: Int32Array, beyond: Int32Array) {
  const dimension = findDimension('group')!
  return GROUPS.flatMap(({ code }, index) =>
    matched[index]! > 0 && isReadable(account, dimension, code)
      ? [{ group: code, matched: disclosed(account, matched[index]!), beyond: disclosed(account, beyond[index]!), order: beyond[index]! }]
      : [],
  )
    .toSorted((a, b) => b.order - a.order || a.group - b.group)
    .map(({ order: _, ...row }) => row)
}
