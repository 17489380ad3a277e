/** Family names of the county with how common each is; what villages are called by follows these. */
export const SURNAMES: readonly (readonly [surname: string, pinyin: string, weight: number])[] = [
  ['朱', 'zhu', 7.2], ['王', 'wang', 7], ['李', 'li', 6.8], ['张', 'zhang', 6.4], ['卓', 'zhuo', 4.6], ['吴', 'wu', 4.4], ['杨', 'yang', 4.4],
  ['刘', 'liu', 4.2], ['陈', 'chen', 4], ['唐', 'tang', 2.6], ['周', 'zhou', 2.5], ['罗', 'luo', 2], ['姚', 'yao', 1.8], ['赵', 'zhao', 1.8],
  ['黄', 'huang', 1.8], ['徐', 'xu', 1.5], ['康', 'kang', 1.5], ['满', 'man', 1.4], ['莫', 'mo', 1.3], ['于', 'yu', 1.2], ['孙', 'sun', 1.2],
  ['胡', 'hu', 1.2], ['庹', 'tuo', 1.1], ['皮', 'pi', 0.9], ['邢', 'xing', 0.8], ['宋', 'song', 0.8], ['柳', 'liu', 0.8], ['谭', 'tan', 0.8],
  ['郭', 'guo', 0.8], ['何', 'he', 0.8], ['邓', 'deng', 0.8], ['彭', 'peng', 1.6], ['向', 'xiang', 2], ['田', 'tian', 1.8], ['覃', 'qin', 1.6],
  ['毛', 'mao', 0.5], ['侯', 'hou', 0.5], ['丁', 'ding', 0.5], ['余', 'yu', 0.6], ['韩', 'han', 0.5], ['谢', 'xie', 0.6], ['曾', 'zeng', 0.5],
  ['肖', 'xiao', 0.6], ['龚', 'gong', 0.6], ['戴', 'dai', 0.4], ['汪', 'wang', 0.4], ['高', 'gao', 0.4], ['袁', 'yuan', 0.4], ['许', 'xu', 0.4],
  ['雷', 'lei', 0.3], ['龙', 'long', 0.3], ['石', 'shi', 0.3], ['熊', 'xiong', 0.3], ['欧阳', 'ou yang', 0.15], ['钟', 'zhong', 0.2], ['万', 'wan', 0.2],
] // prettier-ignore

/** Names of the old Tujia houses, four times as common in the 土家族乡. */
export const TUJIA_SURNAMES: ReadonlySet<string> = new Set(['向', '田', '彭', '覃', '庹', '卓', '唐', '满'])

/** Characters of given names by the years in which they were given: first and second character for men and for women, and single ones. */
export interface NameStyle {
  /** last year of birth */
  until: number
  /** how often the given name is one character */
  single: number
  maleFirst: string
  maleSecond: string
  maleSingle: string
  femaleFirst: string
  femaleSecond: string
  femaleSingle: string
}

export const NAME_STYLES: readonly NameStyle[] = [
  {
    until: 1949,
    single: 0.04,
    maleFirst: '德清友明文玉长光兴绍传祖克先正大章声贤世宗道家启万',
    maleSecond: '生清福贵财云山林初富高祥顺元发安才喜成甫星海阶田满',
    maleSingle: '清云贵福兴',
    femaleFirst: '桂秀玉金冬菊腊春银满翠大小月凤',
    femaleSecond: '英秀香梅珍兰娥姑莲菊翠云枝妹桃',
    femaleSingle: '英秀香珍',
  },
  {
    until: 1964,
    single: 0.1,
    maleFirst: '建国新明文友清先绍光春长德兴大传云忠志永正继万吉章',
    maleSecond: '国华明生清平成林初军新文忠才高云安元贵山武全江民发',
    maleSingle: '忠平武全云林',
    femaleFirst: '桂春秀玉金菊冬明爱翠月小凤美香',
    femaleSecond: '英香兰珍梅秀云华莲枝娥芝芳珠桃',
    femaleSingle: '英珍兰芝芳',
  },
  {
    until: 1977,
    single: 0.2,
    maleFirst: '建国卫红文志永学小新明友清先东春立宏光祖继克忠',
    maleSecond: '军平国华明兵林辉文生清云武红新成斌勇初海安全',
    maleSingle: '军勇辉斌平兵武林',
    femaleFirst: '红小春秋玉桂金冬爱建云菊明丽年',
    femaleSecond: '红英兰芳香霞梅丽华珍云平娥芝艳',
    femaleSingle: '红芳英艳霞丽梅',
  },
  {
    until: 1990,
    single: 0.3,
    maleFirst: '建志小文永海立学明新春宏晓国友先少红东云金',
    maleSecond: '军华林辉平波伟勇兵峰明清云文斌涛新武红江',
    maleSingle: '勇波伟涛锋斌辉磊军峰超鹏',
    femaleFirst: '小晓春海红艳丽秋玉冬雪金云爱文',
    femaleSecond: '芳霞红丽华艳英琼兰玲燕梅平娟云',
    femaleSingle: '芳霞艳娟燕琼玲静丹慧',
  },
  {
    until: 2002,
    single: 0.34,
    maleFirst: '志文俊子小建宇海浩家永晓立明泽金少国',
    maleSecond: '杰鹏辉豪林波威文涛伟明锋宇华斌成龙航',
    maleSingle: '杰鹏浩威鑫磊超豪宇凯帅涛',
    femaleFirst: '晓思雅文佳玉雪海诗小丽梦静艺婷',
    femaleSecond: '婷琴倩玲芳慧敏娟蓉颖琳霞怡丹雯',
    femaleSingle: '婷倩敏慧颖琳丹静蓉琴',
  },
  {
    until: 2012,
    single: 0.14,
    maleFirst: '子俊浩宇家文志嘉泽梓天博思明锦鑫',
    maleSecond: '轩豪杰涵宇涛鑫阳博航睿辰浩林熙俊',
    maleSingle: '轩鑫涛豪宇睿',
    femaleFirst: '子雨思欣佳梓诗雅语梦婧文若馨嘉可',
    femaleSecond: '涵欣怡萱彤琪妍婷悦瑶菲雯玲蓉雨馨',
    femaleSingle: '欣萱彤怡妍',
  },
  {
    until: 2100,
    single: 0.07,
    maleFirst: '梓沐奕宇浩泽承嘉俊子一景铭昊锦云亦',
    maleSecond: '宸轩泽辰睿霖铭宇阳航熙然安言恒煜涵',
    maleSingle: '睿宸煜昊',
    femaleFirst: '梓一沐语若诗芷雨欣可思苡艺槿云清书',
    femaleSecond: '诺涵萱瑶汐妍桐宁彤悠琪玥溪晴然菡',
    femaleSingle: '玥汐瑶诺',
  },
]

