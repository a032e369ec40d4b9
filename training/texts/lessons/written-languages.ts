import type { WrittenScreens } from '../../written-screens.ts'

/** Lessons in our own words, by subject and stage, one screen a line: ` / ` breaks a line, `¦` parts options. */
export const WRITTEN_LANGUAGES: WrittenScreens = {
  'ENG primary': `
Look and choose: This is my ____. (mother / book)
What colour is it? It's red. 看图回答问题
Let's chant: A is for apple, B is for boy
Unit 3 Weather  Part A  Let's talk
选出不同类的一项¦cat¦dog¦pen¦pig
How many pencils do you have? I have five.
读一读,连一连:head  arm  leg  foot
I go to school on foot. 把句子翻译成汉语
按要求写单词:tooth(复数)  do not(缩写)
Who's that man? He is my father. 情景对话
三年级英语 字母Aa-Gg 四线三格书写
听录音,给图片标序号
My favourite food is noodles. 划线提问
连词成句: is  where  the  library (?)`,
  'ENG junior': `
— ____ do you go to the gym? — Twice a week.¦How long¦How often¦How soon¦How far
My father ____ TV when I got home.¦watches¦watched¦was watching¦has watched
用括号内所给单词的适当形式填空:She ____ (study) English every morning.
This is the most interesting film ____ I have ever seen.¦that¦which¦who¦what
现在完成时 have/has + 过去分词  标志词 already yet since for
If it ____ tomorrow, we won't go hiking. 条件状语从句 主将从现
完形填空 It was a cold winter evening. An old man 1 at the bus stop
阅读短文,判断正(T)误(F)
Do you know ____? ¦where does he live¦where he lives¦where did he live¦where he live
形容词比较级和最高级的变化规则 tall-taller-tallest
look forward to doing  be used to doing  used to do
改为被动语态:They plant many trees every year.
书面表达:假如你是李明,请给你的笔友写一封电子邮件介绍你的学校生活,80词左右
八年级英语下册 Unit 4 重点短语 get on with, argue with, offer to do
宾语从句三要素:引导词、语序、时态
根据首字母提示完成单词:I often b____ books from the library.
同义句转换:He is too young to go to school. He isn't ____ ____ to go to school.
冠词a/an的用法 元音音素前用an
情态动词must表推测 否定推测用can't
The girl with two cats ____ in the garden now. 主谓一致
Tom is good at ____ and he often plays after school.¦swim¦swimming¦swam¦swims
There ____ a pen and two books on the desk.¦is¦are¦be¦have
He went to bed ____ he finished his homework.¦until¦after¦if¦because
The news ____ very exciting. We all like it.¦is¦are¦were¦be
My mother asked me ____ too much TV.¦not watch¦not to watch¦don't watch¦to not watch
— May I use your ruler? — ____.¦Sure, here you are¦You're welcome¦Thank you¦Not at all
I have never been to Shanghai, but my sister ____ there twice.
根据汉语意思完成句子:他擅长弹钢琴。He ____ ____ ____ playing the piano.
Mary's grandparents live in a small village. They grow vegetables and keep chickens. Question: Where do they live?
Complete the dialogue with proper words.
Spring comes after winter. The trees turn green and flowers come out. 阅读短文回答问题
Lily usually gets up at half past six. She has breakfast and then walks to school.
My hobby is collecting stamps. What about you? 课文朗读
Mr. Green teaches us science. He is strict but kind. All the students like his lessons. 1. What does Mr. Green teach?
My weekend was great. On Saturday morning I visited my grandparents. We made dumplings together.
Unit 6 I'm going to study computer science. Section A 1a-2c. Teaching aims: be going to + do
1. She is ____ (tall) than her brother. 2. There ____ (be) some apples in the basket.
A: What's the matter with you? B: I have a headache. A: You should lie down and rest.
Write a passage about your favourite festival. Use the following words: lantern, family, dinner, traditional
as soon as 一……就……  so that 以便  take part in 参加  be proud of 为……自豪
1. invent v. 发明 → inventor n. 发明家  2. succeed v. → success n. → successful adj.
There be 句型的一般疑问句:把be提到there前面
根据短文内容判断正误,正确的填T,错误的填F。 Tom's school is near his home.
Choose the word whose underlined part is pronounced differently. A. bread B. head C. great D. ready
The boy was ____ tired ____ he fell asleep quickly.
介词on, in, at表示时间的区别:on+具体某天,in+年/月/季节,at+时刻
How to make a kite: First, cut the paper. Next, tie the sticks. Finally, add a tail.
Last summer, Lucy went to the countryside with her cousin. They fed the chickens, picked vegetables and swam in the river.`,
  'ENG senior': `
____ from the top of the hill, the city looks beautiful.¦Seen¦Seeing¦To see¦Having seen
It was not until midnight ____ he finished his homework. 强调句
The book, ____ cover is blue, belongs to me.¦whose¦which¦that¦of which
What can we infer from the last paragraph?
What is the author's attitude towards the new policy? 推理判断题
Had I known it earlier, I would have told you. 虚拟语气 倒装
非谓语动词 作状语 与逻辑主语的关系 主动 被动
语法填空 A number of students ____ (be) absent yesterday
读后续写 注意:续写词数应为150左右
假定你是李华,你校将举办英语演讲比赛,请写信邀请外教担任评委
选择性必修一 Unit 2 Looking into the Future 词汇 be supposed to
高考英语 阅读理解 主旨大意 The passage is mainly about
名词性从句 what 与 that 的区别
七选五 上下文衔接 代词指代
短文改错:Last week I go to see my grandparents
The moment he ____ home, it started raining.¦reached¦had reached¦reaches¦would reach
____ the problem, he turned to his teacher for help.¦Faced with¦Facing with¦To face¦Face
She regretted ____ the chance to study abroad. 动名词
The reason ____ he was late is that he missed the bus.
The scientist dedicated his whole life to helping people in poor areas. 选择题 细节理解
根据短文内容,从短文后的选项中选出能填入空白处的最佳选项
Passage A  Scientists have found that plants can communicate with each other through their roots. 32. What does the underlined word "communicate" mean?
Not only ____ help the poor, but he also taught them skills. A. he did B. did he C. he had D. does he
定语从句关系代词的选择:先行词是物且在从句中作主语,用which/that
The old man, together with his grandchildren, ____ (go) to the park every Sunday.
Complete the passage with the correct forms of the words in brackets. In 1998, he ____ (graduate) from high school and ____ (decide) to travel.
Suppose you are Li Hua. Your English teacher Ms. Smith is leaving. Write her a thank-you letter.
Many people believe that reading books is better than watching films. Do you agree? Give reasons to support your opinion.
31. The writer's purpose in writing this text is to ____. A. entertain B. inform C. persuade D. warn`,
  'JPN senior': `
次の文の( )に入れるのに最もよいものを一つ選びなさい。
高考日语 助词专项 は が を に で と
动词て形变形规则 一类动词 二类动词
日语五十音图 あ行 か行 平假名书写
日语作文 私の夢 高考日语写作
わたしは毎日学校へ行きます。助词填空
被动句 使役句 敬语 高中日语`,
  'RUS senior': `
高考俄语 选择正确答案 Он ____ в школе.
俄语名词变格 第二格 第四格 单数复数
完成体与未完成体动词的区别 читать прочитать
俄语课 第三课 Мой день`,
  'ENG any': `
跟我读三遍,注意这个单词的发音
Open your books and turn to page 25.
这个句子里主语是第三人称单数,动词要加s
Now class, look at the picture. What can you see? Who can answer in English?
这个单词重音在第二个音节,跟老师再读一遍`,
}
