import { z } from 'zod'
import { defineRoute } from './route.ts'

const Name = z.string().trim().min(1).max(60)
const Id = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) })

/** A view of the map that an account keeps. */
export const Bookmark = z.object({
  id: z.int(),
  name: z.string(),
  /** The query part of the page's address, `?area=430821109&at=…`: ids and coordinates, never a name or a number of a person. */
  address: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
})
export type Bookmark = z.infer<typeof Bookmark>

export const listBookmarks = defineRoute({
  method: 'GET',
  path: '/api/bookmarks',
  summary: 'Views that this account keeps, the newest first; at most 200',
  reply: z.object({ items: z.array(Bookmark) }),
})
export const addBookmark = defineRoute({
  method: 'POST',
  path: '/api/bookmarks',
  summary: 'Keeps a view under a name',
  body: z.object({
    name: Name,
    address: z
      .string()
      .max(12_000)
      .regex(/^\?[\w=&:,.;+%-]*$/),
  }),
  reply: Bookmark,
})
export const renameBookmark = defineRoute({
  method: 'PATCH',
  path: '/api/bookmarks/{id}',
  summary: 'Gives a kept view another name',
  params: Id,
  body: z.object({ name: Name }),
  reply: Bookmark,
})
export const deleteBookmark = defineRoute({
  method: 'DELETE',
  path: '/api/bookmarks/{id}',
  summary: 'Keeps a view no longer',
  params: Id,
  reply: z.object({}),
})
