import type { ThemeName } from '../../theme.ts'

export type Reach = 'country' | 'province' | 'county'

/** How far people go, told apart by lightness too, also by the colour-blind: Okabe and Ito's orange, blue and green. */
export const FLOW_COLORS: Record<ThemeName, Record<Reach, `#${string}`>> = {
  light: { country: '#c2410c', province: '#1f5fa8', county: '#0b7a5b' },
  dark: { country: '#f7a35c', province: '#79b8f2', county: '#5ed3ae' },
}

/** By the code of where they live: nine digits a township, 43 the province, else beyond it. */
export const reachOf = (code: string): Reach => (code.length > 6 ? 'county' : code.startsWith('43') ? 'province' : 'country')
