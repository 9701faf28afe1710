//! Words of forms that are the same everywhere, in one place.

/// In the name of an indicator: more of it may be worse, so that a target without ≥ or ≤ says nothing of the direction.
pub const REVERSE: &str = "控制 变动 调整率 结转 结余 超 投诉 下降 降低 减少 压减 偏差 差异 事故 负债 成本 时限 时间 违 亡 发生 延误 未 空置 闲置 流失 拖欠 能耗 排放 信访 差错 损";

/// In the name of a source of funds: what levels of government above gave.
pub const GRANTS: &str = "中央 上级 省级 补助";

/// Units of time.
pub const TIME: &str = "天 分钟 小时 日 月 年";

/// Before a number: it was, or is to be, done, and no more than that.
pub const DOING: &str = "完成率 达成率 已 全年 年内 实际 累计 完成 新建 建成 建设 改造 修建 新增 开展 举办 组织 实施 购置 采购 达到 达 共 为";

/// Around a number: it is none that another can be held against.
pub const UNCLEAR: &str = "每 均 左右 约 近 余 多 第 前 底 不 未 没 倍";

/// A result in words that says that the target was reached.
pub const DONE: &str = "已完成 完成 全部完成 已全部完成 按时完成 按期完成 如期完成 达标 已达标";

/// A result in words that says that it was not.
pub const UNDONE: &str = "未完成 未达标 未达到 未达成 未实现 未实施 未开展 未启动 部分完成 部分达成";

/// In the name of an indicator of which the result is a percentage.
pub const RATES: &str = "率 度 比例 占比 比重 百分比";

/// Words in a column of reasons that explain no deduction: praise, and that there is nothing to explain.
pub const PRAISE: &str = "超额 超过 超出 优于 高于 完成 达到 达标 达成 较好 良好 明显 满意 提高 提升 按计划 按时 按期 无偏差 无差异 未扣分 不扣分 没有 不存在 不适用 已 继续 保持 详见 见附";

/// Prompts of a blank form or a text processor.
pub const PROMPTS: &str = "单击此处 点击此处 单击或点击 在此处输入 请在此处 请输入文字 此处填写 (请填写 (填写单位";

/// Headings of instructions that belong to the blank form.
pub const INSTRUCTIONS: &str = "填表说明 填报说明 填写说明";

/// What follows XX or ×× where a time or an amount was to be filled in, beside the words of units.
pub const BEHIND_MARKS_OF_AMOUNTS: &str = "年 月 日 万元 元 % 亿";

/// What follows XX, ×× or 某某 where a place or a unit was to be filled in.
pub const BEHIND_MARKS_OF_PLACES: &str = "县 市 区 局 省 单位 部门 项目 办公 中心 委员 街道";

/// Family names: behind one, marks hide a name (李××), as they should in a published report.
pub const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧阳肖";

/// Labels beside which the department's name stands.
pub const DEPARTMENT: &str = "部门(单位)名称 部门名称 单位名称 预算部门(单位) 预算单位 填报单位 填报单位(盖章)";

/// Labels beside which the grade stands.
pub const GRADE_LABELS: &str = "评价等次 自评等次 评价等级 自评等级 绩效等级 绩效等次 等次 等级 绩效评价等级 自评结果等级 绩效评价等次 评价结果等级 综合评价等级 综合评价等次 评定等级 评定等次 自评结果 评价结果";

/// Labels of the score of the whole, beside which its grade may stand.
pub const SCORE_LABELS: &str = "评价得分 自评得分 综合得分 综合评分 评价总分 自评总分 自评分数 评价分数 最终得分 总得分 总分 得分 绩效得分 绩效评价得分 绩效自评得分 综合评价得分";

/// In a sentence, before the word for a grade.
pub const GRADED: &str = "等次 等级 评价结果 自评结果 评为 评定为";

/// In a sentence, before the score of the whole; those without 分 may also stand before that of a part.
pub const OF_THE_WHOLE: &str = "总得分 自评得分 评价得分 综合得分 最终得分 绩效得分 合计得分 总分 综合评分 自评分 自评 自评得 自评共得 综合得 综合自评";

/// In a sentence, before the score of the whole.
pub const TOLD_SCORES: &str =
    "总得分 自评得分 评价得分 综合得分 最终得分 绩效得分 总分 综合评分 自评分 评价总分 整体自评";

/// Beside them: the score of a part, of a project, of another year.
pub const PARTS_OF_SCORE: &str =
    "平均 上年 去年 指标 产出 效益 满意 过程 投入 效果 决策 附加 扣 各 项目 部分 预算 率 复核 财政 评审 抽查";

