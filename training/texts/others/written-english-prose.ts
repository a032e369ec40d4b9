import type { WrittenScreens } from '../../written-screens.ts'

/** English that teaches no pupil, in our own words, by kind, one screen a line: ` / ` breaks a line. */
export const WRITTEN_ENGLISH_PROSE: WrittenScreens = {
  'english novels': `
The door had been painted shut years ago, and it took both of them to break the seal. Dust rose in the lamplight like smoke.
"You never wrote," she said, not turning from the sink. He set his hat on the table and found he had no answer ready.
By the third night at sea the captain no longer spoke to anyone but the dog.
Rain fell on the tin roof all evening. Margaret counted the spoons twice and still came up one short.
He had killed a man once, or thought he had, and the not knowing was worse than the deed.
Chapter Nineteen / The Lantern on the Moor / I woke to the sound of hooves, and knew before I reached the window that they had come for my brother.
The dragon did not roar. It spoke, in a voice like gravel poured from a bucket, and asked whether they had brought salt.
She kissed him then, hard, the way people do when they are about to lie.
Detective Harrow lit his last cigarette and studied the carpet. Whoever had stood here had been left-handed, patient, and very cold.
There was a smell of oranges in the hall, although nobody had bought oranges since the war.
"Sir, the bridge is out," the sergeant shouted over the wind. "We go through the river or we don't go at all."
The ship's computer had been silent for eleven days. On the twelfth it asked Ilse if she was lonely.
My grandmother kept her money in a flour tin and her grudges everywhere else.
It was not the ghost that frightened him; it was the fact that the ghost seemed so terribly embarrassed.
They buried the old man under the pear tree, as he had asked, and the pears were sweeter after that, or so it was said.
He walked out into the white street. Somewhere a piano was being played badly, and it made him unreasonably happy.
The prince laughed until the wine came out of his nose. No one else at the long table dared to move.
I suppose you will want to know about the knife. Everybody does.
At dusk the wolves came down as far as the church wall and sat there, like parishioners who had arrived late.
Lord Ashdown bowed, rather too low for a man with debts, and begged the favour of the next waltz.`,
  'english news': `
Stocks slipped on Tuesday as investors weighed fresh inflation data and a cautious outlook from the central bank.
Officials said at least twelve people were injured when a commuter ferry struck a pier shortly after dawn.
BREAKING: Parliament rejects budget in narrow vote; prime minister to address nation at 8 p.m.
Firefighters battled a blaze at a furniture warehouse on the outskirts of the port city overnight.
The airline will cut 400 jobs and suspend three long-haul routes amid rising fuel costs.
Voters head to the polls on Sunday in an election seen as a test of the ruling coalition.
A rare snow leopard has been photographed in a valley where the species was thought to have vanished.
The company reported quarterly revenue of $4.2 billion, beating analyst expectations, and shares rose 6% in after-hours trading.
Rescuers pulled two survivors from the rubble nearly 60 hours after the earthquake.
In a statement, the ministry denied reports that talks had collapsed and said negotiators would meet again next week.
Weather warning: heavy rain and gusts of up to 70 mph are expected along the western coast through Thursday.
The striker scored twice in stoppage time as the visitors came from behind to win 3-2.
Health authorities urged travellers to check vaccination status before the holiday season.
The court heard that the former executive transferred funds to accounts held by relatives.
Good evening, I'm standing outside the conference centre where delegates have been arguing late into the night over emission targets.
Museum reopens after three-year renovation; visitors queue for hours to see restored murals.
Oil prices climbed above $90 a barrel after producers agreed to extend output curbs.
Police are appealing for witnesses following a collision on the ring road.`,
  'english interviews': `
HOST: So how did the band get its name? GUEST: Honestly, we lost a bet in a kebab shop.
Welcome back to the show, today we're talking to a chef who gave up a law career to bake bread on a boat.
Q: What does a typical day look like for you? A: I'm up at five, I check on the horses, then emails.
you know when I first came to the city I had like two hundred bucks and a suitcase and I was just I was terrified
Interviewer: Tell us about a time you failed. Candidate: I shipped a release without testing it on a Friday.
I think people underestimate how lonely touring can be, you wake up and you don't know what town you're in
So what's next for the franchise? Well, I can't say too much, but the villain is coming back.
We sat down with the founder to discuss funding, burnout and why she sold the company.
yeah no for sure it's been a crazy season and credit to the boys they never gave up
What advice would you give to young entrepreneurs? Don't scale before you have customers who'd cry if you closed.
The director says she shot the whole film in eleven days with borrowed cameras.`,
  'adult english courses': `
IELTS Speaking Part 2 / Describe a journey that did not go as planned / band 7 sample answer / 雅思口语7分范文
托福听力 lecture 笔记法 TPO 54 / integrated writing 模板
商务英语邮件:I am writing to follow up on the quotation we sent last Tuesday. 跟进报价的表达
雅思大作文 Task 2 Some people think that governments should fund the arts. To what extent do you agree or disagree?
BEC中级 口语考试 流程 / mini presentation / negotiate terms
职场英语 每天十分钟 / 开会怎么说 Let's park that for now. / Could you elaborate?
GRE填空 equivocal 模棱两可 / laconic 简洁的 / 镇考机经
hello everyone 今天讲雅思阅读的判断题true false not given尤其ng和false怎么区分剑十八test 2
出国旅游英语 入境海关问答 What is the purpose of your visit? Sightseeing.
PTE 口语 read aloud 评分 流利度优先 / 移民英语 65分
酒店前台英语 / May I have your passport, please? / 办理入住 押金
外贸英语 FOB CIF L/C at sight / 信用证条款翻译
专四听写 专八改错 英语专业 美国文学史 Hawthorne
TOEIC Part 5 business vocabulary: invoice, itinerary, reimburse
成人零基础口语班 白领晚间课程 跟外教聊天 美剧跟读
四级翻译 中国传统节日 六级长难句 大学英语 12月冲刺
MBA英语二 完形 长难句拆解 同义替换
空乘面试英语 Cabin crew announcement: please fasten your seat belts
在家考英语 100+ 备考 一周出分 留学申请
how to sound more natural in meetings: use softeners such as 'I wonder if', 'would it be possible to'
同声传译 交传笔记 符号 CATTI 二级
法律英语 hereinafter referred to as the Licensee / 合同翻译练习
雅思听力场景词汇:租房 deposit utilities landlord / 学术讲座 sediment erosion
各位考研的同学英语一真题二零一五年text three这句话主干是什么定语后置`,
  'english software and papers': `
File Edit View Window Help / New Project / Open Recent / Preferences… / Ctrl+Shift+P
Unable to connect to the remote server. Check your network settings and try again. Error 0x80070035
Abstract. We propose a lightweight attention module for dense prediction and report gains of 1.3 mAP on two benchmarks.
Accept all cookies / Manage preferences / By continuing you agree to our Terms of Service and Privacy Policy
npm warn deprecated package@1.0.3 / added 214 packages in 12s / 3 moderate severity vulnerabilities
The remainder of this paper is organised as follows. Section 2 reviews related work. Section 3 introduces the estimator.
Your subscription will renew on 14 March. You can cancel at any time from the billing page.
Zoom Meeting / Mute / Stop Video / Share Screen / Participants (23) / Leave
Table 2: Ablation on the number of heads. Bold denotes the best result.
Install updates now? Your computer will restart. Remind me later
We measured the tensile strength of 40 annealed samples at 450 °C; error bars show the standard deviation (n = 5).
Release notes v3.8.1: fixed a crash when dragging layers, improved start-up time, new dark theme
Commit message: refactor cache eviction / 12 files changed, 340 insertions(+), 98 deletions(-)
Terms: the Supplier shall indemnify the Customer against any claim arising from breach of clause 9.2.
Double-click the icon to launch. Drag the slider to adjust exposure. Press Esc to exit full screen.
Received 3 May; accepted 20 September. Keywords: graphene, phonon, thermal transport
Battery low 12% / Connect charger / Airplane mode / Do not disturb
Sign in to continue / Email or phone / Forgot password? / Create account
Server status: all systems operational. Incident resolved 09:42 UTC.`,
  'english talk': `
so today I'm gonna show you my skincare routine, this serum has been a game changer, link in the description
Mix the flour, butter and sugar until it looks like breadcrumbs, then press it into the tin and bake at 180.
what's up guys welcome back to the channel, we're opening a mystery box from a storage auction
Breathe in through the nose, hold for four, and let your shoulders melt away from your ears.
Going once, going twice, sold to the lady in the red scarf for three hundred and fifty dollars!
The Lord is my strength, brothers and sisters, let us open our hearts and pray.
Okay chat, if we hit five hundred likes I'm doing the no-armour run, let's go let's go
Please mind the gap. The next station is Central. Doors will open on the left.
In this tutorial I'll deploy a container to the cloud and set up continuous integration.
Twist the wire, thread the bead, and crimp it flat with your pliers. That's your first earring.
Ladies and gentlemen, this is your captain. We're cruising at thirty-four thousand feet and expect a smooth ride.
She loves me yeah she loves me not / dancing in the neon rain / oh oh oh never let me go`,
}
