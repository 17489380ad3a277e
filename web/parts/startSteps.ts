import { STEP_NAMES, type StepName, type StepProgress } from '../../api/contract/progress.ts'

/** The step at work and how far starting up is as a whole: every step counts alike, a running one by its share. */
export function currentStep(steps: readonly StepProgress[]): { step: StepName | null; percent: number } {
  const shares = new Map(steps.map(({ name, done, total }) => [name, total > 0 ? Math.min(done / total, 1) : 0]))
  const known = STEP_NAMES.filter((name) => shares.has(name))
  if (known.length === 0) return { step: null, percent: 0 }
  const sum = known.reduce((all, name) => all + shares.get(name)!, 0)
  return { step: known.find((name) => shares.get(name)! < 1) ?? null, percent: Math.floor((sum / known.length) * 100) }
}
