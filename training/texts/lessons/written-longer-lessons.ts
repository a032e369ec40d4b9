import type { WrittenScreens } from '../../written-screens.ts'

/** Longer exercises and texts of lessons, in our own words, by subject and stage, one a line: ` / ` breaks a line. */
export const WRITTEN_LONGER_LESSONS: WrittenScreens = {
  'ENG junior passages': `
Last Saturday our science club visited a farm. First, the farmer showed us how to plant tomatoes. Then we watered them carefully. In the afternoon we made a small fence. / 1. Who visited the farm? 2. What did they plant? 3. What did they make in the afternoon?
My cousin Dora is shy. When she came to our school, she never spoke in class. One day our teacher asked her to draw the poster for the sports meeting. ( ) 1. Dora was outgoing. ( ) 2. The teacher asked her to run. 判断正误
Dear Kate, Thank you for your letter. You asked about Chinese festivals. My favourite is the Mid-Autumn Festival. We eat mooncakes and look at the moon. Write soon! Yours, Lin Tao / 根据短文填空:Lin Tao likes ____ best. They eat ____.
Water is important to us. However, many people waste it. They leave the tap on when they brush their teeth. To save water, we can take shorter showers. / 写出文章大意 / 翻译画线句 / 仿写一条建议,用 can / should
A: What's wrong, Jenny? B: I ____ (1) a toothache. A: You should ____ (2) a dentist. B: OK. A: Don't eat too ____ (3) candy. B: I won't. Thank you. / 补全对话 每空一词
Complete the passage with the given words: invent, careful, they, quick, famous / The bicycle was ____ about two hundred years ago. At first people rode it very ____.
Read and answer in one sentence: Why do some birds fly south in autumn? How do they find the way? (Para. 2) / Underline three verbs in the past tense.
八年级下 期末 任务型阅读 / Kids and pocket money / Some parents give their children pocket money every week. 61. 将句子译成汉语 62. What can children learn? 63. 找出与 save 意思相反的词
Yesterday was my first day at the new school. I was so nervous that I forgot my lunch. A girl called Amy shared her sandwich with me. / so…that… 句型 / 改写成 such…that… / 续写两句`,
  'ENG primary passages': `
I am Panpan. I am a panda. I am black and white. I live in Sichuan. I like bamboo very much. / 读短文选择:Panpan is a ____. A. cat B. panda
This is our classroom. It is big and clean. There are forty desks. The teacher's desk is in the front. / True or False / 1. The classroom is small. (F)
On Sunday morning I clean my room. In the afternoon I play ping-pong with my dad. In the evening we watch TV. / What do you do on Sunday? 写三句
Mike: Hello, Sarah. Whose is this coat? Sarah: It's mine. / 分角色朗读 / mine = my coat`,
  'ENG senior passages': `
When the library closed for repairs, Mr Dale drove a van full of books to every village in the valley. The 41 he found most surprising was that old people borrowed more than children. 41. A. fact B. price C. reason D. mistake / 完形填空 第41题
Para 1: It was Tim's turn to speak, but he could not find his notes. Para 2: After the applause, the teacher walked up to him. / 读后续写 要求:续写词数150左右;使用短文中标出的关键词
The writer holds that failure is a better teacher than success. Which of the following supports the view? A. a runner who changed his training after losing B. a boy who never lost / 推理判断题
Write to your friend in England, introducing a traditional Chinese craft you have learned. 内容包括:1. 工艺简介 2. 学习过程 3. 感受 / 注意:词数80左右;开头已给出
Translate into English: 1. 正是在老师的鼓励下他才没有放弃。(强调句) 2. 这本书值得一读。(worth) 3. 一看到那幅画,她就想起了童年。(remind)`,
  'any long exercises': `
某校组织八年级师生去植物园,若租用45座客车若干辆,则有15人没有座位;若租用60座客车,则可少租一辆且恰好坐满。(1)求参加的师生人数 (2)若45座每辆250元,60座每辆300元,怎样租车最省钱?
如图是某家庭电路的一部分,闭合开关后灯不亮,用试电笔测a点发光、b点也发光、c点不发光,则故障可能是( ) A.ab间断路 B.bc间断路 C.灯丝断 D.火线断
某同学为探究不同温度对唾液淀粉酶的影响,取三支试管分别置于0℃、37℃、100℃水浴中10分钟后滴加碘液。①变量是什么 ②哪支不变蓝 ③为什么要先保温再混合
阅读材料:公元前138年,使者率百余人出长安西行,途中被扣十余年,归来时只剩两人。问:(1)材料描述的是谁?(2)他出使的最初目的 (3)这条道路后来对中外交流起了什么作用?
取5.6g铁粉加入200g稀硫酸中恰好完全反应。求:(1)生成氢气的质量 (2)该稀硫酸中溶质的质量分数 (3)反应后溶液中硫酸亚铁的质量分数(结果保留0.1%)
读某地某日天气形势示意图:①甲、乙两地气压较高的是哪里 ②丙地风向 ③判断丁处锋面类型,并描述其过境后的天气变化(8分)
设数列{bn}满足b1=3,bn+1=3bn-2n+1。(1)证明{bn-n}是等比数列;(2)求{bn}的前n项和Tn;(3)若不等式λ(bn-n)≥2n-3对任意正整数n成立,求λ的取值范围。
小华把自己的零花钱120元存入银行,年利率2%,两年后取出全部购买练习本,每本2.4元,最多能买多少本?
请阅读《窗外的麻雀》,完成下列各题。1.用"谁+做什么"概括文中三件事。2."我的脸一下子烫了起来"表现了怎样的心理? 3.结尾写麻雀又飞回来有什么作用?
某社区在修建电梯问题上产生分歧,低层住户不同意。同学们围绕"少数服从多数"展开辩论。请运用民主决策和权利义务知识评析两种观点。(不少于150字)
一物块从高为0.8m的光滑斜面顶端由静止滑下,进入动摩擦因数为0.25的水平面,g取10m/s²。求:(1)到达底端的速度 (2)在水平面上滑行的距离 (3)全过程摩擦力做的功
甲病为常染色体隐性,乙病为伴X隐性。一对表现正常的夫妇生了一个患两种病的儿子,再生一个孩子正常的概率是多少?写出双亲基因型并画遗传图解。
将下列句子组成语段,顺序正确的一项是 ①所以要学会筛选 ②阅读并非越多越好 ③而是一种负担 ④没有消化的信息不是营养 ⑤让真正有用的留下来
用竖式计算并验算:6.05×3.8 / 脱式计算:12.5×(8+0.8)-10 / 解方程:2(x-1.6)=9.4 / 列综合算式:4.8除以0.6与1.4的和,商是多少`,
}
