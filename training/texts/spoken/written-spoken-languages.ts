import type { WrittenScreens } from '../../written-screens.ts'

/** What teachers of languages say, as a microphone gives it, in our own words, one utterance a line. */
export const WRITTEN_SPOKEN_LANGUAGES: WrittenScreens = {
  'CHN primary spoken': `
小朋友伸出小手跟老师一起写横竖撇点注意这个捺要写得舒展一点占田字格的右下格
我们来读课题小蝌蚪找妈妈蝌蚪两个字都是虫字旁为什么呢因为它们跟小动物有关
谁能用高兴再说一个词语快乐开心愉快你们积累的近义词真不少
课文一共有几个自然段标一标然后想想作者先写了什么再写了什么
这个字是翘舌音zh ou周跟我念周末的周四周的周
这里作者把春雨比作了什么牛毛花针细丝三个比喻放在一起我们叫什么对排比
默读第三段拿铅笔画出描写小桥样子的句子画波浪线
生字组词我来报你们写第一个骄傲的傲第二个谦虚的谦写完同桌互相检查
把这个陈述句改成反问句我们应该爱护花草你说难道我们不应该爱护花草吗很好
这首诗的作者是杨万里南宋诗人小荷才露尖尖角早有蜻蜓立上头立字用得妙在哪里
写作文开头不要总是今天天气很好你可以用声音开头叮铃铃放学了
看图写话先看图上有谁在什么地方在干什么心情怎么样把这四点写清楚
乐是多音字快乐的乐念lè音乐的乐念yuè你再给这两个读音各找一个词
这两个字长得像清水的清三点水晴天的晴日字旁请字言字旁编个顺口溜记住它们
下面听写词语注意书写工整第一个词湖泊第二个词欣赏第三个词懒惰
课后第二题复述这个故事按照起因经过结果来讲不用一字不差
冒号引号加进去人物说的话放在引号里这个句号是放里面还是外面呢`,
  'CHN junior spoken': `
我们来看这篇散文的线索作者以背影为线索四次写到背影哪一次是详写
翻开书到第十六课之乎者也先正音再疏通大意阡陌交通屋舍俨然俨然是整齐的样子
妻子邑人妻子在这里是古今异义指妻子和儿女别翻成老婆
说明方法这一段用了列数字和作比较作用呢准确具体地说明了桥的长度之大
议论文三要素论点论据论证先找中心论点一般在标题开头或者结尾
病句这里通过使导致主语残缺删掉通过或者删掉使都行
赏析句子的答题格式先说手法再解释内容最后写表达的感情三步别漏
孔乙己是站着喝酒而穿长衫的唯一的人这句话把他的身份和尴尬全写出来了
苏轼被贬黄州和张怀民夜游承天寺庭下如积水空明空明写的是月光
名著骆驼祥子他三起三落第一次丢车是被大兵抢的第二次钱让侦探敲去了
记叙的顺序有顺叙倒叙插叙这段突然回忆小时候所以是插叙作用是补充交代
这首词上片写景下片抒情会挽雕弓如满月一个会字写出壮志
仿写句子注意句式一致前面用了比喻后面你也要有本体和喻体
环境描写的作用大家记笔记渲染气氛烘托人物推动情节暗示主旨`,
  'CHN senior spoken': `
文言文断句先找动词再看虚词也矣焉耳常在句尾夫盖且夫一般放句首
之所以兴怀这里的所以表示原因跟今天不一样要翻译成用来或者的原因
同学们看诗歌鉴赏题意象有落日孤雁寒砧营造了一种凄清的氛围表达思乡
现代文阅读信息类文本选项C偷换概念原文说的是部分它写成了全部
作文审题两个关键词本手和妙手它们之间什么关系不是并列是递进
鸿门宴里项王按剑而跽说明他警觉范增数目项王数是屡次的意思
使动用法啊项伯杀人臣活之活是使他活意动是认为怎么样
红楼梦黛玉进贾府步步留心时时在意从她的眼睛看贾府的排场
高中必背篇目师说句读之不知惑之不解这是宾语前置正常语序是不知句读
小说中叙述视角是第一人称有限视角好处是真实缺点是受限考试这么答
词类活用默写三空都错字了玉砌的砌石字旁写成土了一分没有`,
  'ENG primary spoken': `
good morning boys and girls what day is it today今天星期几呀it's Monday very good
来跟老师读apple apple苹果a发什么音ae对嘴巴张大
what's this它是一只小猫it's a cat两个都一起说it's a cat
单数一个pencil两个呢two pencils后面加s别忘了
I like noodles他喜欢呢he likes noodles第三人称单数加s
我们来唱一首字母歌abcdefg唱到g停一下谁知道g的小写怎么写
where is the ball球在哪里在盒子里in the box在桌子下面呢under the desk
hands up举手who can try谁来试试把卡片翻过来这个是yellow
look at the picture妈妈在做饭mum is cooking现在进行时be动词加ing
打开课本第十八页let's talk听录音跟着读三遍要模仿语音语调
这个单词怎么拼w a t e r water水not h2o哈哈
can you swim肯定回答yes I can否定回答no I can't两个人一组练一练`,
  'ENG junior spoken': `
这道题选B为什么since加时间点主句用现在完成时所以是have lived
形容词比较级than前面要用taller后面还有一个陷阱much可以修饰比较级very不可以
宾语从句语序要用陈述语序I don't know where he lives而不是where does he live
完形填空第五空前面说he was tired后面but所以这里应该是继续工作选kept
used to do过去常常be used to doing习惯于get这个词组中考年年考
过去进行时was were加doing看到at this time yesterday就想到它
背单词别死记invent发明后面加or就是发明家invention就是发明名词
这个短文填空首字母是b前面有the根据句意应该是beginning双写n
让我们看to do和doing的区别stop to talk是停下来去说stop talking是别说了
if引导条件状语从句主将从现will不能放在if后面我看又有人写错
作文开头建议用dear sir or madam中间三段话题句要清楚结尾best wishes
阅读题主旨大意看首尾段细节题回原文定位别凭感觉
被动语态be加过去分词the bridge was built in 1998谁建的不重要所以用被动
How long问多久how soon问多快how often问频率回答twice a week就用how often`,
  'ENG senior spoken': `
定语从句先行词是reason后面缺状语用why如果缺主语宾语就用that which
非谓语动词看逻辑主语和动词的关系the boy standing there主动用ing
虚拟语气与现在相反从句用过去式主句would加动词原形were everywhere
七选五注意前后衔接词this is why前面一定有原因however转折
语法填空第六十二题给的是danger空前是a空后是名词所以填dangerous
倒装only放句首接状语主句部分倒装only then did I realise
书面表达应用文写建议信开头写目的中间两条建议结尾表期待高级句型来一句it is suggested that
读后续写给的第一句是the moment he opened the door要接前文的铺垫写动作写心情
the number of后面谓语用单数a number of用复数翻译一个是数量一个是许多
听力第一遍先听人物和场所第二遍听数字做题之前把选项扫一遍
阅读C篇说明文生词beneficial猜词看后面for example说明是好处的意思`,
  'JPN senior spoken': `
おはようございます今天我们学て形变化五段动词う つ る变成って写作书く变いて
助词は和が的区别は提示主题が强调主语私は学生です
敬语分三种尊敬语自谦语郑重语いらっしゃいます是来去在的尊敬说法
听我读一遍きのう友達と映画を見ました昨天和朋友看了电影注意过去式ました
五十音图大家先默写あ行か行さ行片假名也要会写
高考日语阅读第二篇题目问筆者が一番言いたいこと看最后一段`,
  'RUS senior spoken': `
同学们翻到第五课第六格表示工具писать ручкой用钢笔写词尾变ой
完成体和未完成体читать прочитать读完了用прочитать有结果
数词два三四后面名词用单数第二格пять以上用复数第二格два стола пять столов
跟读здравствуйте早上好доброе утро重音在первый слог
定语从句который的性数格вот книга которую я купил注意第四格`,
}
