import type { MultiPolygon } from 'geojson'
import { pinyinOf, plainName, trimCode } from './area_labels.ts'
import { insertCounty, measureBoundary, replaceCountyOutline } from './boundary.queries.ts'
import { type CountyFacts, checkPolygon, readCounty } from './county.queries.ts'
import { polygonsOf, readWgs84, withFeatures } from './features.ts'
import { ImportError, type SourceFeature } from './importer.types.ts'
import type { ImportOptions, Kind } from './kind.types.ts'
import { resettleHint, resettleIfAsked } from './resettled.ts'
import { decimals, placeText } from './wording.ts'

/** Chinese counties: 三沙's islands aside, from about 50 km² (city districts) to 208,000 km² (若羌). */
const AREA_KM2 = [10, 210_000] as const
/** Less than this in common with the present outline means another place, or a wrong coordinate system. */
const LEAST_SHARED = 0.2

interface Chosen {
  code: string
  name: string
  polygon: MultiPolygon
  number: number
  note: string | null
}

/** 县界: the county's own outline. */
export const boundary: Kind = {
  id: 'boundary',
  title: '县界',
  takes: '含本县面要素的 GeoJSON、Shapefile、GeoPackage 等',
  run: ([path], options, place) =>
    withFeatures(path!, options, async (open) => {
      const county = await place.transaction(readCounty)
      const { features, lines, notes } = await readWgs84(open, county ? (county.west + county.east) / 2 : null)
      const chosen = chooseCounty(open.file.name, features, county, options)
      return place.transaction(async (sql) => {
        const invalid = await checkPolygon(sql, chosen.polygon)
        if (invalid.reason)
          throw new ImportError(
            `${open.file.name}：第 ${chosen.number} 个要素的边界自相交，在 ${placeText(invalid)} 附近，请在 GIS 软件里修好再导入。`,
          )
        const { areaKm2, shared } = await measureBoundary(sql, chosen.code, chosen.polygon)
        checkMeasures(open.file.name, chosen, areaKm2, shared)
        if (county) await replaceCountyOutline(sql, chosen.code, chosen.polygon)
        else await insertCounty(sql, { ...chosen, pinyin: pinyinOf(chosen.name) })
        const settled = await resettleIfAsked(sql, options)
        const before = county ? `，原为 ${decimals(county.areaKm2)}` : ''
        return {
          read: features.length,
          stored: 1,
          rejected: features
            .filter((feature) => feature.number !== chosen.number)
            .map(({ number }) => ({ number, reason: `不是${chosen.name}` })),
          lines: [
            ...lines,
            [
              '县界',
              `${chosen.name}（${chosen.code}），${chosen.polygon.coordinates.flat().reduce((sum, ring) => sum + ring.length, 0)} 个顶点`,
            ],
            ['面积', `${decimals(areaKm2)} 平方公里（测地面积${before}）`],
            ...settled,
          ],
          notes: [...notes, ...(chosen.note ? [chosen.note] : []), ...resettleHint(county, options)],
          bake: true,
        }
      })
    }),
}

function chooseCounty(file: string, features: readonly SourceFeature[], county: CountyFacts | undefined, options: ImportOptions): Chosen {
  const drawn = features.flatMap((feature) => {
    const polygon = polygonsOf(feature.geometry)
    return polygon ? [{ ...feature, polygon, ...labelOf(feature) }] : []
  })
  if (drawn.length === 0) throw new ImportError(`${file}：没有面要素（共 ${features.length} 个要素），县界要用面（Polygon）表示。`)
  const code = options.code ?? county?.code
  const name = options.name ?? county?.name
  const named = drawn.filter((feature) => (code && feature.code === code) || (!feature.code && name && feature.name === name))
  const only = drawn.length === 1 ? drawn[0]! : undefined
  const list = drawn
    .slice(0, 8)
    .map((feature) => [feature.name, feature.code].filter(Boolean).join(' ') || `第 ${feature.number} 个`)
    .join('、')
  const chosen = named[0] ?? only
  if (!chosen) {
    const parts = code ? drawn.filter((feature) => feature.code?.startsWith(code)).length : 0
    const hint = parts > 0 ? '这些像是乡镇或村，请用 areas 导入' : code ? '请给含本县的文件' : '请用 --code 指明县的 6 位代码'
    throw new ImportError(
      `${file}：有 ${drawn.length} 个面，没有一个是${name ?? '要导入的县'}${code ? `（${code}）` : ''}，有：${list}${drawn.length > 8 ? '…' : ''}。${hint}。`,
    )
  }
  if (named.length > 1 && new Set(named.map((feature) => feature.code ?? feature.name)).size > 1)
    throw new ImportError(`${file}：有 ${named.length} 个面都像${name}，分不清是哪一个。`)
  const another = chosen.code ?? (/[县市区旗]$/u.test(chosen.name ?? '') ? chosen.name : null)
  if (named.length === 0 && county && another)
    throw new ImportError(`${file}：里面是${chosen.name ?? ''}（${chosen.code ?? '没有代码'}），不是${county.name}（${county.code}）。`)
  const polygon: MultiPolygon = {
    type: 'MultiPolygon',
    coordinates: named.length > 1 ? named.flatMap((feature) => feature.polygon.coordinates) : chosen.polygon.coordinates,
  }
  const foundCode = code ?? chosen.code
  const foundName = name ?? chosen.name
  if (!foundCode || !foundName)
    throw new ImportError(`${file}：看不出是哪个县（没有 6 位代码和名称），请用 --code 430821 --name 慈利县 指明。`)
  const note =
    named.length === 0 && county
      ? `没有代码或名称可以核对；只有一个面，当作${foundName}的县界`
      : named.length > 1
        ? `${foundName}有 ${named.length} 个面，已合成一个`
        : null
  return { code: foundCode, name: foundName, polygon, number: chosen.number, note }
}

/** Six-digit code and name found in a feature's properties, whatever the columns are called. */
function labelOf({ properties }: SourceFeature): { code: string | null; name: string | null } {
  const values = Object.entries(properties)
  const codes = values.filter(([column]) => /code|代码|dm$|^pac$|^xzq/i.test(column)).map(([, value]) => trimCode(value))
  const names = values.filter(([column, value]) => /name|mc$|名/i.test(column) && /\p{Script=Han}/u.test(String(value)))
  return { code: codes.find((code) => code !== null) ?? null, name: names[0] ? plainName(names[0][1]) : null }
}

function checkMeasures(file: string, chosen: Chosen, areaKm2: number, shared: number | null): void {
  if (!(areaKm2 >= AREA_KM2[0] && areaKm2 <= AREA_KM2[1]))
    throw new ImportError(
      `${file}：第 ${chosen.number} 个要素面积 ${decimals(areaKm2)} 平方公里，不像一个县，坐标系多半不对，请用 --crs 指明。`,
    )
  if (shared !== null && shared < LEAST_SHARED)
    throw new ImportError(
      `${file}：与${chosen.name}现在的范围只重叠 ${decimals(shared * 100, 0)}%，位置不对，坐标系多半不对，请用 --crs 指明。`,
    )
}
