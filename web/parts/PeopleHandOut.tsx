import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRow } from '../../api/contract/analysis.ts'
import { codeName, GROUPS, SEX } from '../../api/contract/codes.ts'
import { useView } from '../view.ts'
import { codeLanguage } from './codeLanguage.ts'
import { ListHandOut } from './ListHandOut.tsx'
import type { SheetColumn } from './VillageSheet.tsx'

type Row = PersonRow & { minutes?: number | null }

/** Hands out people of an analysis: who they are, where they live, and how long they travel where the list says so. */
export function PeopleHandOut(props: Omit<ComponentProps<typeof ListHandOut<Row>>, 'purposes' | 'columnsOf'>) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const cells = {
    number: (_: Row, index: number) => String(index + 1),
    village: ({ village }: Row) => village.name,
    name: ({ name }: Row) => name,
    sex: ({ sex }: Row) => codeName(SEX, sex, language),
    age: ({ age }: Row) => String(age),
    house: ({ house }: Row) => house?.address ?? '',
    groups: ({ groups }: Row) => groups.map((group) => codeName(GROUPS, group, language)).join('、'),
    minutes: ({ minutes }: Row) => (typeof minutes === 'number' ? t('allocation.unitMinutes', { value: minutes }) : t('allocation.noWay')),
  }
  const columnsOf = (people: readonly Row[]): SheetColumn<Row>[] =>
    (Object.keys(cells) as (keyof typeof cells)[])
      .filter((id) => id !== 'minutes' || people.some(({ minutes }) => minutes !== undefined))
      .map((id) => ({ id, head: t(`handOut.column.${id}`), cell: cells[id] }))
  return <ListHandOut {...props} purposes={['visit', 'drill']} columnsOf={columnsOf} />
}
