/** A line of text on the page that can be selected and found, though what is seen is the picture. Points from the upper left. */
export interface PdfText {
  readonly text: string
  readonly x: number
  /** of the line's foot */
  readonly y: number
  readonly size: number
}

const POINTS_PER_MM = 72 / 25.4

/**
 * A one-page PDF 1.7: a JPEG over the whole page, and its texts in rendering mode 3 (ISO 32000-1, 9.3.6: neither filled nor
 * stroked), as scanned books have them. The texts name a font that every reader brings for Chinese (Adobe-GB1, 9.7.5.2),
 * so that none has to be embedded.
 */
export function pdfOf(
  jpeg: Uint8Array<ArrayBuffer>,
  pixels: { width: number; height: number },
  paper: { width: number; height: number },
  texts: readonly PdfText[],
  title: string,
): Blob {
  const [width, height] = [paper.width * POINTS_PER_MM, paper.height * POINTS_PER_MM]
  const content = [
    `q ${width.toFixed(2)} 0 0 ${height.toFixed(2)} 0 0 cm /Map Do Q`,
    ...texts.map(
      ({ text, x, y, size }) => `BT 3 Tr /Song ${size.toFixed(1)} Tf ${x.toFixed(1)} ${(height - y).toFixed(1)} Td <${utf16(text)}> Tj ET`,
    ),
  ].join('\n')
  const objects: (string | Uint8Array<ArrayBuffer>)[][] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width.toFixed(2)} ${height.toFixed(2)}] /Contents 4 0 R ` +
        '/Resources << /XObject << /Map 5 0 R >> /Font << /Song 6 0 R >> >> >>',
    ],
    [`<< /Length ${content.length} >>\nstream\n${content}\nendstream`],
    [
      `<< /Type /XObject /Subtype /Image /Width ${pixels.width} /Height ${pixels.height} /ColorSpace /DeviceRGB ` +
        `/BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      jpeg,
      '\nendstream',
    ],
    ['<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UTF16-H /Encoding /UniGB-UTF16-H /DescendantFonts [7 0 R] >>'],
    [
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] ' +
        '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /FontDescriptor 8 0 R >>',
    ],
    [
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] ' +
        '/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ],
    [`<< /Title <FEFF${utf16(title)}> /Producer (Yitu) >>`],
  ]
  return new Blob(assembled(objects), { type: 'application/pdf' })
}

/** Big-endian hexadecimal, as strings of a PDF may be written. */
function utf16(text: string): string {
  let hex = ''
  for (let index = 0; index < text.length; index++) hex += text.charCodeAt(index).toString(16).padStart(4, '0').toUpperCase()
  return hex
}

/** Puts numbered objects behind each other and writes down where each begins. All texts given are ASCII. */
function assembled(objects: readonly (readonly (string | Uint8Array<ArrayBuffer>)[])[]): (string | Uint8Array<ArrayBuffer>)[] {
  const parts: (string | Uint8Array<ArrayBuffer>)[] = []
  let at = 0
  const put = (part: string | Uint8Array<ArrayBuffer>) => {
    parts.push(part)
    at += part.length
  }
  put('%PDF-1.7\n%____\n')
  const places = objects.map((object, index) => {
    const place = at
    put(`${index + 1} 0 obj\n`)
    for (const part of object) put(part)
    put('\nendobj\n')
    return place
  })
  const table = at
  put(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`)
  for (const place of places) put(`${String(place).padStart(10, '0')} 00000 n \n`)
  put(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${table}\n%%EOF\n`)
  return parts
}
