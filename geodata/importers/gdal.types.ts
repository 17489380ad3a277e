/** What is asked of the GDAL process: one of GDAL's programs over one file. */
export interface GdalRequest {
  readonly task: 'ogrinfo' | 'gdalinfo' | 'ogr2ogr' | 'gdalwarp' | 'gdal_translate'
  readonly path: string
  readonly openOptions: string[]
  readonly options: string[]
}

/** The program's answer (description, or path of the file written) and the error lines it wrote. */
export interface GdalReply {
  readonly value: unknown
  readonly errors: readonly string[]
}

export interface GdalCrs {
  readonly wkt: string
}

/** The parts used of `ogrinfo -json`. */
export interface GdalFeatures {
  readonly layers?: readonly {
    readonly name: string
    readonly featureCount: number
    readonly fields?: readonly { readonly name: string }[]
    readonly geometryFields?: readonly {
      readonly extent?: readonly [number, number, number, number]
      readonly coordinateSystem?: GdalCrs | null
    }[]
  }[]
}

/** The parts used of `gdalinfo -json`. */
export interface GdalGrid {
  readonly size: readonly [number, number]
  readonly geoTransform?: readonly [number, number, number, number, number, number]
  readonly coordinateSystem?: GdalCrs
  readonly wgs84Extent?: { readonly coordinates: readonly (readonly (readonly [number, number])[])[] }
  readonly bands: readonly { readonly type: string; readonly noDataValue?: number }[]
}
