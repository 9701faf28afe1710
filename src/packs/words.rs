//! Words of forms that are the same everywhere, in one place.

/// In the name of an indicator: more of it may be worse, so that a target without ≥ or ≤ says nothing of the direction.
pub const REVERSE: &[&str] = &[
    "控制",
    "变动",
    "调整率",
    "结转",
    "结余",
    "超",
    "投诉",
    "下降",
    "降低",
    "减少",
    "压减",
    "偏差",
    "差异",
    "事故",
    "负债",
    "成本",
    "时限",
    "时间",
    "违",
    "亡",
    "发生",
    "延误",
    "未",
    "空置",
    "闲置",
    "流失",
    "拖欠",
    "能耗",
    "排放",
    "信访",
    "差错",
    "损",
];

/// Units of time.
pub const TIME: &[&str] = &["天", "分钟", "小时", "日", "月", "年"];

/// Words in a column of reasons that explain no deduction: praise, and that there is nothing to explain.
pub const PRAISE: &[&str] = &[
    "超额",
    "超过",
    "超出",
    "优于",
    "高于",
    "完成",
    "达到",
    "达标",
    "达成",
    "较好",
    "良好",
    "明显",
    "满意",
    "提高",
    "提升",
    "按计划",
    "按时",
    "按期",
    "无偏差",
    "无差异",
    "未扣分",
    "不扣分",
    "没有",
    "不存在",
    "不适用",
    "已",
    "继续",
    "保持",
    "详见",
    "见附",
];

/// Prompts of a blank form or a text processor.
pub const PROMPTS: &[&str] =
    &["单击此处", "点击此处", "单击或点击", "在此处输入", "请在此处", "请输入文字", "此处填写", "(请填写", "(填写单位"];

/// Headings of instructions that belong to the blank form.
pub const INSTRUCTIONS: &[&str] = &["填表说明", "填报说明", "填写说明"];

/// What follows XX or ×× where a time or an amount was to be filled in, beside the words of units.
pub const BEHIND_MARKS_OF_AMOUNTS: &[&str] = &["年", "月", "日", "万元", "元", "%", "亿"];

/// What follows XX, ×× or 某某 where a place or a unit was to be filled in.
pub const BEHIND_MARKS_OF_PLACES: &[&str] =
    &["县", "市", "区", "局", "省", "单位", "部门", "项目", "办公", "中心", "委员", "街道"];

/// Family names: behind one, marks hide a name (李××), as they should in a published report.
pub const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧阳肖";

/// Labels beside which the department's name stands.
pub const DEPARTMENT: &[&str] =
    &["部门(单位)名称", "部门名称", "单位名称", "预算部门(单位)", "预算单位", "填报单位", "填报单位(盖章)"];

/// Labels beside which the grade stands.
pub const GRADE_LABELS: &[&str] = &[
    "评价等次",
    "自评等次",
    "评价等级",
    "自评等级",
    "绩效等级",
    "绩效等次",
    "等次",
    "等级",
    "绩效评价等级",
    "自评结果等级",
];

/// In a title or label: its year need not be that of the report.
pub const OTHER_YEARS: &[&str] = &[
    "上年",
    "上一年",
    "去年",
    "下年",
    "以前年度",
    "历年",
    "决算",
    "预算",
    "比",
    "增",
    "减",
    "截至",
    "至",
    "-",
    "—",
    "目标申报",
    "申报表",
    "计划",
    "规划",
    "结转",
    "号",
    "年底",
    "年初",
    "年末",
    "通知",
    "中期",
];

/// Rates that are a share of a whole and cannot exceed it. 完成率, 覆盖率 and 增长率 can.
pub const SHARES: &[&str] = &["满意度", "合格率", "合规率", "达标率", "知晓率", "完好率", "准确率", "优良率"];

/// In the title of a form, beside 表.
pub const TITLES: &[&str] = &["自评", "评价", "评分", "基础数据", "绩效"];

/// In a column of reasons: something was not reached.
pub const SHORTFALL: &[&str] = &[
    "未达",
    "未完成",
    "未能",
    "未按",
    "没有完成",
    "没有达到",
    "未实现",
    "未到位",
    "未落实",
    "滞后",
    "延期",
    "推迟",
    "延后",
];

/// Rows in which the total of scores stands.
pub const TOTALS: &[&str] = &["总分", "总得分", "得分合计", "自评总分", "合计"];

/// Documents that another one replaced: the number, folded, the one in its place, the first year that goes by the new one.
pub const REPLACED: &[(&str, &str, u16)] = &[("财预[2011]285号", "财预〔2020〕10号", 2020)];
