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

/// In a sentence, before 分 of the score of the whole.
pub const OF_THE_WHOLE: &str = "总得 自评得 评价得 综合得 最终得 绩效得 总 综合评 自评 评价总";

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
    /// At the end of the words before a number: a total, and no part of anything.
    pub const TOTALS: &str = "合计 总计 共计 总额 总收入 总支出";
}
