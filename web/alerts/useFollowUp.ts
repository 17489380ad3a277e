import { useMutation, useQueryClient } from '@tanstack/react-query'
import { addAlertEvent, type AlertDetail } from '../../api/contract/alerts.ts'
import { call, type Input } from '../api.ts'
import { alertQuery } from '../queries.ts'
import { takeIn } from './takeIn.ts'

export type Step = Input<typeof addAlertEvent>['body']['kind']

/** Records a step of the follow-up: shown at once, taken back with the reason when the server refuses. */
export function useFollowUp(alert: AlertDetail) {
  const client = useQueryClient()
  const { queryKey } = alertQuery(alert.id)
  return useMutation({
    mutationFn: ({ kind, note }: { kind: Step; note: string }) =>
      call(addAlertEvent, { params: { id: alert.id }, body: note ? { kind, note } : { kind } }),
    onMutate: async ({ kind, note }) => {
      await client.cancelQueries({ queryKey })
      const before = client.getQueryData(queryKey)
      const event = { kind, note: note || null, at: new Date().toISOString(), by: null }
      if (before)
        client.setQueryData(queryKey, { ...before, status: kind === 'note' ? before.status : kind, events: [...before.events, event] })
      return before
    },
    onError: (_error, _step, before) => {
      if (before) client.setQueryData(queryKey, before)
    },
    onSuccess: (summary) => {
      takeIn(client, summary)
      return client.invalidateQueries({ queryKey })
    },
  })
}