/// 本项目自评得分: the project that the report is about.
pub const THIS_PROJECT: &str = "本项目";

/// In a title or label: its year need not be that of the report.
pub const OTHER_YEARS: &str = "上年 上一年 去年 下年 以前年度 历年 决算 预算 比 增 减 截至 至 - — 目标申报 申报表 计划 规划 结转 号 年底 年初 年末 通知 中期";

/// Rates that are a share of a whole and cannot exceed it. 完成率, 覆盖率 and 增长率 can.
pub const SHARES: &str = "满意度 合格率 合规率 达标率 知晓率 完好率 准确率 优良率";

/// In the title of a form, beside 表.
pub const TITLES: &str = "自评 评价 评分 基础数据 绩效";

/// In a column of reasons: something was not reached.
pub const SHORTFALL: &str = "未达 未完成 未能 未按 没有完成 没有达到 未实现 未到位 未落实 滞后 延期 推迟 延后";

/// Rows in which the total of scores stands.
pub const TOTALS: &str = "总分 总得分 得分合计 合计得分 自评总分 自评总得分 合计";

/// Documents that another one replaced: the number, folded, the one in its place, the first year that goes by the new one.
pub const REPLACED: &[(&str, &str, u16)] = &[("财预[2011]285号", "财预〔2020〕10号", 2020)];
/// Words of sentences, as the reading of prose needs them, parted by blanks: in a list each would cost a pointer. What stands
/// right before a number says what it is.
pub mod prose {
    /// At the end of the words before a number: it grew by that much.
    pub const UP: &str = "增加 增长 上升 提高 提升 增支 增收 上涨 增幅 涨幅 扩大 增多 上浮 多支出";
    /// It shrank by that much.
    pub const DOWN: &str = "减少 下降 降低 压减 压缩 缩减 减支 降幅 回落 节约 节省 减收 少支出 减幅 化解";
    /// The same in one character, beside a word of comparison.
    pub const UP_SHORT: &str = "增 多 升 涨 高";
    /// The same in one character, beside a word of comparison.
    pub const DOWN_SHORT: &str = "减 降 少 低";
    /// Over several years.
    pub const YEARLY: &str = "年均 每年 复合";
    /// In the name of a rate: what is left of one.
    pub const LEFT: &str = "未 不 空 缺 剩 余 闲";
    /// In the name of an amount: less of what there was.
    pub const LESS: &str = "划出 处置 报废 核减 核销 竣工 完工 退休 调出 辞职 收回 上缴";
    /// What is mentioned beside the parts of a whole and holds some of them.
    pub const MEMO: &str = "三公 采购 会议 培训 接待";
    /// Of several products together.
    pub const TOTAL_OF: &str = "合计 共计 总计 一共 总共";
    /// At the end of the words before points: those that were given.
    pub const SCORED: &str = "得 得分 自评 实得 自评分 自评得分 评分";
    /// A rate of change that does not say in which direction.
    pub const EITHER: &str = "变动 差异 增减 变化 调整";
    /// Added to the budget within the year.
    pub const ADDED: &str =
        "追加 调增 调整增加 追加预算 增加预算 追加资金 年中增加 追加预算资金 追加安排 本年新增 当年新增";
    /// Taken off the budget within the year.
    pub const TAKEN: &str =
        "调减 追减 核减预算 调整减少 年中减少 统筹收回 本年退休 当年退休 本年调出 共扣 扣分 累计折旧 处置减少 本年处置";
    /// The year before.
    pub const PRIOR: &str = "上年 去年 上一年 同期 前一年 以前年度";
    /// Compares.
    pub const COMPARE: &str = "比 较 与 同 对比";
    /// Between the words that mean something and the number.
    pub const FILL: &str =
        "幅度 比例 约 近 为 是 达 到 率 各 均 共 额 数 比 仅 也 了 将 分别 的 有 至 已 金额 合 计 元 则";
    /// Opens a list of parts.
    pub const OPEN: &str =
        "其中 包括 包含 具体为 具体是 具体如下 分别用于 主要用于 分项如下 明细如下 构成如下 安排如下 如下";
    /// Opens what is only a part.
    pub const WITHIN: &str = "含 内含 不含 除";
    /// Behind the last part: the list is complete.
    pub const COMPOSED: &str = "组成 构成 两部分 两项 三部分 三项 四部分 四项 两类 三类 四类 两块 三块";
    /// A total of what stands before.
    pub const TOTAL: &str = "合计 共计 总计 小计 累计 总共 一共 共 总额 合计为 总数";
    /// Words around such a total that name nothing.
    pub const TOTAL_FILL: &str = "以上 上述 两者 两项 三项 四项 五项 各项 全年 金额 总 为 是 达 约";
    /// A standard for each.
    pub const EACH: &str = "每 人均 户均 亩均 车均 生均 班均 单价 均价 平均 补助标准为";
    /// The last of a complete list.
    pub const LAST: &str = "其他 其它 其余 剩余";
    /// Before the last of a complete list.
    pub const AND: &str = "和 及 以及 与";
    /// Divisions that everybody knows: a list that names all of them is complete.
    pub const DIVISIONS: &[&str] = &[
        "基本支出 项目支出",
        "人员 公用",
        "接待 用车",
        "货物 工程 服务",
        "男 女",
        "在职 退休",
        "行政 事业",
        "一般公共预算 政府性基金 其他",
        "购置 运行",
        "中央 省 县",
        "工资福利 商品和服务 个人和家庭",
    ];
    /// Before the members of a list that says that it is all.
    pub const RESPECTIVELY: &str = "分别为 分别是 分为";
    /// What is left of two amounts.
    pub const REMAINDER: &str = "相抵 余下 尚有 其余 剩余 超出 大于 节约 节余 审减 核减 在建 未达 未完成 结余 还有";
    /// What was to be done.
    pub const PLANNED: &str = "计划 任务 目标 应 预算 核定 编制 确定";
    /// The budget as approved.
    pub const INITIAL: &str = "年初预算 年初部门预算 年初安排 年初批复 年初下达 年初部门 年初批准 预算批复 批复预算 上年末 年初账面 年初余额 期初 满分 原值";
    /// The budget in the end.
    pub const FINAL: &str = "全年预算 调整后 调整预算 预算总额 最终预算 预算总数 实际预算 年末 期末 得分 实得 净值";
    /// Carried over from the year before.
    pub const CARRIED: &str = "结转 结余";
    /// About.
    pub const ABOUT: &str = "约 近 大约 将近 接近 逾 超 超过 突破 达近 不足";
    /// Behind a number: about.
    pub const ABOUT_BEHIND: &str = "左右 以上 以下 上下 余 多";
    /// Behind a number: a limit or a name, and no amount.
    pub const LIMIT_BEHIND: &str = "以内 内 以外";
    /// Before a number: a limit.
    pub const LIMIT: &str = "不超过 不低于 不少于 不高于 不得超过 至少 最高 最低 限额 ≥ ≤ > <";
    /// Stems of rates, and what the dividend may be called beside them.
    pub const STEMS: &[(&str, &str)] = &[
        ("执行", "执行 支出 使用 采购 列支"),
        ("支付", "支付 支出 拨付"),
        ("拨付", "拨付 支付 支出"),
        ("支出", "支出 支付"),
        ("完成", "完成 建成 实现 达到 实际"),
        ("控制", "在职 在编 实有 支出 决算 经费"),
        ("使用", "使用 支出 在用"),
        ("到位", "到位 下达"),
        ("利用", "在用 利用 使用"),
        ("办结", "办结 办理"),
        ("结案", "结案 审结"),
        ("结转结余", "结转 结余"),
        ("进度", "完成 支出 支付 拨付"),
        ("安排", "安排 支出"),
    ];
    /// Beside a change: names nothing that changes.
    pub const NOTHING: &str = "上年 去年 同期 同比 环比 相比 年度 年初 年 预算 决算 其中 分别 实际 总体 整体 略有 有所 大幅 小幅 同口径 净 数 比 较 各 均 又 共 绝对额 总额 一 上 与 同 前 幅 略 的 执行 本";
    /// At the end of a title, which goes on in no other line.
    pub const TITLES: &str = "报告 情况 说明 总结 汇报 表";
    /// At the end of the words before a number: a total, and no part of anything.
    pub const TOTALS: &str = "合计 总计 共计 总额 总收入 总支出";
}

