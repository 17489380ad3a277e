import { ramp, rgb, type Rgb } from './color.ts'
import type { MapTile } from './mercator.ts'
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
  const terraced = z >= 12
  const interval = contourInterval(z)
  const { broadShare } = shadingAt(z)
  const tintScale = (TINTS - 1) / (range.high - range.low)
  const { heights, slopes, lights, broadHeights, broadLights } = surface
  for (let index = 0, at = 0; index < heights.length; index++, at += 4) {
    const alpha = alphas[index]!
    pixels[at + 3] = alpha
    if (alpha === 0) {
      pixels[at] = pixels[at + 1] = pixels[at + 2] = 0
      continue
    }
    const slope = slopes[index]!
    const height = heights[index]!
    const prominence = height - broadHeights[index]!
    const cloud = clouds[index]!
    const wide = wideClouds[index]!
    const tint = 3 * Math.min(TINTS - 1, Math.max(0, Math.round((height - range.low) * tintScale)))
    let red = open[tint]!
    let green = open[tint + 1]!
    let blue = open[tint + 2]!

    const field = 1 - step(FIELD_SLOPE.full, FIELD_SLOPE.none, slope + wide * 0.02 + (prominence > 0 ? prominence * 0.0009 : 0))
    if (field > 0.01) {
      const terrace = terraced && slope > 0.02 ? (terraces[Math.floor(height / TERRACE)] ?? 0) : 0
      const tone = 3 * Math.min(TINTS - 1, Math.max(0, Math.round((texture.tones[index]! + 0.5 * terrace) * (TINTS - 1))))
      const share = field * 0.75 * fieldGrain
      red += (FIELDS[tone]! - red) * share
      green += (FIELDS[tone + 1]! - green) * share
      blue += (FIELDS[tone + 2]! - blue) * share
      const edge = texture.edges[index]! * field * 0.5
      red += (FIELD_EDGE[0] - red) * edge
      green += (FIELD_EDGE[1] - green) * edge
      blue += (FIELD_EDGE[2] - blue) * edge
    }
    const wood =
      step(WOOD_SLOPE.none, WOOD_SLOPE.full, slope + cloud * 0.05 + wide * 0.04 + (prominence > 0 ? prominence * 0.0015 : 0)) *
      (0.9 + 0.1 * cloud)
    if (wood > 0.01) {
      const crown = 1 + texture.canopy[index]! * 0.055 * grain + cloud * 0.025
      red += (woods[tint]! * crown - red) * wood
      green += (woods[tint + 1]! * crown - green) * wood
      blue += (woods[tint + 2]! * crown - blue) * wood
    }

    // Low ground lies in haze, tops stand out (Imhof's aerial perspective).
    const rise = prominence < -160 ? -1 : prominence > 160 ? 1 : prominence / 160
    const light = lights[index]! * (1 - broadShare) + broadLights[index]! * broadShare + rise * 0.05
    if (light < 0) {
      const share = Math.min(0.6, -light * 0.92)
      red += (SHADOW[0] - red) * share
      green += (SHADOW[1] - green) * share
      blue += (SHADOW[2] - blue) * share
    } else {
      const share = Math.min(0.6, light * 1.7)
      red += (SHINE[0] - red) * share
      green += (SHINE[1] - green) * share
      blue += (SHINE[2] - blue) * share
    }

    if (interval > 0 && slope > 0.03) {
      const place = height / interval
      const nearest = Math.round(place)
      const away = (Math.abs(place - nearest) * interval) / (slope * metersPerPixel)
      const strong = nearest % 5 === 0
      const line = Math.min(1, (strong ? 1.25 : 0.95) - away)
      if (line > 0) {
        const share = line * (strong ? 0.2 : 0.1)
        red += (CONTOUR[0] - red) * share
        green += (CONTOUR[1] - green) * share
        blue += (CONTOUR[2] - blue) * share
      }
    }
    pixels[at] = red
    pixels[at + 1] = green
    pixels[at + 2] = blue
  }
}

/** 0 below `from`, 1 above `to`, smooth between. */
function step(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}
