/**
 * What a screen says when nobody teaches (docs/rules.md §1.7 step 1), written as people write it. `strong` is said of a
 * whole screen; `weak` also stands in a corner of a lesson, on a button or in the talk beside it. Terms are separated
 * by blanks.
 */
export const ACTIVITY_WORDS = {
  /** IDLE: waiting and end pictures, breaks, a desktop that nobody works on. */
  idle: {
    strong: `直播即将开始 课程即将开始 即将开播 即将开课 马上开播 直播尚未开始 直播未开始 课程未开始 还未开播 等待开播 等待上课 等待老师 等待主播 老师正在赶来 开播倒计时 直播倒计时 上课倒计时 距离开播 距离上课 距离直播 距开课 直播已结束 直播结束 课程已结束 本次直播已结束 本节课已结束 感谢观看 谢谢观看 下次再见 下期再见 主播暂时离开 主播离开 老师暂时离开 暂时离开 马上回来 直播暂停 暂停直播 直播中断 课间休息 休息一下 休息时间 休息倒计时 中场休息 此电脑 我的电脑 回收站 屏幕保护 无信号 未检测到信号 摄像头已关闭`,
    weak: `请稍候 请稍等 请耐心等待 敬请期待 倒计时 休息 继续上课 精彩回放 观看回放 关注我们 下节课预告 桌面`,
  },
  /** ADMIN: roll call, notices, timetables, enrolment and advertisement, the end of the lesson. */
  admin: {
    strong: `课前点名 开始点名 现在点名 点名册 考勤表 已签到 未签到 请签到 请同学们签到 扫码签到 到课率 到课人数 应到 实到 缺勤 迟到 课程表 课表 上课时间表 课程安排 时间安排 上课安排 调课通知 停课通知 放假通知 开课通知 家长会 温馨提示 注意事项 班级公告 课程公告 群公告 重要通知 课堂纪律 上课纪律 火热报名 报名中 立即报名 扫码报名 招生简章 名额有限 限时优惠 试听课 优惠券 拼团 加微信 加老师微信 下课啦 下课了 现在下课 今天就到这里`,
    weak: `点名 签到 请假 考勤 公告 通知 下课 报名 扫码 加群 进群 入群 招生 优惠 原价 咨询 续费 缴费 家长 班主任 课前准备 准备好 带好 开班 作业提交 拍照上传 客服`,
  },
  /** CHAT: greetings, sound checks, talk about something else. */
  chat: {
    strong: `大家好 同学们好 老师好 晚上好 早上好 下午好 中午好 能听到吗 听得到吗 听得见吗 能听到老师 能听见 能看到吗 看得到画面 听到扣1 听得到扣1 听到请扣1 在不在 吃饭了吗 吃了吗 同学们再见 老师再见 大家再见 老师辛苦了 晚安`,
    weak: `扣1 欢迎 再见 拜拜 辛苦了 谢谢老师 周末 天气 聊聊天 聊天 闲聊 哈哈 卡了 没声音 有声音 人到齐 等一等 等一下 欢迎新同学`,
  },
} as const

/** Headings: a line that begins like this is about the class, whatever follows. */
export const ADMIN_HEADINGS =
  /^(?:重要)?(?:通知|公告|通告|启事|点名|签到|考勤|课程表|课表)(?:$|[::!!\s])/m

/**
 * Work on the matter itself: a task set, a step written down. Where this stands, somebody teaches, whatever buttons and
 * banners stand around it.
 */
export const WORK_SIGNS =
  /例\s?\d|例题|变式\s?\d|(?:^|[\s。;;])解[::]|求证|已知|∵|∴|如图|[a-z]\)?\s?[²³]|[a-z0-9²)]\s?=\s?[-√a-z0-9(]|_{3,}|(?:^|\s)[AB]\s?[.、．]\s?\S.{0,40}?\s?[CD]\s?[.、．]|这道题|第\s?[\d一二三四五六七八九十]+\s?题[::]|课堂练习|板书|选出|填空|翻译[::]|朗读|跟读/im
