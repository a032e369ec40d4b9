/**
 * Traditional forms that school subjects use often, each followed by its simplified form. Lessons of institutions that
 * broadcast to the mainland from outside, and lessons that want to get past word lists, are written with them.
 */
const PAIRS =
  '數数學学語语課课題题習习點点線线圖图積积邊边極极無无質质電电電电壓压阻阻動动運运勢势熱热體体氣气' +
  '應应離离鹽盐酸酸鹼碱氫氢銅铜鐵铁鋁铝鋅锌銀银細细胞胞葉叶種种遺遗傳传變变歷历國国戰战爭争' +
  '條条約约農农業业經经濟济議议會会義义維维紀纪時时間间東东漢汉書书詩诗詞词讀读寫写閱阅單单複复' +
  '聲声韻韵調调筆笔畫画順顺組组詳详說说論论證证據据結结構构選选擇择項项確确錯错誤误標标準准' +
  '衛卫亞亚歐欧陸陆島岛緯纬過过風风雲云溫温帶带區区長长黃黄華华門门開开關关視视聽听' +
  '師师講讲練练業业預预復复試试卷卷級级高高總总復复輔辅導导優优績绩進进門门競竞賽赛' +
  '滿满減减乘乘幾几何何邏逻輯辑圓圆錐锥稜棱傾倾導导極极參参對对鏡镜網网頁页'

/** Radicals of the supplement block, which texts taken out of PDF files hold in place of the characters. */
const RADICALS =
  '⺠民⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻄西⻁虎⺟母⻙韦⻧卤⻱龟⻳龟⺎兀'

/** One UTF-16 unit to one UTF-16 unit, so positions are not disturbed. */
export function traditionalToSimplified(): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  const both = PAIRS + RADICALS
  for (let i = 0; i + 1 < both.length; i += 2) pairs.set(both.charAt(i), both.charAt(i + 1))
  return pairs
}
