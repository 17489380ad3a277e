import { parentPort, workerData } from 'node:worker_threads'
import type { Mode } from './pace.ts'
import { Traveller, type Country } from './travel.ts'

/** What is asked of the thread, one question at a time; `error` answers one that failed. */
export interface TravelQuestion {
  readonly goals: Float64Array
  readonly mode: Mode
  readonly limit: number
}

const port = parentPort
if (!port) throw new Error('travel.worker runs in a worker thread only')
const traveller = new Traveller(workerData as Country)
port.on('message', ({ goals, mode, limit }: TravelQuestion) => port.postMessage(traveller.toNearest(goals, mode, limit)))
