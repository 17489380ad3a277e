import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Input, type InputRef } from 'antd'
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchHit } from '../../api/contract/search.ts'
import { useMapState } from '../map/mapState.ts'
import { searchQuery, sessionQuery } from '../queries.ts'
import type { View } from '../url.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'
import { groupHits } from './groups.ts'
import { HitList } from './HitList.tsx'
import { recentHits, rememberHit } from './recent.ts'
import './search.css'
import { SearchHint } from './SearchHint.tsx'

/** Metres above what has a place but no page of its own. */
const LOOK_FROM = 1500

/** The change of view that shows a hit. */
function viewOf({ kind, id, location }: SearchHit): Partial<View> | null {
  if (kind === 'area') return { area: id }
  if (kind === 'house') return { house: Number(id) }
  if (kind === 'person') return { person: Number(id) }
  const layer = { industry: 'industry', facility: 'facilities' }[kind as string]
  if (layer) {
    const { show } = useView.getState()
    return { feature: `${layer}:${id}`, show: show.includes(layer) ? show : [...show, layer] }
  }
  if (!location) return null
  const [lon, lat] = location
  return { camera: { lon, lat: lat - 0.012, heightMeters: LOOK_FROM, heading: 0, pitch: -42 } }
}

/** Searches while typing; ↑ ↓ choose, ↵ opens, Esc leaves; `/` comes here from anywhere. */
export function Search({ compact }: { compact: boolean }) {
  const { t } = useTranslation()
  const id = useId()
  const input = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const wanted = useDeferredValue(text.trim())
  const { data, isFetching } = useQuery({ ...searchQuery(wanted), placeholderData: (last) => (wanted ? last : undefined) })
  const { data: session } = useQuery(sessionQuery())
  const account = session?.account ?? ''
  const recent = useMemo(() => (open ? recentHits(account) : []), [open, account])
  const groups = useMemo(() => groupHits(wanted ? (data?.items ?? []) : recent), [wanted, data, recent])
  const items = groups.flatMap(({ hits }) => hits)
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || /^(INPUT|TEXTAREA)$/.test((event.target as HTMLElement).tagName)) return
      event.preventDefault()
      input.current?.focus()
    }
    window.addEventListener('keydown', focus)
    return () => window.removeEventListener('keydown', focus)
  }, [])

  const choose = (hit: SearchHit | undefined) => {
    const change = hit && viewOf(hit)
    if (!change) return
    rememberHit(account, hit)
    setOpen(false)
    input.current?.blur()
    useMapState.setState({ hover: null })
    useView.getState().go({ ...NOTHING_SELECTED, ...change })
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown' && !open) setOpen(true)
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, items.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Home' && event.ctrlKey) setAt(0)
    else if (event.key === 'End' && event.ctrlKey) setAt(items.length - 1)
    else if (event.key === 'Enter') choose(items[at])
    else if (event.key === 'Escape') {
      // First the list goes, then the text, then the focus.
      if (open && (items.length > 0 || wanted)) setOpen(false)
      else if (text) setText('')
      else input.current?.blur()
    } else return
    event.preventDefault()
  }
  return (
    <div className={compact ? 'search compact' : 'search'} role="search">
      <Input
        ref={input}
        allowClear
        prefix={<SearchOutlined />}
        placeholder={t('top.search')}
        aria-label={t('top.search')}
        value={text}
        role="combobox"
        aria-expanded={open && items.length > 0}
        aria-controls={id}
        aria-activedescendant={open && items[at] ? `${id}-${at}` : undefined}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          setOpen(true)
        }}
        onFocus={() => {
          setAt(0)
          setOpen(true)
        }}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
        onKeyDown={onKeyDown}
      />
      {open && (
        <div className="hits">
          {!wanted && items.length > 0 && <p className="hits-note">{t('search.recent')}</p>}
          <HitList
            id={id}
            label={wanted ? t('top.search') : t('search.recent')}
            groups={groups}
            at={at}
            onPoint={setAt}
            onChoose={choose}
          />
          {wanted && items.length === 0 && (
            <p className="hits-note" role="status">
              {isFetching ? t('state.loading') : t('top.searchEmpty', { q: wanted })}
            </p>
          )}
          {(!wanted || (items.length === 0 && !isFetching)) && <SearchHint people={session?.seesPeople ?? false} />}
        </div>
      )}
    </div>
  )
}
