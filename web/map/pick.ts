import type { QueryClient } from '@tanstack/react-query'
import { Cartesian2, Cartographic, Cesium3DTileFeature, Math as Angle, type Scene } from 'cesium'
import i18next from 'i18next'
import { outlinesQuery } from '../queries.ts'
import type { View } from '../url.ts'
import { useView } from '../view.ts'
import { eyeDistance } from './camera.ts'
import { CATALOGUE } from './catalogue.ts'
import { currentPicker, type DeckHit } from './deck/picker.ts'
import type { LayerSpec } from './layer.ts'
import { useMapState, type AlertPin } from './mapState.ts'
import { currentOverlay } from './overlay/current.ts'
import type { Pin } from './overlay/Overlay.ts'
import type { Site } from './overlay/Sites.ts'
import { contains } from './polygons.ts'
import { outlinesOf } from './outlines.ts'
import type { Feature } from './vector/features.ts'
import { drawnVectors } from './vector/stores.ts'
import type { Properties } from './vector/style.ts'

export interface Picked {
  change?: Partial<View>
  /** nothing stands there: `change` is the area whose bare ground it is */
  bare?: boolean
  /** several pins that stand too close to tell apart */
  pins?: readonly Pin[]
}

/** Closer than this, metres, a click on bare ground means the village, not the township. */
const VILLAGES_BELOW = 24_000

/** A line is found this far beside it, CSS pixels. */
const LINE_REACH = 6
const METERS_PER_DEGREE = 111_320

/** What a click at a point of the picture opens: pin, sign, name, house, feature of the ground, else the area there. */
export async function pickAt(scene: Scene, client: QueryClient, x: number, y: number): Promise<Picked | null> {
  const drawn = currentOverlay.get()?.hit(x, y)
  if (drawn?.kind === 'cluster') return { pins: drawn.pins }
  if (drawn?.kind === 'alert') return { change: alertChange(drawn.id) }
  if (drawn?.kind === 'site') return { change: { area: useView.getState().area, feature: `${drawn.site.layer}:${drawn.site.id}` } }
  const plate = drawn?.kind === 'plate' ? meaningOf(drawn.plate) : null
  if (plate?.change) return { change: plate.change }
  if (drawn?.kind === 'area') return { change: { area: drawn.code } }
  const above = pickDeck(x, y)
  if (above?.change) return { change: above.change }
  if (above?.hit.ground) return areaAt(client, ...above.hit.ground, eyeDistance(scene))
  const house = pickHouse(scene, x, y)
  if (house) return { change: house }
  const ground = groundAt(scene, x, y)
  if (!ground) return null
  const hit = featureAt(scene, ground)
  if (hit) return { change: { area: useView.getState().area, ...hit.layer.opens(hit.properties) } }
  return areaAt(client, ground.lon, ground.lat, eyeDistance(scene))
}

interface Ground {
  lon: number
  lat: number
}

function groundAt(scene: Scene, x: number, y: number): Ground | null {
  const ray = scene.camera.getPickRay(new Cartesian2(x, y))
  const ground = ray && scene.globe.pick(ray, scene)
  if (!ground) return null
  const { longitude, latitude } = Cartographic.fromCartesian(ground)
  return { lon: Angle.toDegrees(longitude), lat: Angle.toDegrees(latitude) }
}

/** The line or area of a layer that lies at a place, from what is decoded already: nothing is asked of the server or the graphics card. */
function featureAt(scene: Scene, { lon, lat }: Ground): { layer: LayerSpec; properties: Properties } | null {
  const reach = (eyeDistance(scene) * LINE_REACH) / scene.canvas.clientHeight / METERS_PER_DEGREE
  for (const layer of CATALOGUE) {
    const drawn = drawnVectors.get(layer.id)
    if (!drawn || drawn.store.layer.geometry === 'point') continue
    const feature: Feature | null = drawn.store.at(lon, lat, reach, drawn.shown)
    if (feature) return { layer, properties: { ...feature.properties, id: feature.id } }
  }
  return null
}

function alertChange(id: number): Partial<View> {
  const pin = useMapState.getState().pins.find((candidate) => candidate.id === id)
  return { area: useView.getState().area, alert: id, house: pin?.houseId ?? null }
}

