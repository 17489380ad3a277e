import { useQueries, useQuery } from '@tanstack/react-query'
import { Rectangle, type ImageryProvider } from 'cesium'
import { useEffect, useMemo } from 'react'
import { outlinesQuery } from '../../queries.ts'
import { LEFT_FILL, MAIN_FILL, useAreaFills, type AreaFill } from '../areaFills.ts'
import { canvasTiles, tracePath } from '../canvasTiles.ts'
import type { LayerSpec } from '../layer.ts'
import { setLayerStatus } from '../mapState.ts'
import { outlinesOf } from '../outlines.ts'
import { overlaps, type Outline } from '../polygons.ts'
import { useTwin } from '../twin/useTwin.ts'
import { useImagery } from './useImagery.ts'

/** Under the borders, over the pictures of the ground. */
const ORDER = 1.5
const MAXIMUM_LEVEL = 15
/** The relief stays readable through a colour. */
const ALPHA = 0.62

/** Areas in the colours that an open tool gives them. */
export function AreaFills({ layer, visible }: { layer: LayerSpec; visible: boolean }) {
  const main = useAreaFills((fills) => fills.main)
  const left = useAreaFills((fills) => fills.left)
  const twin = useTwin()
  useEffect(() => setLayerStatus(layer.id, main ? 'ready' : 'empty'), [layer.id, main])
  return (
    <>
      <Fill id={MAIN_FILL} fill={visible ? main : null} />
      <Fill id={LEFT_FILL} fill={visible && !twin ? left : null} />
    </>
  )
}

const NONE: AreaFill = new Map()

/** One outcome's colours on a map. */
export function Fill({ id, fill }: { id: string; fill: AreaFill | null }) {
  const outlines = useOutlines(fill ?? NONE)
  const provider = useMemo<ImageryProvider | null>(() => (fill && outlines.length > 0 ? fillTiles(outlines, fill) : null), [outlines, fill])
  useImagery(id, provider, ORDER)
  return null
}

const NO_OUTLINES: readonly Outline[] = []

/** Outlines of the coloured areas: townships, or the villages of one. */
function useOutlines(fill: AreaFill): readonly Outline[] {
  const [first] = fill.keys()
  const parent = first?.length === 12 ? first.slice(0, 9) : undefined
  const townships = useQuery({ ...outlinesQuery('township'), enabled: first?.length === 9 })
  const [villages] = useQueries({ queries: [{ ...outlinesQuery('village', parent ?? ''), enabled: parent !== undefined }] })
  const data = parent ? villages.data : first ? townships.data : undefined
  return useMemo(() => (data ? outlinesOf(data) : NO_OUTLINES), [data])
}

function fillTiles(outlines: readonly Outline[], fill: AreaFill): ImageryProvider {
  const coloured = outlines.filter(({ code }) => fill.has(code))
  const bounds = coloured.map((outline) => outline.bounds)
  const edge = (index: number, pick: (...values: number[]) => number) => pick(...bounds.map((box) => box[index]!))
  const rectangle = Rectangle.fromDegrees(edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max))
  return canvasTiles(rectangle, MAXIMUM_LEVEL, (tile) => {
    const { context } = tile
    context.globalAlpha = ALPHA
    for (const outline of coloured) {
      if (!overlaps(outline.bounds, tile.bounds)) continue
      context.beginPath()
      tracePath(tile, outline)
      context.fillStyle = fill.get(outline.code)!
      context.fill('evenodd')
    }
  })
}
