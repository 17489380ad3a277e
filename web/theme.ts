import { theme, type ThemeConfig } from 'antd'

/**
 * Colours of the printed atlas: paper, ink, one accent for what can be touched, one red for what needs a person
 * today. Contrast of every text colour on its ground is at least 4.5 : 1 (WCAG 2.2 AA).
 */
export const PALETTE = {
  light: {
    paper: '#f3efe6',
    panel: 'rgba(252, 250, 245, 0.96)',
    raised: '#ffffff',
    ink: '#22302f',
    soft: '#55625f',
    line: '#ded7c8',
    accent: '#1d5c6b',
    red: '#b3261e',
    amber: '#8f5a00',
    slate: '#4a6076',
    male: '#4f7f99',
    female: '#b9785f',
  },
  dark: {
    paper: '#171c1d',
    panel: 'rgba(28, 34, 35, 0.96)',
    raised: '#252c2d',
    ink: '#e9e4d8',
    soft: '#a9b1ac',
    line: '#3a4342',
    accent: '#7fbecb',
    red: '#ff8a7d',
    amber: '#e8b45a',
    slate: '#a3b8cc',
    male: '#7fb0c8',
    female: '#dba083',
  },
} as const
export type ThemeName = keyof typeof PALETTE
export type Palette = Record<keyof (typeof PALETTE)['light'], string>

export const FONT =
  '"Noto Sans SC Variable", "Noto Sans SC", "Rare Letters", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

/** Colour of a severity: 3 紧急, 2 关注, 1 提示. */
export function severityColor(palette: Palette, severity: number): string {
  if (severity >= 3) return palette.red
  return severity === 2 ? palette.amber : palette.slate
}

/** Ant Design's tokens in the atlas's colours; four sizes of type: 12, 14, 18, 28. */
export function antTheme(name: ThemeName, motion: boolean): ThemeConfig {
  const palette = PALETTE[name]
  return {
    algorithm: name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT,
      fontSize: 14,
      // Where less motion is wished for nothing waits for an animation that the style sheet has taken away.
      motion,
      colorPrimary: palette.accent,
      // Ground of what is chosen in menus and lists: the one reckoned from so dark an accent would be too grey to read it on.
      ...(name === 'light' ? { colorPrimaryBg: '#e3edee', colorPrimaryBgHover: '#d5e4e6' } : {}),
      colorInfo: palette.accent,
      colorLink: palette.accent,
      colorError: palette.red,
      colorWarning: palette.amber,
      colorText: palette.ink,
      colorTextSecondary: palette.soft,
      colorTextTertiary: palette.soft,
      colorTextDescription: palette.soft,
      colorTextPlaceholder: palette.soft,
      colorBgContainer: palette.raised,
      colorBgElevated: palette.raised,
      colorBgLayout: palette.paper,
      colorBorder: palette.line,
      colorBorderSecondary: palette.line,
      borderRadius: 6,
      controlHeight: 34,
      motionDurationMid: '0.15s',
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', primaryColor: name === 'dark' ? '#10201f' : '#ffffff' } },
  }
}
