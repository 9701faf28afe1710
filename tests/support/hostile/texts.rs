//! Texts: pasted, or of files.

use super::{Case, Ends::*, FORM};

pub const CASES: &[Case] = &[
    Case {
        name: "no-table.txt",
        ends: Read("柳塘县"),
        limits: &[],
        make: || "柳塘县水文站全年支出37.50万元，工作按计划完成。\n".into(),
    },
    Case {
        name: "english.txt",
        ends: Read("annual"),
        limits: &[],
        make: || {
            "The annual report of the station: 37.50 spent of 40.00 planned.\n\tItem\tPlan\tSpent\n\tA\t40\t37.5\n"
                .repeat(50)
                .into()
        },
    },
    Case { name: "half-a-table.txt", ends: Read("柳塘县"), limits: &[], make: || FORM[..FORM.len() - 9].into() },
    Case { name: "cut-character.txt", ends: Said("JH-I102"), limits: &[], make: cut_character },
    Case { name: "no-encoding.txt", ends: Refused("JH-I909"), limits: &[], make: || vec![0x81, 0xff, 0xff] },
    Case { name: "surrogates.txt", ends: Refused("JH-I909"), limits: &[], make: surrogates },
    Case { name: "nul.txt", ends: Refused("JH-I910"), limits: &[], make: || format!("{FORM}\0\0甲\0").into() },
    Case {
        name: "late-nul.txt",
        ends: Read("柳塘县"),
        limits: &[],
        make: || format!("{FORM}{}\0\0甲\0", "说明\n".repeat(2_000)).into(),
    },
    Case {
        name: "turned.txt",
        ends: Read("柳塘县"),
        limits: &[],
        make: || FORM.replace("37.50", "\u{202e}37\u{200b}.50\u{202c}").replace("合计", "合\u{200d}计").into(),
    },
    Case {
        name: "long-number.txt",
        ends: Read("柳塘县"),
        limits: &[],
        make: || FORM.replace("37.50", &"9".repeat(10_000)).into(),
    },
    Case {
        name: "long-numbers.txt",
        ends: Read("柳塘县"),
        limits: &[],
        make: || format!("{FORM}\n{}", format!("支出{}万元，", "9".repeat(10_000)).repeat(100)).into(),
    },
    Case {
        name: "paragraphs.txt",
        ends: Said("JH-I102"),
        limits: &["PARAGRAPHS"],
        make: || format!("{FORM}{}", "段\n".repeat(200_001)).into(),
    },
    Case {
        name: "empty-rows.csv",
        ends: Read("柳塘县"),
        limits: &[],
        make: || format!("机构名称,收入合计,上年结转\n柳塘县水文站,1,1\n{}", ",,\n".repeat(1_000_000)).into(),
    },
    Case {
        name: "quoted.txt",
        ends: Read("柳塘县"),
        limits: &["QUOTED_BYTES", "STRAY_QUOTES"],
        make: || format!("{FORM}\n{}", "\"甲\t乙\n".repeat(90_000)).into(),
    },
    Case {
        name: "flat.txt",
        ends: Read("柳塘县"),
        limits: &["FLAT_LINES"],
        make: || {
            format!("{FORM}\n{}", "机构名称 支出合计 结余 基本支出 项目支出 汇总 9 5 4 1 本级 9 5 4\n".repeat(25_000))
                .into()
        },
    },
    Case { name: "data.csv", ends: Read("柳塘县"), limits: &["SUMMED_CELLS"], make: data },
    Case {
        name: "broken-together.txt", ends: Read("柳塘县"), limits: &["SEARCHED_RELATIONS"], make: broken_together
    },
    Case {
        name: "told.txt",
        ends: Read("柳塘县"),
        limits: &["TOLD"],
        make: || format!("{FORM}\n{}", "全年收入合计37.50万元。\n".repeat(5_000)).into(),
    },
    Case { name: "criterion.txt", ends: Read("柳塘县"), limits: &["CRITERION_CHARS"], make: criterion },
    Case {
        name: "prose.txt",
        ends: Read("柳塘县"),
        limits: &[],
        make: || format!("{FORM}\n{}", "全年支出10万元，其中𠀀".repeat(40_000)).into(),
    },
    Case {
        name: "script.txt",
        ends: Read("<script>"),
        limits: &[],
        make: || format!("{FORM}\n\n<b>=1+1</b><script>alert(1)</script>\n").into(),
    },
    Case {
        name: "fifty-megabytes.txt",
        ends: Said("JH-I102"),
        limits: &["PARAGRAPHS"],
        make: || format!("{FORM}\n{}", "全年收入合计37.50万元，支出10万元。\n".repeat(1_000_000)).into(),
    },
];

fn cut_character() -> Vec<u8> {
    let text = format!("{FORM}\n{}", "说明".repeat(40));
    text.as_bytes()[..text.len() - 1].to_vec()
}

/// Halves of pairs, in UTF-16.
fn surrogates() -> Vec<u8> {
    let text = format!("{FORM}\n{}", "说明".repeat(100));
    let units = text.encode_utf16().chain([0xd800, 0x4e00, 0xdc00, 0xd800]);
    [0xff, 0xfe].into_iter().chain(units.flat_map(u16::to_le_bytes)).collect()
}

/// A table of no form, larger than is summed.
fn data() -> Vec<u8> {
    let rows: String = (0..6_000).map(|at| format!("柳塘县{at}号,{at},{},{}\n", at * 2, at * 3)).collect();
    format!("点位,甲,乙,丙\n{rows}合计,1,2,3\n").into()
}

/// One total over many units, all of which are wrong.
fn broken_together() -> Vec<u8> {
    let rows: String = (0..1_000).map(|at| format!("\n\t柳塘县{at}站\n\t{at}.50\n\t0.25\n\t{at}.00\n")).collect();
    format!("年度收入情况（万元）\n\t机构名称\n\t收入合计\n\t上年结转\n\t公共财政拨款\n\n\t汇总\n\t7\n\t8\n\t9\n{rows}")
        .into()
}

fn criterion() -> Vec<u8> {
    let long = "完成率每低于1%扣0.5分，".repeat(1_000);
    let row = format!("\n\t产出\n\t数量\n\t柳塘县测站数\n\t{long}\n\t10\n\t10\n").repeat(50);
    format!("\t一级指标\n\t二级指标\n\t三级指标\n\t评分标准\n\t分值\n\t得分\n{row}").into()
}
