import { asciiGrid, geotiff, imagine } from './gdal.grid.ts'
import { geojson } from './geojson.ts'
import { geopackage } from './geopackage.ts'
import { hgt } from './hgt.ts'
import type { FeatureFormat, GridFormat } from './importer.types.ts'
import { fileGeodatabase, flatGeobuf, kml, mapInfo } from './ogr.ts'
import { shapefile } from './shapefile.ts'

/** Every format that is read, in the order they are tried. A new one is an object in a file of its own and a line here. */
export const FEATURE_FORMATS: readonly FeatureFormat[] = [geojson, shapefile, geopackage, fileGeodatabase, mapInfo, kml, flatGeobuf]
export const GRID_FORMATS: readonly GridFormat[] = [geotiff, hgt, asciiGrid, imagine]
