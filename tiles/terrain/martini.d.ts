declare module '@mapbox/martini' {
  /** Right-triangulated irregular networks (Evans, Kirkpatrick, Townsend 2001) over a square grid of 2^n + 1 samples. */
  export default class Martini {
    constructor(gridSize: number)
    createTile(terrain: Float32Array): MartiniTile
  }
  export interface MartiniTile {
    /** Samples in rows from north. */
    terrain: Float32Array
    /** Largest error of leaving a sample out, with everything below it. */
    errors: Float32Array
    /** Carries errors from fine to coarse. */
    update(): void
    /** Vertices as column, row pairs and triangles of their indices, none with an error above `maxError`. */
    getMesh(maxError: number): { vertices: Uint16Array; triangles: Uint32Array }
  }
}
