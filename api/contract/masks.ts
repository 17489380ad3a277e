/** Masking by default: a name's given part, an ID number but for its first 3 and last 4, a phone but for 3 and 4. */

const COMPOUND_SURNAMES = /^(欧阳|司马|诸葛|上官|皇甫|尉迟|公孙|慕容|司徒|夏侯|令狐|东方|端木|长孙|宇文|轩辕)/

/** 徐大明 → 徐**，欧阳明 → 欧阳*. A name of one character is hidden whole. */
export function maskName(name: string): string {
  const characters = [...name]
  const kept = characters.length > 2 && COMPOUND_SURNAMES.test(name) ? 2 : Math.min(1, characters.length - 1)
  return characters.slice(0, kept).join('') + '*'.repeat(characters.length - kept)
}

/** 430899********1234 → 430***********1234; numbers of 15 digits alike. */
export function maskIdNumber(idNumber: string): string {
  return maskMiddle(idNumber, 3, 4)
}

/** 13912345678 → 139****5678 */
export function maskPhone(phone: string): string {
  return maskMiddle(phone, 3, 4)
}

function maskMiddle(text: string, first: number, last: number): string {
  if (text.length <= first + last) return '*'.repeat(text.length)
  return text.slice(0, first) + '*'.repeat(text.length - first - last) + text.slice(-last)
}
