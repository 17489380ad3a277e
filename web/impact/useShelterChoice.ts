import type { ShelterChoice } from '../../api/contract/impact.ts'
import { useView } from '../view.ts'
import { parseShelters } from './shelterChoice.ts'

/** The shelters of the address. */
export const useShelterChoice = (): ShelterChoice | null => parseShelters(useView((view) => view.shelters))
