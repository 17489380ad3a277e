import type { Page } from 'playwright-core'
import { DESK, mapIdle } from './browser.testing.ts'

/** The part of a desk's map that no panel covers. */
const FREE = { x: 380, y: 120, width: DESK.width - 380 - 400, height: 420 }

/** The map between the panels once nothing is left to draw, as a PNG in base64. */
export async function mapPicture(page: Page): Promise<string> {
  await mapIdle(page)
  return (await page.screenshot({ clip: FREE })).toString('base64')
}

/** Share of a picture's pixels that are about of one colour. */
export function shareOfColor(page: Page, picture: string, color: readonly [number, number, number]): Promise<number> {
  return page.evaluate(
    async ([png, wanted]) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, image.width, image.height)
      let found = 0
      for (let at = 0; at < data.length; at += 4)
        if (Math.max(...wanted.map((value, part) => Math.abs(data[at + part]! - value))) < 12) found++
      return found / (data.length / 4)
    },
    [picture, color] as const,
  )
}
