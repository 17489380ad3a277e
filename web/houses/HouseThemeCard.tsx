import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatFilter, withCondition } from '../../api/contract/filter.ts'
import { includes, toggled } from '../analysis/condition.ts'
import { setCondition, useFilter } from '../analysis/useFilter.ts'
import { whole } from '../format.ts'
import { CATALOGUE } from '../map/catalogue.ts'
import { inLanguage } from '../map/layer.ts'
import { useMapState } from '../map/mapState.ts'
import { useView } from '../view.ts'
import { ClassMark } from './ClassMark.tsx'
import { findTheme, THEME_GROUPS, type HouseTheme } from './house_themes.ts'
import { useHousePaint, type HousePainting } from './useHousePaint.ts'
import './HouseThemeCard.css'

/** What the houses' colours mean, in words and with counts; a click on a class keeps those houses only. */
export default function HouseThemeCard({ home, folded }: { home: string; folded: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const area = useView((view) => view.area) ?? home
  const by = useView((view) => view.by)
  const asked = useView((view) => view.by !== null || view.filter !== null)
  const [open, setOpen] = useState(!folded)
  const theme = findTheme(by)
  const { filter, text } = useFilter()
  const free = theme ? formatFilter(withCondition(filter, theme.dimension)) : text
  const painting = useHousePaint({ area, filter: text, free, theme })
  const far = useMapState(({ eyeMeters }) => eyeMeters > DRAWN_BELOW)
  // What an account may not see is said where it was asked for, not beside every filter.
  if (!asked || (by === null && painting.hidden)) return null
  return (
    <section className="house-theme" aria-label={t('houseTheme.title')}>
      <header>
        <Select
          size="small"
          variant="borderless"
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={240}
          value={theme?.id ?? null}
          placeholder={t('houseTheme.choose')}
          aria-label={t('houseTheme.choose')}
          options={THEME_GROUPS.map(({ title, themes }) => ({
            label: inLanguage(title, language),
            options: themes.map(({ id, title: name }) => ({ value: id, label: inLanguage(name, language) })),
          }))}
          onChange={(id) => useView.getState().go({ by: id }, 'stay')}
        />
        <Button
          type="text"
          size="small"
          icon={open ? <DownOutlined /> : <UpOutlined />}
          aria-expanded={open}
          aria-label={t(open ? 'action.fold' : 'action.open')}
          onClick={() => setOpen(!open)}
        />
        {by !== null && (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('houseTheme.off')}
            onClick={() => useView.getState().go({ by: null }, 'stay')}
          />
        )}
      </header>
      {open && (
        <>
          {theme && !painting.hidden && <Classes theme={theme} painting={painting} />}
          <p className="quiet" aria-live="polite">
            {by !== null && !theme ? t('houseTheme.unknown') : <State painting={painting} far={far} filtered={text !== ''} />}
          </p>
        </>
      )}
    </section>
  )
}

/** Metres between the eye and the ground, below which houses are drawn. */
const DRAWN_BELOW = CATALOGUE.find(({ id }) => id === 'houses')!.eyeMeters.to

function State({ painting, far, filtered }: { painting: HousePainting; far: boolean; filtered: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  if (painting.hidden) return t('houseTheme.hidden')
  if (painting.error)
    return (
      <>
        {t('houseTheme.failed')}{' '}
        <button type="button" className="link" onClick={painting.retry}>
          {t('action.retry')}
        </button>
      </>
    )
  if (painting.houses === undefined) return t('layer.loading')
  if (painting.houses === 0) return t('houseTheme.none')
  const counted = t(filtered ? 'houseTheme.matched' : 'houseTheme.all', { number: whole(painting.houses) })
  return far ? [counted, t('houseTheme.far')].join(language === 'en' ? ' ' : '') : counted
}

function Classes({ theme, painting: { counts, inView } }: { theme: HouseTheme; painting: HousePainting }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const { filter } = useFilter()
  const own = filter.find(({ dimension }) => dimension === theme.dimension) ?? null
  return (
    <ul>
      {theme.classes.map(({ label, color, condition }, place) => {
        const count = counts?.[place]
        // Codes that no house has are no news; a class that is chosen stays, so that it can be let go.
        const chosen = condition !== null && includes(own, condition)
        if (count === 0 && !chosen) return null
        const line = (
          <>
            <ClassMark color={color} place={place} />
            <span>{inLanguage(label, language)}</span>
            {inView && <small className="quiet">{t('houseTheme.inView', { number: whole(inView[place]!) })}</small>}
            <b className="number">{count === undefined ? '…' : whole(count)}</b>
          </>
        )
        return (
          <li key={label.zh} className={own && !chosen ? 'out' : undefined}>
            {condition ? (
              <button
                type="button"
                aria-pressed={chosen}
                title={t(chosen ? 'houseTheme.letGo' : 'houseTheme.keep')}
                onClick={() => setCondition(theme.dimension, toggled(own, condition))}
              >
                {line}
              </button>
            ) : (
              <div>{line}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
