/** A valley around the small county's river, which runs along 29.35: its sides rise 5 m a kilometre and it falls eastwards. */
export const VALLEY = { west: 110.7, north: 29.45, step: 3 / 3600, width: 601, height: 241 }

/** Metres, cell by cell. */
export function valleyHeights(): Float32Array {
  const river = Math.round((VALLEY.north - 29.35) / VALLEY.step)
  return Float32Array.from(
    { length: VALLEY.width * VALLEY.height },
    (_, cell) => 100 + 0.46 * Math.abs(Math.floor(cell / VALLEY.width) - river) - 0.01 * (cell % VALLEY.width),
  )
}
