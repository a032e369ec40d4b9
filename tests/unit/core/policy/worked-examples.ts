/**
 * The 69 worked examples (docs/rules.md §8.1), one a line:
 * id | start | end (Asia/Shanghai) | region | actor | stage | content | kinds of the days (+ another that applies) |
 * verdict | rule@start/seconds … | flags | why
 */
export const TIME_WINDOW_EXAMPLES = `
W01 | 2025-10-15T19:00:00 | 2025-10-15T19:30:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | permitted |  |  | 普通周三,30:00 整不算超时
W02 | 2025-10-15T20:30:00 | 2025-10-15T20:59:59 | 440100 | licensed-online-subject | compulsory | subject | school-day | permitted |  |  | 20:59:59 结束
W03 | 2025-10-15T20:30:00 | 2025-10-15T21:00:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | permitted |  |  | 21:00:00 整点结束 = “不晚于21点”,允许
W04 | 2025-10-15T20:30:00 | 2025-10-15T21:00:01 | 440100 | licensed-online-subject | compulsory | subject | school-day | forbidden | TOD-END21@21:00:00/1s CLS-LEN30@21:00:00/1s |  | 超 1 秒。法律上两项都违;小于时钟不确定度(±2 s)时不得下结论,只记“临界”
W05 | 2025-10-15T20:45:00 | 2025-10-15T21:12:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | forbidden | TOD-END21@21:00:00/720s |  | 允许时段开始、超时结束:只有 21:00:00 之后的 720 s 违规,前段合法
W06 | 2025-10-15T21:00:00 | 2025-10-15T21:25:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | forbidden | TOD-END21@21:00:00/1500s |  | 21:00:00 才开始 = 全程违规
W07 | 2025-10-15T19:00:00 | 2025-10-15T19:30:01 | 440100 | licensed-online-subject | compulsory | subject | school-day | forbidden | CLS-LEN30@19:30:00/1s |  | 单课时第 1801 秒起超长
W08 | 2025-10-15T19:00:00 | 2025-10-15T19:45:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | forbidden | CLS-LEN30@19:30:00/900s |  | 45 分钟连讲(旧 40 分钟上限已被 30 分钟替代)
W09 | 2025-10-15T10:00:00 | 2025-10-15T10:25:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | forbidden | TOD-SCHOOL@10:00:00/1500s |  | 占用中小学教学时间
W10 | 2025-10-15T12:30:00 | 2025-10-15T12:55:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | review | TOD-SOFT@12:30:00/1500s |  | 午休:国家文件未明示,按项目默认转人工
W11 | 2025-10-15T17:10:00 | 2025-10-15T17:35:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | review | TOD-SOFT@17:10:00/1500s |  | 课后服务时段,默认转人工
W12 | 2025-10-15T16:50:00 | 2025-10-15T17:15:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | forbidden | TOD-SCHOOL@16:50:00/600s TOD-SOFT@17:00:00/900s |  | 从教学时间内开始拖到课后:前 600 s 违规
W13 | 2025-10-15T17:40:00 | 2025-10-15T18:05:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | forbidden | TOD-SCHOOL@17:40:00/1200s | profile=luzhou | 地方作息配置改为 8:00—18:00 后,17:40 也违规:同一时刻因地区配置不同而结论不同
W14 | 2025-10-15T06:30:00 | 2025-10-15T06:55:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | review | TOD-EARLY@06:30:00/1500s |  | 清晨:不在教学时间,也未过 21 点;可能属“休息时段”,转人工
W15 | 2025-10-15T23:50:00 | 2025-10-16T00:20:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | forbidden | TOD-END21@23:50:00/600s TOD-NIGHT@00:00:00/1200s |  | 跨零点:两段两条规则,一案
W16 | 2025-10-17T20:00:00 | 2025-10-17T20:30:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | permitted |  |  | 周五晚不是休息日
W17 | 2025-10-17T20:50:00 | 2025-10-18T00:10:00 | 440100 | licensed-online-subject | compulsory | subject | school-day→rest-day | forbidden | TOD-END21@21:00:00/10800s CLS-LEN30@21:20:00/10200s CAL-REST@00:00:00/600s |  | 周五晚一直讲到周六:三条规则
W18 | 2025-10-18T19:00:00 | 2025-10-18T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | rest-day | forbidden | CAL-REST@19:00:00/1500s |  | 普通周六
W19 | 2025-10-19T19:30:00 | 2025-10-19T19:55:00 | 440100 | licensed-online-subject | compulsory | subject | rest-day | forbidden | CAL-REST@19:30:00/1500s |  | 周日晚,次日虽上学,仍是休息日
W20 | 2025-10-11T19:00:00 | 2025-10-11T19:30:00 | 440100 | licensed-online-subject | compulsory | subject | adjusted-workday | permitted |  |  | 调休周六(国庆调休上班、上学)
W21 | 2025-09-28T20:00:00 | 2025-09-28T20:30:00 | 440100 | licensed-online-subject | compulsory | subject | adjusted-workday | permitted |  |  | 调休周日晚
W22 | 2025-09-28T10:00:00 | 2025-09-28T10:30:00 | 440100 | licensed-online-subject | compulsory | subject | adjusted-workday | forbidden | TOD-SCHOOL@10:00:00/1800s |  | 调休周日白天 = 教学时间
W23 | 2026-01-04T19:00:00 | 2026-01-04T19:30:00 | 440100 | licensed-online-subject | compulsory | subject | adjusted-workday | permitted |  |  | 元旦调休周日,学期内
W24 | 2026-05-09T19:00:00 | 2026-05-09T19:30:00 | 440100 | licensed-online-subject | compulsory | subject | adjusted-workday | permitted |  |  | 劳动节调休周六
W25 | 2022-10-08T19:00:00 | 2022-10-08T19:30:00 | 440300 | licensed-online-subject | compulsory | subject | adjusted-workday | permitted |  |  | 2022 国庆调休周六
W26 | 2026-02-14T19:00:00 | 2026-02-14T19:30:00 | 440100 | licensed-online-subject | compulsory | subject | winter-vacation+adjusted-workday | forbidden | CAL-VAC@19:00:00/1800s |  | 调休周六但在寒假内:寒假优先,禁止(最易错)
W27 | 2026-02-28T19:00:00 | 2026-02-28T19:30:00 | 440100 | licensed-online-subject | compulsory | subject | winter-vacation+adjusted-workday | forbidden | CAL-VAC@19:00:00/1800s |  | 同上,春季 3 月 2 日才开学
W28 | 2026-02-28T19:00:00 | 2026-02-28T19:30:00 | 310000 | licensed-online-subject | compulsory | subject | vacation-gap+adjusted-workday | forbidden | CAL-VAC-GAP@19:00:00/1800s |  | 上海公布寒假至 2/27,3/2 开学;2/28 调休班但未开学,按假期空档禁止、须人工
W29 | 2022-01-29T19:00:00 | 2022-01-29T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | winter-vacation+adjusted-workday | forbidden | CAL-VAC@19:00:00/1500s |  | 2022 春节调休周六,寒假内
W30 | 2022-01-14T20:00:00 | 2022-01-14T20:30:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | permitted |  |  | 寒假前考试周,仍是上学日
W31 | 2022-01-17T19:00:00 | 2022-01-17T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | winter-vacation | forbidden | CAL-VAC@19:00:00/1500s |  | 寒假第一天,KEY_PERIOD(寒假第一周)
W32 | 2022-02-07T19:00:00 | 2022-02-07T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | winter-vacation | forbidden | CAL-VAC@19:00:00/1500s |  | 春节假后首个工作日,仍寒假,KEY_PERIOD(开学前一周)
W33 | 2022-02-11T19:00:00 | 2022-02-11T19:25:00 | 440300 | licensed-online-subject | compulsory | subject | winter-vacation | forbidden | CAL-VAC@19:00:00/1500s |  | 开学前最后一个周五
W34 | 2022-02-14T19:00:00 | 2022-02-14T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | permitted |  |  | 春季开学首日晚
W35 | 2026-02-16T15:00:00 | 2026-02-16T15:25:00 | 440100 | licensed-online-subject | compulsory | subject | winter-vacation | forbidden | CAL-VAC@15:00:00/1500s |  | 2026 除夕:法定节日又在寒假内,两理由都记
W36 | 2025-01-28T10:00:00 | 2025-01-28T10:25:00 | 440300 | licensed-online-subject | compulsory | subject | winter-vacation | forbidden | CAL-VAC@10:00:00/1500s |  | 2025 除夕(自 2025 年起法定)
W37 | 2024-02-09T10:00:00 | 2024-02-09T10:25:00 | 440100 | licensed-online-subject | compulsory | subject | winter-vacation | forbidden | CAL-VAC@10:00:00/1500s |  | 2024 除夕不是法定节假日、不在放假安排内;但寒假内,仍禁止
W38 | 2026-01-30T20:00:00 | 2026-01-30T20:30:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | permitted |  |  | 学期最后一晚(周五)
W39 | 2026-01-31T10:00:00 | 2026-01-31T10:25:00 | 440100 | licensed-online-subject | compulsory | subject | winter-vacation | forbidden | CAL-VAC@10:00:00/1500s |  | 寒假第一天(周六)
W40 | 2026-02-02T19:00:00 | 2026-02-02T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | winter-vacation | forbidden | CAL-VAC@19:00:00/1500s |  | 义教已放假
W41 | 2026-02-02T19:00:00 | 2026-02-02T19:25:00 | 440100 | licensed-online-subject | senior-high | subject | school-day | permitted |  |  | 同日同地高中未放假(2/7 起)
W42 | 2026-02-10T19:00:00 | 2026-02-10T19:25:00 | 440100 | licensed-online-subject | senior-high | subject | winter-vacation | forbidden | CAL-VAC@19:00:00/1500s | by-reference | 高中寒假:参照执行,不自动阻断,先人工
W43 | 2025-10-18T19:00:00 | 2025-10-18T19:25:00 | 440100 | licensed-online-subject | senior-high | subject | rest-day | forbidden | CAL-REST@19:00:00/1500s | by-reference | 高中周六:参照执行,同上
W44 | 2025-10-15T21:10:00 | 2025-10-15T21:35:00 | 440100 | licensed-online-subject | senior-high | subject | school-day | forbidden | TOD-END21@21:10:00/1500s |  | 高中 21 点后:2021 睡眠通知 + 参照执行
W45 | 2025-01-17T19:00:00 | 2025-01-17T19:25:00 | 440300 | licensed-online-subject | compulsory | subject | winter-vacation | forbidden | CAL-VAC@19:00:00/1500s |  | 深圳 1/16 已放假
W46 | 2025-01-17T19:00:00 | 2025-01-17T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | permitted |  |  | 广州 1/20 才放假:同日不同市结论不同
W47 | 2026-01-27T19:00:00 | 2026-01-27T19:25:00 | 440500 | licensed-online-subject | compulsory | subject | winter-vacation | forbidden | CAL-VAC@19:00:00/1500s |  | 汕头 1/25 起放假
W48 | 2026-01-27T19:00:00 | 2026-01-27T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | permitted |  |  | 同日广州仍上课
W49 | 2026-07-09T19:00:00 | 2026-07-09T19:25:00 | 110000 | licensed-online-subject | compulsory | subject | summer-vacation | forbidden | CAL-VAC@19:00:00/1500s |  | 北京 7/8 起暑假
W50 | 2026-07-09T19:00:00 | 2026-07-09T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | permitted |  |  | 广州 7/11 才放暑假
W51 | 2025-11-13T19:00:00 | 2025-11-13T19:25:00 | 440600 | licensed-online-subject | compulsory | subject | local-break | review | CAL-LOCAL@19:00:00/1500s |  | 佛山秋假试点(11/12—14):非寒暑假,转人工
W52 | 2025-11-13T19:00:00 | 2025-11-13T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | permitted |  |  | 同日广州上课
W53 | 2026-06-01T19:00:00 | 2026-06-01T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | childrens-day | review | CAL-CHILD@19:00:00/1500s |  | 儿童节(不满 14 周岁放假 1 天),转人工
W54 | 2026-05-02T10:00:00 | 2026-05-02T10:25:00 | 440100 | licensed-online-subject | compulsory | subject | statutory-holiday | forbidden | CAL-STAT@10:00:00/1500s |  | 5 月 2 日自 2025 年起法定
W55 | 2024-05-02T10:00:00 | 2024-05-02T10:25:00 | 440100 | licensed-online-subject | compulsory | subject | arranged-day-off | forbidden | CAL-ADJOFF@10:00:00/1500s |  | 2024 年 5 月 2 日是调休放假日(非法定日),同样禁止,理由不同
W56 | 2026-05-05T19:00:00 | 2026-05-05T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | arranged-day-off | forbidden | CAL-ADJOFF@19:00:00/1500s |  | 假期最后一天晚
W57 | 2022-12-31T19:00:00 | 2022-12-31T19:25:00 | 440300 | licensed-online-subject | compulsory | subject | arranged-day-off | forbidden | CAL-ADJOFF@19:00:00/1500s |  | 数据在 2023 年文件里(跨年陷阱)
W58 | 2023-01-03T19:00:00 | 2023-01-03T19:25:00 | 440300 | licensed-online-subject | compulsory | subject | school-day | permitted |  |  | 工作日;npm chinese-workday 1.16.1 把它误判为休息日
W59 | 2025-10-15T19:00:00 | 2025-10-15T19:25:00 | 440100 | licensed-online-subject | preschool | subject | school-day | forbidden | STG-PRE@19:00:00 |  | 学龄前线上一律禁止
W60 | 2025-10-18T10:00:00 | 2025-10-18T10:25:00 | 440100 | licensed-online-non-subject | preschool | non-subject | rest-day | forbidden | STG-PRE@10:00:00 |  | 学龄前线上非学科也禁止
W61 | 2025-10-18T10:00:00 | 2025-10-18T10:40:00 | 440100 | licensed-online-non-subject | compulsory | non-subject | rest-day | permitted |  |  | 非学科周末允许;30 分钟上限只作提示
W62 | 2025-10-18T20:50:00 | 2025-10-18T21:05:00 | 440100 | licensed-online-non-subject | compulsory | non-subject | rest-day | forbidden | TOD-END21@21:00:00/300s |  | 非学科也不得晚于 21:00
W63 | 2025-10-15T10:00:00 | 2025-10-15T10:25:00 | 440100 | licensed-online-non-subject | compulsory | non-subject | school-day | forbidden | TOD-SCHOOL@10:00:00/1500s |  | 非学科也不得与教学时间冲突
W64 | 2025-10-15T19:00:00 | 2025-10-15T19:25:00 | 440100 | licensed-non-subject | compulsory | subject | school-day | forbidden | ACT-SCOPE@19:00:00 |  | 非学科机构教学科:任何时间都禁止(53号令第20条(三))
W65 | 2025-10-15T19:00:00 | 2025-10-15T19:25:00 | 440100 | unlicensed | compulsory | subject | school-day | forbidden | ACT-NOLIC@19:00:00 |  | 无证:任何时间都禁止(第17/18条)
W66 | 2025-10-15T19:00:00 | 2025-10-15T19:25:00 | 440100 | licensed-offline-subject | compulsory | subject | school-day | forbidden | ACT-SCOPE@19:00:00 |  | 线下学科机构开线上课:超许可范围(第20条(一));以信息技术辅助线下培训的除外
W67 | 2027-02-08T19:00:00 | 2027-02-08T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | statutory-holiday | forbidden | CAL-STAT@19:00:00/1500s | provisional | 2027 初三,法定日可推算;日历状态 provisional
W68 | 2027-10-09T19:00:00 | 2027-10-09T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | rest-day | forbidden | CAL-REST@19:00:00/1500s | provisional | 2027 安排未入库:该周六可能被调休为上班,禁自动阻断
W69 | 2027-10-08T19:00:00 | 2027-10-08T19:25:00 | 440100 | licensed-online-subject | compulsory | subject | school-day | review | CAL-PROV@19:00:00 | provisional | 同上,该周五可能放假:不得出具“允许”结论,降为 REVIEW
`
