import { LRUCache } from 'lru-cache'
import type { Account } from '../context.ts'
import type { Analysis, Counts, Facet } from '../contract/analysis.ts'
import { bucketCount, DIMENSIONS, type Dimension, type DimensionId } from '../contract/dimensions.ts'
import { formatFilter, type Filter } from '../contract/filter.ts'
import { rangesOf, type Range } from './columns.ts'
import type { Counted } from './crossfilter.ts'
import { disclosed, isBrokenDown, isPersonal, isReadable } from './disclosure.ts'
import type { Reading } from './reading.ts'
import { countIn } from './selection.ts'

/** All that stays the same while the records do. */
type Reply = Omit<Analysis, 'current'>

/** Replies kept: what several people look at, or one goes back to, is counted once. About 10 kB each. */
const KEPT = 300

export class Replies {
  private readonly kept = new LRUCache<string, { reading: Reading; reply: Reply }>({ max: KEPT })

  /** @param asked area and filter */
  find(reading: Reading, asked: string, count: () => Reply): Reply {
    const { area, datasets, people } = reading.scope
    const key = JSON.stringify([area, datasets, people, asked])
    const found = this.kept.get(key)
    if (found?.reading === reading) return found.reply
    const reply = count()
    this.kept.set(key, { reading, reply })
    return reply
  }
}

/** What a filter counts within an area, as far as the account may be told. */
export function analysisReply(account: Account, reading: Reading, counted: Counted, filter: Filter, area: string): Reply {
  const personal = isPersonal(filter)
  const { columns } = reading
  const counts = (people: number, households: number, houses: number, ofPeople: boolean): Counts => ({
    people: disclosed(account, people),
    households: disclosed(account, households),
    houses: ofPeople ? disclosed(account, houses) : houses,
  })
  const total = (code: string) => {
    const { people, households, houses } = rangesOf(columns, code)
    return counts(sizeOf(people), sizeOf(households), sizeOf(houses), false)
  }
  return {
    area,
    filter: formatFilter(filter),
    asOf: columns.asOf,
    readAt: columns.readAt.toISOString(),
    exact: account.scope.people,
    matched: counts(counted.people.length, counted.households.length, counted.houses.length, personal),
    total: total(area),
    facets: (DIMENSIONS as readonly Dimension[]).map((dimension) => facetOf(account, dimension, counted, personal)),
    pyramid: isBrokenDown(account, counted.pyramid.rows)
      ? counted.pyramid.bands.map(([sex, ageBand, people]) => ({ sex, ageBand, people: disclosed(account, people) }))
      : [],
    children: (columns.areas.get(area)?.children ?? []).map(({ code, name }) => {
      const ranges = rangesOf(columns, code)
      return {
        code,
        name,
        matched: counts(
          countIn(counted.people, ranges.people),
          countIn(counted.households, ranges.households),
          countIn(counted.houses, ranges.houses),
          personal,
        ),
        total: total(code),
      }
    }),
  }
}

function facetOf(account: Account, dimension: Dimension, counted: Counted, personal: boolean): Facet {
  const { rows, bars } = counted.facets.get(dimension.id as DimensionId)!
  const ofPeople = personal || dimension.personal
  const told = (count: number, bar: number) => {
    if (dimension.kind === 'tags' && !isReadable(account, dimension, dimension.values[bar]!.code)) return null
    if (!ofPeople) return count
    return isBrokenDown(account, rows) ? disclosed(account, count) : null
  }
  return {
    dimension: dimension.id,
    subject: dimension.subject,
    counts: Array.from({ length: bucketCount(dimension) }, (_, bar) => told(bars[bar]!, bar)),
  }
}

const sizeOf = ({ from, to }: Range) => to - from
