import { disclosed } from '../analysis/disclosure.ts'
import type { AllocationGoal } from '../contract/allocation.ts'
import type { Account } from '../context.ts'
import type { Posed } from './pose.ts'

/** Numbers as they may leave the server, in the units of the contract. */
export interface Teller {
  people(count: number): number | null
  minutes(minutes: number): number | null
  /** A value of the objective, as the solver has it. */
  value(value: number): number | null
  /** What an exchange of plans changes of it. */
  gain(gain: number): number | null
}

export function tellerOf(
  account: Account,
  goal: AllocationGoal,
  { total, first, problem }: Pick<Posed, 'total' | 'first' | 'problem'>,
): Teller {
  const people = (count: number) => disclosed(account, Math.round(count))
  // Means of few people would give single ones away to the tenth of a second.
  const digits = account.scope.people ? 100 : 10
  const minutes = (value: number) => (Number.isFinite(value) ? Math.round(value * digits) / digits : null)
  const number = (value: number) => (Number.isFinite(value) ? Math.round(value * 100) / 100 : null)
  const weight = (value: number) => (!Number.isFinite(value) ? null : Math.sign(value) * (people(Math.abs(value)) ?? 0))
  const counted = goal === 'setCover' && !problem.rules.cost
  switch (goal) {
    case 'covering':
      return { people, minutes, value: weight, gain: weight }
    case 'median':
    case 'capacitated':
      return { people, minutes, value: (value) => minutes(value / total), gain: (value) => minutes(value / total) }
    case 'centre':
      return { people, minutes, value: minutes, gain: minutes }
    case 'setCover':
      return { people, minutes, value: (value) => number(counted ? value - first : value), gain: weight }
  }
}
