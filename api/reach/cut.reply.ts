import { rangesOf } from '../analysis/columns.ts'
import { disclosed, isBrokenDown, isReadable } from '../analysis/disclosure.ts'
import { countIn } from '../analysis/selection.ts'
import { GROUPS } from '../contract/codes.ts'
import { findDimension } from '../contract/dimensions.ts'
import { formatFilter } from '../contract/filter.ts'
import type { ReachQuestion } from '../contract/reach.ts'
import type { RoadCut } from '../contract/road_cut.ts'
import { countGroups, homesOf, isIn, isStranded, rowsIn, type Answer, type Asker } from './answer.ts'
import { roadsById } from './reach.queries.ts'
import type { ReachStore } from './reach.store.ts'

/** What an alteration does, as far as the account may know. */
export async function cutReply(
  { account, services }: Asker,
  reach: ReachStore,
  { area, mode, minutes: limit }: ReachQuestion,
  answer: Answer,
): Promise<RoadCut> {
  const { reading, people, minutes, minutesBefore, before, after, thought } = answer
  const { columns } = reading
  const told = (count: number) => disclosed(account, count)
  const brokenDown = isBrokenDown(account, people.length)
  const part = (count: number) => (brokenDown ? told(count) : null)
  const cutOff = rowsIn(answer, 'cutOff', limit)
  const strandedRows = people.filter(
    (_, index) => isIn('cutOff', limit, minutes[index]!, minutesBefore[index]!) && isStranded(minutes[index]!),
  )
  const within = rowsIn(answer, 'within', limit)
  const gained = people.filter((_, index) => minutes[index]! >= 0 && minutes[index]! <= limit && minutesBefore[index]! > limit)
  const homes = homesOf(reading, cutOff)
  const villages = [...columns.areas.keys()]
    .filter((code) => code.length === 12 && code.startsWith(area))
    .map((code) => {
      const range = rangesOf(columns, code).people
      return {
        code,
        name: columns.areas.get(code)!.name,
        matched: countIn(people, range),
        lost: countIn(cutOff, range),
        stay: countIn(within, range),
      }
    })
    .filter(({ lost }) => lost > 0)
    .toSorted((a, b) => b.lost - a.lost || a.code.localeCompare(b.code))
  // Before anything is waited for: another question's filter takes the place of this one's rows.
  const children = columns.areas.get(area)!.children.map(({ code, name }) => {
    const range = rangesOf(columns, code).people
    return { code, name, matched: told(countIn(people, range)), cutOff: part(countIn(cutOff, range)), gained: part(countIn(gained, range)) }
  })
  const stretches = thought ? await reach.cutRoads(mode, thought) : []
  const found = await services.database().scoped(account.scope, (sql) =>
    roadsById(
      sql,
      stretches.map(({ id }) => id),
    ),
  )
  const byId = new Map(found.map((road) => [road.id, road]))
  const dimension = findDimension('group')!
  const groups = countGroups(columns, cutOff)
  return {
    area,
    filter: formatFilter(answer.filter),
    asOf: columns.asOf,
    exact: account.scope.people,
    facilities: { before: before.goals, after: after.goals },
    closed: before.sites.flatMap(({ id, name, kind, lon, lat }) => (thought?.closed.has(id) ? [{ id, name, kind, at: [lon, lat] }] : [])),
    people: {
      matched: told(people.length),
      before: part(within.length + cutOff.length - gained.length),
      after: part(within.length),
      cutOff: part(cutOff.length),
      gained: part(gained.length),
      stranded: part(strandedRows.length),
    },
    groups: GROUPS.flatMap(({ code }, index) =>
      brokenDown && groups[index]! > 0 && isReadable(account, dimension, code) ? [{ code, count: groups[index]! }] : [],
    )
      .toSorted((a, b) => b.count - a.count)
      .map(({ code, count }) => ({ group: code, people: told(count) })),
    houses: { cutOff: part(homes.length), stranded: part(homesOf(reading, strandedRows).length) },
    villages: villages.flatMap(({ code, name, matched, lost, stay }) => {
      const shown = part(lost)
      return shown === null ? [] : [{ code, name, matched: told(matched), cutOff: shown, whole: stay === 0 }]
    }),
    children,
    roads: stretches
      .flatMap(({ id, meters, at }) => {
        const road = byId.get(id)
        return road ? [{ ...road, meters, at }] : []
      })
      .toSorted((a, b) => b.meters - a.meters || a.id - b.id)
      .slice(0, MOST_ROADS),
  }
}

/** Of a flood there can be thousands; the longest are told. */
const MOST_ROADS = 100
