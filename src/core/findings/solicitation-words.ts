/** Words of soliciting and what has to stand beside them or must not. Blanks part them, `_` is a blank inside. */
export const SOLICITATION_WORDS = {
  channel:
    '加群 进群 入群 加入群聊 拉群 建群 学习群 福利群 资料群 领课群 交流群 加微信 加微 加薇 加vx 加wx 加v +v ➕v 加V信 ➕微 ➕薇 +微 +薇 添加微信 添加老师 添加助教 加老师微信 加助教 加班主任 加客服 加企微 企业微信 加qq 扫码 扫一扫 扫描二维码 长按识别 识别二维码 二维码 私信 私聊 滴滴我 联系老师 联系客服 咨询老师 点击主页 看主页 主页有 公众号 关注公众号 私我 联系我 找我报名 滴滴 加扣扣 加扣扣群 加q群 加qq群 qq群 扣扣群 q群 企鹅群 微信群 联系助教 添加企业微信 留下手机号 留电话 留联系方式 留微信 评论区留',
  /** Lessons given away or for next to nothing. */
  trial:
    '试听 试听课 免费试听 体验课 免费体验课 体验营 特价课 优惠课 低价课 福利课 引流课 0元课 一元课 1元课 9元课 0元学 免费学 免费领课 抢购课程 限时抢课',
  offer:
    '9.9元 9块9 19.9元 29元 49元 早鸟价 报名优惠 限时优惠 优惠报名 报名立减 立减 买一送一 买课送 赠课 送课 秒杀课 原价 券后价 特惠 名额有限 仅剩名额 抢名额 报名享 续报优惠 学费优惠 学费减免 新生立减',
  materials:
    '领资料 领取资料 免费领取 免费领 资料包 送资料 资料免费 领课件 领取课件 领试卷 领真题 领取讲义 学习资料 电子版资料 资料私信 打印版',
  'group-buy':
    '拼团 拼团价 团购 团购价 开团 成团 人成团 人拼团 组团报名 组团优惠 团报 砍价 助力免费',
  referral:
    '转介绍 老带新 推荐有礼 邀请好友 邀请有礼 推荐好友 推荐报名 介绍同学 带同学报名 带新生 转发朋友圈 转发集赞 分享海报 裂变 推荐返现 介绍费',
  brokering:
    '拼课 攒班 凑班 拼班 拼师 众筹私教 住家教师 住家老师 住家家教 家教中介 请家教 找家教 上门家教 家教信息 家教推荐 推荐家教 代找老师 匹配老师 对接老师 对接家长 一对一家教 高端家政 陪读老师',
} as const
export type SolicitationWord = keyof typeof SOLICITATION_WORDS

export const SURROUNDING_WORDS = {
  /** Says by itself that it is about pupils' school matter. */
  tutoring:
    '数学 语文 英语 物理 化学 奥数 作文 阅读理解 文言文 古诗 单词 语法 拼音 口算 应用题 几何 代数 小学 初中 高中 一年级 二年级 三年级 四年级 五年级 六年级 七年级 八年级 九年级 初一 初二 初三 高一 高二 高三 小升初 中考 高考 幼小衔接 幼升小 期末 期中 月考 提分 培优 尖子生 补习 补课 家教 学科 同步课 同步辅导 冲刺班 寒假班 暑假班 暑期班 秋季班 春季班 正价课 系统课 名校 真题 树学 数xue 英渔',
  /** Whom school matter is for: tells it from the lessons of grown-ups. */
  stage:
    '小学 初中 高中 一年级 二年级 三年级 四年级 五年级 六年级 七年级 八年级 九年级 初一 初二 初三 高一 高二 高三 小升初 中考 高考 幼小衔接 幼升小 中小学生 孩子 家长',
  /** Two of these together say it. */
  school:
    '课程 课时 老师 名师 辅导 辅导班 培训 培训班 网课 直播课 小班 小班课 学霸 孩子 少儿 儿童 中小学生 学生 家长 宝贝 幼儿园 幼儿 上课 听课 学习 一对一 1对1 1v1 专题 讲义 课件 试卷 报名 报班 正课 学费',
  /** Lessons for grown-ups, whatever else is said. */
  adult:
    '考研 公务员 考公 省考 国考 事业编 教师资格 教资 成人 自考 成考 专升本 职称 雅思 托福 四六级 四级 六级 驾校 驾照 会计 注会 cpa 法考 一建 二建 健身 瑜伽 减肥 理财 炒股 职场 大学生 会计师 建造师 执业 ',
  /** A shop that sends goods. */
  shop: '包邮 尺码 发货 现货 库存 购物车 退换 快递 顺丰 正品 面膜 口红 羽绒服 零食 水果 生鲜 优惠券 旗舰店 直播间下单 清仓',
  /** A school that speaks to its own families. */
  ownSchool:
    '班级群 本班 我班 我校 我们班 学校通知 校讯通 年级组 家委会 家长群 班主任通知 全体家长 各位家长 家长会 本校',
  /** In a shop's words, this is a course that is sold. */
  course:
    '课程 课时 网课 直播课 辅导 辅导班 家教 补习 补课 培训班 小班课 正价课 系统课 试听课 体验课',
} as const
export type SurroundingWord = keyof typeof SURROUNDING_WORDS
