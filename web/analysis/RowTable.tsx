import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { listAnalysisRows } from '../../api/contract/analysis.ts'
import { call } from '../api.ts'
import { whole } from '../format.ts'
import { inLanguage } from '../map/layer.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { QueryState } from '../parts/QueryState.tsx'
import { TableHandOut } from '../parts/TableHandOut.tsx'
import { useView } from '../view.ts'
import { asTabbed, cellsOf, isInside, moved, oneCell, type Cell, type CellRange } from './cell_range.ts'
import { markHouses } from './marked.ts'
import { rowsQuery } from './queries.ts'
import { nextSort, type TableKind } from './table_columns.ts'

const ROW_PIXELS = 30
/** Rows before the last loaded one at which more are asked for. */
const AHEAD = 30

interface Props<Row> {
  kind: TableKind<Row>
  area: string
  filter: string
  /** how many there are, as far as the account may know */
  total: number | null
  /** whose rows they are, for a title */
  areaName: string
  /** the filter, in words */
  sentence: string
  asOf: string | undefined
}

/** Rows that scroll for as long as there are some; cells are selected and copied as in a spreadsheet. */
export function RowTable<Row extends { id: number }>({ kind, area, filter, total, areaName, sentence, asOf }: Props<Row>) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const [sort, setSort] = useState('place')
  const query = useInfiniteQuery(rowsQuery(area, filter, kind.of, sort))
  // A page's rows are of the kind that was asked for.
  const rows = useMemo(() => query.data?.pages.flatMap(({ items }) => items as readonly unknown[] as readonly Row[]), [query.data])
  return (
    <QueryState query={{ ...query, data: rows }} lines={6}>
      {(loaded) =>
        loaded.length === 0 ? (
          <p className="row-none">{t('filter.nobody')}</p>
        ) : (
          <Grid
            kind={kind}
            rows={loaded}
            total={total}
            sort={sort}
            onSort={setSort}
            more={query.hasNextPage && !query.isFetchingNextPage ? () => void query.fetchNextPage() : undefined}
            complete={!query.hasNextPage}
            save={
              <TableHandOut<Row>
                title={t('rows.saveTitle', { area: areaName, kind: kind.title[language] })}
                about={t('rows.saveAbout', { area: areaName, sentence })}
                asOf={asOf}
                personal
                total={total}
                heads={kind.columns.map(({ title }) => title[language])}
                cells={(row) => kind.columns.map(({ text }) => text(row, language))}
                load={async (asked) => {
                  const { items, next } = await call(listAnalysisRows, { body: { area, filter, of: kind.of, sort, ...asked } })
                  return { items: items as readonly unknown[] as readonly Row[], next }
                }}
              />
            }
          />
        )
      }
    </QueryState>
  )
}

interface GridProps<Row> {
  kind: TableKind<Row>
  rows: readonly Row[]
  total: number | null
  sort: string
  onSort(sort: string): void
  more: (() => void) | undefined
  complete: boolean
  save: ReactNode
}

