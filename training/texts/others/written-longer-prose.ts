import type { WrittenScreens } from '../../written-screens.ts'

/** Longer prose that teaches no pupil, English and Chinese, in our own words, by kind, one passage a line. */
export const WRITTEN_LONGER_PROSE: WrittenScreens = {
  'english prose at length': `
The ferry was late again. Nils sat on his father's coffin, which the harbour master had told him not to do, and shared a sandwich with a gull. When the horn finally sounded, neither of them looked up.
For forty years Agnes had opened the shop at seven and closed it at six. On the morning after the funeral she opened it at nine, and nobody in the village said a word, though everybody noticed.
The spice merchant weighed the saffron twice and pushed it across the counter. "For you, no charge. For your husband, double." She did not laugh until she was back in the street.
Markets opened lower on Friday after a surprise rise in unemployment claims. Analysts had expected hiring to remain firm through the quarter; several banks now forecast a rate cut before the end of spring.
Residents of the valley were told to boil drinking water after a treatment plant flooded. The mayor said tankers would be in place by evening and apologised for what she called an unacceptable delay.
I always tell new managers that the first ninety days are for listening. Write down what people complain about. Half of it you can fix in a week, and that buys you the patience for the other half.
We evaluate our approach on three public corpora and observe consistent improvements over the baseline. Removing the auxiliary loss reduces accuracy by 2.1 points, which suggests that the shared encoder benefits from it.
To reset the device, hold the power button for ten seconds until the light blinks amber. If the light stays red, disconnect the adapter, wait one minute, and repeat the procedure. Do not open the casing.
I met her in Lisbon, in the rain, outside a shop that sold nothing but buttons. We argued about the tram. By midnight we had decided, more or less, to get married.
The actress said the hardest part of the role was learning to skate. "I fell so often that the crew started giving me marks out of ten," she joked during a press conference on Monday.
He opened the letter with a butter knife. It was three lines long. He read it, folded it into a very small square, and asked whether there was any more toast.
Our refund policy: items may be returned within 30 days of delivery in original packaging. Shipping costs are not refundable. Sale items and earrings cannot be exchanged for hygiene reasons.
Guests are reminded that breakfast is served on the terrace from 6:30 to 10:00. Late checkout can be arranged at reception subject to availability. The pool is closed for cleaning on Tuesdays.
A spokesman for the union said drivers would walk out for 48 hours from midnight unless management returned to the table. Commuters were advised to work from home where possible.
It was a small planet, mostly mud, and the survey team hated it. Only Okafor, who had grown up on a delta, walked barefoot to the edge of the landing field and stood there smiling.
In this episode we talk about sourdough, divorce and the art of starting over at fifty. My guest ran a law firm until the day she walked out in the middle of a meeting and bought an oven.
The plaintiff alleges that the defendant knowingly shipped faulty brake pads between 2019 and 2021. A hearing has been set for the second week of March.
Keep your elbow high, reach long and roll from the hips. Most adult swimmers kick too much and breathe too late. Today's set is eight times fifty with twenty seconds' rest.`,
  'chinese prose at length': `
码头上最后一盏灯灭了。老陈把缆绳绕了三圈,蹲下来点烟,火柴划了四根才着。他说,船不会来了,你回去吧。她没有动,脚边那只箱子已经被海雾打湿
三十岁那年我辞掉了银行的工作,在菜市场旁边租了一间铺子卖粥。第一天卖出去十一碗,其中三碗是我妈买的
她梦见自己在一列没有终点的火车上查票,每个旅客递过来的都是一片干枯的树叶,她一一打了孔,还回去,说祝您旅途愉快
仙门大比在即,外门弟子林渊却被罚去后山扫落叶。扫到第七日,枯叶之下露出半截剑柄,剑柄上刻着两个古字:归墟
会议强调,要坚持问题导向,聚焦群众急难愁盼,健全常态化工作机制,切实把各项惠民政策落到实处。会议还研究了其他事项
市场监管部门近日通报,在对校外培训广告的专项检查中,发现部分商家以公益讲座名义引流,涉嫌虚假宣传,已立案调查七起
公司第三季度营收同比下降百分之四,管理层将其归因于原材料价格上涨和海运延误。董事会决定暂缓派息,并启动成本优化
火锅底料下锅,先小火把牛油化开,再下泡好的干辣椒和花椒,炒到颜色发亮、满屋呛人的时候,加豆瓣、醪糟和一勺冰糖
我跟他在一起七年,从大学食堂吃到出租屋,从出租屋吃到酒店的婚宴试菜。试菜那天他接了个电话,出去以后就没有再回来
教育部门提醒家长,选择培训机构时要查看办学许可、使用示范合同、通过监管平台缴费,不要被低价和限时优惠迷惑
下半场第七十九分钟,替补登场的小将接队友直塞,晃过门将推空门得手。客场球迷看台瞬间沸腾,教练却只是推了推眼镜
退休第一年,老伴报了合唱团,我报了书法班。第二年她成了领唱,我成了她的司机
该学区今年新增两所小学,提供学位两千一百六十个。片区划分方案将于下周公示,公示期五个工作日,市民可通过信箱提出意见
把手机放下,先做三次深呼吸。你不需要马上原谅谁,也不需要马上变好。今晚我们只练习一件事:对自己说,我看见你了
雨季前一定要给屋顶做一次检查,重点看天沟和女儿墙根部有没有裂缝,发现起鼓就铲掉重做防水,不要心疼那点材料钱
明代一位商人的账本里记着一笔奇怪的支出:给猫买鱼,银三分。四百年后,历史爱好者们在网上为这只猫吵了三天
女儿出国前夜,他把家里所有的螺丝刀找出来,教她换插座、通下水道、看水表。他不会说别的
昨日全省学校安全工作视频会议召开,要求各地严格落实校车管理、食堂检查和防溺水措施,开学前完成一轮隐患排查`,
}
