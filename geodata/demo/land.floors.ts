import type { Position } from 'geojson'
import type { Streams } from '../random.ts'
import { METERS_PER_LATITUDE } from '../relief.ts'
import type { Course } from './courses.ts'
import type { Landscape } from './erosion.ts'
import type { Seat, Surface } from './land.fields.ts'
import { createNoise } from './noise.ts'
import { ERODED, METERS_EAST } from './window.ts'

/** Gives rivers, valley floors and basins their heights and fixes them. */
export function layFloors(
  land: Landscape,
  perDegree: number,
  courses: readonly Course[],
  seats: readonly Seat[],
  bend: (position: Position) => [number, number],
  summits: Surface,
  random: Streams,
): void {
  const { width, height, cellX, cellY, heights, fixed } = land
  const nearness = new Float32Array(width * height).fill(1)
  const lay = (position: Position, radius: number, heightAt: (share: number) => number): void => {
    const [lon, lat] = bend(position)
    const cx = (lon - ERODED.west) * perDegree - 0.5
    const cy = (ERODED.north - lat) * perDegree - 0.5
    const reachX = radius / cellX
    const reachY = radius / cellY
    for (let row = Math.max(0, Math.ceil(cy - reachY)); row <= Math.min(height - 1, Math.floor(cy + reachY)); row++) {
      for (let column = Math.max(0, Math.ceil(cx - reachX)); column <= Math.min(width - 1, Math.floor(cx + reachX)); column++) {
        const share = Math.hypot((column - cx) * cellX, (row - cy) * cellY) / radius
        const cell = row * width + column
        if (share >= nearness[cell]!) continue
        nearness[cell] = share
        heights[cell] = heightAt(share)
        fixed[cell] = 1
      }
    }
    const column = Math.round(cx)
    const row = Math.round(cy)
    if (column < 0 || row < 0 || column >= width || row >= height || fixed[row * width + column]) return
    heights[row * width + column] = heightAt(0)
    fixed[row * width + column] = 1
  }
  const shore = createNoise(random('basin shores'))
  for (const seat of seats) {
    // A handful of overlapping rounds make a basin that isn't round.
    for (let part = 0; part < 9; part++) {
      const angle = part * 0.7
      const away = part === 0 ? 0 : seat.radiusMeters * (0.5 + 0.5 * shore(seat.at[0]! * 977 + part * 3.1, seat.at[1]! * 977))
      const at = [seat.at[0]! + (away * Math.cos(angle)) / METERS_EAST, seat.at[1]! + (away * Math.sin(angle)) / METERS_PER_LATITUDE]
      const tilt = (away / seat.radiusMeters) * 4
      lay(at, seat.radiusMeters * (part === 0 ? 0.6 : 0.45), (share) => seat.heightMeters + tilt + 3 * share * share)
    }
  }
  for (const course of courses) {
    const breadth = createNoise(random('valley floor', course.name))
    const total = course.along.at(-1)!
    course.line.forEach((position, index) => {
      const at = course.along[index]!
      const open = Math.min(1, Math.max(0.28, 1.3 - summits(position[0]!, position[1]!) / 800))
      const radius =
        course.floorMeters * open * (0.85 + 0.75 * breadth(at / 2100, 0.5) + 0.3 * breadth(at / 700, 7.5)) * (0.45 + (0.55 * at) / total)
      const bed = course.heights[index]!
      lay(position, Math.max(radius, 30), (share) => bed + 1 + 6 * share * share)
    })
  }
}

/** Evens out the steps between basins and valley floors that meet. */
export function softenFloors({ width, heights, fixed, cellY }: Landscape): void {
  const inner: number[] = []
  for (let cell = width; cell < fixed.length - width; cell++) if (fixed[cell]) inner.push(cell)
  const rounds = Math.round(360 / cellY)
  for (let round = 0; round < rounds; round++) {
    for (const cell of inner) {
      let sum = 2 * heights[cell]!
      let count = 2
      for (const next of [cell - 1, cell + 1, cell - width, cell + width]) {
        if (!fixed[next]) continue
        sum += heights[next]!
        count++
      }
      heights[cell] = sum / count
    }
  }
}
