/** The parts of 3D Tiles 1.0 and 1.1 that are read (OGC 22-025r4). */
export interface BoundingVolume {
  box?: number[]
  sphere?: number[]
  region?: number[]
}

export interface Content {
  uri?: string
  /** before 1.0 */
  url?: string
}

export interface ImplicitTiling {
  subdivisionScheme: 'QUADTREE' | 'OCTREE'
  subtreeLevels: number
  availableLevels?: number
  /** name of availableLevels − 1 in the 1.0 extension */
  maximumLevel?: number
  subtrees: { uri: string }
}

export interface Tile {
  boundingVolume?: BoundingVolume
  transform?: number[]
  content?: Content
  contents?: Content[]
  children?: Tile[]
  implicitTiling?: ImplicitTiling
  extensions?: {
    '3DTILES_implicit_tiling'?: ImplicitTiling
    '3DTILES_multiple_contents'?: { content?: Content[]; contents?: Content[] }
  }
}

export interface Tileset {
  asset: { version: string }
  geometricError?: number
  root: Tile
  [rest: string]: unknown
}

/** What was found on the way through a tileset. */
export interface Inventory {
  readonly root: Tileset
  /** paths relative to the tileset's folder, `/` between segments; sizes in bytes as they lie there */
  readonly files: Map<string, number>
  readonly tilesets: number
  readonly contents: number
  /** references to files that are not there */
  readonly missing: string[]
  /** files that are cut short or are not what they should be, with the reason */
  readonly damaged: string[]
  /** references out of the folder or to the net */
  readonly foreign: string[]
  /** RTC_CENTER of the first content that has one, metres */
  readonly rtcCenter: readonly [number, number, number] | null
}
