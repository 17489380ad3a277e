/** What is shown of a person by default; what is left out needs a purpose and leaves an audit. */

/** Family names of two characters keep both: 欧阳娜 → 欧阳*. */
const DOUBLE_SURNAMES = new Set([
  '欧阳',
  '司马',
  '诸葛',
  '上官',
  '夏侯',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '端木',
  '东方',
  '南宫',
])

/** 徐大山 → 徐**; the number of characters stays. */
export function maskName(name: string): string {
  const characters = [...name]
  const kept = characters.length > 2 && DOUBLE_SURNAMES.has(characters.slice(0, 2).join('')) ? 2 : 1
  return characters.map((character, index) => (index < kept ? character : '*')).join('')
}

/** First 3 and last 4 of an ID number: 430***********1234. Anything too short to mask that way is hidden whole. */
export const maskIdNumber = (idNumber: string): string => maskMiddle(idNumber, 3, 4)

/** First 3 and last 4 of a phone number: 154****1234. */
export const maskPhone = (phone: string): string => maskMiddle(phone, 3, 4)

function maskMiddle(text: string, head: number, tail: number): string {
  if (text.length <= head + tail) return '*'.repeat(text.length)
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(-tail)
}
