/** A step of starting up, as `/readyz` lists it. `done` of `total` units of work; complete when equal. */
export interface StepProgress {
  name: StepName
  done: number
  total: number
}

/** In the order they are reached. Titles for people are the reader's: web/i18n, api/start/titles. */
export const STEP_NAMES = [
  'packages',
  'database',
  'migrations',
  'web',
  'ground',
  'terrain',
  'basemap',
  'houses',
  'people',
  'records',
  'figures',
  'buildings',
] as const
export type StepName = (typeof STEP_NAMES)[number]

/**
 * Says how far a step is. In a child process the parent hears it (IPC); alone, a line goes to standard error
 * at most twice a second.
 */
export function reportProgress(step: StepProgress): void {
  if (process.send) {
    process.send({ progress: step })
    return
  }
  const now = Date.now()
  if (step.done < step.total && now - lastLineAt < 500) return
  lastLineAt = now
  process.stderr.write(`${step.name} ${step.done}/${step.total}\n`)
}
let lastLineAt = 0
