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
const TERRACES = 4096
/** Tone of each terrace from sea level up, −0.5 … 0.5; they begin anew above 12 km. */
const terraces = Float32Array.from({ length: TERRACES }, (_, step) => scatter(step, 0, 3) - 0.5)

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
  const perMeter = interval > 0 ? 1 / interval : 0
  const { broadShare } = shadingAt(z)
  const tintScale = (TINTS - 1) / (range.high - range.low)
  const { block, heights, slopes, lights, broadHeights, broadLights } = surface
  const { canopy, tones, edges } = texture
  // A pixel is written as one number, its bytes in the order of the machines that run Node: red lowest.
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, TILE_PIXELS ** 2)
  const [edgeRed, edgeGreen, edgeBlue] = FIELD_EDGE
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
    const unlit = 1 - litShare
    const litRed = lit[0] * litShare
    const litGreen = lit[1] * litShare
    const litBlue = lit[2] * litShare
    const openRed = open[tint]!
    const openGreen = open[tint + 1]!
    const openBlue = open[tint + 2]!
    const woodRed = woods[tint]! * wood
    const woodGreen = woods[tint + 1]! * wood
    const woodBlue = woods[tint + 2]! * wood
    const wooded = wood > 0.01
    const bare = 1 - wood
    const shade = 1 + cloud * 0.025
    const contoured = interval > 0 && slope > 0.03
    const perStep = contoured ? interval / (slope * metersPerPixel) : 0
    const terraced = z >= 12 && slope > 0.02

    for (let below = 0; below < block; below++)
      for (let right = 0; right < block; right++) {
        const index = first + below * TILE_PIXELS + right
        const alpha = alphas[index]!
        if (alpha === 0) {
          words[index] = 0
          continue
        }
        const height = heights[index]!
        let red = openRed
        let green = openGreen
        let blue = openBlue
        if (field > 0.01) {
          const terrace = terraced ? terraces[(height / TERRACE) & (TERRACES - 1)]! : 0
          const tone = 3 * toneOf(tones[index]! + 0.5 * terrace)
          const edge = edges[index]! * field * 0.5
          red += (FIELDS[tone]! - red) * fieldShare
          green += (FIELDS[tone + 1]! - green) * fieldShare
          blue += (FIELDS[tone + 2]! - blue) * fieldShare
          red += (edgeRed - red) * edge
          green += (edgeGreen - green) * edge
          blue += (edgeBlue - blue) * edge
        }
        if (wooded) {
          const crown = shade + canopy[index]! * 0.055 * grain
          red = red * bare + woodRed * crown
          green = green * bare + woodGreen * crown
          blue = blue * bare + woodBlue * crown
        }
        red = red * unlit + litRed
        green = green * unlit + litGreen
        blue = blue * unlit + litBlue
        if (contoured) {
          const level = height * perMeter
          const nearest = (level + 0.5) | 0
          const away = Math.abs(level - nearest) * perStep
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
        words[index] = (alpha << 24) | ((blue + 0.5) << 16) | ((green + 0.5) << 8) | (red + 0.5)
      }
  }
}

/** 0 below `from`, 1 above `to`, smooth between. */
function step(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

/** Place in the ramp of fields. */
function toneOf(tone: number): number {
  const at = (tone * (TINTS - 1) + 0.5) | 0
  return at < 0 ? 0 : at > TINTS - 1 ? TINTS - 1 : at
}
