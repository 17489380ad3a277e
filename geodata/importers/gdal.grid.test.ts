import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleRelief } from '../relief.ts'
import { GRID_FORMATS } from './formats.ts'
import type { Box, GridRead, ReadOptions } from './importer.types.ts'
import { probeFile, recognise } from './probe.ts'
import { convertWithGdal, temporaryFolder, writeGeotiff } from './testing.ts'

const folder = temporaryFolder()
const step = 1 / 1200
const hills = (lon: number, lat: number) => Math.fround(400 + 300 * Math.sin(lon * 40) * Math.cos(lat * 50))
const [width, height] = [241, 181]
const heights = Float32Array.from({ length: width * height }, (_, index) =>
  hills(110.9 + (index % width) * step, 29.5 - Math.floor(index / width) * step),
)
const source = writeGeotiff(join(folder, 'hills.tif'), { west: 110.9, north: 29.5, step, width, heights })
const everything: Box = [110, 29, 112, 30]

async function read(path: string, window: Box, options: ReadOptions = {}): Promise<GridRead | { missed: Box }> {
  const file = await probeFile(path)
  return (await recognise(file, GRID_FORMATS)).read(file, window, options)
}
async function readGrid(path: string, window: Box, options?: ReadOptions): Promise<GridRead> {
  const grid = await read(path, window, options)
  if ('missed' in grid) throw new Error(`missed ${grid.missed.join()}`)
  return grid
}

test('a WGS-84 GeoTIFF is kept as it is', async () => {
  const { relief, notes } = await readGrid(source, everything)
  expect(relief).toMatchObject({ width, height })
  expect(relief.west).toBeCloseTo(110.9, 9)
  expect(relief.north).toBeCloseTo(29.5, 9)
  expect(relief.heights).toEqual(heights)
  expect(notes).toEqual([])
})

test('only the window is cut out', async () => {
  const { relief } = await readGrid(source, [110.95, 29.4, 111, 29.45])
  expect(relief.width).toBeLessThan(65)
  for (const [lon, lat] of [
    [110.96, 29.41],
    [110.999, 29.449],
  ] as const)
    expect(sampleRelief(relief, lon, lat)).toBeCloseTo(hills(lon, lat), 0)
  expect(await read(source, [100, 20, 101, 21])).toHaveProperty('missed')
})

test.each(['EPSG:4525', 'EPSG:4546', 'EPSG:32649'])('%s is resampled to WGS-84', async (crs) => {
  const path = join(folder, `${crs.slice(5)}.tif`)
  writeFileSync(
    path,
    await convertWithGdal('gdalwarp', source, ['-of', 'GTiff', '-t_srs', crs, '-r', 'cubic', '-dstnodata', '-9999'], (written) =>
      readFileSync(written),
    ),
  )
  const { relief, crs: found, notes } = await readGrid(path, everything)
  expect(found.why).toBe('文件自带')
  expect(notes.join()).toContain('重采样')
  for (let lon = 110.92; lon < 111.08; lon += 0.013)
    for (let lat = 29.37; lat < 29.48; lat += 0.011) expect(Math.abs(sampleRelief(relief, lon, lat) - hills(lon, lat))).toBeLessThan(3)
})

test('voids are found whether declared or not', async () => {
  const holed = heights.slice()
  for (const [index, value] of [
    [0, -32768],
    [500, -9999],
    [700, Number.NaN],
  ] as const)
    holed[index] = value
  const path = writeGeotiff(join(folder, 'holes.tif'), { west: 110.9, north: 29.5, step, width, heights: holed })
  const { relief } = await readGrid(path, everything)
  expect([...relief.heights].filter(Number.isNaN)).toHaveLength(3)
})

test('.hgt: place from its name, voids, window', async () => {
  const tile = Buffer.alloc(1201 * 1201 * 2)
  for (let index = 0; index < 1201 * 1201; index++) tile.writeInt16BE(index % 1201, index * 2)
  tile.writeInt16BE(-32768, 0)
  const path = join(folder, 'N29E110.hgt')
  writeFileSync(path, tile)
  const { relief } = await readGrid(path, everything)
  expect(relief).toMatchObject({ west: 110, north: 30, width: 1201, height: 1201 })
  expect(relief.heights[0]).toBeNaN()
  expect(sampleRelief(relief, 110.5, 29.5)).toBe(600)
  const { relief: part } = await readGrid(path, [110.25, 29.25, 110.5, 29.5])
  expect(sampleRelief(part, 110.4, 29.3)).toBeCloseTo(480, 3)
  const renamed = join(folder, 'tile.hgt')
  writeFileSync(renamed, tile)
  await expect(read(renamed, everything)).rejects.toThrow(/文件名/)
  truncateSync(path, 1000)
  await expect(read(path, everything)).rejects.toThrow(/不是完整的 \.hgt/)
})

test('damaged and unfit grids are refused', async () => {
  const cut = join(folder, 'cut.tif')
  writeFileSync(cut, readFileSync(source).subarray(0, 60_000))
  await expect(read(cut, everything)).rejects.toThrow(/cut\.tif：/)
  const zeros = join(folder, 'zeros.tif')
  writeFileSync(zeros, '')
  await expect(read(zeros, everything)).rejects.toThrow(/空的/)
  truncateSync(zeros, 2 ** 31)
  await expect(read(zeros, everything)).rejects.toThrow(/全是 0/)
  await expect(read(source, everything, { crs: 'gcj02' })).rejects.toThrow(/不支持/)
})
