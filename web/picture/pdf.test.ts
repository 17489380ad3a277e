import { expect, test } from 'vitest'
import { pdfOf } from './pdf.ts'

const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0x0a, 0x00, 0xff, 0xd9])
const texts = [{ text: '慈利县 2026', x: 30, y: 40, size: 18 }]

test('a PDF says truly where each of its objects begins, and holds the picture byte for byte', async () => {
  const bytes = Buffer.from(await pdfOf(jpeg, { width: 2, height: 1 }, { width: 297, height: 210 }, texts, '慈利县').arrayBuffer())
  const text = bytes.toString('latin1')
  expect(text.startsWith('%PDF-1.7\n')).toBe(true)
  const table = Number(/startxref\n(\d+)/.exec(text)![1])
  expect(text.slice(table, table + 4)).toBe('xref')
  const places = [...text.slice(table).matchAll(/(\d{10}) 00000 n /g)].map((match) => Number(match[1]))
  expect(places).toHaveLength(9)
  places.forEach((place, index) => expect(text.slice(place).startsWith(`${index + 1} 0 obj\n`)).toBe(true))
  const image = text.indexOf('stream\n', places[4]) + 7
  expect(bytes.subarray(image, image + jpeg.length)).toEqual(Buffer.from(jpeg))
  const content = /<< \/Length (\d+) >>\nstream\n/.exec(text)!
  expect(text.slice(content.index + content[0].length + Number(content[1])).startsWith('\nendstream')).toBe(true)
})

test('the page is of the paper’s size, and its text can be selected', async () => {
  const text = await pdfOf(jpeg, { width: 2, height: 1 }, { width: 297, height: 210 }, texts, '慈利县').text()
  expect(text).toContain('/MediaBox [0 0 841.89 595.28]')
  expect(text).toContain(
    '3 Tr /Song 18.0 Tf 30.0 555.3 Td <61485229 53BF0020 0032003000320036> Tj'.replaceAll(/(?<=[0-9A-F]{4}) (?=[0-9A-F])/g, ''),
  )
  expect(text).toContain('/Title <FEFF6148522953BF>')
})
