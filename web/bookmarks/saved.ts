import { EMPTY_VIEW, formatView, parseView, type View } from '../url.ts'

/** What a bookmark keeps of a view: all but the list of bookmarks itself, and how the reader likes to look at things. */
export function addressToKeep(view: View): string {
  const { language, theme, face } = EMPTY_VIEW
  const tool = view.tool === 'bookmarks' ? null : view.tool
  return formatView({ ...view, tool, language, theme, face }) || '?'
}

/** The view a bookmark reopens, for a reader who goes on looking in their own way. */
export function keptView(address: string, now: View): View {
  const kept = parseView(address)
  return { ...kept, tool: kept.tool ?? now.tool, language: now.language, theme: now.theme, face: now.face }
}
