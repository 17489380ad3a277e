import type { Geometry, MultiPolygon, Position } from 'geojson'
import { type ChosenCrs, chooseCrs, offsetOf, WGS84 } from './crs.ts'
import { FEATURE_FORMATS } from './formats.ts'
import { type Box, type FeatureFormat, type FeatureSource, ImportError, type ProbedFile, type SourceFeature } from './importer.types.ts'
import type { ImportOptions } from './kind.types.ts'
import { fromOffset, movePositions } from './offsets.ts'
import { probeFile, recognise } from './probe.ts'

export interface OpenFeatures {
  readonly file: ProbedFile
  readonly format: FeatureFormat
  readonly source: FeatureSource
  readonly options: ImportOptions
}

/** Opens a vector file, hands it over and closes it. @throws ImportError when it can't be read */
export async function withFeatures<T>(path: string, options: ImportOptions, work: (open: OpenFeatures) => Promise<T>): Promise<T> {
  const file = await probeFile(path)
  const format = await recognise(file, FEATURE_FORMATS)
  const source = await format.open(file, options)
  try {
    return await work({ file, format, source, options })
  } finally {
    await source.close()
  }
}

/** A file's features in WGS-84 and what the reader should know about how they came there. */
export interface Wgs84Features {
  readonly features: SourceFeature[]
  readonly lines: readonly (readonly [label: string, text: string])[]
  readonly notes: readonly string[]
}

/**
 * Reads all features in WGS-84.
 * @param nearLongitude the county's, where it is known
 * @throws ImportError when they lie outside China, which a wrong coordinate system shows as
 */
export async function readWgs84({ file, format, source, options }: OpenFeatures, nearLongitude: number | null): Promise<Wgs84Features> {
  const chosen = chooseCrs(file.name, options.crs, source.crs, source.extent, nearLongitude)
  const offset = offsetOf(chosen.crs)
  const features: SourceFeature[] = []
  for await (const feature of source.features(offset ? null : chosen.crs)) {
    const geometry = feature.geometry && offset ? movePositions(feature.geometry, (at) => fromOffset(offset, at)) : feature.geometry
    features.push({ ...feature, geometry })
  }
  checkInChina(file.name, features, chosen)
  return {
    features,
    lines: [
      ['格式', `${format.title}，${source.count} 个要素`],
      ['坐标系', `${chosen.name}（${chosen.why}）${chosen.crs.definition === 'EPSG:4326' ? '' : '，已换算为 WGS-84'}`],
      ...(source.encoding ? [['编码', `${source.encoding.name}（${source.encoding.why}）`] as const] : []),
    ],
    notes: [...source.notes, ...offsetHint(source, options, chosen)],
  }
}

/** Column names that only web-map extracts have: such files are GCJ-02 more often than they say. */
function offsetHint(source: FeatureSource, options: ImportOptions, chosen: ChosenCrs): string[] {
  const guessed = source.crs === null && chosen.crs === WGS84
  const column = source.fields.find((field) => /^(adcode|acroutes|citycode|subFeatureIndex)$/i.test(field))
  if (options.crs || source.count === 0 || (!guessed && !(column && /经纬度/.test(chosen.name)))) return []
  const reason = column ? `有 ${column} 列，像高德或 DataV 的数据，它们原是 GCJ-02` : '高德、腾讯、DataV 的数据是 GCJ-02'
  return [`${reason}，与 WGS-84 差约 500 米，单看坐标分不出来；若没有换算过，请加 --crs gcj02 重新导入`]
}

/** Mainland, islands and the nine-dash sea. */
const CHINA: Box = [73, 3, 136, 54]

function checkInChina(name: string, features: readonly SourceFeature[], chosen: ChosenCrs): void {
  const box = boxOf(features.flatMap((feature) => (feature.geometry ? [feature.geometry] : [])))
  if (!box || overlaps(box, CHINA)) return
  const [west, south, east, north] = box.map((value) => value.toFixed(2))
  throw new ImportError(
    `${name}：按 ${chosen.name} 换算后位于东经 ${west}–${east}、北纬 ${south}–${north}，不在中国境内，坐标系多半不对，请用 --crs 指明。`,
  )
}

function overlaps(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
}

/** Bounding box in degrees; null for nothing. */
export function boxOf(geometries: readonly Geometry[]): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const see = ([lon, lat]: Position): Position => {
    west = Math.min(west, lon!)
    east = Math.max(east, lon!)
    south = Math.min(south, lat!)
    north = Math.max(north, lat!)
    return []
  }
  for (const geometry of geometries) movePositions(geometry, see)
  return west <= east ? [west, south, east, north] : null
}

/** The polygons of a geometry as one, open rings closed, rings of fewer than three corners left out; null where it has none. */
export function polygonsOf(geometry: Geometry | null): MultiPolygon | null {
  if (geometry?.type === 'Polygon') return polygonsOf({ type: 'MultiPolygon', coordinates: [geometry.coordinates] })
  if (geometry?.type === 'MultiPolygon') {
    const coordinates = geometry.coordinates
      .map((rings) => rings.map(closed).filter((ring) => ring.length >= 4))
      .filter((rings) => rings.length > 0)
    return coordinates.length > 0 ? { type: 'MultiPolygon', coordinates } : null
  }
  if (geometry?.type !== 'GeometryCollection') return null
  const coordinates = geometry.geometries.flatMap((part) => polygonsOf(part)?.coordinates ?? [])
  return coordinates.length > 0 ? { type: 'MultiPolygon', coordinates } : null
}

function closed(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)]
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring
}
