/** Cities where people of the county live and work, with where they lie. Codes: GB/T 2260; the list is the product's own, a county extends it. */
export interface Destination {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly lon: number
  readonly lat: number
}
const list = (rows: readonly (readonly [string, string, string, number, number])[]): readonly Destination[] =>
  rows.map(([code, zh, en, lon, lat]) => ({ code, zh, en, lon, lat }))

export const DESTINATIONS = list([
  ['110000', '北京', 'Beijing', 116.41, 39.9],
  ['310000', '上海', 'Shanghai', 121.47, 31.23],
  ['320100', '南京', 'Nanjing', 118.8, 32.06],
  ['320500', '苏州', 'Suzhou', 120.58, 31.3],
  ['330100', '杭州', 'Hangzhou', 120.16, 30.27],
  ['330200', '宁波', 'Ningbo', 121.55, 29.87],
  ['330300', '温州', 'Wenzhou', 120.7, 28],
  ['330700', '金华', 'Jinhua', 119.65, 29.08],
  ['350200', '厦门', 'Xiamen', 118.09, 24.48],
  ['350500', '泉州', 'Quanzhou', 118.68, 24.87],
  ['420100', '武汉', 'Wuhan', 114.31, 30.59],
  ['420500', '宜昌', 'Yichang', 111.29, 30.69],
  ['430100', '长沙', 'Changsha', 112.94, 28.23],
  ['430200', '株洲', 'Zhuzhou', 113.13, 27.83],
  ['430300', '湘潭', 'Xiangtan', 112.94, 27.83],
  ['430600', '岳阳', 'Yueyang', 113.13, 29.36],
  ['430700', '常德', 'Changde', 111.7, 29.03],
  ['430900', '益阳', 'Yiyang', 112.36, 28.55],
  ['431200', '怀化', 'Huaihua', 110, 27.57],
  ['440100', '广州', 'Guangzhou', 113.26, 23.13],
  ['440300', '深圳', 'Shenzhen', 114.06, 22.55],
  ['440400', '珠海', 'Zhuhai', 113.58, 22.27],
  ['440600', '佛山', 'Foshan', 113.12, 23.02],
  ['441300', '惠州', 'Huizhou', 114.42, 23.11],
  ['441900', '东莞', 'Dongguan', 113.75, 23.02],
  ['442000', '中山', 'Zhongshan', 113.39, 22.52],
  ['460100', '海口', 'Haikou', 110.2, 20.04],
  ['500000', '重庆', 'Chongqing', 106.55, 29.56],
  ['510100', '成都', 'Chengdu', 104.07, 30.67],
  ['520100', '贵阳', 'Guiyang', 106.63, 26.65],
  ['530100', '昆明', 'Kunming', 102.83, 24.88],
])
