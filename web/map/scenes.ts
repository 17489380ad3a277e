/** How a mounted scene stands. */
export interface SceneLook {
  /** metres above the height it was modelled at */
  readonly liftMeters: number
  /** percent; 0: put away */
  readonly opacity: number
}

export const AS_MODELLED: SceneLook = { liftMeters: 0, opacity: 100 }
/** Heights of models are often off by the geoid's undulation and a datum, hardly by more. */
export const MOST_LIFT = 200

/** Looks by scene, as an address writes them; scenes that are not named stand as modelled. */
export function parseScenes(text: string | null): ReadonlyMap<string, SceneLook> {
  const triples = text?.split(',').map((triple) => triple.split(':')) ?? []
  return new Map(
    triples.map(([name, lift, opacity]) => [
      name!,
      { liftMeters: Math.min(MOST_LIFT, Math.max(-MOST_LIFT, Number(lift))), opacity: Math.min(100, Number(opacity)) },
    ]),
  )
}

/** The address's text after a scene was changed; null where all stand as modelled. */
export function withScene(text: string | null, name: string, look: SceneLook): string | null {
  const looks = new Map([...parseScenes(text), [name, look]])
  const triples = [...looks]
    .filter(([, { liftMeters, opacity }]) => liftMeters !== 0 || opacity !== 100)
    .map(([one, { liftMeters, opacity }]) => `${one}:${Math.round(liftMeters)}:${Math.round(opacity)}`)
  return triples.length > 0 ? triples.toSorted().join(',') : null
}
