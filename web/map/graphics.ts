/** Whether pictures are drawn by the processor: then smoothing is left out and the ground is a little coarser. */
export function drawnBySoftware(): boolean {
  const context = document.createElement('canvas').getContext('webgl2')
  const names = context?.getExtension('WEBGL_debug_renderer_info')
  const renderer = names ? String(context?.getParameter(names.UNMASKED_RENDERER_WEBGL)) : ''
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return /swiftshader|llvmpipe|software|basic render/i.test(renderer)
}

/** Pixels that a processor draws in bearable time: more, as on a wall, and the ground would hardly ever be all there. */
const MOST_PIXELS = 1_500_000

/** Share of a screen's own fineness, along each side, at which a processor draws it. Names are lettered apart, at the screen's own. */
export const softwareScale = (width: number, height: number): number => Math.min(1, Math.sqrt(MOST_PIXELS / Math.max(width * height, 1)))
