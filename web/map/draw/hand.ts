/** Whether a thumb points, or a pointer: it is broader, hovers nowhere, and has no keys. */
export const byThumb = matchMedia('(pointer: coarse)').matches