function Grid<Row extends { id: number }>({ kind, rows, total, sort, onSort, more, complete, save }: GridProps<Row>) {
  const { t } = useTranslation()
  const id = useId()
  const language = useView((view) => codeLanguage(view.language))
  const host = useRef<HTMLDivElement>(null)
  const [range, setRange] = useState<CellRange | null>(null)
  const { columns } = kind
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => host.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 8,
    scrollPaddingStart: ROW_PIXELS,
  })
  const shown = virtual.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && lastShown >= rows.length - AHEAD) more()
  }, [more, lastShown, rows.length])

  useEffect(() => {
    const { top, bottom } = range ? cellsOf(range) : { top: 0, bottom: -1 }
    markHouses(rows.slice(top, bottom + 1).flatMap((row) => kind.house(row) ?? []))
  }, [range, rows, kind])

  const chosenHouse = useView((view) => view.house)
  useEffect(() => {
    const row = chosenHouse === null ? -1 : rows.findIndex((one) => kind.house(one) === chosenHouse)
    const inside = range && row >= cellsOf(range).top && row <= cellsOf(range).bottom
    if (row < 0 || inside) return
    setRange(oneCell({ row, column: 0 }))
    virtual.scrollToIndex(row, { align: 'center' })
    // A house clicked on the map is looked up once, not again for each row that loads.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [chosenHouse])

  const textAt = ({ row, column }: Cell) => columns[column]!.text(rows[row]!, language)
  const open = (row: number) => useView.getState().go(kind.opens(rows[row]!))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setRange(null)
    if (event.key === 'Enter' && range) return open(range.at.row)
    const page = Math.floor((host.current?.clientHeight ?? 0) / ROW_PIXELS) - 1
    const next = moved(range, event, rows.length, columns.length, Math.max(1, page))
    if (!next) return
    event.preventDefault()
    setRange(next)
    virtual.scrollToIndex(next.at.row)
    host.current?.querySelector(`[data-column="${next.at.column}"]`)?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }
  const onCopy = (event: ClipboardEvent) => {
    if (!range) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', asTabbed(range, textAt))
  }
  const width = columns.reduce((sum, { widthPixels }) => sum + widthPixels, 0)
  return (
    <>
      <div
        ref={host}
        className="row-table"
        role="grid"
        tabIndex={0}
        aria-label={inLanguage(kind.title, language === 'en' ? 'en' : 'zh-CN')}
        aria-rowcount={complete ? rows.length + 1 : -1}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-activedescendant={range ? `${id}-${range.at.row}-${range.at.column}` : undefined}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
      >
        <div style={{ inlineSize: width, minInlineSize: '100%' }}>
          <div className="row-line row-head" role="row" aria-rowindex={1}>
            {columns.map(({ id: name, title, widthPixels, numeric, sorts }, column) => {
              const sorted = sort !== 'place' && sorts?.includes(sort)
              const words = title[language]
              return (
                <div
                  key={name}
                  role="columnheader"
                  data-column={column}
                  aria-sort={sorted ? (sort.startsWith('-') ? 'descending' : 'ascending') : undefined}
                  className={numeric ? 'numeric' : undefined}
                  style={{ inlineSize: widthPixels }}
                >
                  {sorts && name !== 'village' ? (
                    <button type="button" title={t('rows.sort', { name: words })} onClick={() => onSort(nextSort(sorts, sort))}>
                      {words}
                      <span aria-hidden>{sorted ? (sort.startsWith('-') ? ' ↓' : ' ↑') : ' ↕'}</span>
                    </button>
                  ) : (
                    words
                  )}
                </div>
              )
            })}
          </div>
          <div style={{ blockSize: virtual.getTotalSize(), position: 'relative' }} role="rowgroup">
            {shown.map(({ index, start }) => (
              <div
                key={rows[index]!.id}
                className="row-line"
                role="row"
                aria-rowindex={index + 2}
                style={{ transform: `translateY(${start}px)` }}
              >
                {columns.map(({ id: name, widthPixels, numeric }, column) => {
                  const cell = { row: index, column }
                  const selected = isInside(range, cell)
                  const at = range?.at.row === index && range.at.column === column
                  return (
                    <div
                      key={name}
                      id={`${id}-${index}-${column}`}
                      role="gridcell"
                      aria-selected={selected}
                      className={`${numeric ? 'numeric' : ''}${selected ? ' selected' : ''}${at ? ' at' : ''}`}
                      style={{ inlineSize: widthPixels }}
                      onPointerDown={(event) => {
                        if (event.button === 0) setRange(event.shiftKey && range ? { anchor: range.anchor, at: cell } : oneCell(cell))
                      }}
                      onPointerEnter={(event) => {
                        if (event.buttons === 1 && event.pointerType === 'mouse' && range) setRange({ anchor: range.anchor, at: cell })
                      }}
                      onClick={(event) => {
                        const { top, bottom, left, right } = cellsOf(range ?? oneCell(cell))
                        if (!event.shiftKey && top === bottom && left === right) open(index)
                      }}
                    >
                      {textAt(cell)}
                    </div>
                  )
                })}
              </div>
            ))}
          </div>
        </div>
      </div>
      <footer className="row-foot">
        <p className="quiet" aria-live="polite">
          {total === null
            ? t('rows.loadedOnly', { number: whole(rows.length) })
            : t('rows.loaded', { number: whole(rows.length), total: whole(total) })}
          {range && ` · ${t('rows.selected', { number: whole(cellsOf(range).bottom - cellsOf(range).top + 1) })}`}
          <span className="row-hint"> · {t('rows.hint')}</span>
        </p>
        {save}
      </footer>
    </>
  )
}
