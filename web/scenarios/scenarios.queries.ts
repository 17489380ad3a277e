import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  addScenario,
  changeScenario,
  copyScenario,
  deleteScenario,
  getScenario,
  listScenarios,
  restoreScenario,
  runScenario,
  type Scenario,
} from '../../api/contract/scenarios.ts'
import { call, type Input } from '../api.ts'
import { callLong } from '../jobs/longAnswer.ts'

/** Looks now and then whether the records have changed. ms */
const LOOK_MS = 60_000

export const scenariosQuery = () =>
  queryOptions({ queryKey: ['scenarios'], queryFn: ({ signal }) => call(listScenarios, {}, signal), staleTime: 30_000 })

export const scenarioQuery = (id: string) =>
  queryOptions({
    queryKey: ['scenario', id],
    queryFn: ({ signal }) => call(getScenario, { params: { id } }, signal),
    staleTime: 30_000,
    refetchInterval: LOOK_MS,
  })

/** Keeping, changing, running and putting away what-ifs; lists and the scenario itself are then read anew. */
export function useScenarios() {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: scenariosQuery().queryKey })
  const onSuccess = (scenario: Scenario) => client.setQueryData(scenarioQuery(scenario.id).queryKey, scenario)
  return {
    add: useMutation({
      mutationFn: (body: Input<typeof addScenario>['body']) => callLong('scenarios', addScenario, { body }),
      onSuccess,
      onSettled,
    }),
    change: useMutation({
      mutationFn: ({ id, ...body }: { id: string } & Input<typeof changeScenario>['body']) =>
        call(changeScenario, { params: { id }, body }),
      onSuccess,
      onSettled,
    }),
    run: useMutation({ mutationFn: (id: string) => callLong('scenarios', runScenario, { params: { id } }), onSuccess, onSettled }),
    copy: useMutation({
      mutationFn: ({ id, name }: { id: string; name: string }) => call(copyScenario, { params: { id }, body: { name } }),
      onSuccess,
      onSettled,
    }),
    remove: useMutation({ mutationFn: (id: string) => call(deleteScenario, { params: { id } }), onSettled }),
    restore: useMutation({ mutationFn: (id: string) => call(restoreScenario, { params: { id } }), onSuccess, onSettled }),
  }
}
