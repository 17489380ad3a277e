import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Input, type InputRef } from 'antd'
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchHit } from '../../api/contract/search.ts'
import { useMapState } from '../map/mapState.ts'
import { searchQuery } from '../queries.ts'
import type { View } from '../url.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'

/** Metres above what has a place but no page of its own. */
const LOOK_FROM = 1500

/** The change of view that shows a hit. */
function viewOf({ kind, id, location }: SearchHit): Partial<View> | null {
  if (kind === 'area') return { area: id }
  if (kind === 'house') return { house: Number(id) }
  if (kind === 'person') return { person: Number(id) }
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
  const items = wanted ? (data?.items ?? []) : []
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
    setOpen(false)
    input.current?.blur()
    useMapState.setState({ hover: null })
    useView.getState().go({ ...NOTHING_SELECTED, ...change })
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, items.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter') choose(items[at])
    else if (event.key === 'Escape') input.current?.blur()
    else return
    event.preventDefault()
  }
  const listed = open && wanted !== ''
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
        aria-expanded={listed}
        aria-controls={id}
        aria-activedescendant={listed && items[at] ? `${id}-${at}` : undefined}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
        onKeyDown={onKeyDown}
      />
      {listed && (
        <ul id={id} role="listbox" className="hits" aria-label={t('top.search')}>
          {items.map((hit, index) => (
            <li
              key={`${hit.kind}-${hit.id}`}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onPointerEnter={() => setAt(index)}
              onPointerDown={(event) => {
                event.preventDefault()
                choose(hit)
              }}
            >
              <span>{hit.title}</span>
              <small className="quiet">{hit.subtitle}</small>
              <em>{t(`hit.${hit.kind}`)}</em>
            </li>
          ))}
          {items.length === 0 && <li className="quiet none">{isFetching ? t('state.loading') : t('top.searchEmpty', { q: wanted })}</li>}
        </ul>
      )}
    </div>
  )
}
