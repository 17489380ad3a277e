import { formatFilter, parseFilter, withCondition, type Tag } from '../../api/contract/filter.ts'

/** Those of a filter within a span of ages: where it names ages already, only those of them. */
export function withAge(text: string, from: number, to: number | null): string {
  const filter = parseFilter(text)
  const ages = filter.find(({ dimension }) => dimension === 'age')
  const ranges =
    ages?.kind === 'range'
      ? ages.ranges.flatMap((span) => {
          const least = Math.max(span.from ?? 0, from)
          const most = Math.min(span.to ?? Infinity, to ?? Infinity)
          return least <= most ? [{ from: least, to: most === Infinity ? null : most }] : []
        })
      : [{ from, to }]
  return formatFilter(withCondition(filter, 'age', { dimension: 'age', kind: 'range', ranges }))
}

/** Those of a filter who are of a special group too. */
export function withGroup(text: string, group: number): string {
  const filter = parseFilter(text)
  const groups = filter.find(({ dimension }) => dimension === 'group')
  const own: Tag = { code: group, without: false }
  const any = groups?.kind === 'tags' ? groups.any.map((together) => [...together, own]) : [[own]]
  return formatFilter(withCondition(filter, 'group', { dimension: 'group', kind: 'tags', any }))
}
