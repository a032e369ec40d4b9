import type { SubjectLexicon } from './subject-lexicon.ts'

/** Unit and lesson titles of the usual editions, and the words that exercises of the subject are put in. */
export const TEXTBOOK_LANGUAGES: readonly SubjectLexicon[] = [
  {
    subject: 'ENG',
    strong: {
      primary: `
      Hello! Good_morning Good_afternoon I'm_ten What_colour_is What_color_is Where_are_you_from What's_this It's_a Is_this_a Do_you_like I_like Can_I_have Here_you_are How_many Look_at Let's_sing Let's_spell Read_and_write Listen_and_circle Point_and_say Story_time My_school_bag My_classroom My_schoolbag My_friends My_home Dinner's_ready Meet_my_family My_family My_body My_clothes At_the_zoo On_the_farm At_the_farm At_the_market In_the_park Weather My_day My_week My_favourite_season What's_he_like What_would_you_like What_can_you_do There_is_a_big_bed In_a_nature_park When_is_Easter Whose_dog_is_it Work_quietly How_can_I_get_there Ways_to_go_to_school My_weekend_plan What_are_your_hobbies What_does_he_do How_do_you_feel How_tall_are_you Last_weekend Where_did_you_go Then_and_now Welcome_back_to_school Six_years_old Numbers_in_my_life Happy_birthday May_I_come_in What_time_is_it What_day_is_it It's_time_for What_are_you_doing 小学英语单词 二十六个字母 26个字母 字母表 短元音 长元音 magic_e 听音选词 听录音选出 选出不同类的单词 选出与所给单词同类 看图写单词 根据首字母 连线题 汉译英 英译汉 按要求写单词 写出复数 写出对应词`,
      junior: `
      Starter_Unit Good_morning! What's_this_in_English What_color_is_it My_name's_Gina This_is_my_sister Is_this_your_pencil Where's_my_schoolbag Do_you_have_a_soccer_ball Do_you_like_bananas How_much_are_these_socks When_is_your_birthday My_favorite_subject_is_science Can_you_play_the_guitar What_time_do_you_go_to_school How_do_you_get_to_school Don't_eat_in_class Why_do_you_like_pandas I'm_watching_TV It's_raining Is_there_a_post_office_near_here What_does_he_look_like I'd_like_some_noodles How_was_your_school_trip What_did_you_do_last_weekend Where_did_you_go_on_vacation How_often_do_you_exercise I'm_more_outgoing What's_the_best_movie_theater Do_you_want_to_watch_a_game_show I'm_going_to_study Will_people_have_robots How_do_you_make_a_banana_milk_shake Can_you_come_to_my_party If_you_go_to_the_party What's_the_matter I'll_help_to_clean Could_you_please_clean Why_don't_you_talk_to_your_parents What_were_you_doing_when An_old_man_tried_to_move What's_the_highest_mountain Have_you_read Treasure_Island Have_you_ever_been_to_a_museum I've_had_this_bike How_can_we_become_good_learners I_think_that_mooncakes Could_you_please_tell_me I_used_to_be_afraid What_are_the_shirts_made_of When_was_it_invented Teenagers_should_be_allowed It_must_belong_to_Carla I_like_music_that You're_supposed_to_shake_hands Sad_movies_make_me_cry Life_is_full_of_the_unexpected We're_trying_to_save_the_earth I_remember_meeting Self_Check Grammar_Focus Module_1 Module_2 Topic_1 Topic_2 Reading_Strategy Warming_up Warm-up Pre-reading While-reading Post-reading Key_words Key_phrases Language_points New_words
      Words_and_expressions Discussion Summary Pair_work Group_work Free_talk Lead-in Presentation Exercises 将来完成时 现在完成进行时 动词三单 动词原形 不定式 非谓语动词 助动词 及物动词 不及物动词 短语动词 be动词 实义动词 行为动词 所有格 形容词性物主代词 名词性物主代词 指示代词 疑问代词 定冠词 不定冠词 介词短语 感叹词 基数词 序数词 频度副词 形容词 形容词比较级 there_be句型 时间状语从句 条件状语从句 让步状语从句 原因状语从句 目的状语从句 结果状语从句 先行词 主动语态 部分倒装 完全倒装 强调句型 it作形式主语 形式宾语 直接引语 间接引语 省略句 句型结构 五大基本句型 双宾语 宾语补足语 词形变化 词性转换 合成词 固定搭配 短语搭配 词汇短语 四会单词 辅音音标 重读音节 开音节 闭音节 失去爆破 国际音标 单项填空 完型填空 选词填空 情景对话 情景反应 听力测试 听短对话 听长对话 听独白 听力材料 听力部分 英语作文 英语范文 作文模板 读写任务 根据汉语提示 根据句意 根据首字母提示 用所给单词的适当形式 用所给动词的适当形式 所给词的适当形式 完成句子 翻译句子 改为否定句 改为一般疑问句 对划线部分提问 对画线部分提问 选出划线部分发音不同 划线部分读音 选出正确答案 选择最佳答案 英语语法 英语时态 英语听力 英语单词 英语阅读 英语口语课 单词默写 单词听写 背单词 词汇积累 必背单词 必背短语 不规则动词 动词变化表 bus_stop look_after look_for look_forward_to take_care_of be_interested_in be_good_at be_afraid_of be_proud_of be_different_from be_famous_for be_made_of be_made_from be_used_to used_to too...to so...that such...that not_only...but_also neither...nor either...or both...and as_soon_as as_long_as in_order_to instead_of because_of thanks_to according_to a_lot_of a_few a_little at_the_same_time on_time in_time on_foot by_bus get_up go_to_bed have_breakfast do_one's_homework do_homework play_basketball play_the_piano go_shopping go_swimming have_a_good_time make_a_mistake make_friends pay_attention_to give_up put_on take_off turn_on turn_off get_on_with keep_doing finish_doing enjoy_doing practice_doing mind_doing stop_to_do decide_to_do would_like_to had_better spend_time it_takes sth sb doing_sth to_do_sth do_sth sb. sth. adj. adv. prep. conj. pron. vt. vi.`,
      senior: `
      A_student_of_English English_around_the_world Travel_journal Earthquakes Nelson_Mandela Cultural_relics The_Olympic_Games Computers Wildlife_protection Music Teenage_life Travelling_around Sports_and_fitness Natural_disasters Languages_around_the_world Cultural_Heritage The_Internet History_and_Traditions People_of_Achievement Looking_into_the_Future Fascinating_Parks Body_Language Working_the_Land Science_and_Scientists Bridging_Cultures Food_and_Culture Festivals_and_Celebrations Morals_and_Virtues Diverse_Cultures Space_Exploration The_Value_of_Money Learning_About_Language Using_Language Reading_and_Thinking Discovering_Useful_Structures Assessing_Your_Progress Building_Up_Your_Vocabulary What_can_we_learn_from What_can_be_inferred What_can_we_infer Which_of_the_following_is_true Which_of_the_following_is_NOT What_is_the_main_idea What_is_the_best_title the_best_title_for What_does_the_author What_is_the_author's_attitude What_does_the_underlined_word refer_to_in_paragraph in_the_last_paragraph paragraph_1 paragraph_2 according_to_the_text The_passage_is_mainly_about What_is_the_text_mainly_about Where_is_the_text_most_likely from_the_passage What_does_the_woman_mean What_does_the_man What_will_the_woman What_are_the_speakers_talking_about Where_does_the_conversation_take_place What_is_the_relationship_between_the_speakers How_does_the_woman the_speakers Fill_in_the_blanks Choose_the_best_answer Choose_the_correct_answer Choose_the_right_word Multiple_choice Match_the_words Complete_the_sentence Complete_the_sentences Rewrite_the_sentences Translate_the_following
      Write_a_letter Dear_Sir Yours_sincerely Li_Hua 假定你是李华 你的英国朋友 写一封信 写一封电子邮件 词数100左右 词数80左右 可以适当增加细节 开头已给出 高考英语 新概念英语 阅读下面短文 从每题所给的 四个选项中选出 选出最佳选项 选出可以填入空白处的最佳选项 阅读下列短文 主旨大意题 推理判断题 细节理解题 词义猜测题 长难句分析 高级句型`,
    },
    weak: `
    字母 三单 数词 副词 原级 前缀 后缀 词缀 元音 辅音 连读 完形 改错 李华 词组 短语 句子 动词 名词 yesterday tomorrow favourite subject classroom grandmother grandfather breakfast`,
  },
  {
    subject: 'JPN',
    strong: {
      primary: ``,
      junior: `
      日语入门 あいうえお かきくけこ さしすせそ たちつてと なにぬねの はひふへほ ません こんにちは おはよう ありがとう すみません わたし これは それは あれは 何ですか どこ いつ だれ`,
      senior: `
      格助词 自动词 他动词 形容动词 日语真题 ている てください なければ ことができる と思います かもしれません ようになる そうです らしい ばかり について によって`,
    },
    weak: `
    清音 敬体 简体`,
  },
  {
    subject: 'RUS',
    strong: {
      primary: ``,
      junior: ``,
      senior: `
      俄语词汇 俄语真题 здравствуйте спасибо меня зовут школа книга учитель ученик говорить`,
    },
    weak: `
    变位 阳性 阴性 中性`,
  },
]
