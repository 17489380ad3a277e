/**
 * How far each part of a start steps back, so that processor time goes to what is waited for: the map's ground (0, as the server
 * itself), then what it is made from and the records, then what makes the map finer and the app's files smaller.
 */
export const PREPARING = 5
export const REFINING = 19
