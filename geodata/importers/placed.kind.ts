import type { Geometry, MultiPolygon, Point } from 'geojson'
import type { Sql } from '../../api/database/sql.ts'
import { type CountyFacts, readCounty } from './county.queries.ts'
import { polygonsOf, readWgs84, withFeatures } from './features.ts'
import { ImportError, type SourceFeature } from './importer.types.ts'
import type { ImportOptions, Kind, Rejection } from './kind.types.ts'
import { hasVillages, type PlacedRow, stagePlaced } from './placed.queries.ts'
import { grouped } from './wording.ts'

/** A feature's values, asked for by the noun's own names whatever the file's columns are called. */
export interface Picked {
  text(field: string): string | null
  number(field: string): number | null
  /** every column of the file */
  readonly all: Readonly<Record<string, unknown>>
}

/** A noun whose rows stand somewhere in a village: what its columns may be called and how a row is made. */
export interface PlacedNoun {
  readonly id: string
  readonly title: string
  readonly takes: string
  readonly shape: 'point' | 'polygon'
  /** the noun's fields and the column names they go by in files */
  readonly columns: Readonly<Record<string, RegExp>>
  /** the row's values, or why there is no row */
  rowOf(picked: Picked): PlacedRow['values'] | string
  /** stores what is staged; lines for the summary */
  store(sql: Sql, county: CountyFacts): Promise<{ stored: number; lines: [label: string, text: string][]; notes: string[] }>
}

/** Makes a kind of import of such a noun: the file's features, each put into the village it lies in. */
export function placedKind(noun: PlacedNoun): Kind {
  return {
    id: noun.id,
    title: noun.title,
    takes: noun.takes,
    run: ([path], options, place) =>
      withFeatures(path!, options, async (open) => {
        const county = await place.transaction(async (sql) => {
          const county = await readCounty(sql)
          if (!county || !(await hasVillages(sql)))
            throw new ImportError('数据库里还没有村界，请先导入 boundary 和 areas，才知道每一处属于哪个村。')
          return county
        })
        const { features, lines, notes } = await readWgs84(open, (county.west + county.east) / 2)
        const columns = findColumns(noun, open.source.fields, options)
        const { rows, rejected } = makeRows(noun, features, columns)
        return place.transaction(async (sql) => {
          const lost = await stagePlaced(sql, rows)
          rejected.push(...lost.map((number) => ({ number, reason: '不在任何一个村里' })))
          if (lost.length === rows.length)
            throw new ImportError(
              `${open.file.name}：${grouped(features.length)} 个要素没有一个能存（${rejected[0]?.reason ?? '没有要素'}），请核对文件${lost.length > 0 ? '；若坐标系不对，请用 --crs 指明' : ''}。`,
            )
          const done = await noun.store(sql, county)
          return {
            read: features.length,
            stored: rows.length - lost.length,
            rejected: rejected.sort((a, b) => a.number - b.number),
            lines: [
              ...lines,
              ['列', [...columns].map(([field, column]) => `${field}：${column}`).join('；') || '一列也没有认出，都用默认值'],
              ...done.lines,
            ],
            notes: [...notes, ...done.notes],
            bake: noun.id === 'houses',
          }
        })
      }),
  }
}

function findColumns(noun: PlacedNoun, fields: readonly string[], options: ImportOptions): Map<string, string> {
  const found = new Map<string, string>()
  for (const [field, pattern] of Object.entries(noun.columns)) {
    const asked = field === '名称' ? options.nameColumn : undefined
    if (asked !== undefined && !fields.includes(asked)) throw new ImportError(`没有 ${asked} 这一列，有：${fields.join('、')}。`)
    const column = asked ?? fields.find((name) => pattern.test(name))
    if (column !== undefined) found.set(field, column)
  }
  return found
}

function makeRows(
  noun: PlacedNoun,
  features: readonly SourceFeature[],
  columns: ReadonlyMap<string, string>,
): { rows: PlacedRow[]; rejected: Rejection[] } {
  const rows: PlacedRow[] = []
  const rejected: Rejection[] = []
  for (const { number, geometry, properties } of features) {
    const shape = noun.shape === 'point' ? spotOf(geometry) : polygonsOf(geometry)
    const values = shape ? noun.rowOf(pick(properties, columns)) : noun.shape === 'point' ? '没有位置' : '不是面'
    if (shape === null || typeof values === 'string') rejected.push({ number, reason: String(values) })
    else rows.push({ number, geometry: shape, values })
  }
  return { rows, rejected }
}

function pick(properties: SourceFeature['properties'], columns: ReadonlyMap<string, string>): Picked {
  const text = (field: string) => String(properties[columns.get(field) ?? ''] ?? '').trim() || null
  return {
    text,
    number: (field) => {
      const value = Number.parseFloat((text(field) ?? '').replaceAll(',', ''))
      return Number.isFinite(value) ? value : null
    },
    all: properties,
  }
}

/** A point as it is; of several the first; a polygon as it is (its inner point is taken in the database). */
function spotOf(geometry: Geometry | null): Point | MultiPolygon | null {
  if (geometry?.type === 'Point') return geometry.coordinates.length >= 2 ? geometry : null
  if (geometry?.type === 'MultiPoint') return geometry.coordinates[0] ? { type: 'Point', coordinates: geometry.coordinates[0] } : null
  return polygonsOf(geometry)
}
