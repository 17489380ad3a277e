import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Feature } from 'geojson'
import { declaredCrs } from './crs.ts'
import { GdalProcess } from './gdal.ts'
import type { GdalFeatures } from './gdal.types.ts'
import {
  type Crs,
  type FeatureFormat,
  type FeatureSource,
  ImportError,
  type Named,
  type ProbedFile,
  type ReadOptions,
} from './importer.types.ts'

/** What a format found out before GDAL reads its file. */
export interface Prepared {
  /** Given where GDAL is to read another file than the one named. */
  readonly path?: string
  readonly openOptions?: string[]
  readonly encoding?: Named | null
  readonly notes?: string[]
  /** `null`: what GDAL reports as the file's system is not the file's own word. */
  readonly crs?: Crs | null
}

/**
 * Opens a vector file with GDAL.
 * @param prepare checks what GDAL would not say clearly; may write to the folder it is given
 */
export async function openWithOgr(
  file: ProbedFile,
  { layer }: ReadOptions,
  prepare: (folder: string) => Promise<Prepared> = async () => ({}),
): Promise<FeatureSource> {
  const gdal = await GdalProcess.start()
  try {
    const prepared = await prepare(gdal.folder)
    const path = prepared.path ?? file.path
    const openOptions = prepared.openOptions ?? []
    const found = await gdal.run<GdalFeatures>(file.name, { task: 'ogrinfo', path, openOptions, options: ['-al', '-so'] })
    const chosen = chooseLayer(file.name, found, layer)
    const shape = chosen.geometryFields?.[0]
    return {
      count: chosen.featureCount,
      fields: (chosen.fields ?? []).map((field) => field.name),
      extent: chosen.featureCount > 0 ? (shape?.extent ?? null) : null,
      crs: prepared.crs === undefined ? declaredCrs(shape?.coordinateSystem) : prepared.crs,
      encoding: prepared.encoding ?? null,
      notes: [...(prepared.notes ?? []), ...((found.layers?.length ?? 0) > 1 ? [`读的是图层 ${chosen.name}`] : [])],
      features: (from) => convert(gdal, file.name, path, openOptions, chosen.name, from),
      close: () => gdal.close(),
    }
  } catch (error) {
    await gdal.close()
    throw error
  }
}

function chooseLayer(name: string, { layers = [] }: GdalFeatures, asked: string | undefined): NonNullable<GdalFeatures['layers']>[number] {
  const names = layers.map((layer) => layer.name).join('、')
  if (asked !== undefined) {
    const chosen = layers.find((layer) => layer.name === asked)
    if (!chosen) throw new ImportError(`${name}：没有图层 ${asked}，有：${names || '无'}。`)
    return chosen
  }
  const drawn = layers.filter((layer) => layer.featureCount > 0 && (layer.geometryFields?.length ?? 0) > 0)
  if (drawn.length > 1)
    throw new ImportError(`${name}：有多个图层（${drawn.map((layer) => layer.name).join('、')}），请用 --layer 指明一个。`)
  const only = drawn[0] ?? layers[0]
  if (!only || only.featureCount === 0) throw new ImportError(`${name}：里面没有任何要素。`)
  return only
}

async function* convert(gdal: GdalProcess, name: string, path: string, openOptions: string[], layer: string, from: Crs | null) {
  const target = from ? ['-s_srs', from.definition, '-t_srs', 'EPSG:4326'] : ['-a_srs', 'EPSG:4326']
  const options = ['-f', 'GeoJSONSeq', '-lco', 'COORDINATE_PRECISION=9', '-dim', 'XY', '-nlt', 'CONVERT_TO_LINEAR', ...target, layer]
  const written = await gdal.run<string>(name, { task: 'ogr2ogr', path, openOptions, options })
  let number = 0
  for await (const line of createInterface({ input: createReadStream(written), crlfDelay: Infinity })) {
    if (line === '') continue
    const feature = JSON.parse(line) as Feature
    yield { number: ++number, properties: feature.properties ?? {}, geometry: feature.geometry }
  }
}

/** Formats that GDAL reads by itself and whose damage it reports. */
function ogrFormat(id: string, title: string, recognises: FeatureFormat['recognises']): FeatureFormat {
  return { id, title, gives: 'features', recognises, open: (file, options) => openWithOgr(file, options) }
}
const starts = (file: ProbedFile, text: string) => file.head.toString('latin1', 0, text.length) === text
const looksLikeXml = (file: ProbedFile) => /^(\xef\xbb\xbf)?\s*</.test(file.head.toString('latin1', 0, 64))

export const fileGeodatabase = ogrFormat('filegdb', 'FileGDB（.gdb 文件夹）', (file) => file.folder && file.extension === 'gdb')
export const mapInfo = ogrFormat(
  'mapinfo',
  'MapInfo（.tab、.mif）',
  (file) =>
    (file.extension === 'tab' && /!table/i.test(file.head.toString('latin1'))) ||
    (file.extension === 'mif' && /version/i.test(file.head.toString('latin1', 0, 64))),
)
export const kml = ogrFormat('kml', 'KML', (file) => looksLikeXml(file) && file.head.includes('<kml'))
export const flatGeobuf = ogrFormat('flatgeobuf', 'FlatGeobuf', (file) => starts(file, 'fgb\x03'))
