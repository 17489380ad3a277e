import { relief } from '../relief/current.ts'
import { degreeMeters, type LonLat } from '../relief/geodesy.ts'
import { HIDDEN, SEEN, type HeightGrid } from './viewshed.ts'
import type { ViewshedQuestion } from './viewshed.worker.ts'

export interface Eye {
  readonly at: LonLat
  /** above the ground */
  readonly eyeMeters: number
  readonly targetMeters: number
  readonly radiusMeters: number
}
export interface Around {
  readonly eye: Eye
  readonly grid: HeightGrid
  readonly cells: Uint8Array
  /** west, south, east, north in degrees: the outer edges of the grid */
  readonly box: readonly [number, number, number, number]
  readonly seenSquareMeters: number
  readonly wholeSquareMeters: number
}

/** Cells from the eye to the rim. The relief says nothing between cells of less than 5 m. */
const CELLS = 240
const FINEST_METERS = 5

/** What an eye sees all around, computed over the relief beside the page's own thread. @throws when the relief cannot be read */
export async function lookAround(eye: Eye, signal: AbortSignal): Promise<Around> {
  const cellMeters = Math.max(FINEST_METERS, eye.radiusMeters / CELLS)
  const reach = Math.ceil(eye.radiusMeters / cellMeters)
  const size = 2 * reach + 1
  const perDegree = degreeMeters(eye.at[1])
  const [dLon, dLat] = [cellMeters / perDegree.east, cellMeters / perDegree.north]
  const [west, north] = [eye.at[0] - (reach + 0.5) * dLon, eye.at[1] + (reach + 0.5) * dLat]
  const box = [west, north - size * dLat, west + size * dLon, north] as const
  await relief.within(box)
  signal.throwIfAborted()
  const heights = new Float32Array(size * size)
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      heights[row * size + column] = relief.height(west + (column + 0.5) * dLon, north - (row + 0.5) * dLat)
  const grid: HeightGrid = { size, cellMeters, heights }
  const cells = await inWorker({ grid, eyeMeters: eye.eyeMeters, targetMeters: eye.targetMeters, radiusMeters: eye.radiusMeters }, signal)
  let [seen, known] = [0, 0]
  for (const cell of cells) {
    if (cell === SEEN) seen++
    if (cell === SEEN || cell === HIDDEN) known++
  }
  return { eye, grid, cells, box, seenSquareMeters: seen * cellMeters ** 2, wholeSquareMeters: known * cellMeters ** 2 }
}

function inWorker(question: ViewshedQuestion, signal: AbortSignal): Promise<Uint8Array> {
  const worker = new Worker(new URL('./viewshed.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => resolve(data))
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
    signal.addEventListener('abort', () => reject(signal.reason as Error))
    worker.postMessage(question)
  }).finally(() => worker.terminate())
}
