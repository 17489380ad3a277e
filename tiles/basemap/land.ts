import { ramp, rgb, type Rgb } from './color.ts'
import { TILE_PIXELS, type MapTile } from './mercator.ts'
import type { Surface } from './surface.ts'
import { canopyTexture, cloudTexture, halfScale, parcelTexture, scatter, TEXTURE_PIXELS } from './texture.ts'

/** Heights that the tints run over, metres. */
export interface HeightRange {
  low: number
  high: number
}

/** Open land from the valley floors up to the ridges: greens, then straw, then stone. */
const OPEN = [
  [0, '#d5deb6'],
  [0.12, '#d6ddb4'],
  [0.3, '#dfdfba'],
  [0.5, '#e4dcbd'],
  [0.7, '#ddd2b8'],
  [0.86, '#d3cabb'],
  [1, '#e6e2d9'],
] as const
/** Woods over the same heights: broad-leaved below, pine and bamboo greyer towards the tops. */
const WOODS = [
  [0, '#aac08f'],
  [0.25, '#abbd90'],
  [0.5, '#b4bc97'],
  [0.75, '#c0bfa4'],
  [1, '#d3d0c3'],
] as const
const TINTS = 256
const open = ramp(OPEN, TINTS)
const woods = ramp(WOODS, TINTS)

/** Fields lie about in these; the tone of a parcel chooses. */
const FIELDS = ramp(
  [
    [0, '#cfdba6'],
    [0.25, '#d9e0b0'],
    [0.5, '#e2e2b8'],
    [0.75, '#e6deb4'],
    [1, '#d3d8aa'],
  ],
  TINTS,
)
const FIELD_EDGE: Rgb = rgb('#b9c295')

const SHADOW: Rgb = rgb('#4a5a70')
const SHINE: Rgb = rgb('#fffbea')
const CONTOUR: Rgb = rgb('#84704a')

/** Slopes as tangents: fields end, woods begin. */
const FIELD_SLOPE = { full: 0.05, none: 0.15 }
const WOOD_SLOPE = { none: 0.11, full: 0.26 }

const canopy = canopyTexture(5.2, 11)
const canopyFine = canopyTexture(3.4, 23)
const clouds = cloudTexture(6, 31)
const wideClouds = cloudTexture(3, 47, 4)
const parcels = parcelTexture(13, 59)
const textures = {
  // Finer scales of the same parcels for the smaller maps.
  14: { canopy, tones: parcels.tones, edges: parcels.edges },
  13: { canopy: canopyFine, tones: halfScale(parcels.tones), edges: halfScale(parcels.edges) },
  12: { canopy: halfScale(canopy), tones: halfScale(halfScale(parcels.tones)), edges: new Float32Array(TEXTURE_PIXELS ** 2) },
} as const
const plain = {
  canopy: halfScale(halfScale(canopy)),
  tones: new Float32Array(TEXTURE_PIXELS ** 2).fill(0.4),
  edges: new Float32Array(TEXTURE_PIXELS ** 2),
}

/** Half the width of a contour and its soft edge, pixels. */
const STRONG_CONTOUR = 1.25
const FAINT_CONTOUR = 0.95

/** Metres between contours, every fifth stronger. */
function contourInterval(z: number): number {
  return z >= 13 ? 20 : z === 12 ? 40 : 0
}

/** Terraces: on sloping fields parcels follow the contours, a step every so many metres of height. */
const TERRACE = 3
/** Tone of each terrace from sea level up, −0.5 … 0.5; no county lies higher than these reach. */
const terraces = Float32Array.from({ length: 3072 }, (_, step) => scatter(step, 0, 3) - 0.5)

/** How the relief is shaded: slopes steeper than they are, and the smaller the map the more its broad forms count (Imhof). */
export function shadingAt(z: number): { fine: number; broad: number; broadShare: number } {
  const small = Math.min(1, Math.max(0, (13 - z) / 4))
  return { fine: 1.1 + 0.4 * small, broad: 1.6 + 2.2 * small, broadShare: 0.12 + 0.4 * small }
}

/**
 * Paints relief, woods and fields of a tile.
 * @param alphas opacity of each pixel, which the result takes over; where it is 0 the pixel is cleared
 * @param pixels RGBA to paint into
 */
