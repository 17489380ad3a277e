/** What a drawn object of deck.gl is, in the words of its layer. */
export interface DeckHit {
  /** the layer of the catalogue */
  readonly layer: string
  readonly properties: object
  /** a click on it means the area of the ground there, degrees */
  readonly ground?: readonly [lon: number, lat: number]
}

export interface DeckPicker {
  /** What is drawn under a point, CSS pixels. */
  pick(x: number, y: number): DeckHit | null
}

let picker: DeckPicker | null = null

/** The overlay on screen, for the pointer; null until a layer of it was shown. */
export const currentPicker = {
  get: (): DeckPicker | null => picker,
  set(next: DeckPicker | null): void {
    picker = next
  },
}
