import type { Picked } from './pick.ts'

/** Whether a click takes the camera along: on bare ground of the area looked at already it only closes what is open. */
export function clickFlies({ change, bare = false }: Pick<Picked, 'change' | 'bare'>, area: string | null): boolean {
  return !(bare && change?.area === area)
}
