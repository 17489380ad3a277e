import { loadGlyphs } from '../map/overlay/fonts.ts'
import { takeSnapshot } from '../map/picture/snapshot.ts'
import { PALETTE, type ThemeName } from '../theme.ts'
import { paintSheet, sideWidth, type SheetText } from './paintSheet.ts'
import { furnitureOf, underBox } from './furniture.ts'
import { pdfOf, type PdfText } from './pdf.ts'
import { signImages } from './signs.tsx'
import { PAPERS, partForPaper, sheetAround, sheetOfPaper, type Paper, type Sheet } from './sheet.ts'

type Scene = Parameters<typeof takeSnapshot>[0]

/** `screen`: as fine as the screen; `fine`: twice as fine; else a sheet of paper. */
export type PictureKind = 'screen' | 'fine' | Paper

const JPEG_QUALITY = 0.92

/**
 * Takes the map's free part, between the panels, for paper with what lies around it, and makes a file of it: a PNG, or a PDF of one page.
 * @returns the file, and whether all of the map had come
 */
export async function makePicture(
  scene: Scene,
  kind: PictureKind,
  text: SheetText,
  theme: ThemeName,
): Promise<{ file: Blob; whole: boolean }> {
  await loadGlyphs([
    text.title,
    text.subtitle,
    ...text.foot,
    text.stamp,
    text.watermark,
    text.legendTitle,
    text.north,
    ...text.legend.map(({ label }) => label),
  ])
  const onScreen = kind === 'screen' || kind === 'fine'
  const { clientWidth: width, clientHeight: height } = scene.canvas
  const side = sideWidth(text)
  const part = onScreen ? freePart(scene) : partForPaper(kind, freePart(scene), { width, height }, side)
  const ratio = kind === 'screen' ? 1 : 2
  const signs = await signImages(text.legend, PALETTE[theme])
  const fineness = ratio * window.devicePixelRatio
  const taken = { width: Math.round(part.width * fineness), height: Math.round(part.height * fineness) }
  const sheet = onScreen ? sheetAround(taken.width, taken.height, fineness, side) : sheetOfPaper(kind, taken, side)
  const covered = furnitureOf(sheet).map((box) => underBox(box, sheet, part, fineness))
  const snapshot = await takeSnapshot(scene, part, ratio, covered)
  const { whole } = snapshot
  if (onScreen) {
    return { file: await blobOf(paintSheet(sheet, snapshot, text, signs, PALETTE[theme]), 'image/png'), whole }
  }
  const jpeg = await blobOf(paintSheet(sheet, snapshot, text, signs, PALETTE[theme]), 'image/jpeg')
  return { file: pdfOf(new Uint8Array(await jpeg.arrayBuffer()), sheet, PAPERS[kind], textsOf(sheet, kind, text), text.title), whole }
}

/** What the panels leave of a map, CSS pixels of its canvas. */
export function freePart(scene: Scene) {
  const map = scene.canvas.getBoundingClientRect()
  const free = document.querySelector('.map-free')?.getBoundingClientRect() ?? map
  const [left, top] = [Math.max(free.left, map.left), Math.max(free.top, map.top)]
  const [right, bottom] = [Math.min(free.right, map.right), Math.min(free.bottom, map.bottom)]
  return { left: left - map.left, top: top - map.top, width: right - left, height: bottom - top }
}

/** The lines of a sheet where its picture has them, in points. */
function textsOf(sheet: Sheet, paper: Paper, text: SheetText): PdfText[] {
  const points = (PAPERS[paper].width / 25.4) * (72 / sheet.width)
  const line = (words: string, x: number, y: number, size: number) => ({
    text: words,
    x: x * points,
    y: y * points,
    size: size * sheet.unit * points,
  })
  const base = sheet.title.y + sheet.title.height * 0.64
  return [
    line(text.title, sheet.title.x, base, 26),
    line(text.subtitle, sheet.title.x + sheet.title.width * 0.66, base, 13),
    ...text.foot.map((words, index) => line(words, sheet.foot.x, sheet.foot.y + (20 + index * 18) * sheet.unit, 12)),
  ]
}

export function blobOf(canvas: HTMLCanvasElement, type: 'image/png' | 'image/jpeg'): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the browser has no room for a picture of this size'))),
      type,
      JPEG_QUALITY,
    ),
  )
}
