import { channels } from './colors.ts'

/** Hatches, so that classes differ without their colours: none, lines, dots, crossed, and so on. */
const HATCHES = [
  '',
  'M-2 10 10-2M4 16 22-2',
  'M5 4h.1M10 4h.1M15 4h.1M5 10h.1M10 10h.1M15 10h.1',
  'M0 4h20M0 7h20M0 10h20',
  'M-2 4 12 18M4-2 22 16',
  'M4 0v14M8 0v14M12 0v14M16 0v14',
  'M0 4h20M0 10h20M5 0v14M10 0v14M15 0v14',
  'M-2 10 10-2M4 16 22-2M-2 4 12 18M4-2 22 16',
  'M0 7h20',
] as const

/** The sign of a class of houses. */
export function ClassMark({ color, place }: { color: string; place: number }) {
  const [red, green, blue] = channels(color)
  // Rec. 709: what the eye makes of the three.
  const ink = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 120 ? '#00000066' : '#ffffff88'
  return (
    <svg className="class-mark" viewBox="0 0 20 14" aria-hidden>
      <rect x="0.5" y="0.5" width="19" height="13" rx="2" fill={color} stroke="var(--soft)" />
      <path d={HATCHES[place % HATCHES.length]} stroke={ink} strokeWidth="1.4" strokeLinecap="round" fill="none" />
    </svg>
  )
}
