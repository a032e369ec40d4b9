import type { DisguiseCode, DisguiseKind } from './disguise.ts'

export type DisguiseEntry = {
  readonly code: DisguiseCode
  readonly zh: string
  readonly en: string
  /** Names by which it goes; blanks part them. Written plainly, found in any spelling that normalising undoes. */
  readonly names: string
  /** Terms that contain a name and are something else. */
  readonly except: string
  /** Found in any piece of the page; the others only where the lesson is named (title, course list, else the text). */
  readonly anywhere?: true
  /** 教育部令53号第18条, where the article lists it. */
  readonly article: '(一)' | '(二)' | '(三)' | '(四)' | null
}

/** Names of docs/rules.md §3.1 and §3.2 as they are used on live platforms. */
export const DISGUISES: Readonly<Record<DisguiseKind, DisguiseEntry>> = {
  'answering-questions': {
    code: 'D7',
    zh: '线上答疑',
    en: 'online answering of questions',
    names:
      '答疑 线上答疑 在线答疑 答疑课 答疑室 答疑直播 答疑专场 作业答疑 错题答疑 有问必答 解惑 释疑 问题解答 疑难解答 在线解题 在线解答 讲题直播 题目讲评会',
    except: '售后答疑 政策答疑 报名答疑 招生答疑 购物答疑',
    article: '(一)',
  },
  'live-as-recording': {
    code: 'D3',
    zh: '直播变录播',
    en: 'live lesson sent as a recording',
    names:
      '录播 录播课 录播回放 直播回放 课程回放 回放课 视频回放 精品录播 重播 伪直播 定时开放 定时开课 限时开放 视频课 点播课 录像课 随到随学 永久回看 无限回看 随时可看 随时观看',
    except: '',
    article: '(四)',
  },
  'companion-study': {
    code: 'D7',
    zh: '线上伴学',
    en: 'online companion study',
    names:
      '伴学 线上伴学 陪学 陪读 陪写 陪写作业 作业陪伴 学习陪伴 自习室 线上自习 晚自习 云自习 督学 作业辅导 作业托管 线上托管 晚托 云托管 共学 打卡营 学习监督',
    except: '图书馆自习室预约',
    article: '(一)',
  },
  'one-to-one': {
    code: 'D4',
    zh: '一对一、一对多',
    en: 'one to one',
    names:
      '一对一 1对1 1v1 一v一 1vs1 vip私教 私教课 私教 一对多 一对二 一对三 1对2 1对3 小班私教 连麦辅导',
    except: '健身私教 瑜伽私教 私教健身',
    article: '(二)',
  },
  'live-in-tutor': {
    code: 'D1',
    zh: '住家教师、众筹私教',
    en: 'live-in tutor, tutor paid by several families',
    names:
      '住家教师 住家老师 住家家教 住家陪读 家庭教师 高端家政 众筹私教 众筹老师 拼课 拼师 攒班 凑班 拼班 团课老师 家教中介 上门家教 请家教 找家教',
    except: '',
    anywhere: true,
    article: '(三)',
  },
  'non-subject-name': {
    code: 'D5',
    zh: '以非学科名义(思维、素养、国学、研学、冬夏令营等)',
    en: 'a name that is no school subject',
    names:
      '思维训练 思维训练营 思维课 思维营 思维素养 思维拓展 思维提升 思维启蒙 数学思维 数理思维 逻辑思维 创新思维 科学思维 素养 素养课 素养营 素质拓展 素质课 素质教育 国学 国学素养 国学课 大语文 研学 研学营 游学 夏令营 冬令营 冬夏令营 训练营 益智 益智课 阅读营 阅读素养 口才 演讲 主持 戏剧 编程 编程课 机器人 人工智能课 信息学 科学实验 科学课 科创 美术课 绘画课 书法课 练字 围棋 象棋 珠心算 自然拼读 绘本 双语 体能 文化课程 传统文化 竞赛 托管',
    except: '思维导图 新兵训练营 健身训练营 减肥训练营',
    article: '(三)',
  },
  'parent-guidance': {
    code: 'D5',
    zh: '家庭教育指导、学习方法课',
    en: 'guidance for parents, how to learn',
    names:
      '家庭教育 家庭教育指导 家长课堂 家长课 家长讲座 家长公开课 家长训练营 家长学校 父母课堂 父母学堂 学习方法 学习方法课 学习力 学习规划 学业规划 高效学习法 记忆方法',
    except: '',
    article: '(三)',
  },
  'trial-lesson': {
    code: 'D7',
    zh: '带货、试听中授课',
    en: 'teaching while selling or in a trial lesson',
    names:
      '试听 试听课 免费试听 体验课 体验营 免费课 特训体验 0元课 1元课 9.9元课 9元课 直播带货 小黄车 课程特卖 课程专场 好课推荐 图书专场',
    except: '',
    article: null,
  },
  'consulting-name': {
    code: 'D1',
    zh: '以咨询、文化传播、家政等名义',
    en: 'consulting, culture or household services by name',
    names: '教育咨询 升学咨询 学习咨询 文化传播 文化交流 家政服务 教育科技体验 升学规划',
    except: '',
    article: '(三)',
  },
  'in-service-teacher': {
    code: 'D2',
    zh: '在职教师有偿补课',
    en: 'a teacher in the service of a school teaches for money',
    names:
      '在职教师 在职老师 在职名师 公办教师 公办老师 公立学校老师 在编教师 在编老师 重点中学老师 重点中学在职 名校在职 学校老师亲授 校内老师亲授',
    except: '在职教师培训 在职教师研修',
    anywhere: true,
    article: null,
  },
  'meeting-room': {
    code: 'D6',
    zh: '经即时通讯、网络会议开展',
    en: 'by messenger or meeting software',
    names:
      '会议号 腾讯会议号 会议室号 会议链接 入会密码 会议密码 钉钉群直播 群内直播 群直播 微信群上课 群里上课 zoom会议',
    except: '',
    anywhere: true,
    article: '(一)',
  },
}
