import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { addBookmark, deleteBookmark, listBookmarks, renameBookmark } from '../../api/contract/bookmarks.ts'
import { call, type Input } from '../api.ts'

export const bookmarksQuery = () =>
  queryOptions({ queryKey: ['bookmarks'], queryFn: ({ signal }) => call(listBookmarks, {}, signal), staleTime: 60_000 })

/** Keeping, renaming and letting go of views; the list is read anew after each. */
export function useBookmarks() {
  const client = useQueryClient()
  const onSettled = () => client.invalidateQueries({ queryKey: bookmarksQuery().queryKey })
  return {
    add: useMutation({ mutationFn: (body: Input<typeof addBookmark>['body']) => call(addBookmark, { body }), onSettled }),
    rename: useMutation({
      mutationFn: ({ id, name }: { id: number; name: string }) => call(renameBookmark, { params: { id }, body: { name } }),
      onSettled,
    }),
    remove: useMutation({ mutationFn: (id: number) => call(deleteBookmark, { params: { id } }), onSettled }),
  }
}
