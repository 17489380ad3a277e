import type { Kind, Rejection, Summary } from './kind.types.ts'
import { grouped } from './wording.ts'

/** An import's outcome as lines of Chinese text. */
export function summaryText(kind: Kind, names: readonly string[], summary: Summary): string {
  const counts: [string, string][] = [
    ['读入', grouped(summary.read)],
    ['存入', grouped(summary.stored)],
    ['未存', summary.rejected.length === 0 ? '0' : `${grouped(summary.rejected.length)}：${reasonsText(summary.rejected)}`],
  ]
  const rows = [...summary.lines, ...counts, ...summary.notes.map((note) => ['注意', note] as const)]
  const width = Math.max(...rows.map(([label]) => [...label].length))
  const text = rows.map(([label, value]) => `  ${label}${'　'.repeat(width - [...label].length)}　${value}`)
  return [
    `已导入${kind.title}：${names.join('、')}`,
    ...text,
    ...(summary.bake ? ['接下来运行 npm run bake，重新生成地形、底图和房屋瓦片。'] : []),
  ].join('\n')
}

/** "不在县内 12（第 3、7、9…个）；没有名称 1（第 5 个）" */
function reasonsText(rejected: readonly Rejection[]): string {
  const numbers = new Map<string, number[]>()
  for (const { number, reason } of rejected) numbers.set(reason, [...(numbers.get(reason) ?? []), number])
  return [...numbers]
    .map(([reason, found]) => `${reason} ${grouped(found.length)}（第 ${found.slice(0, 5).join('、')}${found.length > 5 ? '…' : ''} 个）`)
    .join('；')
}
