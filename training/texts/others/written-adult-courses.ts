import type { WrittenScreens } from '../../written-screens.ts'

/** Courses for students and adults, and coding for anybody, in our own words, by kind, one screen a line. */
export const WRITTEN_ADULT_COURSES: WrittenScreens = {
  'university mathematics': `
定理(Lagrange) 设f在[a,b]上连续,在(a,b)内可导,则存在ξ使f(b)-f(a)=f'(ξ)(b-a) / 高等数学 第三章
线性代数 矩阵的秩 / r(A)=r(A|b) / 齐次方程组的基础解系含n-r个向量
∬_D (x²+y²)dσ / 极坐标 ∫₀^{2π}dθ∫₀^1 r³dr=π/2
Let V be a finite-dimensional vector space over F. Show that every linear operator with dim V odd and F=R has an eigenvalue.
概率论与数理统计 最大似然估计 L(θ)=∏f(xᵢ;θ) / 对数似然 求导令零
ε-δ定义 对任意ε>0,存在δ>0,当0<|x-x₀|<δ时
复变函数 留数定理 ∮f(z)dz=2πi∑Res / 柯西积分公式
常微分方程 y''+4y'+4y=e^{-2x} / 特征根 -2 二重 / 特解 Ax²e^{-2x}
实变函数 勒贝格测度 可测集 / Fatou引理
群 环 域 正规子群 商群 / 同态基本定理 G/Ker φ≅Im φ
∇×E=-∂B/∂t / ∇·D=ρ / 麦克斯韦方程组 微分形式
幂级数 收敛半径 R=lim|aₙ/aₙ₊₁| / ∑xⁿ/n!
曲线积分与路径无关 ∂Q/∂x=∂P/∂y 格林公式
泰勒展开 eˣ=1+x+x²/2!+o(x²) / 无穷小的阶 洛必达
相似对角化 P⁻¹AP=Λ / 正交矩阵 / 二次型 正定 顺序主子式
大数定律 切比雪夫不等式 / 中心极限定理
拓扑空间 开集 紧致 Hausdorff / 连通性
数值分析 牛顿迭代 xₖ₊₁=xₖ-f(xₖ)/f'(xₖ) / 龙格-库塔
傅里叶级数 aₙ=1/π∫f(x)cosnx dx / Dirichlet条件
偏导数与全微分 dz=∂z/∂x dx+∂z/∂y dy / 拉格朗日乘数法`,
  'university sciences': `
理论力学 拉格朗日方程 d/dt(∂L/∂q̇)-∂L/∂q=0 / 广义坐标
量子力学 薛定谔方程 iħ∂ψ/∂t=Ĥψ / 一维无限深势阱 Eₙ=n²π²ħ²/2ma²
热力学与统计物理 配分函数 Z=∑e^{-βE} / 正则系综
材料力学 弯矩图 σ=My/I / 许用应力 校核
微观经济学 无差异曲线 边际替代率 / 预算线 切点 均衡
IS-LM模型 财政扩张 利率上升 / 挤出效应
分析化学 络合滴定 EDTA 条件稳定常数 lgK'
无机化学 晶体场理论 Δo 高自旋 低自旋 / d⁶
生物化学 三羧酸循环 柠檬酸合酶 异柠檬酸脱氢酶 / NADH FADH₂ 产ATP
有机化学 SN1 SN2 消除 E2 反式共平面 / Diels-Alder
电路分析 戴维南定理 / 开路电压 等效电阻 / 相量法
信号与系统 拉普拉斯变换 H(s)=1/(s+2) / 极点 稳定性
计量经济学 OLS 高斯马尔可夫 / 异方差 White检验
细胞生物学 膜泡运输 COPII COPI / 网格蛋白
流体力学 纳维-斯托克斯 雷诺数 / 边界层分离
组织胚胎学 上皮 复层扁平 / HE染色
数据结构 期末 红黑树 旋转 / AVL 平衡因子
西方哲学史 康德 先天综合判断 / 现象 物自体
管理学 波特五力 / 领导权变理论 菲德勒
货币银行学 准备金率 货币乘数 m=1/(r+c)
自动控制 根轨迹 伯德图 相角裕度 / PID整定`,
  'coding courses': `
Scratch 第4课 / 当绿旗被点击 / 重复执行 移动10步 碰到边缘就反弹 / 小猫捉老鼠
Python 入门 / for i in range(5): / print(i*i) / 缩进用四个空格
小朋友把这个积木拖到代码区 双击看看小猫有没有转圈
def greet(name): / return f"Hello, {name}" / 函数 参数 返回值
C++信奥赛 动态规划 / dp[i][j]=max(dp[i-1][j],dp[i-1][j-w]+v) / 背包
变量是一个盒子 / score = 0 / score = score + 1 / 得分增加
图形化编程等级考试二级 / 克隆体 广播 造型切换
App Inventor 做一个猜数字小程序 / 按钮1.被点击
机器人课 / 马达接A口 超声波接4口 / 巡线 PID / 积木主机
micro:bit 温度计 / 显示 温度 / 蓝牙 遥控
递归 汉诺塔 move(n,a,c,b) / 时间复杂度 O(2^n)
HTML 标签 <div> <p> / CSS 居中 margin:0 auto / 前端训练营
面向对象 类 对象 继承 / class Dog(Animal): / Java第八章
冒泡排序 演示 / 相邻交换 / 5 3 8 1 → 3 5 1 8
少儿编程测评 / 逻辑思维 / 限时免费 / 学员作品展示
SQL select * from orders where amount>100 group by city / 左连接
git commit -m / 分支合并 / 解决冲突 / 后端课 第12节
大家把print这一行敲一遍 括号要英文的 少一个引号它就报错了 SyntaxError
爬虫 requests BeautifulSoup / 请求头 / 反爬
3D建模课 Tinkercad / 拉伸 打孔 / 打印一个笔筒
逻辑门 与或非 / 面包板 LED 220欧 / 创客
列表推导式 [x for x in a if x%2==0] / 字典 key value
CSP-J 模拟赛 / 前缀和 / 二分答案 / 数组开小了 RE
AI创意课 人脸识别门禁 / 训练模型 / 采集样本`,
  'adult examinations': `
行测资料分析 同比 环比 增长率 / 截位直除 / 间隔增长
考研政治马原 物质 意识 实践 / 1000题 第二章 / 27考研全程班
注会会计 长期股权投资 权益法 / 借:投资收益 贷
教资科目一 教育观 素质教育 / 科目二 皮亚杰 认知发展阶段 / 简答题
一建 管理 双代号网络 总时差=LS-ES / 关键线路
执业药师 药理 强心苷 / 阿司匹林 不良反应
司法考试 民法 善意取得 / 无权代理 / 主观题
初级会计 增值税 进项税额抵扣 / 所得税 应纳税额
护士资格 压疮分期 / 三查七对 / 胰岛素 注射
申论 小题 概括问题 / 总括句+条目 / 规范词
软考高项 挣值 CPI=EV/AC SPI=EV/PV
驾考科目一 黄灯亮时 已越过停止线 可以继续通行
公考面试 结构化 综合分析 / 社会现象 表态 分析 落实
考研数学一 每日一题 ∫₀^π xsinx/(1+cos²x)dx
消防工程师 疏散宽度 百人指标 / 耐火等级
经济师 边际效用 供给弹性 / 判断题
西综 内科 心衰 NYHA分级 / 题眼 粉红色泡沫痰
社工证 个案工作 / 同理 尊重 / 助人自助
教师编 面试试讲 十分钟 / 导入 板书设计 / 评委打分
普通话水平测试 朗读 作品12号 / 命题说话 二甲
考研英语词汇 unprecedented / 长难句 分词状语 / 何时开学考上研
金融专硕 431 MM定理 CAPM β / 押题班
特岗 公基 时事 法律 公文 / 每日十题
心理咨询师 基础理论 埃里克森八阶段
电工证 三相五线 漏电保护 / 触电急救
保育员 育婴师 奶粉冲泡 / 高级证书`,
}
