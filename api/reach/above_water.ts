import type { RoadKind } from './pace.ts'

/**
 * Whether a road stands above floods: bridges do, and expressways, which are built on embankments and viaducts above the flood of a hundred
 * years (JTG B01—2014, table 1.0.6) though no bridge of theirs beyond the river's own bed is on file.
 */
export const standsAboveWater = (road: { readonly kind: RoadKind | string; readonly bridge?: boolean | undefined }): boolean =>
  road.bridge === true || road.kind === 'expressway'
