import { Cartesian3, Color, Material, PolylineCollection, type Scene } from 'cesium'

export interface SightPart {
  /** lon, lat, height above the ellipsoid as drawn: two ends */
  readonly from: readonly [number, number, number]
  readonly to: readonly [number, number, number]
  readonly clear: boolean
  readonly color: string
}

/** Draws a line of sight through the air, what is cut off of it in dashes; hills do not hide it. Returns what takes it away. */
export function showLine(scene: Scene, parts: readonly SightPart[]): () => void {
  const lines = new PolylineCollection()
  for (const { from, to, clear, color } of parts) {
    const ink = Color.fromCssColorString(color)
    lines.add({
      positions: [Cartesian3.fromDegrees(...from), Cartesian3.fromDegrees(...to)],
      width: clear ? 4 : 3,
      material: clear
        ? Material.fromType('Color', { color: ink })
        : Material.fromType('PolylineDash', { color: ink, gapColor: Color.TRANSPARENT, dashLength: 14 }),
    })
  }
  scene.primitives.add(lines)
  scene.requestRender()
  return () => {
    if (scene.isDestroyed()) return
    scene.primitives.remove(lines)
    scene.requestRender()
  }
}
