import { AllocationQuestion, OBJECTIVES } from '../../api/contract/allocation.ts'
import { FACILITY_KINDS } from '../../api/contract/facilities.ts'
import { TRAVEL_MODES } from '../../api/contract/travel.ts'

/** What is asked, besides the area and the filter, which stand in the address by themselves. */
export type Question = Omit<AllocationQuestion, 'area' | 'filter'>

/** Names the tool's drawing on the map. */
export const OWNER = 'allocation'

/** A form of the question: what is asked now, and how it is changed. */
export interface FormProps {
  question: Question
  change(part: Partial<Question>): void
}

const withArea = (question: object) => AllocationQuestion.safeParse({ ...question, area: '000000' })
const questionOf = (question: object): Question | null => {
  const { data } = withArea(question)
  if (!data) return null
  const { area: _, filter: _filter, ...rest } = data
  return rest
}

export const FIRST_QUESTION: Question = questionOf({ kind: 'clinic' })!

type Name = keyof Question
/** How each part of a question is written and read; parts that are as in the first question are left out. */
const PARTS: { readonly [N in Name]: { letter: string; write(value: Question[N]): string; read(text: string): unknown } } = {
  objective: { letter: 'o', write: String, read: (text) => OBJECTIVES.find((one) => one === text) },
  kind: { letter: 'k', write: (kind) => kind ?? '-', read: (text) => (text === '-' ? null : FACILITY_KINDS.find((one) => one === text)) },
  existing: { letter: 'e', write: String, read: String },
  mode: { letter: 'm', write: String, read: (text) => TRAVEL_MODES.find((one) => one === text) },
  minutes: { letter: 't', write: String, read: Number },
  added: { letter: 'n', write: writeCount, read: readCount },
  open: { letter: 'a', write: writeCount, read: readCount },
  weight: { letter: 'w', write: String, read: String },
  unit: { letter: 'u', write: String, read: String },
  share: { letter: 's', write: String, read: Number },
  villages: { letter: 'v', write: writeFlag, read: readFlag },
  eachTownship: { letter: 'g', write: writeFlag, read: readFlag },
  costNew: { letter: 'c', write: String, read: Number },
  costKept: { letter: 'd', write: String, read: Number },
  budget: { letter: 'b', write: writeCount, read: readCount },
  capacity: { letter: 'q', write: String, read: Number },
  seconds: { letter: 'z', write: String, read: Number },
  points: {
    letter: 'p',
    write: (points) => points.map(([lon, lat]) => `${lon.toFixed(5)},${lat.toFixed(5)}`).join('_'),
    read: (text) => text.split('_').map((point) => point.split(',').map(Number)),
  },
  locked: { letter: 'l', write: (keys) => keys.join('_'), read: (text) => text.split('_') },
  barred: { letter: 'x', write: (keys) => keys.join('_'), read: (text) => text.split('_') },
  costs: {
    letter: 'y',
    write: (costs) =>
      Object.entries(costs)
        .map(([key, cost]) => `${key},${cost}`)
        .join('_'),
    read: (text) =>
      Object.fromEntries(text.split('_').map((one) => [one.slice(0, one.lastIndexOf(',')), Number(one.slice(one.lastIndexOf(',') + 1))])),
  },
}
const NAMES = Object.keys(PARTS) as Name[]

function writeCount(count: number | null): string {
  return count === null ? '-' : String(count)
}
function readCount(text: string): number | null {
  return text === '-' ? null : Number(text)
}
function writeFlag(flag: boolean): string {
  return flag ? '1' : '0'
}
function readFlag(text: string): boolean {
  return text === '1'
}

/** The text of a question in the address; the same question has one text. */
export function formatQuestion(question: Question): string {
  const parts = NAMES.map((name) => ({ letter: PARTS[name].letter, now: write(question, name), first: write(FIRST_QUESTION, name) }))
  return ['1', ...parts.filter(({ now, first }) => now !== first).map(({ letter, now }) => `${letter}:${now}`)].join(';')
}

const write = <N extends Name>(question: Question, name: N): string => PARTS[name].write(question[name])

/** The question of an address; what it does not say, or says wrongly, is as in the first question. */
export function parseQuestion(text: string | null): Question {
  let question = FIRST_QUESTION
  for (const part of text?.split(';') ?? []) {
    const [letter, ...rest] = part.split(':')
    const name = NAMES.find((one) => PARTS[one].letter === letter)
    if (!name) continue
    question = questionOf({ ...question, [name]: PARTS[name].read(rest.join(':')) }) ?? question
  }
  return question
}
