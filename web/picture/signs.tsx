import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { LegendEntry } from '../map/layer.ts'
import { LegendMark } from '../shell/LegendMark.tsx'
import type { Palette } from '../theme.ts'

/** Pixels of a sign's 20 × 14 units: sharp on the finest sheet. */
const FINENESS = 4

/** The legend's own signs as pictures, in the order given. */
export async function signImages(
  entries: readonly Pick<LegendEntry, 'mark' | 'color' | 'sign'>[],
  palette: Palette,
): Promise<HTMLImageElement[]> {
  const host = document.createElement('div')
  const root = createRoot(host)
  flushSync(() =>
    root.render(
      entries.map(({ mark, color, sign }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- drawn once
        <LegendMark key={index} mark={mark} color={color} {...(sign ? { sign } : {})} />
      )),
    ),
  )
  const texts = [...host.querySelectorAll('svg')].map((svg) => {
    svg.setAttribute('width', String(20 * FINENESS))
    svg.setAttribute('height', String(14 * FINENESS))
    // A picture of its own knows nothing of the page's colours.
    return new XMLSerializer().serializeToString(svg).replaceAll(/var\(--(\w+)\)/g, (_, name: keyof Palette) => palette[name])
  })
  root.unmount()
  return Promise.all(
    texts.map(async (text) => {
      const image = new Image()
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
      await image.decode()
      return image
    }),
  )
}
