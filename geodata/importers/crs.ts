import type { GdalCrs } from './gdal.types.ts'
import { type Crs, ImportError, type Named } from './importer.types.ts'
import type { OffsetName } from './offsets.ts'

export const WGS84: Crs = { definition: 'EPSG:4326', title: 'WGS-84 经纬度（EPSG:4326）' }

const TITLES: Readonly<Record<string, string>> = {
  'EPSG:4326': 'WGS-84 经纬度',
  'EPSG:4490': 'CGCS2000 经纬度',
  'EPSG:4214': '北京 1954 经纬度',
  'EPSG:4610': '西安 1980 经纬度',
  'EPSG:3857': '网络墨卡托',
}
const OFFSETS: Readonly<Record<string, { name: OffsetName; title: string }>> = {
  gcj02: { name: 'gcj02', title: 'GCJ-02（高德、腾讯、DataV 的偏移坐标）' },
  bd09: { name: 'bd09', title: 'BD-09（百度的偏移坐标）' },
}
const ALIASES: Readonly<Record<string, string>> = { wgs84: 'EPSG:4326', cgcs2000: 'EPSG:4490', beijing54: 'EPSG:4214', xian80: 'EPSG:4610' }

/**
 * A coordinate system as people type it: EPSG:4525, 4525, wgs84, cgcs2000, gcj02, bd09.
 * @throws ImportError when it is none of them
 */
export function parseCrs(text: string): Crs {
  const plain = text.toLowerCase().replace(/[-_ ]/g, '')
  if (OFFSETS[plain]) return { definition: plain, title: OFFSETS[plain].title }
  const code = /^(?:epsg:)?(\d{4,6})$/.exec(plain)?.[1]
  const definition = ALIASES[plain] ?? (code && `EPSG:${code}`)
  if (definition) return { definition, title: titleOf(definition) }
  throw new ImportError(
    `--crs ${text}：不认识这个坐标系。可写 EPSG 代码（如 EPSG:4490、EPSG:4525、EPSG:4546、EPSG:4214），或 wgs84、gcj02、bd09。`,
  )
}

/** Which web-map offset a coordinate system is, or null for those that PROJ knows. */
export function offsetOf(crs: Crs): OffsetName | null {
  return OFFSETS[crs.definition]?.name ?? null
}

/** What a file declares, as GDAL's WKT2 puts it (OGC 18-010); null for none or a nameless local one. */
export function declaredCrs(found: GdalCrs | null | undefined): Crs | null {
  const name = /^\w+\["([^"]*)"/.exec(found?.wkt ?? '')?.[1]
  if (!found || name === undefined || found.wkt.startsWith('ENGCRS') || /undefined|unknown/i.test(name)) return null
  const code = /ID\["EPSG",(\d+)\]\]\s*$/.exec(found.wkt)?.[1]
  if (code) return { definition: `EPSG:${code}`, title: titleOf(`EPSG:${code}`, name) }
  return { definition: found.wkt, title: name === '' || name === 'unnamed' ? '文件自带的坐标系' : name }
}

function titleOf(definition: string, name?: string): string {
  const title = TITLES[definition] ?? zoneTitle(definition) ?? name
  return title ? `${title}（${definition}）` : definition
}

/** CGCS2000 Gauss–Krüger: 4491–4501 6° with zone prefix, 4513–4533 3° with prefix, 4534–4554 3° by central meridian. */
function zoneTitle(definition: string): string | undefined {
  const code = Number(definition.slice(5))
  if (code >= 4491 && code <= 4501) return `CGCS2000 高斯克吕格 6 度带第 ${code - 4478} 带`
  if (code >= 4513 && code <= 4533) return `CGCS2000 高斯克吕格 3 度带第 ${code - 4488} 带`
  if (code >= 4534 && code <= 4554) return `CGCS2000 高斯克吕格 3 度带，中央经线 ${75 + (code - 4534) * 3}°`
  return undefined
}

export interface ChosenCrs extends Named {
  readonly crs: Crs
}

/**
 * Which coordinate system to read a file in: the one asked for, else the file's own, else a guess that is said.
 * @param extent of the file in its own units; null = it has no coordinates
 * @param nearLongitude the county's, which tells the zone of coordinates without a zone prefix
 * @throws ImportError when nothing fits the numbers
 */
export function chooseCrs(
  name: string,
  asked: string | undefined,
  declared: Crs | null,
  extent: readonly [number, number, number, number] | null,
  nearLongitude: number | null,
): ChosenCrs {
  if (asked !== undefined) {
    const crs = parseCrs(asked)
    const differs = declared && declared.definition !== crs.definition && offsetOf(crs) === null
    return { crs, name: crs.title, why: differs ? `由 --crs 指定；文件自称 ${declared.title}，未采用` : '由 --crs 指定' }
  }
  if (declared) return { crs: declared, name: declared.title, why: '文件自带' }
  if (extent && extent[0] >= 3 && extent[2] <= 54 && extent[1] >= 73 && extent[3] <= 136)
    throw new ImportError(`${name}：经纬度写反了（应先经度后纬度），请把两个坐标对调后再导入。`)
  const guess = guessCrs(extent ?? [0, 0, 0, 0], nearLongitude)
  if (!guess) throw new ImportError(`${name}：没有写明坐标系，坐标数值也看不出来，请用 --crs 指明（如 --crs EPSG:4525）。`)
  return guess
}

function guessCrs([west, south, east, north]: readonly [number, number, number, number], nearLongitude: number | null): ChosenCrs | null {
  if (west >= -180 && east <= 180 && south >= -90 && north <= 90)
    return {
      crs: WGS84,
      name: WGS84.title,
      why: '猜测：文件没有写明坐标系，数值像经纬度',
    }
  if (south < 1.5e6 || north > 6e6) return null
  const zone = Math.floor(west / 1e6)
  const chosen = (code: number, reason: string) => {
    const crs = parseCrs(String(code))
    return { crs, name: crs.title, why: `猜测：文件没有写明坐标系，${reason}；若不对，请用 --crs 指明` }
  }
  if (zone >= 25 && zone <= 45) return chosen(4488 + zone, `横坐标带有 3 度带带号 ${zone}`)
  if (zone >= 13 && zone <= 23) return chosen(4478 + zone, `横坐标带有 6 度带带号 ${zone}`)
  if (zone === 0 && nearLongitude !== null) {
    const meridian = Math.round(nearLongitude / 3) * 3
    return chosen(4534 + (meridian - 75) / 3, `数值像不带带号的高斯坐标，按本县所在的中央经线 ${meridian}° 处理`)
  }
  return null
}
