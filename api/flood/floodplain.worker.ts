import { parentPort, workerData } from 'node:worker_threads'
import type { Course } from './course.ts'
import { floodplainOf, type Floodplain } from './floodplain.ts'

export interface FloodplainQuestion {
  readonly width: number
  readonly height: number
  readonly heights: Int16Array
  readonly course: Course
  readonly most: number
}

/** What the thread tells: how many cells of all it has been to, now and then; the floodplain at the end. */
export type FloodplainTold = { readonly done: number; readonly total: number } | { readonly plain: Floodplain }

const port = parentPort
if (!port) throw new Error('floodplain.worker runs in a worker thread only')
const { width, height, heights, course, most } = workerData as FloodplainQuestion
const tell = (told: FloodplainTold) => port.postMessage(told)
tell({ plain: floodplainOf(width, height, heights, course, most, (done) => tell({ done, total: width * height })) })
