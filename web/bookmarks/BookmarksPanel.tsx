import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Empty, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bookmark } from '../../api/contract/bookmarks.ts'
import { day, localDay } from '../format.ts'
import { QueryState } from '../parts/QueryState.tsx'
import { RenameField } from '../parts/RenameField.tsx'
import { ToolHead } from '../parts/ToolHead.tsx'
import { useUndo } from '../parts/useUndo.tsx'
import { areaQuery } from '../queries.ts'
import type { ToolProps } from '../tools/tool.ts'
import { useView } from '../view.ts'
import { addressToKeep, keptView } from './saved.ts'
import { bookmarksQuery, useBookmarks } from './useBookmarks.ts'
import './Bookmarks.css'

/** Views that the account keeps: one press reopens the camera, the layers and the tool. */
export default function BookmarksPanel({ area }: ToolProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { add, remove } = useBookmarks()
  const undo = useUndo()
  const { data: place } = useQuery(areaQuery(area))
  const query = useQuery(bookmarksQuery())
  const [name, setName] = useState('')
  const refused = (error: Error) => void message.error(error.message)

  const keep = () => {
    const wanted = name.trim() || t('bookmarks.unnamed', { area: place?.name ?? '' })
    add.mutate({ name: wanted, address: addressToKeep(useView.getState()) }, { onSuccess: () => setName(''), onError: refused })
  }
  const letGo = (bookmark: Bookmark) =>
    remove.mutate(bookmark.id, {
      onError: refused,
      onSuccess: () =>
        undo(bookmark.id, t('bookmarks.removed', { name: bookmark.name }), () =>
          add.mutate({ name: bookmark.name, address: bookmark.address }, { onError: refused }),
        ),
    })
  return (
    <>
      <ToolHead title={t('bookmarks.title')}>{t('bookmarks.hint')}</ToolHead>
      <form
        className="bookmark-new"
        onSubmit={(event) => {
          event.preventDefault()
          keep()
        }}
      >
        <Input
          value={name}
          maxLength={60}
          aria-label={t('bookmarks.name')}
          placeholder={t('bookmarks.unnamed', { area: place?.name ?? '' })}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {t('bookmarks.keep')}
        </Button>
      </form>
      <QueryState query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('bookmarks.none')} />
          ) : (
            <ul className="bookmarks">
              {items.map((bookmark) => (
                <BookmarkRow key={bookmark.id} bookmark={bookmark} onRemove={() => letGo(bookmark)} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </>
  )
}

function BookmarkRow({ bookmark, onRemove }: { bookmark: Bookmark; onRemove(): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const language = useView((view) => view.language)
  const { rename } = useBookmarks()
  const [renaming, setRenaming] = useState(false)
  const { name, address, createdAt } = bookmark
  if (renaming) {
    const done = (wanted: string | null) => {
      setRenaming(false)
      if (wanted) rename.mutate({ id: bookmark.id, name: wanted }, { onError: (error) => void message.error(error.message) })
    }
    return (
      <li>
        <RenameField name={name} label={t('bookmarks.rename', { name })} onDone={done} />
      </li>
    )
  }
  return (
    <li>
      <button type="button" className="bookmark-open" onClick={() => useView.getState().visit(keptView(address, useView.getState()))}>
        <b>{rename.isPending ? rename.variables.name : name}</b>
        <small className="quiet">{day(localDay(new Date(createdAt)), language)}</small>
      </button>
      <Button
        type="text"
        size="small"
        icon={<EditOutlined />}
        aria-label={t('bookmarks.rename', { name })}
        onClick={() => setRenaming(true)}
      />
      <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('bookmarks.remove', { name })} onClick={onRemove} />
    </li>
  )
}
