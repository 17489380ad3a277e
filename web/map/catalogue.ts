import { alertsLayer } from '../alerts/alerts.layer.ts'
import { areasLayer } from '../areas/areas.layer.ts'
import { basemapLayer, satelliteLayer } from '../areas/basemap.layer.ts'
import { densityLayer, heatLayer } from '../density/density.layer.ts'
import { facilitiesLayer } from '../facilities/facilities.layer.ts'
import { housesLayer } from '../houses/houses.layer.ts'
import { industryLayer } from '../industry/industry.layer.ts'
import { hazardsLayer } from '../parcels/hazards.layer.ts'
import { parcelsLayer } from '../parcels/parcels.layer.ts'
import { placesLayer } from '../places/places.layer.ts'
import { riversLayer } from '../rivers/rivers.layer.ts'
import { roadsLayer } from '../roads/roads.layer.ts'
import { scenesLayer } from '../scenes/scenes.layer.ts'
import { changeLayer } from '../time/change.layer.ts'
import { flowsLayer } from '../flows/flows.layer.ts'
import type { LayerSpec } from './layer.ts'

/** Every layer of the map, in the order the legend names them. */
export const CATALOGUE: readonly LayerSpec[] = [
  alertsLayer,
  densityLayer,
  heatLayer,
  flowsLayer,
  changeLayer,
  facilitiesLayer,
  industryLayer,
  hazardsLayer,
  parcelsLayer,
  roadsLayer,
  riversLayer,
  housesLayer,
  areasLayer,
  placesLayer,
  scenesLayer,
  satelliteLayer,
  basemapLayer,
]
