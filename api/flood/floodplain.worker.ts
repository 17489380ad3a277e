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

const port = parentPort
if (!port) throw new Error('floodplain.worker runs in a worker thread only')
const { width, height, heights, course, most } = workerData as FloodplainQuestion
const plain: Floodplain = floodplainOf(width, height, heights, course, most)
port.postMessage(plain)
