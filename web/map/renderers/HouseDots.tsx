import { Color, Rectangle, type ImageryProvider } from 'cesium'
import { useMemo } from 'react'
import { useCesium } from 'resium'
import { PALETTE } from '../../theme.ts'
import { useView } from '../../view.ts'
import { canvasTiles } from '../canvasTiles.ts'
import { useMoveEnd } from '../deck/inPicture.ts'
import { dotPixels } from '../houseDots.ts'
import { housesInView } from '../housesInView.ts'
import { useMapState, type HousePaint, type HousePlaces } from '../mapState.ts'
import { useImagery } from './useImagery.ts'

/** Over borders and areas: what was asked for is on top. */
const ORDER = 3
const MAXIMUM_LEVEL = 15

/** Where houses are too far to be drawn, those that a theme or a filter means lie as dots on the relief. */
export function HouseDots({ layerId, shown }: { layerId: string; shown: boolean }) {
  const paint = useMapState((state) => state.housePaint)
  const places = useMapState((state) => state.housePlaces)
  const { scene } = useCesium()
  const painted = paint !== null
  const insets = useMapState((state) => state.insets)
  useMoveEnd(scene, () => painted && scene && places && useMapState.setState({ housesInView: housesInView(scene, places, insets) }), [
    painted,
    places,
    insets,
  ])
  const plain = PALETTE[useView((view) => view.theme)].accent
  const provider = useMemo(
    () => (shown && paint && places && places.ids.length > 0 ? dotTiles(places, paint, Color.fromCssColorString(plain).toRgba()) : null),
    [shown, paint, places, plain],
  )
  useImagery(layerId, provider, ORDER)
  return null
}

function dotTiles(places: HousePlaces, paint: HousePaint, plain: number): ImageryProvider {
  return canvasTiles(rectangleOf(places), MAXIMUM_LEVEL, (tile) => {
    const pixels = dotPixels(tile, places, paint, plain)
    if (pixels) tile.context.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer as ArrayBuffer), tile.size, tile.size), 0, 0)
  })
}

/** Degrees around the outermost houses, so that their dots are whole. */
const MARGIN = 0.002

function rectangleOf({ lons, lats }: HousePlaces): Rectangle {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (let house = 0; house < lons.length; house++) {
    west = Math.min(west, lons[house]!)
    east = Math.max(east, lons[house]!)
    south = Math.min(south, lats[house]!)
    north = Math.max(north, lats[house]!)
  }
  return Rectangle.fromDegrees(west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)
}
