import { create } from 'zustand'
import { Allocation, AllocationProgress, solveAllocation, type AllocationQuestion } from '../../api/contract/allocation.ts'
import { cancelJob, followJob, getJob } from '../../api/contract/jobs.ts'
import { address, ApiError, call } from '../api.ts'

interface Solving {
  /** The text of what was asked last. */
  asked: string | null
  job: string | null
  progress: AllocationProgress | null
  /** The answer, or as much of it as is told yet. */
  answer: Allocation | null
  error: Error | null
  /** It was stopped before there was any plan. */
  stopped: boolean
  /** The list of people open in place of the panel: of all who are left out, or of a village. */
  list: { readonly village?: string } | null
  /** The site or the village that is explained: `s0`, `u17`. */
  shown: string | null
}
const NOTHING: Solving = { asked: null, job: null, progress: null, answer: null, error: null, stopped: false, list: null, shown: null }

/** The question under way and its answer; kept while a card lies over the panel. */
export const useSolving = create<Solving>()(() => NOTHING)

let stream: EventSource | null = null
/** Grows with each question, so that what an earlier one still says is not heard. */
let round = 0

/** Asks, in place of what was asked before. */
export async function solve(question: AllocationQuestion, asked: string): Promise<void> {
  forget()
  const mine = ++round
  useSolving.setState({ ...NOTHING, asked })
  try {
    const { job } = await call(solveAllocation, { body: question })
    if (mine !== round) {
      void call(cancelJob, { params: { job: job.id } }).catch(() => {})
      return
    }
    useSolving.setState({ job: job.id })
    follow(job.id, mine)
  } catch (error) {
    if (mine === round) useSolving.setState({ error: error instanceof Error ? error : new Error(String(error)) })
  }
}

function follow(job: string, mine: number): void {
  stream = new EventSource(address(followJob, { params: { job } }))
  stream.addEventListener('progress', ({ data }: MessageEvent<string>) => {
    const { data: progress } = AllocationProgress.safeParse(JSON.parse(data))
    if (mine !== round || !progress) return
    useSolving.setState((state) => ({ progress, answer: progress.answer ?? state.answer }))
  })
  stream.addEventListener('end', () => void finish(job, mine))
  stream.addEventListener('error', () => {
    // A stream that is closed does not come back by itself: the job is gone, or the reader is signed out.
    if (mine === round && stream?.readyState === EventSource.CLOSED) void finish(job, mine)
  })
}

async function finish(id: string, mine: number): Promise<void> {
  if (mine !== round) return
  stream?.close()
  stream = null
  try {
    const job = await call(getJob, { params: { job: id } })
    if (mine !== round) return
    const { problem, state } = job
    const ended = { job: null, progress: null }
    if (problem) useSolving.setState({ ...ended, error: new ApiError(problem) })
    else if (state === 'done') useSolving.setState({ ...ended, answer: Allocation.parse(job.result) })
    else useSolving.setState({ ...ended, asked: null, stopped: true })
  } catch (error) {
    if (mine === round) useSolving.setState({ job: null, progress: null, error: error instanceof Error ? error : new Error(String(error)) })
  }
}

/** Ends it with the best so far. */
export function stopSolving(): void {
  const { job } = useSolving.getState()
  if (job) void call(cancelJob, { params: { job } }).catch(() => {})
}

/** Stops what is under way and lets go of the answer. */
export function forget(): void {
  round++
  stream?.close()
  stream = null
  stopSolving()
  useSolving.setState(NOTHING)
}
