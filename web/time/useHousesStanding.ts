import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { houseAttributesQuery } from '../analysis/queries.ts'
import { builtAfter } from '../houses/standing.ts'
import { useMapState } from '../map/mapState.ts'
import { whenToolCloses } from '../tools/leave.ts'

/**
 * Takes from the map the houses that a month did not have yet; they are on file with the year they were built.
 * @param latest the last month of records: of its year all stand, and nothing is asked for
 */
export function useHousesStanding(month: string, latest: string): void {
  const year = Number(month.slice(0, 4))
  const past = year < Number(latest.slice(0, 4))
  const { data } = useQuery({ ...houseAttributesQuery(), enabled: past })
  const absent = useMemo(() => (past && data ? builtAfter(data, year) : null), [past, data, year])
  useEffect(() => useMapState.setState({ housesAbsent: absent }), [absent])
  useEffect(() => whenToolCloses('time', () => useMapState.setState({ housesAbsent: null })), [])
}
