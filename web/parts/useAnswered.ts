import { useState } from 'react'

/**
 * What the answer on screen was asked with: while the next answer is on its way the last one stays, and is told in the words of its own
 * question, never in those of the next.
 * @param key the same question has the same
 */
export function useAnswered<Asked>(query: { data: unknown; isPlaceholderData: boolean }, asked: Asked, key: string): Asked {
  const [last, setLast] = useState({ key, asked })
  if (query.isPlaceholderData) return last.asked
  if (query.data !== undefined && last.key !== key) setLast({ key, asked })
  return asked
}