/** Generation characters (字辈) that clans give the men of one generation; each clan walks the poem from its own place. */
export const GENERATION_POEM = '大文光先祖昌明继世长克绍书香泽传家忠孝良永兴国正德宏开万代祥'

/** Names of people everybody knows: nobody in the demo is called so. */
export const FAMOUS: ReadonlySet<string> = new Set(
  (
    '李鹏 李娜 李宁 李宇春 李小龙 李文亮 李云龙 李明德 李子豪 李嘉诚 李德生 李先念 李大钊 李雪健 李克强 李强 李立三 李富春 王毅 王杰 王菲 王洪文 王明 王震 王宏 王宁 王军 ' +
    '王文清 王家卫 王宝强 王思聪 王一博 王志文 王光英 王光美 张杰 张勇 张军 张伟 张艺谋 张国立 张国荣 张文宏 张学良 张学友 张国焘 张爱玲 张春桥 张雨绮 张子枫 张若昀 张海迪 ' +
    '张明敏 刘翔 刘涛 刘欢 刘洋 刘伟 刘云山 刘志军 刘德华 刘诗诗 刘文彩 刘少奇 刘伯承 陈云 陈毅 陈独秀 陈永贵 陈伯达 陈冠希 陈红 陈明 陈光标 周涛 周迅 周杰伦 周深 周永康 周星驰 ' +
    '周华健 周小平 朱军 朱婷 朱德 朱镕基 朱元璋 朱自清 吴京 吴敏 吴磊 吴邦国 吴宇森 吴昕 吴官正 吴奇隆 杨洋 杨澜 杨紫 杨幂 杨开慧 杨利伟 杨振宁 杨虎城 杨尚昆 毛泽东 毛岸英 毛新宇 毛阿敏 ' +
    '彭德怀 彭丽媛 彭宇 田汉 田亮 田震 向华强 向佐 向警予 向明 胡锦涛 胡耀邦 胡春华 胡歌 胡军 胡适 胡兵 何洁 何炅 何晴 邓超 邓小平 邓颖超 邓丽君 邓紫棋 赵薇 赵忠祥 赵丽颖 赵紫阳 赵本山 赵云 ' +
    '孙杨 孙红雷 孙俪 孙中山 孙文 孙立军 徐帆 徐静蕾 徐志摩 徐海东 徐明 黄波 黄渤 黄晓明 黄海波 黄兴 黄磊 黄永玉 黄文 黄宏 宋丹丹 宋玉 宋祖英 宋佳 宋江 宋平 宋庆龄 宋美龄 郭明 郭富城 郭沫若 ' +
    '谢娜 谢军 韩红 韩寒 韩雪 韩正 高峰 高明 高洪波 高云翔 曾国藩 曾庆红 曾志伟 罗永浩 罗志祥 罗文 罗荣桓 罗玉凤 姚明 姚晨 姚文元 唐嫣 唐国强 汪涵 汪峰 汪洋 汪明荃 雷军 雷锋 雷佳 龙永图 石磊 ' +
    '熊希龄 欧阳娜 欧阳修 欧阳海 钟南山 万科 袁隆平 袁立 袁泉 许家印 许晴 许志永 侯勇 丁磊 丁玲 余华 余欢 于海 于丹 于和伟 于魁智 康熙 康辉 康有为 肖战 肖华 龚琳娜 戴军 戴玉强 谭咏麟 谭维维 ' +
    '马云 马化腾 覃辉 覃文静 卓琳 卓伟 满文军 满江 莫言 莫文蔚 柳云龙 柳传志 柳岩 邢慧娜 贺龙 易建联 郑爽 林丹 任正非'
  ).split(' '),
)
