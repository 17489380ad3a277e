import type { Geometry, LineString, MultiPolygon } from 'geojson'
import { readCounty } from './county.queries.ts'
import { polygonsOf, readWgs84, withFeatures } from './features.ts'
import { type Box, ImportError, type SourceFeature } from './importer.types.ts'
import type { Kind, Rejection } from './kind.types.ts'
import { resettleHint, resettleIfAsked } from './resettled.ts'
import { findReach, type IncomingRiver, replaceRivers } from './rivers.queries.ts'
import { decimals, grouped } from './wording.ts'

/** Around the county, degrees: what is seen beyond its border. */
const MARGIN = 0.25
/** Metres, where the file says nothing: a county's river, and a brook. */
const WIDTHS = { river: 60, stream: 12, reservoir: 200 } as const
const WIDTH_COLUMNS = /^(width|width_m|widthmeters|kd|hlkd|河宽|宽度|kuan)$/i
const NAME_COLUMNS = /^(name|名称|hlmc|mc|河流名称|河名|水库名称|skmc|fname|name_zh)$/i
const BROOK = /[溪沟涧冲坑]$/u

/** 河流和水面. */
export const rivers: Kind = {
  id: 'rivers',
  title: '河流水面',
  takes: '河流的线、水库湖泊的面；有名称列、宽度列更好',
  run: ([path], options, place) =>
    withFeatures(path!, options, async (open) => {
      const county = await place.transaction(readCounty)
      if (!county) throw new ImportError('数据库里还没有县界，请先导入县界：npm run import -- boundary <文件>。')
      const { features, lines, notes } = await readWgs84(open, (county.west + county.east) / 2)
      const nameColumn = options.nameColumn ?? open.source.fields.find((field) => NAME_COLUMNS.test(field))
      const widthColumn = open.source.fields.find((field) => WIDTH_COLUMNS.test(field))
      const rejected: Rejection[] = []
      const incoming = features.flatMap((feature) => {
        const shapes = shapesOf(feature.geometry)
        if (shapes.length === 0) rejected.push({ number: feature.number, reason: '不是线或面' })
        return shapes.map((geometry) => riverOf(feature, geometry, nameColumn, widthColumn, open.file.name))
      })
      const window: Box = [county.west - MARGIN, county.south - MARGIN, county.east + MARGIN, county.north + MARGIN]
      return place.transaction(async (sql) => {
        const { near, inside } = await findReach(sql, incoming, county.code, window)
        if (inside.size === 0)
          throw new ImportError(
            `${open.file.name}：${features.length} 个要素没有一个经过${county.name}，请核对文件；若坐标系不对，请用 --crs 指明。`,
          )
        const far = new Set(incoming.map((river) => river.number).filter((number) => !near.has(number)))
        for (const number of far) rejected.push({ number, reason: `不在${county.name}附近` })
        const kept = incoming.filter((river) => near.has(river.number))
        const stored = await replaceRivers(sql, kept, window)
        const settled = await resettleIfAsked(sql, options)
        const names = [...new Set(kept.map((river) => river.name))].filter(Boolean)
        const unnamed = new Set(kept.filter((river) => river.name === '').map((river) => river.number)).size
        return {
          read: features.length,
          stored: near.size,
          rejected: rejected.sort((a, b) => a.number - b.number),
          lines: [
            ...lines,
            ['列', `名称：${nameColumn ?? '没有'}；宽度：${widthColumn ?? `没有，河 ${WIDTHS.river} 米、溪 ${WIDTHS.stream} 米`}`],
            [
              '河流',
              `${grouped(stored.pieces)} 段，${decimals(stored.kilometers)} 公里；水面 ${decimals(stored.waterKm2)} 平方公里；${names.slice(0, 8).join('、')}${names.length > 8 ? '…' : ''}`,
            ],
            ...settled,
          ],
          notes: [
            ...notes,
            '原有的河流已全部换掉',
            ...resettleHint(county, options),
            ...(unnamed > 0 ? [`有 ${unnamed} 条没有名称，地图上不标注`] : []),
          ],
          bake: true,
        }
      })
    }),
}

function riverOf(
  { number, properties }: SourceFeature,
  geometry: LineString | MultiPolygon,
  nameColumn: string | undefined,
  widthColumn: string | undefined,
  source: string,
): IncomingRiver {
  const name = chineseName(String((nameColumn && properties[nameColumn]) ?? ''))
  const kind = geometry.type !== 'LineString' ? 'reservoir' : BROOK.test(name) ? 'stream' : 'river'
  const given = Number((widthColumn && properties[widthColumn]) ?? Number.NaN)
  return { number, name, kind, widthMeters: given > 0 && given < 20_000 ? given : WIDTHS[kind], geometry, source }
}

/** "澧水 Lishui" → "澧水": labels are Chinese. */
function chineseName(text: string): string {
  const plain = text.trim()
  return /\p{Script=Han}/u.test(plain) ? plain.replace(/\s+[\p{Script=Latin}\s.'-]+$/u, '') : plain
}

function shapesOf(geometry: Geometry | null): (LineString | MultiPolygon)[] {
  if (geometry?.type === 'GeometryCollection') return geometry.geometries.flatMap(shapesOf)
  if (geometry?.type === 'MultiLineString') return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }))
  if (geometry?.type === 'LineString') return geometry.coordinates.length >= 2 ? [geometry] : []
  const polygons = polygonsOf(geometry)
  return polygons ? [polygons] : []
}
