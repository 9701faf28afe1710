//! Pages, and pieces of pages from the clipboard.

use super::{Case, Ends::*};

pub const CASES: &[Case] = &[
    Case { name: "deep.html", ends: Read("柳塘县"), limits: &[], make: || page(&"<div><b>".repeat(50_000)) },
    Case {
        name: "deep-tables.html",
        ends: Said("JH-I102"),
        limits: &["TABLE_DEPTH"],
        make: || page(&"<table><tr><td>".repeat(100_000)),
    },
    Case {
        name: "deep-lists.html",
        ends: Read("柳塘县"),
        limits: &["LIST_DEPTH"],
        make: || page(&"<ol><li>甲".repeat(10_000)),
    },
    Case { name: "spans.html", ends: Said("JH-I102"), limits: &["SQUARES"], make: spans },
    Case {
        name: "columns.html",
        ends: Said("JH-I102"),
        limits: &["TABLE_COLS"],
        make: || page(&format!("<table><tr>{}", "<td>1".repeat(2_000))),
    },
    Case {
        name: "cells.html",
        ends: Said("JH-I102"),
        limits: &["CELLS"],
        make: || page(&format!("<table>{}", "<tr><td>1".repeat(250_000))),
    },
    Case {
        name: "paragraphs.html",
        ends: Said("JH-I102"),
        limits: &["PARAGRAPHS"],
        make: || page(&"<p>1".repeat(250_000)),
    },
    Case { name: "styles.html", ends: Read("柳塘县"), limits: &["STYLE_BYTES"], make: styles },
    Case {
        name: "entities.html",
        ends: Read("柳塘县"),
        limits: &[],
        make: || page(&"&#xD800;&#xDFFF;&#0;&#99999999999999999999;&amp;lt;&nbsp".repeat(10_000)),
    },
    Case { name: "never-closed.html", ends: Read("柳塘县"), limits: &[], make: || page(&"<!--".repeat(300_000)) },
    Case { name: "quotes.html", ends: Read("柳塘县"), limits: &[], make: || page(&"<a b='".repeat(300_000)) },
    Case {
        name: "script.html",
        ends: Read("<script>"),
        limits: &[],
        make: || {
            page(
                "<table><tr><td>&lt;script>alert(1)&lt;/script><td>&lt;img src=x onerror=alert(1)><script>alert(2)</script></table>",
            )
        },
    },
];

fn page(more: &str) -> Vec<u8> {
    let row = |cells: [&str; 4]| format!("<tr><td>{}</tr>", cells.join("<td>"));
    let header = row(["机构名称", "收入合计", "上年结转", "公共财政拨款"]);
    let form = row(["柳塘县水文站", "37.50", "2.50", "35.00"]);
    format!("<html><meta charset=utf-8><body><p>年度收入情况（万元）<table>{header}{form}</table>{more}").into_bytes()
}

fn spans() -> Vec<u8> {
    page(&format!("<table>{}", "<tr><td colspan=2147483648 rowspan=4294967296>1".repeat(100_000)))
}

/// Numbers that their columns were too narrow for, beside more style sheets than are looked at.
fn styles() -> Vec<u8> {
    let cells = "<td class=a x:num=1>##".repeat(1_000);
    page(&format!("<style>{}</style><table><tr>{cells}</table>", ".a{mso-number-format:0}".repeat(20_000)))
}
