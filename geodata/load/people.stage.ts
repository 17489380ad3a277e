import { AS_OF, dayOf } from '../demo/calendar.ts'
import { EVENT, villageEvents, type Events } from '../demo/events.ts'
import { ageOf } from '../demo/groups.ts'
import { demoIdNumber, demoPhone } from '../demo/idNumber.ts'
import { fullName, namePinyin } from '../demo/names.ts'
import type { Population, VillagePlan } from '../demo/population.ts'
import { tagsOf } from '../demo/tags.ts'
import { unitId } from '../demo/units.ts'
import type { BinaryValue } from '../copy_binary.ts'
import { binaryPart, copyBatches, runsOf, type CopyPart } from './batches.ts'
import { clearPeople, EVENTS, GROUPS, HOUSEHOLDS, MEMBERS, PEOPLE, PEOPLE_TABLES } from './people.queries.ts'
import { postponeIndexes, restoreIndexes } from './stage.queries.ts'
import type { LoadContext, Stage } from './stage.ts'

/** People whose rows, with what hangs on them, make about a second's transaction. */
const PEOPLE_PER_BATCH = 12_000
/** Since when the register is kept electronically: membership before it is dated so. */
const REGISTER_SINCE = dayOf('2006-01-01')
const REGISTER_UNIT = unitId('县公安局')

/** Households, people, their memberships, special groups and change events. */
export const peopleStage: Stage = {
  name: 'people',
  clear: clearPeople,
  async load(context) {
    const { database, report } = context
    const population = context.population()
    await database.system((sql) => postponeIndexes(sql, PEOPLE_TABLES))
    let done = 0
    let batch = 0
    const total = population.total
    const runs = runsOf(population.villages, (village) => village.people + village.departed, PEOPLE_PER_BATCH)
    await copyBatches(database, batchesOf(context, population, runs), () => {
      done += runs[batch++]!.reduce((sum, village) => sum + village.people + village.departed, 0)
      // Indexes are the last tenth of it.
      report({ name: 'people', done: Math.round(done * 0.9), total })
    })
    await restoreIndexes(database, PEOPLE_TABLES)
    report({ name: 'people', done: total, total })
  },
}

function* batchesOf(context: LoadContext, population: Population, runs: readonly VillagePlan[][]): Generator<CopyPart[]> {
  let eventId = 1
  for (const villages of runs) {
    const events = villages.map((village) => villageEvents(population, village, context.streams('events', village.code)))
    const firstId = eventId
    eventId += events.reduce((sum, { person }) => sum + person.length, 0)
    yield [
      binaryPart(HOUSEHOLDS, householdRows(population, villages)),
      binaryPart(PEOPLE, personRows(context, population, villages, corrections(events))),
      binaryPart(MEMBERS, memberRows(population, villages)),
      binaryPart(GROUPS, groupRows(context, population, villages)),
      binaryPart(EVENTS, eventRows(villages, events, firstId)),
    ]
  }
}

/** Indices of a village's people, the living first. */
function* peopleOf(village: VillagePlan): Generator<number> {
  for (let place = 0; place < village.people; place++) yield village.firstPerson + place
  for (let place = 0; place < village.departed; place++) yield village.firstDeparted + place
}

function* householdRows({ households }: Population, villages: readonly VillagePlan[]): Generator<BinaryValue[]> {
  for (const village of villages) {
    for (let id = village.firstHousehold; id < village.firstHousehold + village.households; id++) {
      const house = households.house[id - 1]!
      yield [id, 1, village.code, households.group[id - 1]!, house || null, households.head[id - 1]! + 1, households.size[id - 1]!]
    }
  }
}

/** How often each person's data were corrected: their version counts it. */
function corrections(events: readonly Events[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { person, kind } of events) {
    person.forEach((index, place) => void (kind[place] === EVENT.corrected && counts.set(index, (counts.get(index) ?? 0) + 1)))
  }
  return counts
}

function* personRows(
  { identity }: LoadContext,
  population: Population,
  villages: readonly VillagePlan[],
  corrected: ReadonlyMap<number, number>,
): Generator<BinaryValue[]> {
  const p = population
  for (const village of villages) {
    for (const index of peopleOf(village)) {
      const idNumber = demoIdNumber(p.birthDay[index]!, p.sex[index]!, p.rank[index]!)
      const phone = ageOf(p, index) >= 12 ? identity.encipher(demoPhone(index + 1)) : null
      const name = { surname: p.surname[index]!, given1: p.given1[index]!, given2: p.given2[index]! }
      yield [
        index + 1,
        village.code,
        p.household[index]!,
        p.house[index]! || null,
        p.relation[index]!,
        fullName(name),
        namePinyin(name),
        p.sex[index]!,
        p.birthDay[index]!,
        p.ethnicity[index]!,
        p.marriage[index]!,
        p.education[index]!,
        p.politics[index]!,
        p.employment[index]!,
        p.residence[index]!,
        p.status[index]!,
        p.leftDay[index] || null,
        p.insured[index] === 1,
        identity.hmac(idNumber),
        identity.encipher(idNumber),
        phone,
        REGISTER_UNIT,
        AS_OF,
        1 + (corrected.get(index) ?? 0),
      ]
    }
  }
}

function* memberRows(population: Population, villages: readonly VillagePlan[]): Generator<BinaryValue[]> {
  const { household, relation, birthDay, joinedDay, leftDay } = population
  for (const village of villages) {
    for (const index of peopleOf(village)) {
      const from = joinedDay[index] || Math.max(birthDay[index]!, REGISTER_SINCE)
      const to = leftDay[index] || null
      yield [household[index]!, index + 1, relation[index]!, from, to]
    }
  }
}

function* groupRows({ streams }: LoadContext, population: Population, villages: readonly VillagePlan[]): Generator<BinaryValue[]> {
  for (const village of villages) {
    const random = streams('tags', village.code)
    for (let index = village.firstPerson; index < village.firstPerson + village.people; index++) {
      for (const tag of tagsOf(population, index, random)) {
        yield [index + 1, village.code, tag.group, tag.level, tag.from, tag.to > 0 ? tag.to : null, tag.unitId]
      }
    }
  }
}

function* eventRows(villages: readonly VillagePlan[], events: readonly Events[], firstId: number): Generator<BinaryValue[]> {
  let id = firstId
  for (const [place, { person, kind, day }] of events.entries()) {
    const { code } = villages[place]!
    for (let event = 0; event < person.length; event++) {
      yield [id++, person[event]! + 1, code, kind[event]!, day[event]!]
    }
  }
}
