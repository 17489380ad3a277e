import { expect, test } from 'vitest'
import { TOOLS } from './catalogue.ts'
import { openTool, toggleTool, toolBeneath } from './tool.ts'

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

test('beneath a tool that looks at the map the one before it stays at work, beneath others none', () => {
  const tool = (id: string) => TOOLS.find((one) => one.id === id)!
  expect(toolBeneath(tool('picture'), tool('sight'))).toBe(tool('sight'))
  expect(toolBeneath(tool('picture'), null)).toBeNull()
  expect(toolBeneath(tool('measure'), tool('sight'))).toBeNull()
  expect(toolBeneath(null, tool('sight'))).toBeNull()
})
