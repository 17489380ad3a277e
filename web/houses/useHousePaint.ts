import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { HouseAttributes } from '../../api/contract/house_attributes.ts'
import { useMarked } from '../analysis/marked.ts'
import { houseAttributesQuery, housePositionsQuery, matchQuery } from '../analysis/queries.ts'
import { useMayAsk } from '../analysis/useMayAsk.ts'
import { setLegend, useMapState } from '../map/mapState.ts'
import { useView } from '../view.ts'
import { classesOf, countClasses, legendOf, type HouseTheme } from './house_themes.ts'
import { paintHouses } from './paint.ts'

interface Asked {
  area: string
  /** the filter's text, and without what it says of the theme's own dimension */
  filter: string
  free: string
  theme: HouseTheme | null
}
export interface HousePainting {
  /** houses that match, and of each class of the theme those that match but for the theme's own condition; undefined: not known yet */
  houses: number | undefined
  counts: readonly number[] | undefined
  /** of them, those in the picture */
  inView: readonly number[] | undefined
  /** the account may not see the column that the theme rests on */
  hidden: boolean
  error: Error | null
  retry(): void
}

/** Paints the houses on the map by a theme and a filter, and counts what it paints. */
export function useHousePaint({ area, filter, free, theme }: Asked): HousePainting {
  const client = useQueryClient()
  const mayAsk = useMayAsk()
  const told = mayAsk(filter)
  const attributes = useQuery(houseAttributesQuery())
  const matched = useQuery({ ...matchQuery(area, filter), enabled: told })
  const freely = useQuery({ ...matchQuery(area, free), enabled: mayAsk(free) })
  const { data: places } = useQuery(housePositionsQuery())
  const daylight = useView((view) => view.theme)
  const marked = useMarked(({ houses }) => houses)

  const columns = attributes.data
  const version = columns?.version
  const bits = told && matched.data?.version === version ? matched.data?.bits : undefined
  const freeBits = freely.data?.version === version ? freely.data?.bits : undefined
  const other = matched.data?.version
  useEffect(() => {
    // Somebody built or pulled down a house: bits of one list mean nothing in the other.
    if (version && other && version !== other) void client.invalidateQueries({ queryKey: ['house-attributes'] })
  }, [client, version, other])

  const classes = useMemo(() => theme && columns && classesIn(theme, columns), [theme, columns])
  useEffect(() => {
    // What the account may not see colours nothing.
    if (!columns || !bits || (theme && !classes && !filter)) return useMapState.setState({ housePaint: null })
    const start = performance.now()
    const painted = theme && classes ? { of: classes, colors: theme.classes.map(({ color }) => color) } : null
    useMapState.setState({ housePaint: paintHouses({ ids: columns.ids, classes: painted, matched: bits, marked, theme: daylight }) })
    performance.measure('houses painted', { start })
  }, [columns, bits, theme, classes, filter, marked, daylight])
  useEffect(() => {
    if (places) useMapState.setState({ housePlaces: places })
  }, [places])
  useEffect(() => () => useMapState.setState({ housePaint: null }), [])

  const counts = useMemo(
    () => (theme && classes && freeBits ? countClasses(theme, classes, freeBits) : undefined),
    [theme, classes, freeBits],
  )
  useEffect(() => {
    if (theme && counts) setLegend('houses', legendOf(theme, counts))
    return () => setLegend('houses', null)
  }, [theme, counts])
  const seen = useMapState((state) => state.housesInView)
  const ids = columns?.ids
  const inView = useMemo(
    () => (theme && classes && freeBits && ids && seen ? countClasses(theme, classes, freeBits, { ids, seen }) : undefined),
    [theme, classes, freeBits, ids, seen],
  )
  return {
    houses: matched.data?.houses,
    counts,
    inView,
    hidden: Boolean(theme && columns && !columns.columns[theme.column]) || !told,
    error: attributes.error ?? matched.error,
    retry: () => {
      void attributes.refetch()
      void matched.refetch()
    },
  }
}

function classesIn(theme: HouseTheme, { columns }: HouseAttributes): Uint8Array | null {
  const column = columns[theme.column]
  return column ? classesOf(theme, column) : null
}
