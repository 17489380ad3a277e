import { type FeatureFormat, ImportError } from './importer.types.ts'
import { openWithOgr } from './ogr.ts'

/** OGC GeoPackage: an SQLite database. Header: SQLite file format, section 1.3. */
export const geopackage: FeatureFormat = {
  id: 'geopackage',
  title: 'GeoPackage（.gpkg）',
  gives: 'features',
  recognises: (file) => file.head.toString('latin1', 0, 15) === 'SQLite format 3',
  async open(file, options) {
    const pageSize = file.head.readUInt16BE(16)
    const whole = (pageSize === 1 ? 65_536 : pageSize) * file.head.readUInt32BE(28)
    if (file.size < whole) throw new ImportError(`${file.name}：文件不完整，应有 ${whole} 字节，只有 ${file.size} 字节，请重新取一份。`)
    return openWithOgr(file, options)
  },
}
