import type { LineString, MultiPolygon, Polygon, Position } from 'geojson'

/** Regular height grid, row 0 north. Heights in metres; NaN = void. Sample (row, column) stands at (west + column·step, north − row·step). */
export interface Relief {
  readonly west: number
  readonly north: number
  /** degrees, both ways */
  readonly step: number
  readonly width: number
  readonly height: number
  readonly heights: Float32Array
}

export interface River {
  id: number
  name: string
  kind: 'river' | 'stream' | 'reservoir'
  widthMeters: number
  geometry: LineString | Polygon | MultiPolygon
  source: string
}

export interface Road {
  id: number
  name: string | null
  kind: 'expressway' | 'national' | 'provincial' | 'county' | 'township' | 'village' | 'path'
  bridge: boolean
  line: Position[]
}

export interface Place {
  name: string
  kind: 'seat' | 'settlement' | 'peak' | 'water' | 'sight'
  /** 1 shown from furthest away */
  rank: number
  heightMeters: number | null
  at: Position
}

export interface Village {
  code: string
  name: string
  townshipCode: string
  classCode: number
  seat: Position
  polygon: MultiPolygon
  /** middle of each 村民小组's hamlet: index 0 is group 1 */
  hamlets: Position[]
  /** houses and registered households it has at DEMO_SCALE */
  houseCount: number
  householdCount: number
}

export interface Township {
  code: string
  name: string
  seat: Position
  polygon: MultiPolygon
}

/** The land before anybody lives on it: imported or generated. */
export interface Ground {
  relief: Relief
  boundary: MultiPolygon
  rivers: River[]
}

/** The land with its settlement. */
export interface County extends Ground {
  code: string
  name: string
  townships: Township[]
  villages: Village[]
  roads: Road[]
  places: Place[]
}
