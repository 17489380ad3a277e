/** Water by depth, lightness falling with it (ColorBrewer Blues, its lightest left out so that shallow water is seen on paper). */
export const DEPTH_COLORS = ['#a6cee8', '#6baed6', '#2f7fbc', '#08306b'] as const
