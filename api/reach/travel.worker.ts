import { parentPort, workerData } from 'node:worker_threads'
import type { TravelMode } from '../contract/reach.ts'
import { Traveller, type Country } from './travel.ts'

/** What is asked of the thread, one question at a time; `error` answers one that failed. */
export interface TravelQuestion {
  readonly goals: Float64Array
  readonly mode: TravelMode
  readonly limit: number
}

const port = parentPort
if (!port) throw new Error('travel.worker runs in a worker thread only')
const traveller = new Traveller(workerData as Country)
port.on('message', ({ goals, mode, limit }: TravelQuestion) => port.postMessage(traveller.toNearest(goals, mode, limit)))
