import type { Question } from './question.ts'

export interface Preset {
  readonly id: 'clinics' | 'care' | 'shelters' | 'close' | 'fire'
  /** Text of a filter: for whom. */
  readonly filter: string | null
  readonly ask: Partial<Question>
}

/** Questions that are asked often, to begin with. */
export const PRESETS: readonly Preset[] = [
  { id: 'clinics', filter: 'age:60-', ask: { kind: 'clinic', objective: 'covering', minutes: 30, added: 3 } },
  { id: 'care', filter: 'age:80-;group:10', ask: { kind: 'care', objective: 'median', minutes: 45, added: 3 } },
  { id: 'shelters', filter: null, ask: { kind: 'shelter', objective: 'setCover', minutes: 45, share: 0.8, added: null } },
  {
    id: 'close',
    filter: 'age:80-',
    ask: { kind: 'care', existing: 'closable', objective: 'median', villages: false, added: null, open: 60 },
  },
  { id: 'fire', filter: null, ask: { kind: 'fire', objective: 'centre', mode: 'car', minutes: 30, added: 2 } },
]
