import { Cartesian3, type Scene } from 'cesium'
import { freeVolume } from './freePart.ts'
import type { HousePlaces, Insets } from './mapState.ts'

/** Metres above the sea at which houses are taken to stand: between the valleys and the ridges. */
const HEIGHT = 300
const globes = new WeakMap<HousePlaces, Float64Array>()

/** Which houses lie in the part of the picture that no panel covers: a byte for each house number, 1 where it does. What hills hide counts. */
export function housesInView(scene: Scene, places: HousePlaces, insets: Insets): Uint8Array {
  const points = pointsOf(places)
  const { planes } = freeVolume(scene, insets)
  let largest = 0
  for (const id of places.ids) if (id > largest) largest = id
  const seen = new Uint8Array(largest + 1)
  for (let house = 0; house < places.ids.length; house++) {
    const x = points[3 * house]!
    const y = points[3 * house + 1]!
    const z = points[3 * house + 2]!
    if (planes.every((plane) => plane.x * x + plane.y * y + plane.z * z + plane.w >= 0)) seen[places.ids[house]!] = 1
  }
  return seen
}

/** Places on the globe, worked out once. */
function pointsOf(places: HousePlaces): Float64Array {
  const known = globes.get(places)
  if (known) return known
  const points = new Float64Array(3 * places.ids.length)
  const point = new Cartesian3()
  places.lons.forEach((lon, house) =>
    Cartesian3.pack(Cartesian3.fromDegrees(lon, places.lats[house]!, HEIGHT, undefined, point), points as unknown as number[], 3 * house),
  )
  globes.set(places, points)
  return points
}
