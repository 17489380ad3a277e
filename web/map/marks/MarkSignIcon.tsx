import { useEffect, useRef } from 'react'
import { PALETTE, type Palette } from '../../theme.ts'
import { useView } from '../../view.ts'
import type { MarkSign } from './marks.ts'
import { paintMarkSign } from './paintMark.ts'

/** CSS pixels. */
const SIZE = 24

/** A sign in a legend or a list, painted as the map paints it. */
export function MarkSignIcon({ sign, ink }: { sign: MarkSign; ink: keyof Palette }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = PALETTE[useView((view) => view.theme)]
  useEffect(() => {
    const ratio = window.devicePixelRatio
    const target = canvas.current!
    target.width = target.height = SIZE * ratio
    const context = target.getContext('2d')!
    context.scale(ratio, ratio)
    paintMarkSign(context, sign, { x: SIZE / 2, y: SIZE / 2 }, palette[ink], palette.raised)
  }, [sign, ink, palette])
  return <canvas ref={canvas} aria-hidden style={{ inlineSize: SIZE, blockSize: SIZE, flex: 'none' }} />
}