/// Words by which a sentence tells of the same quantity as a form.
pub mod told {
    use crate::packs::Stage;
    use crate::vocabulary::{Measure, measure};

    /// 年初预算
    pub const INITIAL: u16 = 1;
    /// 全年预算, 调整预算
    pub const ADJUSTED: u16 = 2;
    /// 执行数
    pub const EXECUTED: u16 = 4;
    /// 决算数
    pub const FINAL: u16 = 8;
    /// What was spent.
    pub const OUTTURN: u16 = EXECUTED | FINAL;
    /// All stages.
    pub const STAGES: u16 = 15;

    /// A stage as one of these.
    pub fn bit(stage: Stage) -> u16 {
        match stage {
            Stage::InitialBudget => INITIAL,
            Stage::AdjustedBudget => ADJUSTED,
            Stage::Executed => EXECUTED,
            Stage::FinalAccounts => FINAL,
        }
    }

    const GENERAL: u16 = 16;
    const GOVERNMENT: u16 = 32;
    const CAPITAL: u16 = 64;
    const FISCAL: u16 = 128;
    /// Kinds of funds.
    pub const FUNDS: u16 = GENERAL | GOVERNMENT | CAPITAL | FISCAL;
    const OTHER: u16 = 256;
    /// Some of the units.
    pub const PART: u16 = 512;
    /// Some of the funds, or some of the units.
    pub const NARROW: u16 = FUNDS | OTHER | PART;
    /// A plan, another time: no form tells it.
    pub const ELSEWHERE: u16 = 1 << 10;
    /// The year before.
    pub const PRIOR: u16 = 1 << 11;
    /// A heading that has a subject of its own: a total below it is not that of the department.
    pub const SUBJECT: u16 = 1 << 12;
    /// One project, or several: their expenditure is not that of the department.
    pub const PROJECT: u16 = 1 << 13;
    /// Subjects of headings.
    pub const SUBJECTS: &str = "三公 采购 会议 培训 专项 项目支出 基本支出 人员 公用";

