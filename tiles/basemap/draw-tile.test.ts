import { describe, expect, it } from 'vitest'
import { heightPyramid } from '../heights.ts'
import { NORTH, testGround, testHouses, testRelief, WEST } from '../testing.ts'
import { openMapSource } from './basemap.ts'
import { drawTile } from './draw-tile.ts'
import { holdsCounty } from './fade.ts'
import { mercatorX, mercatorY, TILE_PIXELS, tilesOver, type MapTile } from './mercator.ts'

const source = openMapSource(heightPyramid(testRelief()), testGround(), testHouses(400))
const tileAt = (z: number, longitude: number, latitude: number): MapTile => ({
  z,
  x: Math.floor(mercatorX(longitude) * 2 ** z),
  y: Math.floor(mercatorY(latitude) * 2 ** z),
})
const draw = (tile: MapTile) => {
  const pixels = new Uint8ClampedArray(TILE_PIXELS ** 2 * 4)
  return { pixels, presence: drawTile(source, tile, pixels) }
}
const colorAt = (z: number, longitude: number, latitude: number) => {
  const tile = tileAt(z, longitude, latitude)
  const { pixels } = draw(tile)
  const column = Math.floor((mercatorX(longitude) * 2 ** z - tile.x) * TILE_PIXELS)
  const row = Math.floor((mercatorY(latitude) * 2 ** z - tile.y) * TILE_PIXELS)
  return [...pixels.subarray(4 * (row * TILE_PIXELS + column), 4 * (row * TILE_PIXELS + column) + 4)] as [number, number, number, number]
}

describe('the map', () => {
  it.each([9, 11, 13])('draws a tile of level %i the same way whatever was drawn before, with all its pixels', (z) => {
    const used = draw(tileAt(14, WEST + 0.1, NORTH - 0.1)).pixels
    for (const longitude of [WEST + 0.1, WEST + 0.01]) {
      const tile = tileAt(z, longitude, NORTH - 0.1)
      const { pixels } = draw(tile)
      drawTile(source, tile, used)
      expect(Buffer.compare(Buffer.from(used.buffer), Buffer.from(pixels.buffer))).toBe(0)
    }
  })

  it('goes on from tile to tile without a seam', () => {
    const tile = tileAt(13, WEST + 0.1, NORTH - 0.07)
    const [here, east] = [draw(tile).pixels, draw({ ...tile, x: tile.x + 1 }).pixels]
    let steps = 0
    let usual = 0
    for (let row = 0; row < TILE_PIXELS; row++)
      for (let channel = 0; channel < 3; channel++) {
        const last = here[4 * (row * TILE_PIXELS + TILE_PIXELS - 1) + channel]!
        steps += Math.abs(last - east[4 * row * TILE_PIXELS + channel]!)
        usual += Math.abs(last - here[4 * (row * TILE_PIXELS + TILE_PIXELS - 2) + channel]!)
      }
    expect(steps).toBeLessThan(usual * 1.5 + TILE_PIXELS)
  })

  it.each([10, 12, 13, 14])('shows water as water at level %i', (z) => {
    const [red, green, blue] = colorAt(z, WEST + 0.13, NORTH - 0.1)
    expect(blue).toBeGreaterThan(red + 40)
    expect(blue).toBeGreaterThan(green)
  })

  it('is opaque inside the county, grey and fading outside, gone at its edge', () => {
    expect(colorAt(12, WEST + 0.08, NORTH - 0.07)[3]).toBe(255)
    const near = colorAt(12, WEST + 0.033, NORTH - 0.07)
    const far = colorAt(12, WEST + 0.012, NORTH - 0.07)
    expect(near[3]).toBeLessThan(255)
    expect(far[3]).toBeLessThan(near[3])
    const chroma = ([red, green, blue]: readonly number[]) => Math.max(red!, green!, blue!) - Math.min(red!, green!, blue!)
    expect(chroma(near)).toBeLessThan(chroma(colorAt(12, WEST + 0.047, NORTH - 0.07)))
    expect(draw(tileAt(12, WEST - 0.3, NORTH - 0.07)).presence).toBe('none')
  })

  it('holds all of the county where it holds nothing else', () => {
    const z = 14
    const { fromX, toX, fromY, toY } = tilesOver(source.pyramid.bounds, z)
    let held = 0
    for (let y = fromY; y <= toY; y++)
      for (let x = fromX; x <= toX; x++) {
        const { pixels, presence } = draw({ z, x, y })
        const county = presence === 'whole' || pixels.some((value, index) => index % 4 === 3 && value === 255)
        if (county) expect(holdsCounty(source.outside, { z, x, y }), `${x}/${y}`).toBe(true)
        if (holdsCounty(source.outside, { z, x, y })) held++
      }
    expect(held).toBeLessThan((toX - fromX + 1) * (toY - fromY + 1))
  })

  it('lights slopes that face the north-west', () => {
    // South of the valley the land rises to the south: it faces north. North of it the other way round.
    const brightness = (latitude: number) =>
      Array.from({ length: 12 }, (_, step) => colorAt(12, WEST + 0.06 + step * 0.006, latitude)).reduce((sum, [red, green, blue]) => sum + red + green + blue, 0) // prettier-ignore
    expect(brightness(NORTH - 0.145)).toBeGreaterThan(brightness(NORTH - 0.055))
  })

  it('shows where houses stand', () => {
    const bare = openMapSource(source.pyramid, testGround())
    const tile = tileAt(14, WEST + 0.1, NORTH - 0.1)
    const without = new Uint8ClampedArray(TILE_PIXELS ** 2 * 4)
    let differs = 0
    for (let dx = -2; dx <= 2; dx++)
      for (let dy = -2; dy <= 2; dy++) {
        const near = { ...tile, x: tile.x + dx, y: tile.y + dy }
        drawTile(bare, near, without)
        if (!draw(near).pixels.every((value, index) => value === without[index])) differs++
      }
    expect(differs).toBeGreaterThan(0)
  })
})
