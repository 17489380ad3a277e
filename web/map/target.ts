import type { QueryClient } from '@tanstack/react-query'
import { alertQuery, areaQuery, featureQuery, householdQuery, houseQuery, personQuery } from '../queries.ts'
import type { View } from '../url.ts'
import { CATALOGUE } from './catalogue.ts'
import { boxAround, type Box } from './framing.ts'

/** Metres of ground kept to each side of a single house. */
const HOUSE_MARGIN = 110
/** The same for a point of a layer: its surroundings help to know it. */
const FEATURE_MARGIN = 260

/** The ground that shows what a view has selected: its house, else the place of its alert, else its area. */
export async function targetBox(view: View, home: string, client: QueryClient): Promise<Box> {
  const house = await houseOf(view, client)
  if (house) return boxAround((await client.fetchQuery(houseQuery(house))).location, HOUSE_MARGIN)
  const feature = await boxOfFeature(view.feature, client)
  if (feature) return feature
  if (view.alert) {
    const { location } = await client.fetchQuery(alertQuery(view.alert))
    if (location) return boxAround(location, HOUSE_MARGIN)
  }
  return (await client.fetchQuery(areaQuery(view.area ?? home))).bbox
}

/** A feature with ground around it: a point like a house, a larger one by its own size. */
async function boxOfFeature(feature: string | null, client: QueryClient): Promise<Box | null> {
  const [id, number] = feature?.split(':') ?? []
  const layer = CATALOGUE.find((candidate) => candidate.id === id)
  if (!layer?.table) return null
  const card = await client.fetchQuery(featureQuery(layer.id, layer.table, Number(number)))
  const [west, south, east, north] = card.bbox
  const least = boxAround([(west + east) / 2, (south + north) / 2], FEATURE_MARGIN)
  const [wide, high] = [(east - west) * 0.3, (north - south) * 0.3]
  return [
    Math.min(least[0], west - wide),
    Math.min(least[1], south - high),
    Math.max(least[2], east + wide),
    Math.max(least[3], north + high),
  ]
}

async function houseOf(view: View, client: QueryClient): Promise<number | null> {
  if (view.house) return view.house
  if (view.household) return (await client.fetchQuery(householdQuery(view.household))).house?.id ?? null
  if (view.person) return (await client.fetchQuery(personQuery(view.person))).house?.id ?? null
  if (view.alert) return (await client.fetchQuery(alertQuery(view.alert))).houseId
  return null
}