    /// Words of scope; those of a longer name first, as each is taken out.
    pub const SCOPES: &[(&str, u16)] = &[
        ("公共财政预算 一般公共预算 公共预算 公共财政", GENERAL),
        ("政府性基金预算 政府性基金 基金预算", GOVERNMENT),
        ("国有资本经营预算 国有资本经营 国有资本", CAPITAL),
        ("财政拨款", FISCAL),
        (
            "截至 截止 累计完成 累计支出 累计投入 累计拨付 累计发放 累计到位 上半年 季度 月 下年 明年 次年 历年 近年 每年 拟 计划 十四五 全县 全市 全区 全省 全州 全系统 乡镇",
            ELSEWHERE,
        ),
        ("上年 去年 上一年 同期", PRIOR),
        ("年初部门预算 年初预算 年初批复 年初安排 预算批复 批复预算", INITIAL),
        ("全年预算 调整后预算 调整预算 预算调整 调整后", ADJUSTED),
        ("预算执行", OUTTURN),
        ("执行数 执行", EXECUTED),
        ("决算", FINAL),
        ("实际完成 实际", OUTTURN),
        ("预算", INITIAL | ADJUSTED),
        ("安排", INITIAL | ADJUSTED | OTHER),
        (
            "上级 省级 市级 中央 专项 非税 专户 社会保险 社保 自有 单位资金 事业 经营 结转 其他 行政 全额 差额 在编 工勤 参公 编外 用于",
            OTHER,
        ),
        ("本级 机关 二级 下属 所属 直属", PART),
    ];

    /// Words beside a measure that name nothing more.
    pub const NEUTRAL: &str = "其中 我单位 我部门 我局 我办 我中心 我部 我站 我所 我院 我校 我委 我会 本局 本办 本中心 本站 本所 本院 本校 本单位 本部门 全局 全部门 部门 单位 整体 年度 年末 年底 本年 全年 较 比 规模 总额 合计 金额 总计 共计 总数 人数 职工 干部 现有 共有 核定 数 总 共 为 是 达 约 了 额";

    /// With what the names of departments end.
    pub const BODIES: &str = "局委心站所院校馆办厅会队部社";

    /// What was added to a budget, and is told between the one and the other.
    pub const STEPS: &str = "追加 追减 调增 调减 调剂 净增";

    /// Words of a total: 部门整体支出, 支出合计.
    pub const WHOLE: &str = "总 合计 共计 整体";

    /// In the clause before a total, beside neutral words: it speaks of nothing else.
    pub const CLAUSE: &str =
        "万元 元 人 个 名 其中 综上所述 综上 总体 收支 收入 支出 情况 方面 财务 根据 报表 按照 数据";

