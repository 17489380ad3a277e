import { densify, type LonLat } from './geodesy.ts'
import { decodeMesh, MeshHeights } from './mesh.ts'

/** The range of tiles that a level of the set has: TMS, rows from the south. */
interface TileRange {
  startX: number
  startY: number
  endX: number
  endY: number
}
interface LayerJson {
  version: string
  available: TileRange[][]
}
/** How a relief gets at its tiles; tests have their own. */
export interface ReliefSource {
  layer(): Promise<LayerJson>
  tile(level: number, x: number, y: number, version: string): Promise<ArrayBuffer>
}

/** level, column, row */
type Key = readonly [number, number, number]

/** A lookup keeps the tiles of a county's finest level at most. */
const KEPT = 1200

/**
 * Heights of the relief at its finest, as it is drawn from near by, whether drawn now or not: what is measured does not depend
 * on where the eye is, nor on how much higher than it is the relief is drawn.
 */
export class Relief {
  private readonly source: ReliefSource
  private layer: Promise<LayerJson> | undefined
  private readonly tiles = new Map<string, Promise<MeshHeights>>()
  private readonly ready = new Map<string, MeshHeights>()
  private ranges: LayerJson['available'] = []
  private last: MeshHeights | undefined

  constructor(source: ReliefSource) {
    this.source = source
  }

  /** Makes heights along a line known. @throws when a tile cannot be read */
  async alongLine(line: readonly LonLat[]): Promise<void> {
    const places = densify(line, 800).map(({ at }) => at)
    // A piece is shorter than a tile's side: whatever tile's corner it cuts off, a corner of its box lies on that tile.
    const corners = places.slice(1).flatMap(([lon, lat], index): LonLat[] => [
      [lon, places[index]![1]],
      [places[index]![0], lat],
    ])
    await this.loadAll([...places, ...corners])
  }

  /** Makes heights within a box known; west, south, east, north in degrees. */
  async within([west, south, east, north]: readonly [number, number, number, number]): Promise<void> {
    await this.open()
    const span = 180 / 2 ** (this.ranges.length - 1)
    const places: LonLat[] = []
    const steps = (from: number, to: number) =>
      Array.from({ length: Math.ceil((to - from) / span) + 1 }, (_, step) => Math.min(from + step * span, to))
    for (const lat of steps(south, north)) for (const lon of steps(west, east)) places.push([lon, lat])
    await this.loadAll(places)
  }

  /** Height above the ellipsoid, metres, at a place made known before; NaN elsewhere. */
  height(lon: number, lat: number): number {
    // Places asked for one after another lie on one tile nearly always; none is finer than the finest.
    const { last } = this
    if (last && lon >= last.mesh.west && lon < last.mesh.east && lat >= last.mesh.south && lat < last.mesh.north) return last.at(lon, lat)
    const key = this.keyAt(lon, lat)
    const tile = key ? this.ready.get(key.join('/')) : undefined
    if (tile && key![0] === this.ranges.length - 1) this.last = tile
    return tile?.at(lon, lat) ?? Number.NaN
  }

  private async loadAll(places: readonly LonLat[]): Promise<void> {
    await this.open()
    const keys = new Map<string, Key>()
    for (const [lon, lat] of places) {
      const key = this.keyAt(lon, lat)
      if (key) keys.set(key.join('/'), key)
    }
    await Promise.all([...keys.values()].map((key) => this.load(key)))
  }

  private async open(): Promise<void> {
    this.layer ??= this.source.layer().catch((error: unknown) => {
      this.layer = undefined
      throw error
    })
    this.ranges = (await this.layer).available
  }

  /** The finest tile over a place: level, column, row. */
  private keyAt(lon: number, lat: number): Key | null {
    for (let level = this.ranges.length - 1; level >= 0; level--) {
      const span = 180 / 2 ** level
      const x = Math.min(Math.floor((lon + 180) / span), 2 ** (level + 1) - 1)
      const y = Math.min(Math.floor((lat + 90) / span), 2 ** level - 1)
      const has = ({ startX, startY, endX, endY }: TileRange) => x >= startX && x <= endX && y >= startY && y <= endY
      if (this.ranges[level]!.some(has)) return [level, x, y]
    }
    return null
  }

  private async load(key: Key): Promise<void> {
    const name = key.join('/')
    let tile = this.tiles.get(name)
    if (!tile) {
      tile = this.read(key)
      this.tiles.set(name, tile)
      tile.catch(() => this.tiles.delete(name))
    }
    const heights = await tile
    this.ready.set(name, heights)
    for (const oldest of this.ready.keys()) {
      if (this.ready.size <= KEPT) break
      this.ready.delete(oldest)
      this.tiles.delete(oldest)
    }
  }

  private async read([level, x, y]: Key): Promise<MeshHeights> {
    const { version } = await this.layer!
    const span = 180 / 2 ** level
    const west = x * span - 180
    const south = y * span - 90
    const bytes = await this.source.tile(level, x, y, version)
    return new MeshHeights(decodeMesh(bytes, { west, south, east: west + span, north: south + span }))
  }
}
