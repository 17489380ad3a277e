import type { handOutWords as Words } from '../zh-CN/hand_out.ts'

export const handOutWords: typeof Words = {
  handOut: {
    open: 'Print or save',
    title: 'Print or save the list',
    csv: 'Save as CSV',
    xlsx: 'Save for Excel',
    count: '{{count}} people',
    read: '{{count}} people read…',
    tooManyPrinted: 'At most {{most}} people are printed: choose a township or village first, or save the list as a table.',
    tooManySaved: 'At most {{most}} people are saved at once: choose a township or village first.',
    column: {
      number: 'No.',
      village: 'Village',
      name: 'Name',
      sex: 'Sex',
      age: 'Age',
      house: 'Address',
      groups: 'Groups',
      minutes: 'Travel',
    },
  },
}
