import type { WrittenScreens } from '../../written-screens.ts'

/** English lessons and sheets, many without a Chinese word, in our own words, one screen a line: ` / ` breaks a line. */
export const WRITTEN_ENGLISH_WORKSHEETS: WrittenScreens = {
  'ENG primary worksheets': `
Name: ______ Class: ______ / Match the words and pictures. / 1. kite 2. boat 3. train 4. bike
Read and tick or cross. / This is Ben. He is nine. He has a brown dog. / ( ) Ben is ten. / ( ) His dog is brown.
Write the plural: / one box - two ____ / one baby - three ____ / one foot - two ____
Put the words in order: / do / what / like / you / ? / is / my / this / new / classroom / .
Days of the week: Sunday Monday T______ Wednesday T______ Friday S______
Fill in a or an: / ____ apple / ____ egg / ____ orange / ____ ruler
Circle the odd one out: / 1. pink green chair white / 2. uncle aunt doctor cousin
Weather report: Beijing is sunny, 20℃. Haikou is rainy, 28℃. / Q: What's the weather like in Haikou?
There is a bed in my room. There are two chairs and a desk. Near the window there is a plant. / Draw the room.
Unit 5 Dinner's ready / beef chicken noodles soup vegetables / What would you like? I'd like some ____.
Months: January February March ____ May June ____
Ask and answer: When is your birthday? It's on May 4th. / 两人一组 四年级
Change the sentence: She can play the piano. → ____ she play the piano?
Word bank: under, on, in, behind / The ball is ____ the box. The cat is ____ the door.
My pet / I have a rabbit. It has two long ears and a short tail. It likes carrots. / 仿写,不少于五句话
Past tense: go-went see-saw eat-ate take-took have-had / 六年级下
Last weekend I visited my grandpa. We ____ (pick) apples and ____ (drink) juice.
What time is it? 7:15 a quarter past seven / 8:30 half past eight
He's from Canada. She's from the UK. They're from Australia. 国旗对应
Listen and number the pictures. ( ) ( ) ( ) ( )`,
  'ENG junior worksheets': `
Choose the correct answer. / 1. My uncle ____ in a hospital. A. work B. works C. working D. to work / 2. Don't ____ late for class. A. be B. is C. are D. being
Task: Read the passage about school clubs and complete the table. / Name / Club / Time / Teacher
Fill in each blank with one word. / Last month our class went on a trip. We left early ____ the morning and arrived ____ noon.
Grammar: Present perfect / have/has + past participle / I have finished my homework. She hasn't seen the film yet.
Rewrite: "I am busy," said Tim. → Tim said that he ____ busy.
Reading: Plastic bags are everywhere. They are cheap, but they take hundreds of years to break down. / 1. What problem does the passage talk about? / 2. What can we do?
Vocabulary Unit 3: polite, advice, ticket, corner, suggest, pardon / Make a sentence with each.
Complete the dialogue: A: Excuse me, how can I get to the library? B: ____ straight and ____ left at the second crossing.
七年级上册 Starter ~ Unit 4 单词表 / pencil n.铅笔 / dictionary n.字典 / eraser n.橡皮 / lost 丢失的 / must modal v.必须
Verb forms: break broke broken / choose chose chosen / forget forgot forgotten / drive drove driven
Correct the mistakes. Each line has one. / He go swimming on Sundays. / We are look forward to it. / I have three childs.
Cloze. Tina was afraid of speaking in public. One day her teacher 1 her to join a speech contest. At first she 2, but her friends encouraged her. 1. A. asked B. made C. let 2. A. agreed B. refused
Who is taller, Peter or Mike? Peter is 1.65 m and Mike is 1.70 m. / Write three sentences with -er than.
Adverbs of frequency: always 100% usually 80% often sometimes hardly ever never 0%
I'm writing to invite you to our school art festival. / Now write your own invitation (80 words). Points: when, where, what to do
Translate: 1. 他擅长打网球 2. 你介意打开窗户吗 3. 越来越多的人骑自行车上班
词形变换 happy→____(副词) care→____(形容词) teach→____(名词) use→useful→____
Passage B / Jack found a purse near the bus stop. There was some money and an old photo in it. / 54. Where did Jack find the purse? 55. What was in it?
Dictation check 1. especially 2. environment 3. February 4. knowledge
Unit 7 Why do you like koalas? / Adjectives: cute, scary, lazy, smart / Because they're kind of ____.
My weekend plan — I'm going to … (be going to / will) compare
Mind map: relative clauses - who / which / that / whose / where
Homework: Finish exercise 2b, memorise the text of 3a, correct the test paper.
Match A and B: / 1. put off a. 推迟 / 2. give up b. 放弃 / 3. run out c. 用完 / 4. look after d. 照顾
用所给词填空:although, because, until, unless / ____ it rained, we went out. / I won't go ____ you come.
Pronunciation: /θ/ think three; /ð/ this mother; 圈出发音不同的一个 breathe teeth
Grammar focus A: Where did you go on vacation? B: I went to the mountains. A: Did you go with anyone?
形容词最高级 The Yangtze is the ____ (long) river in China.
A: Would you like to come to my party? B: I'd love to, but I have to ____.`,
  'ENG senior worksheets': `
Part A Multiple choice. / The novel, ____ main character is a nurse, was published last year. A. which B. whose C. that D. where
Reading C. / The writer mentions the beekeeper mainly to ____. / A. praise his courage B. introduce a topic C. question a belief D. compare two jobs
The research team divided volunteers into two groups. One group slept for six hours, the other for eight. Which word can replace "divided"? What's the main idea?
Summary writing: Read the passage and write a summary of no more than 60 words.
Word formation: -tion: pollute-pollution, inform-information / -ment: achieve-achievement / -ly
Sentence patterns: It is/was…that… emphasis / No sooner…than… / Not only…but also…
七选五 How to make a study schedule / A. Then decide when to rest. B. However, plans can change. C. Ask for help. 36 ____ 37 ____
Underlined phrase "made up his mind" means ____. A. remembered B. decided C. changed D. gave
Unit 4 Meeting the muse / genre, sculpture, criterion, concept / collocations: a piece of art, in terms of
Continue the story (150 words). Para 1: When the train finally stopped, … Para 2: The old woman smiled and …
语法填空 It was the first time that I ____ (stand) on a real stage. The lights, ____ were so bright, made me nervous.
Inversion practice: So / Neither / Nor / Hardly / Only / Seldom — rewrite the sentences.
Participle: ____ (see) from the top of the hill, the village looks like a toy. Seen 还是 Seeing?
作文评分标准 内容12 语言8 结构5 / 第五档 21-25 分
Writing task Your school will hold an English corner. Write a notice: purpose, time, activities.
Comprehension: 32. Why did the author quit the job at first? 33. What changed her mind? 34. What is the tone of the passage?
Word list: abandon v. 放弃, absurd adj. 荒谬的, accelerate v. 加速, accuse v. 控告 / 高考3500 list 1
A student's letter to a pen friend about the Dragon Boat Festival; find three mistakes in each paragraph (短文改错).
听力材料 Text 6: W: Did you fill in the application form? M: Not yet. / 6. What does the man need to do?
Linking words: firstly, besides, therefore, in contrast, as a result — insert in the paragraph.`,
  'ENG any quizzes': `
1. We ____ football yesterday. A. play B. played C. plays / 2. ____ is my mother. A. She B. Her C. Hers / 3. I have ____ umbrella. A. a B. an C. / / Key: B A B
There / their / they're — fill in. ____ house is big. ____ happy. ____ is a dog.
Score 18/20 Well done! Please correct: recieve→receive, untill→until
Spell the past form: buy____ catch____ teach____ bring____ think____
Phonics: sh ch th wh ck / ship chip thin white duck`,
}
