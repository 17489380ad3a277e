import { z } from 'zod'

/** RFC 9457 problem document with a stable code and, for 4xx, the field at fault. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  field: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>
