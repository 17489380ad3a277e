import { FACILITY_KINDS, type FacilityKind } from '../../api/contract/facilities.ts'
import { TRAVEL_MODES, type TravelMode } from '../../api/contract/reach.ts'

/** What is asked: to the nearest of which kinds, how, and within how many minutes. */
export interface Question {
  readonly kinds: readonly FacilityKind[]
  readonly mode: TravelMode
  readonly minutes: number
}
export const FIRST_QUESTION: Question = { kinds: ['clinic', 'hospital'], mode: 'foot', minutes: 30 }
export const LEAST_MINUTES = 5
export const MOST_MINUTES = 120

/** The question of an address; what it does not say, or says wrongly, is as in the first question. */
export function parseQuestion(text: string | null): Question {
  const [kinds = '', mode, minutes] = text?.split(';') ?? []
  const known = FACILITY_KINDS.filter((kind) => kinds.split(',').includes(kind))
  const asked = Number(minutes)
  return {
    kinds: known.length > 0 ? known : FIRST_QUESTION.kinds,
    mode: TRAVEL_MODES.find((one) => one === mode) ?? FIRST_QUESTION.mode,
    minutes: asked >= LEAST_MINUTES && asked <= MOST_MINUTES ? Math.round(asked / 5) * 5 : FIRST_QUESTION.minutes,
  }
}

/** The text of a question in the address; the same question has one text. */
export function formatQuestion({ kinds, mode, minutes }: Question): string {
  return `${FACILITY_KINDS.filter((kind) => kinds.includes(kind)).join(',')};${mode};${minutes}`
}
