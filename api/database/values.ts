import pg from 'pg'

const INT8 = 20
const DATE = 1082

/**
 * How values arrive: int8 as a number (counts and cents stay below 2⁵³), date as 'YYYY-MM-DD' (a JavaScript Date would move it
 * by the time zone), timestamptz as Date, numeric as text, bytea as Buffer, json parsed.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === INT8) return Number
      if (oid === DATE) return (text: string) => text
    }
    return pg.types.getTypeParser(oid, format) as unknown
  },
} as pg.CustomTypesConfig
