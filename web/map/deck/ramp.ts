import type { ThemeName } from '../../theme.ts'

/** Five steps of ColorBrewer-like magma, more is further from the paper: told apart by lightness alone, also by the colour-blind. */
export const RAMP: Record<ThemeName, readonly `#${string}`[]> = {
  light: ['#fbd38e', '#f2905a', '#cf4a6a', '#8a2a7f', '#3d1160'],
  dark: ['#6a3d9a', '#a8408f', '#dc5c74', '#f79a6b', '#fde5a8'],
}

export type Rgba = [red: number, green: number, blue: number, alpha: number]

/** @param alpha 0–255 */
export function rgba(color: string, alpha = 255): Rgba {
  const value = Number.parseInt(color.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, alpha]
}
