import { useQuery } from '@tanstack/react-query'
import { BoundingSphere, Cartesian3, Intersect, Math as Angle, Rectangle, type ImageryProvider, type Scene } from 'cesium'
import { useEffect, useMemo, useState } from 'react'
import { useCesium } from 'resium'
import { tileJsonQuery } from '../../queries.ts'
import { PALETTE } from '../../theme.ts'
import { useView } from '../../view.ts'
import { eyeDistance } from '../camera.ts'
import { useMoveEnd } from '../deck/inPicture.ts'
import { freeVolume } from '../freePart.ts'
import type { Box } from '../framing.ts'
import type { LayerSource, LayerSpec } from '../layer.ts'
import { setFeaturesInView, setLayerStatus, setSites, useMapState } from '../mapState.ts'
import { mapInks } from '../overlay/paint.ts'
import type { Site } from '../overlay/Sites.ts'
import { tilesOf, type Feature } from '../vector/features.ts'
import { drawnVectors } from '../vector/stores.ts'
import { parseKinds, stopOf } from '../vector/style.ts'
import { TileStore, touches } from '../vector/tileStore.ts'
import { zoomSeenFrom } from '../vector/zoom.ts'
import { vectorTiles } from '../vector/vectorTiles.ts'
import { useImagery } from './useImagery.ts'

/** Above borders, so that data reads before the printed map. */
const ORDER = 3
/** Tiles of points loaded for one picture; towards the horizon the map goes without. */
const TILES_AT_ONCE = 30
type VectorSource = Extract<LayerSource, { kind: 'vector' }>

/** A layer of vector tiles: points as signs above the ground, lines and areas draped on it. */
export function Vector({ layer, visible }: { layer: LayerSpec; visible: boolean }) {
  if (layer.source.kind !== 'vector') return null
  return visible ? <Drawn key={layer.id} layer={layer} source={layer.source} /> : null
}

function Drawn({ layer, source: { tiles, style } }: { layer: LayerSpec; source: VectorSource }) {
  const { data, isError } = useQuery(tileJsonQuery(tiles.id))
  const near = useMapState(({ eyeMeters }) => eyeMeters <= layer.eyeMeters.to)
  const kinds = useView((view) => parseKinds(view.kinds).get(layer.id)?.join('.') ?? null)
  const version = data?.version
  const store = useMemo(() => (version === undefined ? null : new TileStore(tiles)), [tiles, version])
  const shown = useMemo(() => {
    const wanted = kinds === null ? null : new Set(kinds.split('.'))
    return ({ properties }: Feature) =>
      stopOf(style, properties) !== undefined && (wanted === null || wanted.has(String(properties[style.by])))
  }, [style, kinds])
  const empty = data !== undefined && data.bounds === undefined
  useEffect(
    () => setLayerStatus(layer.id, isError ? 'failed' : data ? (empty ? 'empty' : 'ready') : 'loading'),
    [layer.id, isError, data, empty],
  )
  useEffect(() => {
    if (!store) return
    drawnVectors.set(layer.id, { layer, store, shown })
    return () => void drawnVectors.delete(layer.id)
  }, [layer, store, shown])
  if (!store || !data?.bounds || !near) return null
  return tiles.geometry === 'point' ? (
    <Signs layer={layer} store={store} shown={shown} bounds={data.bounds} />
  ) : (
    <Draped layer={layer} store={store} shown={shown} bounds={data.bounds} />
  )
}

interface Shown {
  layer: LayerSpec
  store: TileStore
  shown: (feature: Feature) => boolean
  bounds: Box
}

function Draped({ layer, store, shown, bounds }: Shown) {
  const theme = useView((view) => view.theme)
  const chosen = useView((view) => chosenOf(view.feature, layer.id))
  const provider = useMemo<ImageryProvider | null>(() => {
    if (layer.source.kind !== 'vector') return null
    const { halo, accent } = mapInks(PALETTE[theme], theme === 'dark')
    const failed = () => setLayerStatus(layer.id, 'failed')
    const rectangle = Rectangle.fromDegrees(...wider(bounds))
    return vectorTiles({ store, style: layer.source.style, shown, chosen, inks: { halo, accent }, rectangle, failed })
  }, [layer, store, shown, chosen, theme, bounds])
  useImagery(layer.id, provider, ORDER)
  const features = useFeaturesInView(store, bounds)
  const { scene } = useCesium()
  const insets = useMapState((state) => state.insets)
  const count = () => {
    if (!scene || layer.source.kind !== 'vector') return
    const counts = new Map<string, number>()
    const volume = freeVolume(scene, insets)
    for (const feature of features) {
      if (!shown(feature) || volume.computeVisibility(sphereAround(feature.bounds)) === Intersect.OUTSIDE) continue
      const kind = String(feature.properties[layer.source.style.by])
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
    }
    setFeaturesInView(layer.id, counts)
  }
  useMoveEnd(scene, count, [layer, features, shown, insets])
  return null
}

