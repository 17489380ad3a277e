import { parentPort, workerData } from 'node:worker_threads'
import type { FloatingMethod } from '../contract/access.ts'
import type { TravelMode } from '../contract/travel.ts'
import type { Band } from './contours.ts'
import type { RoadLine } from './network.ts'
import { Traveller } from './travel.ts'
import type { Alteration, Country, CutRoad, Travel, Trip } from './trip.ts'
import { Unwanted, Watch } from './watch.ts'

/** What the thread is asked, one question at a time, and what it answers; `undefined` when it was told to give up. */
export interface TravelWork {
  /** Answered when the country is made ready. */
  ready: { asked: object; answer: null }
  nearest: { asked: { trip: Trip }; answer: Travel }
  housesTo: { asked: { trip: Trip }; answer: Uint8Array }
  toEach: { asked: { trip: Trip; houses: Int32Array }; answer: Uint8Array }
  contours: { asked: { trip: Trip; minutes: readonly number[]; box: readonly [number, number, number, number] }; answer: Band[] }
  catchments: { asked: { trip: Trip }; answer: null }
  scores: { asked: { trip: Trip; capacity: Float64Array; demand: Float64Array; method: FloatingMethod }; answer: Float64Array }
  cutRoads: { asked: { mode: TravelMode; altered: Alteration }; answer: CutRoad[] }
  roads: { asked: { roads: readonly RoadLine[] }; answer: null }
}
/** What the thread is begun with. */
export interface TravelThread {
  readonly country: Country
  readonly shared: Watch['shared']
}
export type TravelQuestion = { [Kind in keyof TravelWork]: { kind: Kind } & TravelWork[Kind]['asked'] }[keyof TravelWork]

const port = parentPort
if (!port) throw new Error('travel.worker runs in a worker thread only')
const { country, shared } = workerData as TravelThread
const traveller = new Traveller(country, new Watch(shared))
port.on('message', (question: TravelQuestion) => {
  try {
    port.postMessage(answer(question))
  } catch (error) {
    if (!(error instanceof Unwanted)) throw error
    port.postMessage(undefined)
  }
})

function answer(question: TravelQuestion): TravelWork[keyof TravelWork]['answer'] {
  switch (question.kind) {
    case 'ready':
      return null
    case 'nearest':
      return traveller.toNearest(question.trip)
    case 'housesTo':
      return traveller.housesTo(question.trip)
    case 'toEach':
      return traveller.toEach(question.trip, question.houses)
    case 'contours':
      return traveller.contours(question.trip, question.minutes, question.box)
    case 'catchments':
      traveller.prepareCatchments(question.trip)
      return null
    case 'scores':
      return traveller.scores(question.trip, question.capacity, question.demand, question.method)
    case 'cutRoads':
      return traveller.cutRoads(question.mode, question.altered)
    case 'roads':
      traveller.replaceRoads(question.roads)
      return null
  }
}
