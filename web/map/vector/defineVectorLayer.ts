import { z } from 'zod'
import type { TileLayer } from '../../../api/contract/tile_layer.ts'
import type { Language } from '../../format.ts'
import type { LayerSpec, LegendEntry, LegendMark } from '../layer.ts'
import type { Properties, Stop, VectorStyle } from './style.ts'

interface VectorLayer<Shape extends z.ZodRawShape> extends Pick<LayerSpec, 'title' | 'group' | 'eyeMeters'> {
  readonly tiles: { readonly fields: z.ZodObject<Shape> }
  readonly style: VectorStyle
  readonly table: NonNullable<LayerSpec['table']>
  readonly card: (properties: z.output<z.ZodObject<Shape>>, language: Language) => readonly string[]
}

/** A layer of vector tiles: what its style and its contract say is not said again. */
export function defineVectorLayer<Shape extends z.ZodRawShape>(layer: VectorLayer<Shape> & { readonly tiles: TileLayer }): LayerSpec {
  const { tiles, title, group, eyeMeters, style, table } = layer
  return {
    id: tiles.id,
    title,
    group,
    eyeMeters,
    table,
    properties: tiles.fields.extend({ id: z.int() }),
    source: { kind: 'vector', tiles, style },
    legend: legendOf(style),
    initial: false,
    opens: (properties) => ({ feature: `${tiles.id}:${(properties as { id: number }).id}` }),
    card: (properties, language) => layer.card(properties as Properties & z.output<z.ZodObject<Shape>>, language),
  }
}

/** The legend that a style says by itself. */
function legendOf({ stops }: VectorStyle): LegendEntry[] {
  return stops.map((stop) => ({
    label: stop.label,
    color: stop.color,
    mark: markOf(stop),
    ...(stop.sign ? { sign: stop.sign } : {}),
  }))
}

function markOf({ sign, pattern, dashed }: Stop): LegendMark {
  if (pattern) return pattern === 'plain' ? 'fill' : pattern
  if (sign) return 'sign'
  return dashed ? 'dashes' : 'line'
}
