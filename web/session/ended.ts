import type { QueryClient } from '@tanstack/react-query'
import { create } from 'zustand'
import { sessionQuery } from '../queries.ts'

/** Whether a session ended by itself, so that the sign-in page can say so. */
export const useEnded = create<{ ended: boolean }>()(() => ({ ended: false }))

/** Puts the sign-in page in front; the address, and with it the view, stays. Signing out is not an ending. */
export function endSession(client: QueryClient): void {
  if (!client.getQueryData(sessionQuery().queryKey)) return
  useEnded.setState({ ended: true })
  client.setQueryData(sessionQuery().queryKey, null)
}
