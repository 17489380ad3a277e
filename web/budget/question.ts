import { BUDGET_CHANGES, BUDGET_LIMITS, PAID_ITEMS, type BudgetChange } from '../../api/contract/budget.ts'

/** What is asked of the address: which item, how it changes, by what. Whom it concerns is the filter. */
export interface Question {
  readonly item: number
  readonly change: BudgetChange
  readonly value: number
}
/** 高龄津贴每笔加 50 元. */
export const FIRST_QUESTION: Question = { item: 503, change: 'add', value: 50 }

/** The question of an address; what it does not say, or says wrongly, is as in the first question. */
export function parseQuestion(text: string | null): Question {
  const [item, change, value] = text?.split(';') ?? []
  const known = BUDGET_CHANGES.find((one) => one === change)
  const number = Number(value)
  const [least, most] = BUDGET_LIMITS[known ?? 'add']
  return {
    item: PAID_ITEMS.find(({ code }) => code === Number(item))?.code ?? FIRST_QUESTION.item,
    change: known ?? FIRST_QUESTION.change,
    value: known && value && number >= least && number <= most ? number : FIRST_QUESTION.value,
  }
}

/** The text of a question in the address; the same question has one text. */
export function formatQuestion({ item, change, value }: Question): string {
  return `${item};${change};${Math.round(value * 100) / 100}`
}
