import type { HeightGrid } from '../sight/viewshed.ts'
import { hillShadow } from './hillShadow.ts'

export interface ShadowQuestion {
  grid: HeightGrid
  azimuth: number
  altitude: number
}

self.addEventListener('message', ({ data: { grid, azimuth, altitude } }: MessageEvent<ShadowQuestion>) => {
  const shade = hillShadow(grid, azimuth, altitude)
  self.postMessage(shade, { transfer: [shade.buffer] })
})
