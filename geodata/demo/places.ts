import { readFileSync } from 'node:fs'
import type { Position } from 'geojson'
import type { Ground, Place } from '../county.types.ts'
import { metersBetween } from '../field.ts'
import { metersPerLongitude, METERS_PER_LATITUDE, sampleRelief } from '../relief.ts'
import { inRings } from '../rings.ts'

/** Peaks stand out over this distance, metres. */
const PROMINENT = 2600
const LOWEST_PEAK = 420

/** Named points of the map: seats, settlements round about, peaks of the relief, waters. */
export function findPlaces(ground: Ground, townships: readonly { name: string; seat: Position }[]): Place[] {
  const height = (at: Position): number | null => {
    const meters = sampleRelief(ground.relief, at[0]!, at[1]!)
    return Number.isNaN(meters) ? null : Math.round(meters * 10) / 10
  }
  const seats = townships.map(({ name, seat }): Place => ({
    name: name.replace(/(土家族乡)$/, '乡'),
    kind: 'seat',
    rank: name.endsWith('街道') ? 1 : 2,
    heightMeters: height(seat),
    at: seat,
  }))
  const places = [...seats, ...settlements(seats, height), ...peaks(ground)]
  for (const river of ground.rivers) {
    if (river.name === '' || places.some((place) => place.kind === 'water' && place.name === river.name)) continue
    const line =
      river.geometry.type === 'LineString'
        ? river.geometry.coordinates
        : river.geometry.coordinates.flat(river.geometry.type === 'Polygon' ? 1 : 2)
    const at = (line as Position[])[Math.floor(line.length / 2)]!
    places.push({ name: river.name, kind: 'water', rank: river.kind === 'stream' ? 4 : 2, heightMeters: height(at), at })
  }
  return places
}

/** GeoNames' settlement points that are no township's seat (CC BY 4.0). */
function settlements(seats: readonly Place[], height: (at: Position) => number | null): Place[] {
  const [header, ...rows] = readFileSync(new URL('../sources/geonames_points_cili_window.csv', import.meta.url), 'utf8')
    .replace(/^﻿/, '')
    .trim()
    .split(/\r?\n/)
  const columns = header!.split(',')
  return rows.flatMap((row): Place[] => {
    const cells = row.split(',')
    const cell = (name: string): string => cells[columns.indexOf(name)]!
    const at: Position = [Number(cell('lon')), Number(cell('lat'))]
    if (seats.some((seat) => metersBetween(seat.at, at) < 1500)) return []
    const rank = cell('fcode') === 'PPLA4' ? 3 : 2
    return [{ name: cell('name_zh') || cell('name'), kind: 'settlement', rank, heightMeters: height(at), at }]
  })
}

/** Highest samples of their surroundings inside the boundary. A peak no source names is called by its height. */
function peaks({ relief, boundary }: Ground): Place[] {
  const { width, height, heights, step, west, north } = relief
  const rings = boundary.coordinates.flat()
  const cellX = step * metersPerLongitude(north - (height * step) / 2)
  const cellY = step * METERS_PER_LATITUDE
  // Candidates: the highest of each block; then those no other overtops nearby.
  const block = Math.max(1, Math.round(900 / cellY))
  const candidates: { meters: number; at: Position }[] = []
  for (let top = 0; top < height; top += block) {
    for (let left = 0; left < width; left += block) {
      let best = -1
      for (let row = top; row < Math.min(height, top + block); row++) {
        for (let column = left; column < Math.min(width, left + block); column++) {
          const sample = row * width + column
          if (heights[sample]! > LOWEST_PEAK && (best < 0 || heights[sample]! > heights[best]!)) best = sample
        }
      }
      if (best < 0) continue
      candidates.push({ meters: heights[best]!, at: [west + (best % width) * step, north - Math.floor(best / width) * step] })
    }
  }
  // Most are already too far off to the north or south.
  const near = (a: Position, b: Position): boolean => {
    const up = ((a[1]! - b[1]!) / step) * cellY
    return Math.abs(up) < PROMINENT && Math.hypot(((a[0]! - b[0]!) / step) * cellX, up) < PROMINENT
  }
  const standing = candidates.filter(({ meters, at }) => !candidates.some((other) => other.meters > meters && near(other.at, at)))
  return standing
    .filter(({ at }) => inRings(rings, at))
    .sort((a, b) => b.meters - a.meters)
    .map(({ meters, at }, index): Place => {
      const exact = Math.round(meters * 10) / 10
      return {
        name: `▲${exact.toLocaleString('en-US', { minimumFractionDigits: 1 })}`,
        kind: 'peak',
        rank: index === 0 ? 1 : index < 8 ? 3 : 4,
        heightMeters: exact,
        at,
      }
    })
}
