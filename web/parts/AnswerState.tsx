import type { ReactNode } from 'react'
import { QueryState } from './QueryState.tsx'
import { useAnswered } from './useAnswered.ts'

interface Props<Asked, Data> {
  query: Parameters<typeof QueryState<Data>>[0]['query'] & { isPlaceholderData: boolean }
  /** What is asked now; the same question has the same key. */
  asked: Asked
  askedKey: string
  lines?: number
  children(data: Data, asked: Asked): ReactNode
}

/** An answer with the question it belongs to: faint while the answer to another question is on its way. */
export function AnswerState<Asked, Data>({ query, asked, askedKey, lines = 8, children }: Props<Asked, Data>) {
  const answered = useAnswered(query, asked, askedKey)
  return (
    <QueryState query={query} lines={lines}>
      {(data) => <div className={query.isPlaceholderData ? 'answer old' : 'answer'}>{children(data, answered)}</div>}
    </QueryState>
  )
}
