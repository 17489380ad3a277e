import { viewshed, type HeightGrid } from './viewshed.ts'

export interface ViewshedQuestion {
  grid: HeightGrid
  eyeMeters: number
  targetMeters: number
  radiusMeters: number
}

self.addEventListener('message', ({ data: { grid, eyeMeters, targetMeters, radiusMeters } }: MessageEvent<ViewshedQuestion>) => {
  const cells = viewshed(grid, eyeMeters, targetMeters, radiusMeters)
  self.postMessage(cells, { transfer: [cells.buffer] })
})
