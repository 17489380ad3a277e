import type { ImpactHouse, ImpactPerson, ShelterChoice, Shelters } from '../../api/contract/impact.ts'
import { call } from '../api.ts'
import type { Route } from '../../api/contract/route.ts'
import type { Whom } from './openList.ts'
import { FIRST_CHOICE } from './shelterChoice.ts'
import { callLong } from '../jobs/longAnswer.ts'

/** A zone on the map that lists, shelters and words are about: a flood, or hazards. */
export interface ZoneAsk {
  /** Which kind, and all that is asked, in one text. */
  readonly key: string
  /** As its addresses take it. */
  readonly body: object
  readonly routes: { readonly houses: Route; readonly people: Route; readonly shelters: Route }
  readonly classes: readonly ZoneClass[]
  /** What was asked, for the head of a list: 澧水上涨 3 米. */
  readonly title: string
  /** Which roads are left out. */
  readonly bridgesText: string
  /** A zone's value at a house in words: 水深 1.2 米. */
  valueText(value: number): string
}
export interface ZoneClass {
  readonly label: string
  readonly color: string
}

interface Page<Item> {
  readonly items: Item[]
  readonly next: string | null
}
const STALE = 5 * 60_000

async function ask<Reply>(route: Route, body: object, signal?: AbortSignal): Promise<Reply> {
  return (await call(route, { body }, signal)) as Reply
}

const pages = <Item>(key: readonly unknown[], route: Route, body: object) => ({
  queryKey: key,
  queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) =>
    ask<Page<Item>>(route, { ...body, ...(pageParam ? { after: pageParam } : {}) }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: Page<Item>) => page.next ?? undefined,
  staleTime: STALE,
})

export const zoneHousesQuery = ({ key, routes, body }: ZoneAsk, level: number | null) =>
  pages<ImpactHouse>(['zone-houses', key, level], routes.houses, { ...body, ...(level === null ? {} : { class: level }) })

function bodyOf({ led, ...whom }: Whom, shelters: ShelterChoice | null): object {
  if (led !== undefined) return { ...whom, shelters: { ...(shelters ?? FIRST_CHOICE), only: led } }
  return { ...whom, ...(shelters ? { shelters } : {}) }
}

export const zonePeopleQuery = ({ key, routes, body }: ZoneAsk, whom: Whom, shelters: ShelterChoice | null) =>
  pages<ImpactPerson>(['zone-people', key, whom, shelters], routes.people, { ...body, ...bodyOf(whom, shelters) })

export const sheltersQuery = ({ key, routes, body }: ZoneAsk, shelters: ShelterChoice | null) => ({
  queryKey: ['zone-shelters', key, shelters],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    callLong('shelters', routes.shelters, { body: { ...body, shelters } as never }, signal) as Promise<Shelters>,
  enabled: shelters !== null,
  staleTime: STALE,
})

/** A page of a list, for a purpose that is audited. */
export const zonePeoplePage = (
  { routes, body }: ZoneAsk,
  whom: Whom,
  shelters: ShelterChoice | null,
  asked: { purpose: string; limit: number; after?: string },
): Promise<Page<ImpactPerson>> => ask(routes.people, { ...body, ...bodyOf(whom, shelters), ...asked })
