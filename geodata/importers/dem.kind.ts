import type { MultiPolygon } from 'geojson'
import type { Relief } from '../county.types.ts'
import { writeRelief } from '../relief.queries.ts'
import { type CountyFacts, readCounty, readCountyPolygon } from './county.queries.ts'
import { GRID_FORMATS } from './formats.ts'
import { eachInside, fillVoids, mergeReliefs } from './grid.ts'
import { type Box, type GridRead, ImportError } from './importer.types.ts'
import type { Kind } from './kind.types.ts'
import { probeFile, recognise } from './probe.ts'
import { resettleHint, resettleIfAsked } from './resettled.ts'
import { boxText, decimals, grouped } from './wording.ts'

/** Around the county, degrees: what is seen beyond its border, a little more than the terrain fades over. */
const MARGIN = 0.25
/** More of the county than this without heights, and filling would be inventing. */
const MOST_VOID = 0.2
/** Metres; the Dead Sea's shore and Everest with some slack. */
const LOWEST = -500
const HIGHEST = 9000

interface Inside {
  samples: number
  voids: number
  zeros: number
  lowest: number
  highest: number
  mean: number
}

/** 高程: the relief everything stands on. */
export const dem: Kind = {
  id: 'dem',
  title: '高程',
  takes: 'GeoTIFF、SRTM .hgt、ASCII 格网，可以一次给几幅',
  several: true,
  async run(paths, options, place) {
    const files = await Promise.all(
      paths.map(async (path) => {
        const file = await probeFile(path)
        const format = await recognise(file, GRID_FORMATS)
        format.check?.(file)
        return { file, format }
      }),
    )
    const found = await place.transaction(async (sql) => {
      const county = await readCounty(sql)
      if (!county) throw new ImportError('数据库里还没有县界，请先导入县界：npm run import -- boundary <文件>。')
      return { county, polygon: await readCountyPolygon(sql, county.code) }
    })
    const window: Box = [found.county.west - MARGIN, found.county.south - MARGIN, found.county.east + MARGIN, found.county.north + MARGIN]
    const reads: (GridRead & { name: string; title: string })[] = []
    for (const { file, format } of files) {
      const read = await format.read(file, window, options)
      if ('missed' in read)
        throw new ImportError(
          `${file.name}：范围是${boxText(read.missed)}，不含${found.county.name}（${boxText([found.county.west, found.county.south, found.county.east, found.county.north])}），请换成盖住本县的图幅。`,
        )
      reads.push({ ...read, name: file.name, title: format.title })
    }
    const names = reads.map((read) => read.name).join('、')
    const relief = mergeReliefs(reads.map((read) => read.relief))
    checkCover(names, relief, found.county)
    const before = measureInside(relief, found.polygon)
    checkHeights(names, before, found.county)
    const voids = countVoids(relief)
    fillVoids(relief)
    const after = measureInside(relief, found.polygon)
    const settled = await place.transaction(async (sql) => {
      await writeRelief(sql, relief, names)
      return resettleIfAsked(sql, options)
    })
    return {
      read: reads.length,
      stored: reads.length,
      rejected: [],
      lines: [
        ['格式', [...new Set(reads.map((read) => read.title))].join('、')],
        ['坐标系', [...new Set(reads.map((read) => `${read.crs.name}（${read.crs.why}）`))].join('；')],
        ['格网', `${relief.width} × ${relief.height}，格距 ${decimals(relief.step * 3600, 2)}″`],
        ['空洞', voids === 0 ? '没有' : `${grouped(voids)} 个格点（县域内 ${grouped(before.voids)} 个），按周围高程反距离加权补上`],
        ['县域高程', `${decimals(after.lowest)}–${decimals(after.highest)} 米，平均 ${decimals(after.mean)} 米`],
        ...settled,
      ],
      notes: [...reads.flatMap((read) => read.notes), ...resettleHint(found.county, options)],
      bake: true,
    }
  },
}

function checkCover(names: string, { west, north, step, width, height }: Relief, county: CountyFacts): void {
  const missing = (
    [
      ['西', west - county.west],
      ['东', county.east - (west + (width - 1) * step)],
      ['南', north - (height - 1) * step - county.south],
      ['北', county.north - north],
    ] as const
  ).filter(([, degrees]) => degrees > step)
  if (missing.length === 0) return
  const sides = missing.map(([side, degrees]) => `${side}侧缺 ${degrees.toFixed(3)}°`).join('、')
  throw new ImportError(`${names}：没有盖住${county.name}，${sides}，请补上相邻的图幅一起导入（可以一次给几个文件）。`)
}

function measureInside(relief: Relief, polygon: MultiPolygon): Inside {
  const inside: Inside = { samples: 0, voids: 0, zeros: 0, lowest: Infinity, highest: -Infinity, mean: 0 }
  let sum = 0
  eachInside(relief, polygon, (height) => {
    inside.samples++
    if (Number.isNaN(height)) {
      inside.voids++
      return
    }
    if (height === 0) inside.zeros++
    inside.lowest = Math.min(inside.lowest, height)
    inside.highest = Math.max(inside.highest, height)
    sum += height
  })
  inside.mean = sum / (inside.samples - inside.voids)
  return inside
}

function checkHeights(names: string, { samples, voids, zeros, lowest, highest }: Inside, county: CountyFacts): void {
  const share = (count: number) => `${decimals((count / samples) * 100, 0)}%`
  if (samples < 100) throw new ImportError(`${names}：格网太稀，${county.name}里只有 ${samples} 个格点，请换更细的高程数据。`)
  if (voids > samples * MOST_VOID)
    throw new ImportError(`${names}：${county.name}里有 ${share(voids)} 的格点没有高程，太多了，补不出来，请换完整的数据。`)
  if (zeros > samples / 2)
    throw new ImportError(`${names}：${county.name}里有 ${share(zeros)} 的格点高程是 0，不是真的高程数据，请重新取一份。`)
  if (highest - lowest < 1)
    throw new ImportError(`${names}：${county.name}里高程几乎都是 ${decimals(lowest)} 米，不是真的高程数据，请重新取一份。`)
  if (lowest < LOWEST || highest > HIGHEST)
    throw new ImportError(`${names}：高程在 ${decimals(lowest)} 到 ${decimals(highest)} 之间，不合常理，请检查单位（应为米）和无数据值。`)
}

function countVoids({ heights }: Relief): number {
  let count = 0
  for (const height of heights) if (Number.isNaN(height)) count++
  return count
}
