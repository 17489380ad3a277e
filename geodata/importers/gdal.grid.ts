import { readFile } from 'node:fs/promises'
import type { Relief } from '../county.types.ts'
import { chooseCrs, declaredCrs, offsetOf } from './crs.ts'
import { GdalProcess } from './gdal.ts'
import type { GdalGrid } from './gdal.types.ts'
import { type Box, type Crs, type GridFormat, type GridRead, ImportError, type ProbedFile, type ReadOptions } from './importer.types.ts'

/** 20 million samples = 80 MB of heights: 1″ over a county of 1.2° with its margin; finer grids are averaged down to it. */
const MOST_SAMPLES = 20e6
const METERS_PER_DEGREE = 111_320
/** Written for "no data" by programs that do not declare it. */
const USUAL_VOIDS = [-32768, -9999]
/** Geographic systems whose degrees are WGS-84's to a few decimetres. */
const SAME_DEGREES = new Set(['EPSG:4326', 'EPSG:4490', 'EPSG:4979', 'EPSG:9707', 'EPSG:4480'])

/** Reads a height grid through GDAL: as it is where it is a regular WGS-84 grid, else resampled to one. */
export async function readWithGdal(file: ProbedFile, window: Box, options: ReadOptions): Promise<GridRead | { missed: Box }> {
  const gdal = await GdalProcess.start()
  try {
    const found = await gdal.run<GdalGrid>(file.name, { task: 'gdalinfo', path: file.path })
    const band = found.bands[0]
    const transform = found.geoTransform
    if (!band || !transform) throw new ImportError(`${file.name}：没有地理位置（缺 GeoTransform），不能用作高程，请给带坐标的 GeoTIFF。`)
    if (band.type === 'Byte') throw new ImportError(`${file.name}：是 8 位影像，不是高程栅格，请给高程数据（整型或浮点，单位米）。`)
    const [x, dx, , y, , dy] = transform
    const chosen = chooseCrs(
      file.name,
      options.crs,
      declaredCrs(found.coordinateSystem),
      [x, y + dy * found.size[1], x + dx * found.size[0], y],
      (window[0] + window[2]) / 2,
    )
    if (offsetOf(chosen.crs)) throw new ImportError(`${file.name}：高程栅格不支持 ${chosen.crs.title}，请先换算成 WGS-84 或 CGCS2000。`)
    const notes = found.bands.length > 1 ? [`有 ${found.bands.length} 个波段，读的是第 1 个`] : []
    const plan =
      planExact(transform, found.size, chosen.crs, window) ?? planWarp(found, options.crs === undefined, transform, chosen.crs, window)
    if ('missed' in plan) return plan
    const written = await gdal.run<string>(file.name, {
      path: file.path,
      task: plan.task,
      options: [...plan.options, '-of', 'ENVI', '-ot', 'Float32'],
    })
    const bytes = await readFile(written)
    const heights = new Float32Array(bytes.buffer, bytes.byteOffset, plan.width * plan.height)
    markVoids(heights, band.noDataValue)
    const { west, north, step, width, height } = plan
    return {
      relief: { west, north, step, width, height, heights },
      crs: { name: chosen.name, why: chosen.why },
      notes: [...notes, ...plan.notes],
    }
  } finally {
    await gdal.close()
  }
}

interface Plan extends Omit<Relief, 'heights'> {
  task: 'gdal_translate' | 'gdalwarp'
  options: string[]
  notes: string[]
}

/** Cutting out is enough: north up, square cells, WGS-84 degrees. Null where it is not so. */
function planExact(
  [x, dx, skewX, y, skewY, dy]: readonly number[] & NonNullable<GdalGrid['geoTransform']>,
  [columns, rows]: readonly [number, number],
  crs: Crs,
  window: Box,
): Plan | { missed: Box } | null {
  const step = dx
  if (!SAME_DEGREES.has(crs.definition) || skewX !== 0 || skewY !== 0 || !(step > 0) || Math.abs(dy + step) > step * 1e-6) return null
  const west = x + step / 2
  const north = y - step / 2
  const first = Math.max(0, Math.floor((window[0] - west) / step))
  const last = Math.min(columns - 1, Math.ceil((window[2] - west) / step))
  const top = Math.max(0, Math.floor((north - window[3]) / step))
  const bottom = Math.min(rows - 1, Math.ceil((north - window[1]) / step))
  const width = last - first + 1
  const height = bottom - top + 1
  if (width < 2 || height < 2) return { missed: [west, north - step * (rows - 1), west + step * (columns - 1), north] }
  if (width * height > MOST_SAMPLES) return null
  const options = ['-b', '1', '-unscale', '-srcwin', ...[first, top, width, height].map(String)]
  return { task: 'gdal_translate', options, notes: [], west: west + first * step, north: north - top * step, step, width, height }
}

