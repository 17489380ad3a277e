import type { Part } from '../map/picture/snapshot.ts'

/** A rectangle on the sheet, pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** Where things stand on a sheet. */
export interface Sheet {
  readonly width: number
  readonly height: number
  /** pixels to a point of type on a screen: everything scales with it */
  readonly unit: number
  readonly title: Box
  readonly map: Box
  readonly foot: Box
  /** Beside the map, where north and the legend stand; null where there is no legend. */
  readonly side: Box | null
  /** The part of the taken picture that the map's box shows, pixels of that picture. */
  readonly source: Box
}

/** In units of a screen pixel. */
const MARGIN = 16
const TITLE = 66
const FOOT = 52
const GAP = 12
/** Paper, landscape, millimetres: ISO 216. */
export const PAPERS = { a4: { width: 297, height: 210 }, a3: { width: 420, height: 297 } } as const
export type Paper = keyof typeof PAPERS
const MM_PER_INCH = 25.4
/** Fine enough to read at arm's length; a sheet of A3 is looked at from further away. */
const DPI: Record<Paper, number> = { a4: 200, a3: 150 }

/** A sheet around a picture of the map as large as it is taken.
 * @param unit how many times finer than the screen it is
 * @param side width of what stands beside the map, in units; 0: nothing does
 */
export function sheetAround(width: number, height: number, unit: number, side = 0): Sheet {
  const margin = Math.round(MARGIN * unit)
  const [title, foot] = [Math.round(TITLE * unit), Math.round(FOOT * unit)]
  const across = width + (side > 0 ? Math.round((side + GAP) * unit) : 0)
  return {
    width: across + 2 * margin,
    height: height + title + foot,
    unit,
    title: { x: margin, y: 0, width: across, height: title },
    map: { x: margin, y: title, width, height },
    foot: { x: margin, y: title + height, width: across, height: foot },
    side: side > 0 ? { x: margin + across - Math.round(side * unit), y: title, width: Math.round(side * unit), height } : null,
    source: { x: 0, y: 0, width, height },
  }
}

/** A sheet of paper; the middle of the taken picture fills its map, nothing is stretched. */
export function sheetOfPaper(paper: Paper, taken: { width: number; height: number }, side = 0): Sheet {
  const { width: mmWidth, height: mmHeight } = PAPERS[paper]
  const perMm = DPI[paper] / MM_PER_INCH
  const [width, height] = [Math.round(mmWidth * perMm), Math.round(mmHeight * perMm)]
  const unit = width / 1170
  const margin = Math.round(MARGIN * 1.6 * unit)
  const [title, foot] = [Math.round(TITLE * 1.1 * unit), Math.round(FOOT * 1.2 * unit)]
  const across = width - 2 * margin
  const beside = side > 0 ? Math.round((side + GAP) * unit) : 0
  const map = { x: margin, y: title, width: across - beside, height: height - title - foot }
  const scale = Math.max(map.width / taken.width, map.height / taken.height)
  const source = { width: map.width / scale, height: map.height / scale }
  return {
    width,
    height,
    unit,
    title: { x: margin, y: 0, width: across, height: title },
    map,
    foot: { x: margin, y: title + map.height, width: across, height: foot },
    side: side > 0 ? { x: width - margin - Math.round(side * unit), y: title, width: Math.round(side * unit), height: map.height } : null,
    source: { x: (taken.width - source.width) / 2, y: (taken.height - source.height) / 2, ...source },
  }
}

/** What is taken of a map for a sheet of paper: its free part, grown to the paper's shape as far as the map goes, panels or not. */
export function partForPaper(paper: Paper, free: Part, whole: { width: number; height: number }, side = 0): Part {
  const { map } = sheetOfPaper(paper, { width: 1, height: 1 }, side)
  const shape = map.width / map.height
  const width = Math.min(whole.width, Math.max(free.width, free.height * shape))
  const height = Math.min(whole.height, Math.max(free.height, free.width / shape))
  const within = (middle: number, length: number, end: number) => Math.min(Math.max(0, middle - length / 2), end - length)
  return {
    left: within(free.left + free.width / 2, width, whole.width),
    top: within(free.top + free.height / 2, height, whole.height),
    width,
    height,
  }
}

/** 慈利县零溪镇_2026-11-24: what a file system takes. */
export function fileName(area: string, date: string, extension: string): string {
  return `${area.replaceAll(/[\\/:*?"<>|\s]+/g, '_')}_${date}.${extension}`
}
