import { queryOptions } from '@tanstack/react-query'
import { getAlert, getAlertPins, listAlerts } from '../api/contract/alerts.ts'
import { getArea, getAreasGeojson } from '../api/contract/areas.ts'
import { getDensity, listHouseDensity, listVillageDensity, type DensityMeasure } from '../api/contract/density.ts'
import { getFlows } from '../api/contract/flows.ts'
import { FeatureCard, FeaturePage, FeatureRow, RecordedAttributes } from '../api/contract/features.ts'
import { getHouse, listHouses } from '../api/contract/houses.ts'
import { getOverview } from '../api/contract/overview.ts'
import { getHousehold, getPerson } from '../api/contract/people.ts'
import { listPlaces } from '../api/contract/places.ts'
import type { StepProgress } from '../api/contract/progress.ts'
import { listScenes } from '../api/contract/scenes.ts'
import { search } from '../api/contract/search.ts'
import { getSession, getWelcome } from '../api/contract/session.ts'
import { getTiles } from '../api/contract/tiles.ts'
import { getTileJson } from '../api/contract/vector.ts'
import type { Route } from '../api/contract/route.ts'
import { ApiError, call, type Input } from './api.ts'
import type { LayerTable } from './map/layer.ts'

/** What never changes while a page is open. */
const FIXED = { staleTime: Infinity, gcTime: Infinity } as const

/** Who is signed in; null when nobody is. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) =>
      call(getSession, {}, signal).catch((error: unknown) => {
        if (error instanceof ApiError && error.status === 401) return null
        throw error
      }),
    ...FIXED,
  })
export const welcomeQuery = () =>
  queryOptions({
    queryKey: ['welcome'],
    queryFn: ({ signal }) => call(getWelcome, {}, signal),
    refetchInterval: ({ state }) => (state.data?.county ? false : 2500),
  })
export const areaQuery = (code: string) =>
  queryOptions({ queryKey: ['area', code], queryFn: ({ signal }) => call(getArea, { params: { code } }, signal), ...FIXED })
export const outlinesQuery = (level: 'county' | 'township' | 'village', parent?: string) =>
  queryOptions({
    queryKey: ['outlines', level, parent ?? ''],
    queryFn: ({ signal }) => call(getAreasGeojson, { query: parent ? { level, parent } : { level } }, signal),
    ...FIXED,
  })
export const overviewQuery = (code: string) =>
  queryOptions({
    queryKey: ['overview', code],
    queryFn: ({ signal }) => call(getOverview, { params: { code } }, signal),
    staleTime: 30_000,
  })
/** What the bake says of its pictures, beside them as `meta.json`. */
export interface BasemapMeta {
  minzoom: number
  maxzoom: number
  /** west, south, east, north in degrees */
  bounds: [number, number, number, number]
  tileSize: number
  /** of the levels that hold the county only: first and last tile of each row from `from` on; maps of older bakes hold all */
  rows?: Readonly<Record<string, { from: number; rows: readonly (readonly [first: number, last: number])[] }>>
  /** what they were made of, in Chinese */
  attribution: string
}
export const basemapQuery = (version: string | null | undefined) =>
  queryOptions({
    queryKey: ['basemap', version],
    enabled: Boolean(version),
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<BasemapMeta> => {
      const response = await fetch(`/tiles/basemap/meta.json?v=${version}`, { signal })
      if (!response.ok) throw new Error(`meta.json: ${response.status}`)
      return (await response.json()) as BasemapMeta
    },
  })
export const placesQuery = () =>
  queryOptions({ queryKey: ['places'], queryFn: ({ signal }) => call(listPlaces, { query: {} }, signal), ...FIXED })
export const scenesQuery = () => queryOptions({ queryKey: ['scenes'], queryFn: ({ signal }) => call(listScenes, {}, signal), ...FIXED })
export const houseQuery = (id: number) =>
  queryOptions({ queryKey: ['house', id], queryFn: ({ signal }) => call(getHouse, { params: { id } }, signal), staleTime: 60_000 })
export const householdQuery = (id: number) =>
  queryOptions({ queryKey: ['household', id], queryFn: ({ signal }) => call(getHousehold, { params: { id } }, signal), staleTime: 60_000 })
export const personQuery = (id: number) =>
  queryOptions({ queryKey: ['person', id], queryFn: ({ signal }) => call(getPerson, { params: { id } }, signal), staleTime: 60_000 })
export const alertQuery = (id: number) =>
  queryOptions({ queryKey: ['alert', id], queryFn: ({ signal }) => call(getAlert, { params: { id } }, signal), staleTime: 30_000 })
