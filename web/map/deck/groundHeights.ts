import { Cartographic, sampleTerrain, type TerrainProvider } from 'cesium'

export interface Spot {
  readonly key: string
  readonly lon: number
  readonly lat: number
}

/** Heights of the terrain under named spots, metres above the ellipsoid; each read once from a terrain tile, drawn or not. */
export class GroundHeights {
  private readonly known = new Map<string, number>()
  private readonly provider: TerrainProvider
  private readonly level: number

  /** @param level of the terrain's tiles: 11 is ±20 m, 13 within a metre or two */
  constructor(provider: TerrainProvider, level: number) {
    this.provider = provider
    this.level = level
  }

  /** Reads what is not known yet. @throws when tiles cannot be fetched */
  async read(spots: readonly Spot[]): Promise<void> {
    const missing = spots.filter(({ key }) => !this.known.has(key))
    if (missing.length === 0) return
    const places = missing.map(({ lon, lat }) => Cartographic.fromDegrees(lon, lat))
    const found = await sampleTerrain(this.provider, this.level, places)
    missing.forEach(({ key }, index) => this.known.set(key, found[index]?.height ?? 0))
  }

  at(key: string): number {
    return this.known.get(key) ?? 0
  }
}
