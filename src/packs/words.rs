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
