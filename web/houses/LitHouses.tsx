import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLit } from '../analysis/lit.ts'
import { houseAttributesQuery, housePositionsQuery } from '../analysis/queries.ts'
import { useMapState } from '../map/mapState.ts'
import { useView } from '../view.ts'
import { paintHouses } from './paint.ts'

const NONE: ReadonlySet<number> = new Set()

/** Paints the houses that a tool lights; the others fade. */
export default function LitHouses() {
  const lit = useLit((state) => state.lit)
  const theme = useView((view) => view.theme)
  const { data: columns } = useQuery(houseAttributesQuery())
  const { data: places } = useQuery(housePositionsQuery())
  useEffect(() => {
    if (places) useMapState.setState({ housePlaces: places })
  }, [places])
  useEffect(() => {
    if (!lit || columns?.version !== lit.version) return
    const { ids } = columns
    const classes = lit.classes ?? { of: new Uint8Array(ids.length), colors: [lit.color] }
    useMapState.setState({ housePaint: paintHouses({ ids, classes, matched: lit.bits, marked: NONE, theme }) })
  }, [lit, columns, theme])
  useEffect(() => () => useMapState.setState({ housePaint: null }), [])
  return null
}
