import type { QueryClient } from '@tanstack/react-query'
import { alertQuery, areaQuery, householdQuery, houseQuery, personQuery } from '../queries.ts'
import type { View } from '../url.ts'
import { boxAround, type Box } from './framing.ts'

/** Metres of ground kept to each side of a single house. */
const HOUSE_MARGIN = 110

/** The ground that shows what a view has selected: its house, else the place of its alert, else its area. */
export async function targetBox(view: View, home: string, client: QueryClient): Promise<Box> {
  const house = await houseOf(view, client)
  if (house) return boxAround((await client.fetchQuery(houseQuery(house))).location, HOUSE_MARGIN)
  if (view.alert) {
    const { location } = await client.fetchQuery(alertQuery(view.alert))
    if (location) return boxAround(location, HOUSE_MARGIN)
  }
  return (await client.fetchQuery(areaQuery(view.area ?? home))).bbox
}

async function houseOf(view: View, client: QueryClient): Promise<number | null> {
  if (view.house) return view.house
  if (view.household) return (await client.fetchQuery(householdQuery(view.household))).house?.id ?? null
  if (view.person) return (await client.fetchQuery(personQuery(view.person))).house?.id ?? null
  if (view.alert) return (await client.fetchQuery(alertQuery(view.alert))).houseId
  return null
}
