/** Metres from the eye to the ground within which houses throw shadows; hills do at any height. */
export const SHADOWS_WITHIN = 9000
