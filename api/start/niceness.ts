/**
 * How far each part of a start steps back, so that processor time goes to what is waited for: the map's ground (0, as the server
 * itself), then the county and its records, which are made one after the other, then the app's bundling, which takes as many threads
 * as it gets, then what makes the map finer and the app's files smaller.
 */
export const PREPARING = 10
export const BUNDLING = 15
export const REFINING = 19
