import { expect, test } from 'vitest'
import { TOOLS } from './catalogue.ts'
import { openedLast, openTool, toggleTool, toolBeneath } from './tool.ts'

test('tools have names of their own, fit for an address', () => {
  expect(new Set(TOOLS.map(({ id }) => id)).size).toBe(TOOLS.length)
  for (const { id } of TOOLS) expect(id).toMatch(/^[a-z][a-z-]*$/)
})

test.each(TOOLS)('tool $id is opened, and closed again, in its own place', (tool) => {
  const closed = { tool: null, dock: null }
  const opened = { ...closed, ...toggleTool(tool, closed) }
  expect(openTool(TOOLS, opened, tool.place)).toBe(tool)
  expect(openTool(TOOLS, opened, tool.place === 'right' ? 'bottom' : 'right')).toBeNull()
  expect({ ...opened, ...toggleTool(tool, opened) }).toEqual(closed)
  expect(tool.title.zh).toMatch(/\p{Script=Han}/u)
  expect(tool.title.en).not.toMatch(/\p{Script=Han}/u)
})

test('of two tools that share one sheet the one opened last is seen, and the other once it is closed', () => {
  const scenarios = { tool: 'scenarios', dock: null }
  const compared = { tool: 'scenarios', dock: 'compare' }
  expect(openedLast(compared, scenarios, 'right')).toBe('bottom')
  expect(openedLast({ tool: 'scenarios', dock: 'table' }, compared, 'bottom')).toBe('bottom')
  expect(openedLast({ tool: 'flood', dock: 'compare' }, compared, 'bottom')).toBe('right')
  expect(openedLast(compared, compared, 'right')).toBe('right')
  expect(openedLast(scenarios, compared, 'bottom')).toBe('right')
  expect(openedLast({ tool: null, dock: 'compare' }, compared, 'right')).toBe('bottom')
})

test('beneath a tool that looks at the map the one before it stays at work, beneath others none', () => {
  const tool = (id: string) => TOOLS.find((one) => one.id === id)!
  expect(toolBeneath(tool('picture'), tool('sight'))).toBe(tool('sight'))
  expect(toolBeneath(tool('picture'), null)).toBeNull()
  expect(toolBeneath(tool('measure'), tool('sight'))).toBeNull()
  expect(toolBeneath(null, tool('sight'))).toBeNull()
})
