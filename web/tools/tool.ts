import type { ComponentType, LazyExoticComponent } from 'react'
import type { Text } from '../map/layer.ts'
import type { View } from '../url.ts'

export interface ToolProps {
  /** The area looked at. */
  area: string
}

/** Tools that decide where and what if; tools of the map itself, as an atlas has them. */
export const TOOL_GROUPS = ['decide', 'map'] as const
export type ToolGroup = (typeof TOOL_GROUPS)[number]

/** Tools, by id, that look at what another shows on the map: the one open before stays at work beneath. */
export const LOOKING_ON: ReadonlySet<string> = new Set(['picture'])

/** Something to do with the map. Declared once; its panel is loaded when it is first opened. */
export interface ToolSpec {
  /** Names it in the address: `?tool=ask`, or `?dock=time` for what lies along the bottom. */
  readonly id: string
  readonly title: Text
  readonly icon: ComponentType
  /** A panel at the right like a card, or a dock along the bottom. */
  readonly place: 'right' | 'bottom'
  /** Tools of a group share one button of the bar; the others have one each. */
  readonly group?: ToolGroup
  readonly panel: LazyExoticComponent<ComponentType<ToolProps>>
}

/** The tool open in one of the two places, if the address names one that is known. */
export function openTool(tools: readonly ToolSpec[], view: Pick<View, 'tool' | 'dock'>, place: ToolSpec['place']): ToolSpec | null {
  const wanted = place === 'right' ? view.tool : view.dock
  return tools.find((tool) => tool.id === wanted && tool.place === place) ?? null
}

/**
 * The tool at work beneath an open one.
 * @param before the one open before it
 */
export function toolBeneath(open: ToolSpec | null, before: ToolSpec | null): ToolSpec | null {
  return open && LOOKING_ON.has(open.id) && before !== open ? before : null
}

/** The place of the two whose tool was opened last: where there is room for one, it is the one seen. */
export function openedLast(
  now: Pick<View, 'tool' | 'dock'>,
  before: Pick<View, 'tool' | 'dock'>,
  last: ToolSpec['place'],
): ToolSpec['place'] {
  if (now.dock === null) return 'right'
  if (now.tool === null || now.dock !== before.dock) return 'bottom'
  return now.tool === before.tool ? last : 'right'
}

/** The change of view that opens a tool, or closes it. */
export function toggleTool(tool: ToolSpec, view: Pick<View, 'tool' | 'dock'>): Partial<View> {
  if (tool.place === 'bottom') return { dock: view.dock === tool.id ? null : tool.id }
  return { tool: view.tool === tool.id ? null : tool.id }
}
