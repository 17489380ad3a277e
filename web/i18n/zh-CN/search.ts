export const searchWords = {
  search: {
    canFind: '可以搜',
    recent: '最近打开',
    place: '地名',
    placeExample: '零溪镇、五雷山、江垭水库',
    pinyin: '拼音',
    pinyinExample: 'lingxi、lxz、零xz',
    house: '门牌',
    houseExample: '大庄村3组17号、3组17号',
    site: '单位',
    siteExample: '卫生院、合作社、hzs',
    person: '人员',
    personExample: '姓名（范围内，结果隐去一部分并留下记录）',
    point: '坐标',
    pointExample: '110.85, 29.35 或 29°21′N 110°51′E',
  },
}
