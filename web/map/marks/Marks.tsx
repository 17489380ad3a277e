import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useCesium } from 'resium'
import { PALETTE } from '../../theme.ts'
import { useView } from '../../view.ts'
import { loadGlyphs } from '../overlay/fonts.ts'
import { GroundPoints, projectionOf } from '../overlay/project.ts'
import { takeRoom } from '../overlay/toolRoom.ts'
import { useMarks } from './marks.ts'
import { paintMarkSign, paintMarkText, TEXT_HEIGHT, type Box } from './paintMark.ts'

/** Owner of the room that marks' texts take on the picture. */
const ROOM = 'marks'

/** Marks of all tools, on a canvas of their own above the globe, with the very camera of each frame. */
export default function Marks() {
  const { scene } = useCesium()
  const canvas = useRef<HTMLCanvasElement>(null)
  const marks = useMarks()
  const theme = useView((view) => view.theme)
  useEffect(() => {
    const target = canvas.current
    if (!scene || !target) return
    const all = Object.values(marks).flat()
    const ground = new GroundPoints(all, 0)
    const wanted = new Uint8Array(all.length).fill(1)
    const remove = scene.postRender.addEventListener(() => {
      const ratio = window.devicePixelRatio
      const [width, height] = [Math.round(target.clientWidth * ratio), Math.round(target.clientHeight * ratio)]
      if (target.width !== width) target.width = width
      if (target.height !== height) target.height = height
      const context = target.getContext('2d')!
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, target.clientWidth, target.clientHeight)
      ground.readHeights(scene, Infinity, wanted)
      const picture = projectionOf(scene, 1)
      // Signs first: none lies on a text.
      const placed = all.map((mark, index) => ({ mark, at: ground.project(index, picture) }))
      const palette = PALETTE[theme]
      for (const { mark, at } of placed) if (at && mark.sign) paintMarkSign(context, mark.sign, at, palette[mark.ink], palette.raised)
      const taken: Box[] = []
      for (const { mark, at } of placed) if (at && mark.text) paintMarkText(context, mark, at, palette, taken)
      takeRoom(
        scene,
        ROOM,
        taken.map(({ left, top, width: wide }) => ({ left, top, right: left + wide, bottom: top + TEXT_HEIGHT })),
      )
    })
    void loadGlyphs(all.map(({ text }) => text ?? '')).then(() => scene.isDestroyed() || scene.requestRender())
    scene.requestRender()
    return () => {
      remove()
      if (!scene.isDestroyed()) takeRoom(scene, ROOM, [])
    }
  }, [scene, marks, theme])
  const host = scene?.canvas.parentElement
  return host ? createPortal(<canvas ref={canvas} className="names" aria-hidden />, host) : null
}
