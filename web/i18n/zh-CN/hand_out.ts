export const handOutWords = {
  handOut: {
    open: '打印或导出',
    title: '打印或导出名单',
    csv: '导出 CSV',
    xlsx: '导出 Excel',
    count: '共 {{count}} 人',
    read: '已读 {{count}} 人…',
    tooManyPrinted: '打印最多 {{most}} 人：请先选一个乡镇或村，或导出为表格。',
    tooManySaved: '一次最多导出 {{most}} 人，请先选一个乡镇或村。',
    column: {
      number: '序号',
      village: '村（社区）',
      name: '姓名',
      sex: '性别',
      age: '年龄',
      house: '住址',
      groups: '重点人群',
      minutes: '用时',
    },
  },
}
