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
export function Breadcrumb({ home, titled = true }: { home: string; titled?: boolean }) {
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

  // The title is the area's, as the figures below it are; what is selected in it, or the area where no title says it, ends the line above.
  const ancestors = steps.slice(0, place ? place.ancestors.filter(({ code }) => code.length >= home.length).length : 0)
  const deeper = steps.slice(ancestors.length + 1)
  const whole = deeper.length > 0 || !titled
  return (
    <nav className="breadcrumb" aria-label={t('panel.breadcrumb')}>
      <p>
        {(whole ? steps : ancestors).map(({ key, text, open }, index, line) => {
          const current = whole && index === line.length - 1
          return (
            <Fragment key={key}>
              {current ? (
                <span aria-current="location">{text}</span>
              ) : (
                <button type="button" className="link" onClick={open}>
                  {text}
                </button>
              )}
              {!current && <span aria-hidden>›</span>}
            </Fragment>
          )
        })}
        {!whole && steps.length < 2 && place && <span className="quiet">{t(`level.${place.level}`)}</span>}
      </p>
      {titled && <h1 aria-current={deeper.length === 0 ? 'location' : undefined}>{place?.name ?? ''}</h1>}
    </nav>
  )
}
