import type { WrittenScreens } from '../../written-screens.ts'

/** Lessons for the youngest pupils, in our own words, one screen a line: ` / ` breaks a line, `¦` parts options. */
export const WRITTEN_LOWER_PRIMARY: WrittenScreens = {
  'MAT primary beginners': `
一年级口算 / 3+4= 9-2= 6+0= 8-8= / 10-3= 5+5= 7-4= 2+6=
认识钟表 / 时针短 分针长 / 分针指着12,时针指着几就是几时
数一数,圈一圈 / 从左边数第3只小兔涂红色 / 右边的4只圈起来
比多少 / 🍎🍎🍎🍎🍎 / 🍐🍐🍐 / 苹果比梨多( )个
10的分与合 / 10可以分成9和( ) / 10可以分成( )和6
看图列式 / 树上有6只鸟,又飞来3只 / □○□=□(只)
11里面有( )个十和( )个一 / 20里面有( )个十
认识人民币 1元=10角 1角=10分 / 一本练习本8角,付1元找回( )角
上、下、前、后、左、右 小猫在小狗的( )面
20以内进位加法 / 8+5 想:8+2=10 10+3=13
20以内退位减法 / 13-9 破十法 / 10-9=1 1+3=4
分一分 按颜色分 按形状分 / 把序号填在圈里
认识图形 长方体 正方体 圆柱 球 / 哪个容易滚动
大于号 小于号 等于号 / 嘴巴张大朝大数 / 5○3 2○7 4○4
数的顺序 / 37 38 ( ) 40 ( ) 42 / 个位 十位
找规律填数 2 4 6 8 ( ) ( ) / △○○△○○( )( )
同样多 / 小红有9朵花,给小丽2朵后两人同样多,小丽原来有几朵
二年级 乘法的初步认识 / 3+3+3+3=12 / 4个3相加 / 3×4=12 读作3乘4等于12
长度单位 厘米和米 / 用尺子量铅笔,左端对准0刻度
百数表 第一行1-10 第二行11-20 个位相同的排成一列
排队问题:我前面有4人,后面有5人,一共有多少人
时间在哪里 / 7:00 起床 8:30 上课 / 在钟面上画时针分针
角的初步认识 / 一个顶点两条边 / 下面哪些是角打√
平均分 / 把12颗糖平均分给3个小朋友,每人分得( )颗 / 12÷3=4
连加连减 / 4+2+3= / 9-3-2= / 6+3-5=
竖式 / 3 5 / +2 7 / ——— / 6 2 / 个位满十向十位进1
口算打卡第5天 用时____ 做对____题 / 15-7= 16-8= 14-6= 12-5= 11-9=
看谁先爬到山顶 / 6+9 / 15-8 / 7+4 / 11-5
把算式和得数连起来 8+6·  ·13 / 9+4·  ·14 / 7+5·  ·12
数学小练习 班级__ 姓名__ 一、填空 1. 7个十和2个一组成的数是( )
观察物体 从前面看 从上面看 连一连
第几和几个不一样哦 从左数圈出第2个 再圈出2个
幼小衔接 数字书写 2像小鸭 3像耳朵 田字格 描红
七巧板有几块 三角形( )块 正方形( )块 平行四边形( )块
统计 画正字 喜欢苹果的有 正正一 喜欢香蕉的有 正
小明吃了4块饼干,还剩7块,原来有多少块?小朋友想想用加法还是减法
100以内的加减法 54+30= 54+3= 54-30= 54-3=
单数双数排排队 1 3 5 7 9 单 / 2 4 6 8 10 双
小熊过桥 每块木板上一道题 7×3 5×4 2×9
左手5支笔 右手3支笔 两只手一共8支 把左边的图盖住还剩几支?`,
  'CHN primary beginners': `
a o e 单韵母 / 圆圆脸蛋羊角辫 a a a / 张大嘴巴
b p m f / 右下半圆b b b / 像个6字
拼一拼 / b—à→bà 爸 / m—ā→mā 妈
声调歌 / 一声平 二声扬 三声拐弯 四声降 / ā á ǎ à
看图写话 / 图上画了谁?在哪里?在干什么? / 星期天,小明和爸爸____
一年级上 识字1 天地人 / 天 地 人 你 我 他
田字格 / 一 横 / 二 上横短下横长 / 三 中间最短
猜字谜:一口咬掉牛尾巴(告) / 两个土(圭)
《秋天》 天气凉了,树叶____了,一片片叶子从树上____下来
小小的船 弯弯的月儿 / 叠词 弯弯的 小小的 / 你也说一个 圆圆的____
j q x 和ü相拼 小ü见到j q x 去掉两点还读ü
整体认读音节 zhi chi shi ri zi ci si yi wu yu ye yue yuan yin yun ying
读一读儿歌 / 小白兔白又白 / 两只耳朵竖起来 找出带ai的字
照样子说一说 / 谁在哪里做什么 / 小鸟在树上唱歌。
大小多少 / 黄牛 猫 / 一个大一个小 / 反义词
给小动物找家 连线 / hóu zi 猴子 / xióng māo 熊猫
看拼音写词语 / shān shuǐ( ) / tián dì( ) / huǒ miáo( )
笔顺:火 点 撇 撇 捺 / 水 竖钩 横撇 撇 捺
太阳 月亮 星星 白云 / 齐读 开火车读 摘苹果游戏
写句子 用上"有……有……还有……"
二年级 写一写你的好朋友 他长什么样子 喜欢做什么 标点占一格
前鼻韵母 an en in un ün / 后鼻韵母 ang eng ing ong
听老师读句子填空 小鸭子____地游来游去
口语交际 我们做朋友 你好我叫____ 我喜欢____
小蜗牛 春天来了 蜗牛妈妈对小蜗牛说 孩子到小树林里去玩吧 分角色读
偏旁 木字旁:树 林 桥 / 草字头:花 草 苗
日记格式 第一行 年月日 星期 天气`,
  'ENG primary beginners': `
Aa apple ant / Bb bear bag / Cc cat cup / 四线三格 占上中两格
One two three four five / touch your nose / clap your hands
Hello! What's your name? / My name's ____. / Nice to meet you.
red 红 yellow 黄 blue 蓝 green 绿 / Colour the balloon red.
Letters Hh Ii Jj Kk / 大写H左竖右竖中间横
描一描 p q b d / p圈在右 q圈在左
face eye ear nose mouth / Point to your ____.
三年级上册 Unit 2 Colours / Let's do: Show me blue.
看图选词 / (a dog / a duck / a pig)
What's this? It's a pencil. / What's that? It's a ruler.
自然拼读 short a: cat hat map bag / 短元音 /æ/
c-a-t cat d-o-g dog p-e-n pen 拼读
Good morning. Good afternoon. Good night. 连一连 太阳 月亮
I'm a tiger. I'm big. I can run. / 小朋友模仿动物
How old are you? I'm six years old. 数蜡烛
family: father mother brother sister / This is my family.
rainbow song / red and yellow and pink and green 会唱的站起来
字母操 A 双手尖尖 C 弯弯月牙 O 圆圆大饼
Is it a bird? Yes, it is. No, it isn't. 猜一猜游戏
one apple, two apples 一个没有s 多个有s
Look! I have a new bag. / 听听老师的 listen and repeat 两遍
banana pear orange grape / I like ____. I don't like ____.
circle the letter m: n m w m u m h
左边是大写 右边是小写 连线 G R E Q — r q e g
Story time: The little duck can't swim… 看图听故事选答案`,
  'any primary homework': `
一年级寒假作业第3页 / 语文:抄写生字 / 数学:口算20题 / 英语:跟读Unit1
今天作业 / ①读课文三遍 ②组词 ③数学练习册P16
看图说数 小动物过河 6只白鹅 2只灰鹅 一共几只鹅 谁多谁少`,
}
