/** What people type, from one letter to what nobody is called: names, pinyin, initials, addresses, people, points. */
export const SEARCHES = [
  '零溪', '零溪镇', 'lxz', 'lx', 'l', '零xz', 'ling溪', '大庄村', 'dazhuang', 'dzc', '慈利', 'clx', 'jiangya', '江垭水库', '五雷山', 'wls', 'z', 'x', 'a', 'zzzzzz',
  '卫生院', '卫生室', 'wss', '学校', '幼儿园', '敬老院', '有限公司', '合作社', 'hezuoshe', 'hzs', 'nongye', '茶', '养殖', '村', '街道', '山', '水',
  '大庄村3组', '大庄 12号', '大庄村2组12号', '慈利县大庄村2组12号', '3组17号', '12号', '17', '99组999号', '解放路', '1组',
  '徐大', '张伟', '李秀英', '王', '庹', '覃', 'zhangwei', 'zw', '110.85,29.35', '29.35N 110.85E', '东经110度51分 北纬29度21分', '不存在的东西', '土家族乡',
] // prettier-ignore
