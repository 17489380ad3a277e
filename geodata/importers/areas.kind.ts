import { findCodeColumn, findNameColumn, pinyinOf, plainName, trimCode } from './area_labels.ts'
import { findOverlaps, type IncomingArea, type KnownArea, measureAreas, type Outside, readKnownAreas, storeAreas } from './areas.queries.ts'
import { checkPolygon, type CountyFacts, readCounty } from './county.queries.ts'
import { polygonsOf, readWgs84, withFeatures } from './features.ts'
import { ImportError, type SourceFeature } from './importer.types.ts'
import type { ImportOptions, Kind, Rejection } from './kind.types.ts'
import { decimals, grouped, placeText } from './wording.ts'

/** Neighbours digitised apart overlap in slivers; more than this of the smaller one is a mistake. */
const MOST_OVERLAP = 0.02
/** An area that lies outside the county by more than this doesn't belong to it, or its coordinates are wrong. */
const MOST_OUTSIDE = 0.5
const LEVELS = { township: '乡镇', village: '村' } as const

/** 乡镇和村的界线. */
export const areas: Kind = {
  id: 'areas',
  title: '乡镇、村界',
  takes: '带代码列（或名称列）的乡镇、村面要素',
  run: ([path], options, place) =>
    withFeatures(path!, options, async (open) => {
      if (options.resettle)
        throw new ImportError(
          'areas 不能和 --resettle 一起用：重新落位会把乡镇、村界换成示意的。要用 --resettle，请在导入 boundary、dem 或 rivers 时用，再导入 areas。',
        )
      const { county, known } = await place.transaction(async (sql) => {
        const county = await readCounty(sql)
        if (!county) throw new ImportError('数据库里还没有县界，请先导入县界：npm run import -- boundary <文件>。')
        return { county, known: await readKnownAreas(sql, county.code) }
      })
      const { features, lines, notes } = await readWgs84(open, (county.west + county.east) / 2)
      const { incoming, rejected, columns } = labelAreas(open.file.name, features, open.source.fields, county, known, options)
      return place.transaction(async (sql) => {
        for (const area of incoming) {
          const invalid = await checkPolygon(sql, area.polygon)
          if (invalid.reason)
            throw new ImportError(
              `${open.file.name}：${area.name}（${area.code}）的边界自相交，在 ${placeText(invalid)} 附近，请在 GIS 软件里修好再导入。`,
            )
        }
        const measured = await measureAreas(sql, incoming, county.code)
        checkInside(open.file.name, measured, county)
        const [overlap] = await findOverlaps(sql, incoming, MOST_OVERLAP)
        if (overlap)
          throw new ImportError(
            `${open.file.name}：${overlap.first}和${overlap.second}互相重叠 ${decimals(overlap.share * 100)}%，在 ${placeText(overlap)} 附近，请在 GIS 软件里修好再导入。`,
          )
        await storeAreas(sql, incoming)
        return {
          read: features.length,
          stored: incoming.length,
          rejected,
          lines: [...lines, ['列', columns], ...outcome(incoming, measured, known, county)],
          notes: [
            ...notes,
            ...leftBehind(incoming, known),
            ...(county.demo ? ['示意的房屋没有动；以后再用 --resettle 会把乡镇、村界重划成示意的'] : []),
          ],
          bake: true,
        }
      })
    }),
}

interface Labelled {
  incoming: IncomingArea[]
  rejected: Rejection[]
  columns: string
}

