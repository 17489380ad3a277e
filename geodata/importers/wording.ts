/** A number for people: grouped, so many decimals. */
export function decimals(value: number, digits = 1): string {
  return value.toLocaleString('zh-CN', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

export function grouped(value: number): string {
  return value.toLocaleString('zh-CN')
}

/** 东经 110.70000°、北纬 29.60500° */
export function placeText({ lon, lat }: { lon: number | null; lat: number | null }): string {
  return lon === null || lat === null ? '未知位置' : `东经 ${lon.toFixed(5)}°、北纬 ${lat.toFixed(5)}°`
}

/** 东经 122.00–123.00、北纬 … of a box in degrees. */
export function boxText([west, south, east, north]: readonly [number, number, number, number]): string {
  const longitude = (value: number) => `${value < 0 ? '西' : '东'}经 ${Math.abs(value).toFixed(2)}°`
  const latitude = (value: number) => `${value < 0 ? '南' : '北'}纬 ${Math.abs(value).toFixed(2)}°`
  return `${longitude(west)}到${longitude(east)}、${latitude(south)}到${latitude(north)}`
}