function Signs({ layer, store, shown, bounds }: Shown) {
  const features = useFeaturesInView(store, bounds)
  useEffect(() => {
    if (layer.source.kind !== 'vector') return
    const { style } = layer.source
    setSites(
      layer.id,
      features.filter(shown).map(({ id, properties, parts }): Site => {
        return {
          layer: layer.id,
          id,
          lon: parts[0]![0]!,
          lat: parts[0]![1]!,
          stop: stopOf(style, properties)!,
          name: String(properties['name'] ?? ''),
          rank: style.rank ? Number(properties[style.rank] ?? 0) : 0,
          namesFrom: style.namesFrom ?? 0,
        }
      }),
    )
  }, [layer, features, shown])
  useEffect(() => () => setSites(layer.id, null), [layer.id])
  return null
}

/** Id of the feature whose card is open, if it is one of this layer. */
export function chosenOf(feature: string | null, layer: string): number | null {
  const [of, id] = feature?.split(':') ?? []
  return of === layer ? Number(id) : null
}

/** What the ground in the picture holds, loaded as the camera comes to rest. */
function useFeaturesInView(store: TileStore, bounds: Box): readonly Feature[] {
  const { scene } = useCesium()
  const [features, setFeatures] = useState<readonly Feature[]>([])
  useEffect(() => {
    if (!scene) return
    let asked = 0
    const look = () => {
      const mine = ++asked
      const box = groundInView(scene, bounds)
      if (!box) return setFeatures([])
      const zoom = zoomFor(scene, store.layer)
      const tiles = tilesOf(box, zoom)
      const kept = tiles.length > TILES_AT_ONCE ? nearest(scene, tiles) : tiles
      void Promise.all(kept.map((tile) => store.load(tile).catch(() => setLayerStatus(store.layer.id, 'failed')))).then(() => {
        if (mine !== asked) return
        setFeatures([...store.loaded(box, zoom).values()])
        scene.requestRender()
      })
    }
    look()
    const removals = [scene.camera.moveEnd.addEventListener(look), scene.camera.changed.addEventListener(look)]
    return () => {
      asked++
      for (const remove of removals) remove()
    }
  }, [scene, store, bounds])
  return features
}

function zoomFor(scene: Scene, { minzoom, maxzoom }: { minzoom: number; maxzoom: number }): number {
  const { latitude } = scene.camera.positionCartographic
  return Math.min(maxzoom, Math.max(minzoom, zoomSeenFrom(eyeDistance(scene), latitude)))
}

/** west, south, east, north of the ground in the picture, within the layer's bounds; null where there is none of it. */
function groundInView(scene: Scene, bounds: Box): Box | null {
  const seen = scene.camera.computeViewRectangle()
  if (!seen) return bounds
  const box: Box = [Angle.toDegrees(seen.west), Angle.toDegrees(seen.south), Angle.toDegrees(seen.east), Angle.toDegrees(seen.north)]
  if (!touches(box, bounds)) return null
  return [Math.max(box[0], bounds[0]), Math.max(box[1], bounds[1]), Math.min(box[2], bounds[2]), Math.min(box[3], bounds[3])]
}

function nearest(scene: Scene, tiles: readonly { z: number; x: number; y: number }[]) {
  const { longitude, latitude } = scene.camera.positionCartographic
  const [here] = tilesOf([longitude, latitude, longitude, latitude].map(Angle.toDegrees) as unknown as Box, tiles[0]!.z)
  const far = ({ x, y }: { x: number; y: number }) => Math.hypot(x - here!.x, y - here!.y)
  return tiles.toSorted((a, b) => far(a) - far(b)).slice(0, TILES_AT_ONCE)
}

/** Metres above the sea at which features are taken to lie: between the valleys and the ridges. */
const HEIGHT = 300
const SPHERE = new BoundingSphere()

function sphereAround([west, south, east, north]: Box): BoundingSphere {
  const corners = Cartesian3.fromDegreesArrayHeights([west, south, HEIGHT, east, north, HEIGHT])
  return BoundingSphere.fromPoints(corners, SPHERE)
}

/** Strokes at the edge of what is there need room. */
const wider = ([west, south, east, north]: Box): [number, number, number, number] => [west - 0.01, south - 0.01, east + 0.01, north + 0.01]
