import { z } from 'zod'
import { Problem } from './problem.ts'
import { defineRoute } from './route.ts'

/**
 * Work that takes longer than an answer may: the address that begins it answers 202 with the job. It belongs to the account
 * that asked, ends with the server, and is forgotten half an hour after its end.
 */
export const Job = z.object({
  id: z.uuid(),
  /**
   * What it does, which names the schemas of `progress` and `result`: `allocation`, or the address whose long answer it is
   * (`POST /api/reach/coverage`: WorkProgress, and that address's reply).
   */
  kind: z.string(),
  /** `cancelled`: stopped before there was anything to show. A job stopped later is done, and its result says so. */
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  startedAt: z.iso.datetime(),
  /** What was last told; null before anything was. */
  progress: z.unknown(),
  /** Null until done; and of bytes, which are then ready to be asked for. */
  result: z.unknown(),
  /** Why it failed. */
  problem: Problem.nullable(),
})
export type Job = z.infer<typeof Job>

const Id = z.object({ job: z.uuid() })

export const getJob = defineRoute({
  method: 'GET',
  path: '/api/jobs/{job}',
  summary: 'How far a job of this account is, and its result once it is done',
  params: Id,
  reply: Job,
})
export const followJob = defineRoute({
  method: 'GET',
  path: '/api/jobs/{job}/events',
  summary: 'Server-sent events of a job: `progress` with what it tells, then `end` with the Job less its result; then the stream ends',
  params: Id,
  reply: z.string(),
  contentType: 'text/event-stream',
})
export const cancelJob = defineRoute({
  method: 'DELETE',
  path: '/api/jobs/{job}',
  summary: 'Stops a running job, which ends with what it has; forgets one that has ended',
  params: Id,
  reply: Job,
})
/** What long work is at; readers are told in words. */
export const WORK_STEPS = ['land', 'travel', 'places', 'ground', 'water', 'shelters', 'solving'] as const
/** How far the job of a long address is: steps done of a step's total, in the unit of the step. */
export const WorkProgress = z.object({ step: z.enum(WORK_STEPS), done: z.int().min(0), total: z.int().min(1) })
export type WorkProgress = z.infer<typeof WorkProgress>

/** What an address answers that begins a job. */
export const Begun = z.object({ job: Job })
