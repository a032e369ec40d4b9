import type { WrittenScreens } from '../../written-screens.ts'

/** More boards and word sheets with little else on them, in our own words, one screen a line: ` / ` breaks a line. */
export const WRITTEN_MORE_BOARDS: WrittenScreens = {
  'MAT primary boards': `
47+26=73 / 47-26=21 / 26+47=73
6×9=54 / 9×6=54 / 54÷9=6 / 54÷6=9
23×4=92 / 105×6=630 / 48×25=1200
560÷7=80 / 320÷40=8 / 91÷13=7
1/3+1/4=4/12+3/12=7/12 / 5/6-1/2=5/6-3/6=1/3
2/5×3/4=6/20=3/10 / 3/8÷9/16=3/8×16/9=2/3
0.8+0.35=1.15 / 3-1.24=1.76 / 4.5×0.2=0.9
72-(18+24)÷6 / =72-42÷6 / =72-7 / =65
25×44 / =25×4×11 / =1100
102×45 / =100×45+2×45 / =4590
12.7-3.8-6.2 / =12.7-(3.8+6.2) / =2.7
3(x+4)=27 / x+4=9 / x=5
6x-2x=28 / 4x=28 / x=7
S=a×h÷2 / 8×5÷2=20(cm²)
C=2πr / 2×3.14×6=37.68(m)
V=πr²h / 3.14×2²×10=125.6(dm³)
1dm³=1L / 1cm³=1mL / 2.4L=2400mL / 350mL=0.35L
3m²=300dm² / 450cm²=4.5dm² / 2公顷=20000m²
8 7 6 5 / - 3 9 2 / ——— / 8 3 7 3
9+8=17 / 9+1=10 / 10+7=17
15-8=7 / 10-8=2 / 2+5=7
90÷3=30 / 96÷3=32 / 96÷8=12
2 4 / × 1 3 / 7 2 / 2 4 / 3 1 2
    2 7 / 6)1 6 2 / 1 2 / 4 2 / 4 2 / 0
4:5=12:15 / 0.6:x=3:10 / 3x=6 / x=2
7/10=0.7=70% / 1/4=0.25=25% / 3/5=60%
180°-65°-40°=75° / 90°-38°=52°
3,6,9,12,15,18 / 4,8,12,16,20 / 12
36=2×2×3×3 / 48=2×2×2×2×3 / (36,48)=12
80×(1-25%)=60 / 60÷80=75%
14:35 → 16:10 / 1h35min
7□5>763 / 3□2<331 / □÷6=8……5
5+3= 8-6= 4+4= 9-5= 7+2= 10-4= 6-6=
(1)4×7= (2)8×3= (3)63÷9= (4)40÷5= (5)9×9=`,
  'MAT junior boards': `
(-7)+(+4)=-3 / (-7)-(-4)=-3 / (-7)×(-4)=28
-2²=-4 / (-2)²=4 / (-1)²⁰²⁵=-1
3a+2b-(a-5b)=2a+7b
x/2-1=(x-3)/4 / 2x-4=x-3 / x=1
2(3y-1)-7=3 / 6y=12 / y=2
{2x+3y=12 / {x=y+1 / 5y=10 / y=2 x=3
5x-1>3x+5 / 2x>6 / x>3
-2x≤8 / x≥-4
√75=5√3 / √(16/25)=4/5 / (√5-1)²=6-2√5
x²+6x+9=(x+3)² / 4y²-25=(2y+5)(2y-5)
x²-4x-5=0 / (x-2)²=9 / x=5 / x=-1
k=-2<0 / y=-2x+3 / (0,3) (1.5,0)
∠B=∠C=50° / ∠A=80° / AB=AC
∵DE∥BC / ∴∠ADE=∠B / ∴△ADE∽△ABC / ∴AD/AB=DE/BC
∵∠C=90° AC=5 BC=12 / ∴AB=13 / sinA=12/13
OB=OC=r / OD⊥BC / BD=½BC=4 / r²=3²+4² / r=5
y=x²-2x-3 / =(x-1)²-4 / x=-1,3
(x²-9)/(x+3)=x-3 / 1/a-1/b=(b-a)/ab
S△=½·2·3=3 / |k|=6
3 5 5 6 8 9 / 5.5 / 5 / 6
a⊥b b∥c → a⊥c / ∠3=90°
½(a+b)h / ½×10×24=120
x+2=0 → x=-2 / x-3=0 → x=3 / -2<x<3`,
  'CHN primary boards': `
松 柏 枫 桐 / 木
江 河 湖 泊 / 氵
lǎo shī / tóng xué / shū bāo
清 请 晴 睛 / qīng qǐng qíng jīng
鸟 乌 / 大 太 犬 / 日 目 白
ɑi ei ui / ao ou iu / ie üe er
bā bá bǎ bà / mā má mǎ mà
又大又圆 又香又甜 又( )又( )
一条小鱼 两只小鸡 三头老牛 四匹大马
升 旗 立 正 / 横 撇 竖 / 四画 十四画
干净—脏 早—晚 来—去 开始—结束
红彤彤 绿油油 白花花 / ABB
走来走去 飞来飞去 跑来跑去
瓜 爪 / 己 已 / 土 士 / 今 令
望 wàng 希望 盼望 看望
读 写 听 说 / 讠 / 语 话 课 词
春眠不觉晓 / 处处闻啼鸟 / ____ / ____
床前明月光 疑是____ 举头____ 低头____
草字头 艹 花 草 苹 莲 / 雨字头 雪 霜 雷
左右结构 明 好 / 上下结构 早 思 / 全包围 国 回
蜜蜂 mì fēng / 蝴蝶 hú dié / 蜻蜓 qīng tíng
像……一样 / 弯弯的月亮像小船一样
因为……所以…… / 一边……一边…… / 不但……而且……
zh—ú→zhú 竹 / ch—ē→chē 车 / sh—ǒu→shǒu 手
快乐(kuài lè) 音乐(yīn yuè) / 教室(jiào) 教书(jiāo)`,
  'ENG primary boards': `
Aa Bb Cc Dd Ee Ff Gg / __ b c __ e __ g
cat cake / cap cape / kit kite
one 1 two 2 three 3 four 4 five 5
I am / you are / he is / she is / it is
book — books / bus — buses / baby — babies / man — men
do — does / have — has / go — goes
hot cold / big small / long short / tall short
Monday 星期一 / Tuesday 星期二 / Wednesday 星期三
red + yellow = orange / blue + yellow = green
This is a ____. / That is an ____.
apple egg ice-cream orange umbrella / a e i o u
my your his her our their
bread milk rice egg fish / I like ____.
in 在里面 / on 在上面 / under 在下面 / near 在旁边
spring summer autumn winter / warm hot cool cold`,
}
