import { open } from 'node:fs/promises'
import { type GridFormat, ImportError, type ProbedFile } from './importer.types.ts'

/** Samples a side, and the file's size: 3″ and 1″ tiles of one degree. */
const SIDES = new Map([1201, 3601].map((side) => [side * side * 2, side]))
const NAME = /([NS])(\d{2})([EW])(\d{3})/i
const VOID = -32768

/**
 * SRTM tile (.hgt): big-endian int16 metres, north first, samples on the degree lines; the name tells the south-west
 * corner (USGS, SRTM Topo, section 2.1).
 */
export const hgt: GridFormat = {
  id: 'hgt',
  title: 'SRTM（.hgt）',
  gives: 'grid',
  recognises: (file) => file.extension === 'hgt',
  check: (file) => void placeOf(file),
  async read(file, window, options) {
    const { side, south, west } = placeOf(file)
    if (options.crs && !/^(epsg:)?4326$|^wgs-?84$/i.test(options.crs))
      throw new ImportError(`${file.name}：.hgt 只能是 WGS-84，不能用 --crs ${options.crs}。`)
    const step = 1 / (side - 1)
    const first = Math.max(0, Math.floor((window[0] - west) / step))
    const last = Math.min(side - 1, Math.ceil((window[2] - west) / step))
    const top = Math.max(0, Math.floor((south + 1 - window[3]) / step))
    const bottom = Math.min(side - 1, Math.ceil((south + 1 - window[1]) / step))
    const width = last - first + 1
    const height = bottom - top + 1
    if (width < 2 || height < 2) return { missed: [west, south, west + 1, south + 1] }
    const heights = new Float32Array(width * height)
    const tile = await open(file.path)
    try {
      const row = Buffer.alloc(width * 2)
      for (let line = 0; line < height; line++) {
        await tile.read(row, 0, row.length, ((top + line) * side + first) * 2)
        for (let column = 0; column < width; column++) {
          const value = row.readInt16BE(column * 2)
          heights[line * width + column] = value === VOID ? Number.NaN : value
        }
      }
    } finally {
      await tile.close()
    }
    const relief = { west: west + first * step, north: south + 1 - top * step, step, width, height, heights }
    return { relief, crs: { name: 'WGS-84 经纬度（EPSG:4326）', why: '.hgt 的规定，位置取自文件名' }, notes: [] }
  },
}

/** South-west corner in degrees and samples a side. @throws ImportError when size or name don't tell */
function placeOf(file: ProbedFile): { side: number; south: number; west: number } {
  const side = SIDES.get(file.size)
  if (!side)
    throw new ImportError(
      `${file.name}：大小 ${file.size} 字节，不是完整的 .hgt（应为 ${[...SIDES.keys()].join(' 或 ')} 字节），请重新取一份。`,
    )
  const corner = NAME.exec(file.name)
  if (!corner) throw new ImportError(`${file.name}：.hgt 的位置写在文件名里（如 N29E110.hgt），这个名字看不出来，请改回原名。`)
  const south = Number(corner[2]) * (corner[1]!.toUpperCase() === 'N' ? 1 : -1)
  const west = Number(corner[4]) * (corner[3]!.toUpperCase() === 'E' ? 1 : -1)
  return { side, south, west }
}
