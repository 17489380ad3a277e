import { z } from 'zod'

/** A few values that a schema accepts: every choice of an enumeration, every end of a range, null where it may be. */
export function samplesOf(schema: z.ZodType): Record<string, unknown>[] {
  if (!(schema instanceof z.ZodObject)) throw new Error('objects only')
  const choices = Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => [name, valuesOf(field)] as const)
  const most = Math.max(1, ...choices.map(([, values]) => values.length))
  return Array.from({ length: most }, (_, turn) =>
    Object.fromEntries(choices.map(([name, values]) => [name, values[turn % values.length]])),
  ).map((sample) => schema.parse(sample) as Record<string, unknown>)
}

function valuesOf(schema: z.ZodType): unknown[] {
  if (schema instanceof z.ZodNullable) return [...valuesOf(schema.unwrap() as z.ZodType), null]
  if (schema instanceof z.ZodOptional) return [...valuesOf(schema.unwrap() as z.ZodType), undefined]
  if (schema instanceof z.ZodEnum) return [...schema.options]
  if (schema instanceof z.ZodLiteral) return [...schema.values]
  if (schema instanceof z.ZodBoolean) return [true, false]
  if (schema instanceof z.ZodNumber) return numbersOf(schema)
  if (schema instanceof z.ZodISODate) return ['2020-02-29']
  if (schema instanceof z.ZodString) return ['大庄村', 'A', '430821109201'].filter((text) => schema.safeParse(text).success)
  if (schema instanceof z.ZodTuple) return [(schema.def.items as z.ZodType[]).map((item) => valuesOf(item)[0])]
  if (schema instanceof z.ZodArray) return [[], [valuesOf(schema.element as z.ZodType)[0]]]
  if (schema instanceof z.ZodObject) return samplesOf(schema)
  if (schema instanceof z.ZodUnion) return (schema.options as z.ZodType[]).flatMap(valuesOf)
  throw new Error(`no sample of ${schema.def.type}`)
}

/** Small ranges of whole numbers are codes: all of them. */
function numbersOf(schema: z.ZodNumber): number[] {
  const [low, high] = [schema.minValue ?? 0, schema.maxValue ?? 1e6]
  const whole = Array.from({ length: 12 }, (_, step) => low + step).filter((one) => one <= high)
  return high - low < 12 ? whole : [Math.max(low, 0), 15.5, 1234, 1_234_567].filter((one) => schema.safeParse(one).success)
}
