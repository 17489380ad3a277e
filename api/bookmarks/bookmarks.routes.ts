import { addBookmark, deleteBookmark, listBookmarks, renameBookmark, type Bookmark } from '../contract/bookmarks.ts'
import { ProblemError } from '../errors.ts'
import { scoped, type Endpoint } from '../http/endpoint.ts'
import { deleteBookmarkRow, insertBookmark, listBookmarkRows, updateBookmarkName, type BookmarkRow } from './bookmarks.queries.ts'

/** A list that still reads as a list. */
const MOST = 200

/** Bookmarks of the account that asks; another's are not there. */
export const bookmarksEndpoints: Endpoint[] = [
  scoped(listBookmarks, async ({ sql }) => ({ items: (await listBookmarkRows(sql)).map(asBookmark) })),

  scoped(addBookmark, async ({ body, sql }) => {
    const row = await insertBookmark(sql, body, MOST)
    if (!row) throw new ProblemError('bookmarks_full', { most: MOST })
    return asBookmark(row)
  }),

  scoped(renameBookmark, async ({ params: { id }, body: { name }, sql }) => {
    const row = await updateBookmarkName(sql, id, name)
    if (!row) throw new ProblemError('not_found')
    return asBookmark(row)
  }),

  scoped(deleteBookmark, async ({ params: { id }, sql }) => {
    if ((await deleteBookmarkRow(sql, id)) === 0) throw new ProblemError('not_found')
    return {}
  }),
]

const asBookmark = (row: BookmarkRow): Bookmark => ({ ...row, createdAt: row.createdAt.toISOString() })
