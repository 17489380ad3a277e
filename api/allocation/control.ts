/** How the caller watches and stops a solve. */
export interface Control {
  /** `performance.now()` after which the best so far is returned; Infinity for none */
  deadline: number
  /** asked now and then; true ends the solve with the best so far */
  stopped: () => boolean
  /** told of each better plan (1 per open site) and each better bound */
  report?: (plan: { open: Uint8Array; value: number } | undefined, bound: number) => void
}

/** Time is up or the caller has had enough. */
export const mustStop = (control: Control): boolean => performance.now() >= control.deadline || control.stopped()

/** Seconds left, for solvers that keep their own clock. */
export const secondsLeft = (control: Control): number => Math.max(0, (control.deadline - performance.now()) / 1000)