/** Anything else is resampled to a WGS-84 grid of about its own resolution. */
function planWarp(
  found: GdalGrid,
  declared: boolean,
  [x, dx, , y, , dy]: NonNullable<GdalGrid['geoTransform']>,
  crs: Crs,
  window: Box,
): Plan | { missed: Box } {
  const degrees = Math.abs(x) <= 360 && Math.abs(y) <= 90
  const native = Math.min(Math.abs(dx), Math.abs(dy)) / (degrees ? 1 : METERS_PER_DEGREE)
  const reached = declared ? boxOf(found) : null
  const box: Box = reached
    ? [Math.max(window[0], reached[0]), Math.max(window[1], reached[1]), Math.min(window[2], reached[2]), Math.min(window[3], reached[3])]
    : window
  if (reached && (box[0] >= box[2] || box[1] >= box[3])) return { missed: reached }
  const step = Math.max(native, Math.sqrt(((box[2] - box[0]) * (box[3] - box[1])) / MOST_SAMPLES))
  const west = Math.floor(box[0] / step) * step
  const north = Math.ceil(box[3] / step) * step
  const width = Math.ceil((box[2] - west) / step) + 1
  const height = Math.ceil((north - box[1]) / step) + 1
  const edges = [west - step / 2, north - (height - 0.5) * step, west + (width - 0.5) * step, north + step / 2]
  const source = found.bands[0]!.noDataValue ?? USUAL_VOIDS[0]!
  const frame = ['-te', ...edges.map(String), '-ts', String(width), String(height)]
  const method = ['-r', step > native * 1.5 ? 'average' : 'bilinear', '-et', '0.02', '-srcnodata', String(source), '-dstnodata', 'nan']
  const options = ['-s_srs', crs.definition, '-t_srs', 'EPSG:4326', '-b', '1', ...frame, ...method]
  const seconds = (step * 3600).toFixed(2)
  const coarser = step > native * 1.001 ? '（原格距更密，取平均）' : ''
  return { task: 'gdalwarp', options, notes: [`已重采样为 WGS-84 规则格网，格距 ${seconds}″${coarser}`], west, north, step, width, height }
}

function boxOf(found: GdalGrid): Box | null {
  const ring = found.wgs84Extent?.coordinates[0]
  if (!ring) return null
  const longitudes = ring.map((at) => at[0])
  const latitudes = ring.map((at) => at[1])
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)]
}

function markVoids(heights: Float32Array, declared: number | undefined): void {
  const voids = new Set([...USUAL_VOIDS, ...(declared === undefined ? [] : [Math.fround(declared)])])
  for (let index = 0; index < heights.length; index++) {
    const height = heights[index]!
    if (voids.has(height) || Math.abs(height) > 1e6) heights[index] = Number.NaN
  }
}

const starts = (file: ProbedFile, ...magics: string[]) => magics.some((magic) => file.head.toString('latin1', 0, magic.length) === magic)

/** GeoTIFF and BigTIFF, OGC 19-008. */
export const geotiff: GridFormat = {
  id: 'geotiff',
  title: 'GeoTIFF（.tif）',
  gives: 'grid',
  recognises: (file) => starts(file, 'II*\0', 'MM\0*', 'II+\0', 'MM\0+'),
  read: readWithGdal,
}

/** Esri ASCII grid. */
export const asciiGrid: GridFormat = {
  id: 'asciigrid',
  title: 'ASCII 格网（.asc）',
  gives: 'grid',
  recognises: (file) => /^\s*ncols\s+\d+/i.test(file.head.toString('latin1', 0, 64)),
  read: readWithGdal,
}

/** ERDAS Imagine. */
export const imagine: GridFormat = {
  id: 'imagine',
  title: 'ERDAS（.img）',
  gives: 'grid',
  recognises: (file) => starts(file, 'EHFA_HEADER_TAG'),
  read: readWithGdal,
}
