/** Metres from the eye to the ground within which houses and hills throw shadows; further away slopes are shaded only. */
export const SHADOWS_WITHIN = 9000
