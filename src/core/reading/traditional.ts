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
  '滿满減减乘乘幾几何何邏逻輯辑圓圆錐锥稜棱傾倾導导極极參参對对鏡镜網网頁页' +
  '為为與与於于這这個个們们來来後后發发從从還还實实際际當当將将現现類类樣样難难簡简寶宝護护請请問问該该誰谁讓让認认識识訓训記记許许評评話话談谈諸诸謂谓譯译財财貝贝負负貢贡貨货賓宾購购' +
  '贊赞趙赵趕赶跡迹車车軍军軌轨軸轴輕轻載载輛辆輪轮輸输轉转軟软較较辦办遠远適适遷迁郵邮鄉乡鄰邻醫医釋释針针鈉钠鈣钙鉀钾鋇钡鎂镁錳锰鉛铅鐘钟鏈链閉闭閃闪闊阔隊队階阶隨随險险隱隐雙双雜杂' +
  '雞鸡靈灵靜静響响頂顶須须頻频顆颗額额顏颜願愿顯显飛飞飯饭飲饮館馆馬马駕驾騎骑驗验驚惊魚鱼鳥鸟鳴鸣麥麦麗丽黨党齊齐齒齿龍龙龜龟億亿價价償偿儲储兒儿內内兩两冊册則则剛刚創创劃划劇剧勞劳' +
  '勵励勻匀匯汇協协卻却廠厂厭厌嗎吗嚴严園园團团場场塊块塵尘壞坏壽寿夢梦夾夹奮奋奪夺婦妇孫孙寧宁審审尋寻屆届屬属岡冈嶺岭幣币庫库廣广廢废異异張张強强彈弹彎弯徵征徑径憲宪憶忆懷怀戲戏戶户' +
  '掃扫掛挂揚扬換换損损搖摇擊击擴扩擺摆擁拥敗败敵敌斷断曉晓暫暂術术楊杨樂乐樓楼機机橋桥檢检權权歡欢歲岁殘残殺杀殼壳毀毁決决沒没況况淚泪淨净測测渦涡溝沟滅灭滾滚漁渔潔洁濃浓濕湿濾滤灣湾' +
  '災灾煉炼煙烟燈灯燒烧營营爐炉牆墙獨独獲获獻献環环產产畢毕盡尽監监盤盘眾众矯矫礎础礦矿禮礼禍祸穩稳窮穷節节築筑簽签籃篮糧粮糾纠紅红純纯紙纸終终絕绝統统綠绿綜综緊紧縣县縮缩織织繪绘繼继' +
  '續续罰罚羅罗聖圣聞闻聯联聰聪職职肅肃脈脉脫脱腦脑膚肤膠胶臉脸臨临舉举舊旧艦舰藝艺莊庄萬万蓋盖薩萨藍蓝藥药蘇苏蘭兰處处號号虧亏蟲虫裝装製制襯衬見见規规覺觉覽览觀观觸触訂订計计討讨訪访' +
  '設设'

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
