import { useTranslation } from 'react-i18next'
import { codeName, SEX } from '../../api/contract/codes.ts'
import type { Impact, ImpactPerson, ShelterChoice } from '../../api/contract/impact.ts'
import { knownCount } from '../ask/knownCount.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { ListHandOut } from '../parts/ListHandOut.tsx'
import type { SheetColumn } from '../parts/VillageSheet.tsx'
import { useView } from '../view.ts'
import { ledText } from './ledText.ts'
import type { Whom } from './openList.ts'
import { zonePeoplePage, type ZoneAsk } from './zone.ts'

interface Props {
  zone: ZoneAsk
  /** Who is listed, in words. */
  title: string
  whom: Whom
  choice: ShelterChoice | null
  impact: Impact
  onClose(): void
}

/** Hands out who is in a zone: how it stands there, why they need carrying, and which shelter they go to. */
export function ZoneHandOut({ zone, title, whom, choice, impact, onClose }: Props) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const cells: Partial<Record<ColumnId, SheetColumn<ImpactPerson>['cell']>> = {
    number: (_, index) => String(index + 1),
    village: ({ village }) => village.name,
    name: ({ name }) => name,
    sex: ({ sex }) => codeName(SEX, sex, language),
    age: ({ age }) => String(age),
    house: ({ house }) => house.houseNumber,
    value: ({ value }) => zone.valueText(value),
    why: ({ carrying }) => carrying.map((reason) => t(`ask.reason.${reason}`)).join('、'),
    ...(choice && { shelter: (person: ImpactPerson) => ledText(person, t) }),
  }
  const columns = Object.entries(cells).map(([id, cell]) => ({ id, head: t(`impact.column.${id as ColumnId}`), cell }))
  return (
    <ListHandOut<ImpactPerson>
      title={`${zone.title} · ${title}`}
      asOf={impact.asOf}
      expected={whom.led === undefined ? knownCount(impact, whom) : null}
      purposes={['flood', 'drill']}
      columnsOf={() => columns}
      load={(asked) => zonePeoplePage(zone, whom, choice, asked)}
      onClose={onClose}
    />
  )
}
type ColumnId = 'number' | 'village' | 'name' | 'sex' | 'age' | 'house' | 'value' | 'why' | 'shelter'