function labelAreas(
  file: string,
  features: readonly SourceFeature[],
  fields: readonly string[],
  county: CountyFacts,
  known: readonly KnownArea[],
  options: ImportOptions,
): Labelled {
  for (const column of [options.codeColumn, options.nameColumn])
    if (column !== undefined && !fields.includes(column))
      throw new ImportError(`${file}：没有 ${column} 这一列，有：${fields.join('、')}。`)
  const codeColumn = options.codeColumn ?? findCodeColumn(features, fields, county.code)
  const nameColumn = options.nameColumn ?? findNameColumn(features, fields, new Set(known.map((area) => plainName(area.name))))
  if (!codeColumn && !nameColumn)
    throw new ImportError(
      `${file}：找不到区划代码列（${county.code} 开头）和名称列，有：${fields.join('、') || '没有属性'}；请用 --code-column、--name-column 指明。`,
    )
  const byCode = new Map(known.map((area) => [area.code, area]))
  const byName = Map.groupBy(
    known.filter((area) => area.level !== 'county'),
    (area) => plainName(area.name),
  )
  const parts = new Map<string, IncomingArea>()
  const rejected: Rejection[] = []
  for (const feature of features) {
    const name = nameColumn ? plainName(feature.properties[nameColumn]) : ''
    const namesakes = codeColumn ? [] : (byName.get(name) ?? [])
    const code = codeColumn ? trimCode(feature.properties[codeColumn]) : (namesakes[0]?.code ?? null)
    const polygon = polygonsOf(feature.geometry)
    const reason = whyNot(code, polygon !== null, namesakes.length, name || byCode.get(code ?? '')?.name || '', county)
    if (reason !== null || code === null || polygon === null) {
      rejected.push({ number: feature.number, reason: reason ?? '没有面' })
      continue
    }
    const before = parts.get(code)
    if (before) before.polygon.coordinates.push(...polygon.coordinates)
    else {
      const title = name || byCode.get(code)!.name
      parts.set(code, {
        code,
        level: code.length === 9 ? 'township' : 'village',
        name: title,
        pinyin: pinyinOf(title),
        polygon: { type: 'MultiPolygon', coordinates: [...polygon.coordinates] },
      })
    }
  }
  const incoming = [...parts.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
  if (incoming.length === 0)
    throw new ImportError(`${file}：没有一个要素是${county.name}的乡镇或村（${rejected[0]?.reason ?? '没有要素'}）。`)
  const orphan = incoming.find(
    (area) => area.level === 'village' && !byCode.has(area.code.slice(0, 9)) && !parts.has(area.code.slice(0, 9)),
  )
  if (orphan)
    throw new ImportError(`${file}：${orphan.name}（${orphan.code}）所属的乡镇 ${orphan.code.slice(0, 9)} 还没有，请先导入乡镇界。`)
  return { incoming, rejected, columns: `代码：${codeColumn ?? '没有，按名称对照'}；名称：${nameColumn ?? '没有，沿用原名'}` }
}

function whyNot(code: string | null, drawn: boolean, namesakes: number, name: string, county: CountyFacts): string | null {
  if (!drawn) return '没有面'
  if (namesakes > 1) return '同名的不止一个，需要代码'
  if (code === null) return '没有可用的代码或名称'
  if (code === county.code) return '是县界，应当用 boundary 导入'
  if (!code.startsWith(county.code)) return `不属于${county.name}`
  if (code.length === 6) return '不是乡镇或村的代码'
  return name === '' ? '没有名称' : null
}

function checkInside(file: string, measured: readonly Outside[], county: CountyFacts): void {
  const outside = measured.filter((area) => area.share > MOST_OUTSIDE)
  if (outside.length === 0) return
  const names = outside
    .slice(0, 5)
    .map((area) => `${area.name} ${decimals(area.share * 100, 0)}%`)
    .join('、')
  throw new ImportError(
    `${file}：有 ${outside.length} 个在${county.name}界外的部分超过一半（${names}${outside.length > 5 ? '…' : ''}），坐标系多半不对，请用 --crs 指明；或先导入县界。`,
  )
}

function outcome(
  incoming: readonly IncomingArea[],
  measured: readonly Outside[],
  known: readonly KnownArea[],
  county: CountyFacts,
): [string, string][] {
  const before = new Set(known.map((area) => area.code))
  const lines = (['township', 'village'] as const).flatMap((level): [string, string][] => {
    const codes = new Set(incoming.filter((area) => area.level === level).map((area) => area.code))
    if (codes.size === 0) return []
    const added = [...codes].filter((code) => !before.has(code)).length
    const areaKm2 = measured.reduce((sum, area) => sum + (codes.has(area.code) ? area.areaKm2 : 0), 0)
    return [
      [
        LEVELS[level],
        `${grouped(codes.size)} 个（新增 ${added} 个），共 ${decimals(areaKm2)} 平方公里，为县域的 ${decimals((areaKm2 / county.areaKm2) * 100)}%`,
      ],
    ]
  })
  const outsideKm2 = measured.reduce((sum, area) => sum + area.areaKm2 * area.share, 0)
  return outsideKm2 > 0.1 ? [...lines, ['界外', `有 ${decimals(outsideKm2)} 平方公里在县界以外，照原样保存`]] : lines
}

/** Areas of a level that was imported, but which the file doesn't have. */
function leftBehind(incoming: readonly IncomingArea[], known: readonly KnownArea[]): string[] {
  const given = new Set(incoming.map((area) => area.code))
  return (['township', 'village'] as const).flatMap((level) => {
    if (!incoming.some((area) => area.level === level)) return []
    const missing = known.filter((area) => area.level === level && !given.has(area.code))
    if (missing.length === 0) return []
    return [
      `文件里没有的${LEVELS[level]} ${missing.length} 个，界线照旧：${missing
        .slice(0, 5)
        .map((area) => area.name)
        .join('、')}${missing.length > 5 ? '…' : ''}`,
    ]
  })
}
