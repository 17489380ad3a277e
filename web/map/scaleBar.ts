/** A round length and how wide it is drawn. */
export interface ScaleBar {
  readonly meters: number
  readonly pixels: number
}

/** The longest round length (1, 2 or 5 with noughts) that is at most so wide. @param metersPerPixel in the middle of the picture */
export function scaleBar(metersPerPixel: number, mostPixels: number): ScaleBar {
  const most = metersPerPixel * mostPixels
  const power = 10 ** Math.floor(Math.log10(most))
  const meters = [5, 2, 1].find((factor) => factor * power <= most * (1 + 1e-9))! * power
  return { meters, pixels: meters / metersPerPixel }
}

/** Metres of ground across a pixel in the middle of the picture. @param fov angle of the picture's longer side, radians */
export function metersPerPixel(eyeMeters: number, width: number, height: number, fov = Math.PI / 3): number {
  return (2 * eyeMeters * Math.tan(fov / 2)) / Math.max(width, height, 1)
}

/** 500 米, 2 公里: round lengths need no decimals. */
export function scaleText(meters: number, language: 'zh-CN' | 'en'): string {
  const [meter, kilometer] = language === 'en' ? ['m', 'km'] : ['米', '公里']
  return meters >= 1000 ? `${Number((meters / 1000).toFixed(3))} ${kilometer}` : `${Number(meters.toFixed(3))} ${meter}`
}