export function paintLand(
  surface: Surface,
  { z }: MapTile,
  range: HeightRange,
  metersPerPixel: number,
  alphas: Uint8Array,
  pixels: Uint8ClampedArray,
): void {
  const texture = z >= 14 ? textures[14] : z === 13 ? textures[13] : z === 12 ? textures[12] : plain
  const grain = z >= 12 ? 1 : z === 11 ? 0.55 : 0.25
  const fieldGrain = z >= 13 ? 1 : z === 12 ? 0.7 : 0.35
  const interval = contourInterval(z)
  const { broadShare } = shadingAt(z)
  const tintScale = (TINTS - 1) / (range.high - range.low)
  const { block, heights, slopes, lights, broadHeights, broadLights } = surface
  const side = TILE_PIXELS / block
  for (let place = 0; place < side * side; place++) {
    const column = block * (place % side)
    const row = block * Math.floor(place / side)
    const first = row * TILE_PIXELS + column
    // What changes slowly is worked out once a block.
    const slope = slopes[place]!
    const prominence = heights[first]! - broadHeights[place]!
    const raised = prominence > 0 ? prominence : 0
    const cloud = clouds[first]!
    const wide = wideClouds[first]!
    const tint = 3 * Math.min(TINTS - 1, Math.max(0, Math.round((heights[first]! - range.low) * tintScale)))
    const field = 1 - step(FIELD_SLOPE.full, FIELD_SLOPE.none, slope + wide * 0.02 + raised * 0.0009)
    const fieldShare = field * 0.75 * fieldGrain
    const wood = step(WOOD_SLOPE.none, WOOD_SLOPE.full, slope + cloud * 0.05 + wide * 0.04 + raised * 0.0015) * (0.9 + 0.1 * cloud)
    // Low ground lies in haze, tops stand out (Imhof's aerial perspective).
    const rise = prominence < -160 ? -1 : prominence > 160 ? 1 : prominence / 160
    const light = lights[place]! * (1 - broadShare) + broadLights[place]! * broadShare + rise * 0.05
    const lit = light < 0 ? SHADOW : SHINE
    const litShare = light < 0 ? Math.min(0.6, -light * 0.92) : Math.min(0.6, light * 1.7)
    const contoured = interval > 0 && slope > 0.03
    const perStep = contoured ? interval / (slope * metersPerPixel) : 0
    const terraced = z >= 12 && slope > 0.02

    for (let below = 0; below < block; below++)
      for (let right = 0; right < block; right++) {
        const index = first + below * TILE_PIXELS + right
        const at = 4 * index
        const alpha = alphas[index]!
        pixels[at + 3] = alpha
        if (alpha === 0) {
          pixels[at] = pixels[at + 1] = pixels[at + 2] = 0
          continue
        }
        const height = heights[index]!
        let red = open[tint]!
        let green = open[tint + 1]!
        let blue = open[tint + 2]!
        if (field > 0.01) {
          const terrace = terraced ? (terraces[Math.floor(height / TERRACE)] ?? 0) : 0
          const tone = 3 * Math.min(TINTS - 1, Math.max(0, Math.round((texture.tones[index]! + 0.5 * terrace) * (TINTS - 1))))
          const edge = texture.edges[index]! * field * 0.5
          red += (FIELDS[tone]! - red) * fieldShare
          green += (FIELDS[tone + 1]! - green) * fieldShare
          blue += (FIELDS[tone + 2]! - blue) * fieldShare
          red += (FIELD_EDGE[0] - red) * edge
          green += (FIELD_EDGE[1] - green) * edge
          blue += (FIELD_EDGE[2] - blue) * edge
        }
        if (wood > 0.01) {
          const crown = 1 + texture.canopy[index]! * 0.055 * grain + cloud * 0.025
          red += (woods[tint]! * crown - red) * wood
          green += (woods[tint + 1]! * crown - green) * wood
          blue += (woods[tint + 2]! * crown - blue) * wood
        }
        red += (lit[0] - red) * litShare
        green += (lit[1] - green) * litShare
        blue += (lit[2] - blue) * litShare
        if (contoured) {
          const nearest = Math.round(height / interval)
          const away = Math.abs(height / interval - nearest) * perStep
          if (away < STRONG_CONTOUR) {
            const strong = nearest % 5 === 0
            const line = Math.min(1, (strong ? STRONG_CONTOUR : FAINT_CONTOUR) - away)
            if (line > 0) {
              const share = line * (strong ? 0.2 : 0.1)
              red += (CONTOUR[0] - red) * share
              green += (CONTOUR[1] - green) * share
              blue += (CONTOUR[2] - blue) * share
            }
          }
        }
        pixels[at] = red
        pixels[at + 1] = green
        pixels[at + 2] = blue
      }
  }
}

/** 0 below `from`, 1 above `to`, smooth between. */
function step(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}
