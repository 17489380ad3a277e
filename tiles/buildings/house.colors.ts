/** Linear RGB bytes with an opaque fourth, as COLOR_0 wants them. */
export type LinearColor = readonly [number, number, number, number]

interface HousePaint {
  wall: LinearColor
  pitched: LinearColor
  flat: LinearColor
}

/**
 * Quiet colours of building materials, by `structure`; data is the only saturated colour on the map.
 * Walls are lighter than their roofs, so that forms read from above.
 */
const PAINTS: Readonly<Record<number, HousePaint>> = {
  1: paint('#e9e4da', '#a9a59d', '#cfcbc2'),
  2: paint('#ece3d2', '#9d8f86', '#d3ccbe'),
  3: paint('#dcc9b4', '#8d7f78', '#cbbfae'),
  4: paint('#bfa488', '#7c7772', '#b5a695'),
  5: paint('#d3b890', '#857d75', '#c2ae90'),
}
const OTHER = paint('#e2dacb', '#999088', '#ccc4b6')

export function paintOf(structure: number): HousePaint {
  return PAINTS[structure] ?? OTHER
}

function paint(wall: string, pitched: string, flat: string): HousePaint {
  return { wall: linear(wall), pitched: linear(pitched), flat: linear(flat) }
}

/** IEC 61966-2-1. */
function linear(hex: string): LinearColor {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return Math.round(255 * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  }
  return [channel(1), channel(3), channel(5), 255]
}
