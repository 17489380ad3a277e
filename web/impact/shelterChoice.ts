import { SHELTER_KINDS, type ShelterChoice } from '../../api/contract/impact.ts'

export const FIRST_CHOICE: ShelterChoice = { kinds: ['shelter', 'school'], minutes: 60 }

/** The kinds of shelters and minutes of the address; null: nobody is led anywhere. */
export function parseShelters(text: string | null): ShelterChoice | null {
  const [kinds, minutes] = text?.split(';') ?? []
  const known = SHELTER_KINDS.filter((kind) => kinds?.split(',').includes(kind))
  const asked = Number(minutes)
  if (known.length === 0) return null
  return { kinds: known, minutes: asked >= 10 && asked <= 120 ? Math.round(asked / 5) * 5 : FIRST_CHOICE.minutes }
}
export const formatShelters = ({ kinds, minutes }: ShelterChoice): string =>
  `${SHELTER_KINDS.filter((kind) => kinds.includes(kind)).join(',')};${minutes}`
