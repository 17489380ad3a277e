import type { RangeDimension, Span } from '../../api/contract/dimensions.ts'

/** A bucket by itself, under its dimension's title: 80+ 岁, 1960–1969 年, 3 层. */
export function spanLabel(dimension: RangeDimension, { from, to }: Span, language: 'zh' | 'en'): string {
  const year = dimension.id === 'builtYear'
  const unit = dimension.unit[language].replace('未办结预警', '').replace(/^(years old|open alerts)$/, '')
  const after = unit === '' ? '' : ` ${unit}`
  if (from === to) return `${from}${after}`
  if (to === null) {
    if (!year) return `${from}${after}${language === 'zh' ? '及以上' : ' or more'}`
    return language === 'zh' ? `${from} 年及以后` : `${from} or later`
  }
  if (from === null) {
    if (!year) return `${to}${after}${language === 'zh' ? '及以下' : ' or fewer'}`
    return language === 'zh' ? `${to} 年及以前` : `${to} or earlier`
  }
  return `${from}–${to}${after}`
}
