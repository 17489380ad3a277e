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
    save: 'Save',
    saveTitle: 'Save as a table',
    allRows: 'All rows of the list, with the columns that it shows.',
    rows: '{{number}} rows',
    readRows: '{{number}} rows read…',
    tooManyRows: 'At most {{most}} rows are saved at once: choose a township or village first, or add conditions.',
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
