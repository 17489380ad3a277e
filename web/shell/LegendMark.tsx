import { useId } from 'react'
import type { LegendEntry } from '../map/layer.ts'

/** The sign of a legend line, drawn as the map draws it. */
export function LegendMark({ mark, color, sign }: Pick<LegendEntry, 'mark' | 'color' | 'sign'>) {
  const pattern = useId()
  const ink = color.startsWith('#') ? color : `var(--${color})`
  const patterned = mark === 'hatch' || mark === 'dots' || mark === 'waves'
  return (
    <svg className="legend-mark" viewBox="0 0 20 14" aria-hidden style={{ color: ink }}>
      {mark === 'fill' && <rect x="1" y="1" width="18" height="12" rx="1.5" fill="currentColor" />}
      {mark === 'line' && <path d="M1 7h18" stroke="currentColor" strokeWidth="2.5" />}
      {mark === 'dashes' && <path d="M1 7h18" stroke="currentColor" strokeWidth="2" strokeDasharray="5 2.5" />}
      {mark === 'dot' && <circle cx="10" cy="7" r="5" fill="currentColor" />}
      {mark === 'triangle' && <path d="M10 1.5 16 12.5H4z" fill="currentColor" />}
      {mark === 'diamond' && <path d="M10 .5 16.5 7 10 13.5 3.5 7z" fill="currentColor" />}
      {mark === 'house' && <path d="M3 13V6l7-5 7 5v7z" fill="currentColor" stroke="var(--soft)" strokeWidth=".7" />}
      {mark === 'hexagon' && <path d="M6 .8h8L18 7l-4 6.2H6L2 7z" fill="currentColor" />}
      {mark === 'column' && <path d="M7.5 1h5v12h-5z" fill="currentColor" />}
      {mark === 'arc' && <path d="M1.5 12.5C4 1 16 1 18.5 12.5" fill="none" stroke="currentColor" strokeWidth="2.2" />}
      {mark === 'text' && (
        <text x="10" y="11.5" textAnchor="middle" fontSize="12" fontWeight="600" fill="currentColor">
          名
        </text>
      )}
      {patterned && (
        <>
          <defs>
            <pattern id={pattern} width="5" height="5" patternUnits="userSpaceOnUse">
              {mark === 'hatch' && <path d="M-1 6 6-1" stroke="currentColor" strokeWidth="1.1" />}
              {mark === 'dots' && <circle cx="2.5" cy="2.5" r="1.1" fill="currentColor" />}
              {mark === 'waves' && <path d="M0 2.5q1.25-2 2.5 0t2.5 0" fill="none" stroke="currentColor" strokeWidth=".9" />}
            </pattern>
          </defs>
          <rect x="1" y="1" width="18" height="12" rx="1.5" fill="currentColor" fillOpacity=".34" />
          <rect x="1" y="1" width="18" height="12" rx="1.5" fill={`url(#${pattern})`} stroke="currentColor" />
        </>
      )}
      {mark === 'sign' && sign && (
        <>
          {sign.shape === 'circle' && <circle cx="10" cy="7" r="6.8" fill="currentColor" />}
          {sign.shape === 'square' && <rect x="3.5" y=".5" width="13" height="13" rx="2" fill="currentColor" />}
          {sign.shape === 'diamond' && <path d="M10-1.3 18.3 7 10 15.3 1.7 7z" fill="currentColor" />}
          {sign.shape === 'triangle' && <path d="M10-.8 18 13.6H2z" fill="currentColor" />}
          <text x="10" y={sign.shape === 'triangle' ? 11.6 : 10.3} textAnchor="middle" fontSize="9" fontWeight="600" fill="#fff">
            {sign.text}
          </text>
        </>
      )}
    </svg>
  )
}
