import { LayerExtension, type Layer } from '@deck.gl/core'

/** Columns of the canvas, device pixels from its left edge, within which a layer is drawn. */
export interface Columns {
  readonly drawnFrom?: number
  readonly drawnTo?: number
}

const UNIFORMS = `\
layout(std140) uniform sideUniforms {
  float columnsFrom;
  float columnsTo;
} side;
`
const module = { name: 'side', fs: UNIFORMS, uniformTypes: { columnsFrom: 'f32', columnsTo: 'f32' } } as const

/** Draws, and finds under the mouse, what lies between two columns of the canvas: the layer's side of a dividing line. */
class OnItsSide extends LayerExtension {
  static override extensionName = 'OnItsSide'
  static override defaultProps = { drawnFrom: 0, drawnTo: 1e6 }

  override getShaders() {
    return {
      modules: [module],
      inject: { 'fs:DECKGL_FILTER_COLOR': 'if (gl_FragCoord.x < side.columnsFrom || gl_FragCoord.x > side.columnsTo) discard;' },
    }
  }
  override draw(this: Layer<Columns>): void {
    const { drawnFrom = 0, drawnTo = 1e6 } = this.props
    this.setShaderModuleProps({ side: { columnsFrom: drawnFrom, columnsTo: drawnTo } })
  }
}
const extensions = [new OnItsSide()]

/** The layer on its side of the line. @param share of the picture's width, 0 to 1 @param width of the canvas, device pixels */
export function onItsSide(layer: Layer, [from, to]: readonly [number, number], width: number): Layer {
  const columns: Columns = { drawnFrom: from * width, drawnTo: to * width }
  return from === 0 && to === 1 ? layer : layer.clone({ extensions, ...columns })
}