export const pinsQuery = () =>
  queryOptions({ queryKey: ['pins'], queryFn: ({ signal }) => call(getAlertPins, { query: {} }, signal), staleTime: 60_000 })
/** People on the grid; a load changes them, nothing else. */
export const densityQuery = (measure: DensityMeasure, radius: 750 | 250) =>
  queryOptions({
    queryKey: ['density', measure, radius],
    queryFn: ({ signal }) => call(getDensity, { query: { measure, radius } }, signal),
    staleTime: 600_000,
  })
export const villageDensityQuery = (area: string, measure: DensityMeasure) =>
  queryOptions({
    queryKey: ['density', 'villages', area, measure],
    queryFn: ({ signal }) => call(listVillageDensity, { query: { area, measure } }, signal),
    staleTime: 600_000,
  })
export const houseDensityQuery = (village: string, measure: DensityMeasure) =>
  queryOptions({
    queryKey: ['density', 'houses', village, measure],
    queryFn: ({ signal }) => call(listHouseDensity, { query: { area: village, measure } }, signal),
    staleTime: 600_000,
  })
/** Where people of an area live and work away from home. */
export const flowsQuery = (area: string) =>
  queryOptions({
    queryKey: ['flows', area],
    queryFn: ({ signal }) => call(getFlows, { query: { area } }, signal),
    staleTime: 600_000,
  })
export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => call(search, { query: { q } }, signal),
    enabled: q !== '',
    staleTime: 60_000,
  })

export const houseListQuery = (area: string) => ({
  queryKey: ['houses', area],
  queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) =>
    call(listHouses, { query: pageParam ? { area, after: pageParam } : { area } }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
  staleTime: 60_000,
})
export const alertListQuery = (area: string, status: 'open' | 'all', limit: number) => ({
  queryKey: ['alerts', area, status, limit],
  queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) =>
    call(listAlerts, { query: pageParam ? { area, status, limit, after: pageParam } : { area, status, limit } }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
  staleTime: 30_000,
})

/** A feature's card: what every layer's has, and its own values by field. */
export const featureQuery = (layer: string, table: Pick<LayerTable, 'one'>, id: number) =>
  queryOptions({
    queryKey: ['feature', layer, id],
    queryFn: async ({ signal }) => {
      const values = (await call(table.one, { params: { id } } as Input<Route>, signal)) as Record<string, unknown>
      const { attributes } = RecordedAttributes.parse(values)
      return { ...FeatureCard.parse(values), values, attributes }
    },
    staleTime: 60_000,
  })
/** A page of a layer's list. */
export async function loadFeatures(
  table: Pick<LayerTable, 'list'>,
  area: string,
  kinds: string | null,
  page: { after?: string; limit?: number },
  signal?: AbortSignal,
) {
  const query = { area, ...(kinds ? { kinds } : {}), ...page }
  const { items, next } = FeaturePage.parse(await call(table.list, { query } as Input<Route>, signal))
  return { items: items.map((values) => ({ ...FeatureRow.parse(values), values })), next }
}
export type FeatureItem = Awaited<ReturnType<typeof loadFeatures>>['items'][number]

export const featureListQuery = (layer: string, table: Pick<LayerTable, 'list'>, area: string, kinds: string | null) => ({
  queryKey: ['features', layer, area, kinds],
  queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) =>
    loadFeatures(table, area, kinds, pageParam ? { after: pageParam } : {}, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
  staleTime: 60_000,
})

/** Zooms, bounds and version of a layer of vector tiles; asked again now and then, as data change. */
export const tileJsonQuery = (layer: string) =>
  queryOptions({
    queryKey: ['tilejson', layer],
    queryFn: ({ signal }) => call(getTileJson, { params: { layer } }, signal),
    staleTime: 60_000,
    refetchInterval: 300_000,
  })

/** Baked tile sets in use; asked again until all are there. */
export const tilesQuery = () =>
  queryOptions({
    queryKey: ['tiles'],
    queryFn: ({ signal }) => call(getTiles, {}, signal),
    refetchInterval: ({ state: { data } }) => (data?.terrain && data.basemap && data.houses ? false : 2000),
    staleTime: 60_000,
  })

export interface Readiness {
  ready: boolean
  steps: StepProgress[]
}
/** How far starting up is; asked again until it is done. Not part of the contract's routes: 503 is an answer here. */
export const readinessQuery = () =>
  queryOptions({
    queryKey: ['readiness'],
    queryFn: async ({ signal }): Promise<Readiness> => {
      const response = await fetch('/readyz', { signal })
      return (await response.json()) as Readiness
    },
    refetchInterval: ({ state: { data } }) => (data?.ready ? false : 1500),
    staleTime: 1000,
  })
