/** sRGB, 0 … 255. */
export type Rgb = readonly [number, number, number]

export function rgb(hex: string): Rgb {
  return [Number.parseInt(hex.slice(1, 3), 16), Number.parseInt(hex.slice(3, 5), 16), Number.parseInt(hex.slice(5, 7), 16)]
}

/** `count` colours evenly along stops [place 0 … 1, colour], as one array of RGB triples. */
export function ramp(stops: readonly (readonly [number, string])[], count: number): Float32Array {
  const colors = new Float32Array(count * 3)
  const parsed = stops.map(([at, hex]) => ({ at, color: rgb(hex) }))
  for (let index = 0; index < count; index++) {
    const at = index / (count - 1)
    const next = Math.max(
      1,
      parsed.findIndex((stop) => stop.at >= at),
    )
    const low = parsed[next - 1]!
    const high = parsed[next]!
    const share = Math.min(1, Math.max(0, (at - low.at) / (high.at - low.at)))
    for (let channel = 0; channel < 3; channel++)
      colors[3 * index + channel] = low.color[channel]! + (high.color[channel]! - low.color[channel]!) * share
  }
  return colors
}
