/** Houses in columns on shared memory: about 100 bytes a house, read by every thread without a copy. */
export interface HouseColumns {
  count: number
  ids: Uint32Array
  /** index into `villageCodes` */
  villages: Uint16Array
  villageCodes: string[]
  /** metres above the ground: flat roofs to the top, pitched ones to the middle between eaves and ridge */
  heights: Float32Array
  /** 1 flat, 2 gable, 3 hipped */
  roofs: Uint8Array
  structures: Uint8Array
  /** corners of house i: starts[i] … starts[i + 1] */
  starts: Uint32Array
  /** lon, lat in degrees, counter-clockwise, not closed */
  corners: Float64Array
}

/** A house as it comes from whoever has it. */
export interface HouseRow {
  id: number
  villageCode: string
  heightMeters: number
  roof: number
  structure: number
  /** lon, lat pairs of the outer ring, any direction, first not repeated */
  ring: readonly number[]
}

/** Takes houses one by one and grows as they come. */
export class HouseColumnsBuilder {
  #count = 0
  #corners = 0
  #ids = new Uint32Array(1024)
  #villages = new Uint16Array(1024)
  #heights = new Float32Array(1024)
  #roofs = new Uint8Array(1024)
  #structures = new Uint8Array(1024)
  #starts = new Uint32Array(1025)
  #positions = new Float64Array(8192)
  #villageIndex = new Map<string, number>()

  add({ id, villageCode, heightMeters, roof, structure, ring }: HouseRow): void {
    if (ring.length < 6) return
    if (this.#count === this.#ids.length) this.#growHouses()
    while (2 * this.#corners + ring.length > this.#positions.length) this.#positions = doubled(this.#positions)
    let village = this.#villageIndex.get(villageCode)
    if (village === undefined) this.#villageIndex.set(villageCode, (village = this.#villageIndex.size))
    const index = this.#count++
    this.#ids[index] = id
    this.#villages[index] = village
    this.#heights[index] = heightMeters
    this.#roofs[index] = roof
    this.#structures[index] = structure
    const clockwise = signedArea(ring) < 0
    const corners = ring.length / 2
    for (let corner = 0; corner < corners; corner++) {
      const from = clockwise ? corners - 1 - corner : corner
      this.#positions[2 * this.#corners] = ring[2 * from]!
      this.#positions[2 * this.#corners + 1] = ring[2 * from + 1]!
      this.#corners++
    }
    this.#starts[index + 1] = this.#corners
  }

  finish(): HouseColumns {
    const count = this.#count
    return {
      count,
      ids: shared(this.#ids, count),
      villages: shared(this.#villages, count),
      villageCodes: [...this.#villageIndex.keys()],
      heights: shared(this.#heights, count),
      roofs: shared(this.#roofs, count),
      structures: shared(this.#structures, count),
      starts: shared(this.#starts, count + 1),
      corners: shared(this.#positions, 2 * this.#corners),
    }
  }

  #growHouses(): void {
    this.#ids = doubled(this.#ids)
    this.#villages = doubled(this.#villages)
    this.#heights = doubled(this.#heights)
    this.#roofs = doubled(this.#roofs)
    this.#structures = doubled(this.#structures)
    this.#starts = doubled(this.#starts)
  }
}

type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array

function doubled<T extends Column>(column: T): T {
  const grown = new (column.constructor as new (length: number) => T)(column.length * 2)
  grown.set(column)
  return grown
}

function shared<T extends Column>(column: T, length: number): T {
  const kind = column.constructor as new (buffer: SharedArrayBuffer) => T
  const copy = new kind(new SharedArrayBuffer(length * column.BYTES_PER_ELEMENT))
  copy.set(column.subarray(0, length))
  return copy
}

/** Positive for counter-clockwise. */
function signedArea(ring: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length
    // Relative to the first corner: degrees are large beside a house.
    sum += (ring[at]! - ring[0]!) * (ring[next + 1]! - ring[1]!) - (ring[next]! - ring[0]!) * (ring[at + 1]! - ring[1]!)
  }
  return sum / 2
}
