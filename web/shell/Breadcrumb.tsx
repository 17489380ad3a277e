import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { areaQuery, householdQuery, houseQuery, personQuery } from '../queries.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'

interface Step {
  key: string
  text: string
  open(): void
}

/** County → township → village → house → household → person: where one is, and the way back up. */
export function Breadcrumb({ home }: { home: string }) {
  const { t } = useTranslation()
  const go = useView((view) => view.go)
  const area = useView((view) => view.area) ?? home
  const house = useView((view) => view.house)
  const household = useView((view) => view.household)
  const person = useView((view) => view.person)
  const { data: place } = useQuery(areaQuery(area))
  const { data: building } = useQuery({ ...houseQuery(house ?? 0), enabled: house !== null })
  const { data: family } = useQuery({ ...householdQuery(household ?? 0), enabled: household !== null })
  const { data: individual } = useQuery({ ...personQuery(person ?? 0), enabled: person !== null })

  const steps: Step[] = (place ? [...place.ancestors, place] : [])
    .filter(({ code }) => code.length >= home.length)
    .map(({ code, name }) => ({ key: code, text: name, open: () => go({ ...NOTHING_SELECTED, area: code }) }))
  if (building && house) steps.push({ key: 'house', text: building.houseNumber, open: () => go({ ...NOTHING_SELECTED, house }) })
  if (family && household) {
    const text = family.head ? t('household.of', { name: family.head }) : t('household.title')
    steps.push({ key: 'household', text, open: () => go({ ...NOTHING_SELECTED, house, household }, 'stay') })
  }
  if (individual) steps.push({ key: 'person', text: individual.name, open: () => undefined })

  const last = steps.at(-1)
  return (
    <nav className="breadcrumb" aria-label={t('panel.breadcrumb')}>
      <p>
        {steps.slice(0, -1).map(({ key, text, open }) => (
          <Fragment key={key}>
            <button type="button" className="link" onClick={open}>
              {text}
            </button>
            <span aria-hidden>›</span>
          </Fragment>
        ))}
        {steps.length < 2 && place && <span className="quiet">{t(`level.${place.level}`)}</span>}
      </p>
      <h1 aria-current="location">{last?.text ?? ''}</h1>
    </nav>
  )
}
