import type { MadeOther } from './made-other-sessions.ts'

/**
 * Broadcasts that are no lesson of a school subject and talk of what lessons talk of: sessions of their kinds used to be
 * taken for lessons when evidence was a sum that grew.
 */
export const MADE_NEAR_LESSONS: readonly MadeOther[] = [
  {
    kind: 'drawing-lesson',
    title: '素描基础 石膏几何体',
    screens: [
      '第三课 石膏几何体\n正方体 圆柱体 球体 圆锥体',
      '透视:近大远小 平行透视 成角透视\n先定视平线 再画消失点',
      '三大面五大调子\n亮面 灰面 暗面 明暗交界线 反光 投影',
      '步骤 1. 构图 2. 起形 3. 铺大调子 4. 深入刻画',
      '练习：画一组立方体与圆柱体\n注意比例 对称轴 和中线',
      '作业点评:线条要放松 排线方向一致',
    ],
  },
  {
    kind: 'school-advert',
    title: '秋季班招生说明会',
    screens: [
      '初中数学 语文 英语 物理 化学 全科辅导\n小班授课 名师一对一',
      '几何模型 函数压轴 作文提分 完形填空\n一个暑假全部讲透 欢迎咨询',
      '课程表 周六上午数学 下午物理\n周日上午英语 下午化学',
      '扫码领取 期中复习资料 必背公式一份\n前五十名报名立减三百元',
      '上届学员 中考平均提高四十六分\n重点高中录取率百分之八十二',
      '一元二次方程 浮力 文言文 是不是总丢分\n来校区做一次免费测评',
    ],
  },
  {
    kind: 'civil-service',
    title: '行测数量关系 公务员考试',
    screens: [
      '公务员考试行测 数量关系\n例1 甲乙两人合作完成一项工程需12天',
      '解:设工作总量为60 甲的效率为3\n乙的效率为2 答案选B',
      '例2 某单位招聘 报名人数增加百分之二十\n问去年报名多少人',
      '资料分析 同比增长率等于增长量除以基期量',
      '言语理解 选词填空 下列最恰当的一项是\nA. 兢兢业业 B. 孜孜不倦',
      '申论 归纳概括 给定材料2 不超过200字\n省考 国考 面试班报名',
    ],
  },
  {
    kind: 'children-programming',
    title: '少儿编程 图形化',
    screens: [
      '第五课 接苹果游戏\n当绿旗被点击 重复执行',
      '平面直角坐标系 x坐标 y坐标\n舞台的中心是原点',
      '如果碰到篮子 那么 得分增加1\n移到x坐标为随机数',
      '负数的意义 把y坐标增加-5 苹果就往下落\n变量 得分',
      '课后练习 加上倒计时 60秒后停止全部脚本',
      '想一想 怎样让苹果越落越快\n角度 余数 随机数 大于小于',
    ],
  },
]