    /// What is left of the words, and the measure.
    pub const MEASURES: &[(&str, Measure)] = &[
        ("支出 当年支出", measure::EXPENDITURE_TOTAL),
        ("收入 当年收入", measure::INCOME_TOTAL),
        ("基本支出", measure::BASIC_EXPENDITURE),
        ("项目支出", measure::PROJECT_EXPENDITURE),
        ("人员经费 人员支出 人员经费支出", measure::PERSONNEL_EXPENDITURE),
        ("公用经费 公用支出 公用经费支出 日常公用经费 日常公用经费支出", measure::OPERATING_EXPENDITURE),
        ("三公经费 三公经费支出 三公支出", measure::THREE_PUBLIC_EXPENSES),
        ("公务接待费 公务接待费支出 公务接待支出", measure::OFFICIAL_RECEPTION),
        ("公务用车运行维护费 公务用车运行费 公务用车运行维护费支出", measure::OFFICIAL_VEHICLES_OPERATION),
        ("公务用车购置费", measure::OFFICIAL_VEHICLES_PURCHASE),
        ("公务用车购置及运行维护费 公务用车购置及运行费 公务用车购置和运行维护费", measure::OFFICIAL_VEHICLES),
        ("因公出国费 因公出国费用 因公出国经费", measure::OFFICIAL_OVERSEAS_TRAVEL),
        ("政府采购 政府采购支出", measure::GOVERNMENT_PROCUREMENT),
        ("当年结余", measure::YEAR_SURPLUS),
        ("累计结余", measure::CUMULATIVE_SURPLUS),
        ("编制 人员编制 编制人员", measure::AUTHORIZED_POSTS),
        ("在职 在职人员 实有在职 实有在职人员", measure::IN_SERVICE_STAFF),
        ("实有 实有人员", measure::ACTUAL_HEADCOUNT),
    ];

    /// What a form cannot contradict for certain, though the words be the same: staff come and go, and who pays for what is
    /// told in several ways.
    pub const DOUBTFUL: &[Measure] = &[
        measure::PERSONNEL_EXPENDITURE,
        measure::OPERATING_EXPENDITURE,
        measure::GOVERNMENT_PROCUREMENT,
        measure::AUTHORIZED_POSTS,
        measure::IN_SERVICE_STAFF,
    ];

    /// Kinds of funds that forms state by themselves.
    pub const FUND_MEASURES: &[(u16, Measure)] = &[
        (GENERAL, measure::GENERAL_PUBLIC_BUDGET_APPROPRIATION),
        (GENERAL | FISCAL, measure::GENERAL_PUBLIC_BUDGET_APPROPRIATION),
        (GOVERNMENT, measure::GOVERNMENT_MANAGED_FUNDS_APPROPRIATION),
        (GOVERNMENT | FISCAL, measure::GOVERNMENT_MANAGED_FUNDS_APPROPRIATION),
        (CAPITAL, measure::STATE_CAPITAL_OPERATIONS_APPROPRIATION),
        (CAPITAL | FISCAL, measure::STATE_CAPITAL_OPERATIONS_APPROPRIATION),
    ];
}

/// Words around the name of a quantity.
pub mod called {
    /// Before it, beside those of doing.
    pub const BEFORE: &str = "其中 年度 年 本项目 我单位 我局 我部门 本单位 本部门 中心 聘用";
    /// Behind it: how it is counted, and words between it and the number.
    pub const BEHIND: &str =
        "人数 人次 次数 场次 户数 面积 数量 总数 总额 金额 合计 总计 数 约 近 为 是 达 到 共 了 有 的";
    /// Names of anything.
    pub const ANYTHING: &str =
        "支出 收入 资金 预算 经费 金额 合计 总计 支出合计 收入合计 小计 结余 总额 费用 拨款 结转";
}

/// In the header of a line of a table: it may be the quotient of two others.
pub const QUOTIENTS: &str = "率 % ‰ 占 比 均 每 单 幅 进度 程度";

/// The same: it is a quotient, and nothing is multiplied by it.
pub const QUOTIENTS_ONLY: &str = "率 % ‰ 占 比 均";

/// The same: it is in percent.
pub const PERCENTAGES: &str = "率 % 占比 比重";

/// The same: it is divided by nothing, and nothing by it.
pub const AVERAGES: &str = "均 %";

/// The same: something is multiplied by it, and it is no quotient.
pub const PRICES: &str = "单价 标准 定额";

/// The same: it may say by how much one is more than another.
pub const CHANGES: &str = "增 减 比 幅 降 变动 变化";

/// The same: it may be parts of a whole, in percent.
pub const PARTS_IN_PERCENT: &str = "占 比重 比例 构成 %";