function pickHouse(scene: Scene, x: number, y: number): Partial<View> | null {
  const feature: unknown = scene.pick(new Cartesian2(x, y))
  if (!(feature instanceof Cesium3DTileFeature)) return null
  for (const layer of CATALOGUE) {
    if (layer.source.kind !== 'tileset') continue
    const properties = layer.properties.safeParse(
      Object.fromEntries(feature.getPropertyIds().map((name) => [name, feature.getProperty(name)])),
    )
    if (!properties.success) continue
    const change = layer.opens(properties.data)
    const { village } = properties.data as { village?: string }
    return change && { ...(village ? { area: village } : {}), ...change }
  }
  return null
}

interface Meaning {
  change: Partial<View> | null
  card: readonly string[]
}

/** What a click on something of a layer opens, what its card says. */
function meaningOf(drawn: { layer: string; properties: unknown }): Meaning | null {
  const layer = CATALOGUE.find(({ id }) => id === drawn.layer)
  const properties = layer?.properties.safeParse(drawn.properties)
  if (!layer || !properties?.success) return null
  return { change: layer.opens(properties.data), card: layer.card(properties.data, useView.getState().language) }
}

/** What deck.gl draws at a point. */
function pickDeck(x: number, y: number): (Meaning & { hit: DeckHit }) | null {
  const hit = currentPicker.get()?.pick(x, y)
  const meaning = hit && meaningOf(hit)
  return hit && meaning ? { hit, ...meaning } : null
}

async function areaAt(client: QueryClient, lon: number, lat: number, eye: number): Promise<Picked | null> {
  const townships = outlinesOf(await client.fetchQuery(outlinesQuery('township')))
  const township = townships.find((outline) => contains(outline, lon, lat))
  if (!township) return null
  const { area } = useView.getState()
  const inside = area?.startsWith(township.code) ?? false
  if (!inside && eye > VILLAGES_BELOW) return { change: { area: township.code }, bare: true }
  const villages = outlinesOf(await client.fetchQuery(outlinesQuery('village', township.code)))
  const village = villages.find((outline) => contains(outline, lon, lat))
  return { change: { area: village?.code ?? township.code }, bare: true }
}

/** Lines of the small card for what is drawn under the pointer, houses apart; cheap enough for every move. */
export function pickLight(scene: Scene, x: number, y: number): readonly string[] | null {
  const drawn = currentOverlay.get()?.hit(x, y)
  if (!drawn) return pickDeck(x, y)?.card ?? draped(scene, x, y)
  if (drawn.kind === 'site') return siteCard(drawn.site)
  if (drawn.kind === 'plate') return meaningOf(drawn.plate)?.card ?? null
  if (drawn.kind === 'area') return [drawn.name]
  if (drawn.kind === 'cluster') return [i18next.t('alert.many', { count: drawn.pins.length }), ...tally(drawn.pins)]
  const pin = useMapState.getState().pins.find(({ id }) => id === drawn.id)
  return pin ? [pin.title] : null
}

function draped(scene: Scene, x: number, y: number): readonly string[] | null {
  const ground = drawnVectors.size > 0 ? groundAt(scene, x, y) : null
  const hit = ground && featureAt(scene, ground)
  return hit && hit.layer.card(hit.properties, useView.getState().language)
}

function siteCard({ layer, id, lon, lat, name }: Site): readonly string[] {
  const drawn = drawnVectors.get(layer)
  const z = drawn?.store.layer.maxzoom ?? 0
  for (let zoom = z; drawn && zoom >= drawn.store.layer.minzoom; zoom--) {
    const feature = drawn.store.loaded([lon, lat, lon, lat], zoom).get(id)
    if (feature) return drawn.layer.card({ ...feature.properties, id }, useView.getState().language)
  }
  return [name]
}

/** 高龄津贴未领 3: the pins of a cluster by rule, most first. */
function tally(pins: readonly Pin[]): string[] {
  const counts = new Map<string, number>()
  for (const pin of pins as readonly AlertPin[]) counts.set(pin.title, (counts.get(pin.title) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([title, count]) => `${title} ${count}`)
}
