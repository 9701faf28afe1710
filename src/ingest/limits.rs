//! What the engine is willing to take in and to look at, in one place. Real reports stay far below; a file that goes
//! beyond is broken or hostile. Together the limits keep the engine within 256 MB of memory and two seconds of work.
//! `jihe limits` prints them.

/// A limit, as people read it.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The name of the constant.
    pub name: &'static str,
    /// How much is taken.
    pub most: usize,
    /// What is counted.
    pub unit: &'static str,
    /// What it is a limit of, and what happens beyond.
    pub zh: &'static str,
}

/// The constants, and the list of them that is printed: none can be without its words.
macro_rules! limits {
    ($($(#[$doc:meta])+ $name:ident = $most:expr, $unit:literal, $zh:literal;)+) => {
        $($(#[$doc])+ pub const $name: usize = $most;)+

        /// All of them.
        pub const ALL: &[Limit] = &[$(Limit { name: stringify!($name), most: $name, unit: $unit, zh: $zh },)+];
    };
}

limits! {
    /// Bytes of a file.
    INPUT_BYTES = 50 * 1024 * 1024, "字节", "一个文件的大小；超出的不读取";

    /// Bytes of one unpacked part of a package. Real main parts have one to five megabytes.
    PART_BYTES = 48 * 1024 * 1024, "字节", "docx、xlsx 中一个部件解压后的大小，按实际解出的字节计；正文超出的不读取";

    /// Bytes of all unpacked parts of a package together.
    ///
    /// Bytes that really come out are counted, whatever sizes are declared; a limit on the ratio of packing is not
    /// needed beside that, and would refuse long tables of equal rows.
    PACKAGE_BYTES = 64 * 1024 * 1024, "字节", "docx、xlsx 中所有部件解压后的大小；超出后的部件不读取并提示";

    /// Entries of a package. Real ones have some twenty, with pictures some hundred.
    PACKAGE_ENTRIES = 10_000, "个", "docx、xlsx 中的部件；超出的文件不读取";

    /// Depth of elements in a part. Text boxes in grouped shapes in nested tables reach about a hundred.
    XML_DEPTH = 1_000, "层", "docx、xlsx 中元素的嵌套；更深处不读取并提示";

    /// Paragraphs of a document, those in cells included.
    PARAGRAPHS = 200_000, "段", "一个文件的段落；其余不读取并提示";

    /// Cells of a document.
    CELLS = 200_000, "格", "一个文件中表格的单元格；其余不读取并提示";

    /// Columns of a table. Word itself allows 63.
    TABLE_COLS = 1_024, "列", "一张表的列；其余不读取并提示";

    /// Squares of all tables of a document: rows times columns, holes included.
    SQUARES = 2_000_000, "格", "所有表格行数乘以列数，空缺也算；其余不读取并提示";

    /// Tables within tables; the content of deeper ones is read as plain paragraphs.
    TABLE_DEPTH = 16, "层", "表中套表；更深的按段落读取";

    /// Characters of one rendered number of a list, so that short paragraphs cannot unfold into long ones.
    LABEL_CHARS = 32, "字", "一个自动编号；更长的截断";

    /// Styles and lists of a document, each.
    DEFINITIONS = 20_000, "个", "样式、自动编号的定义，各自计；其余不用";

    /// How far the chain of styles that build on one another is followed.
    STYLE_DEPTH = 32, "层", "样式的继承；更远的不用";

    /// Lists within lists of a page whose numbers are told apart.
    LIST_DEPTH = 32, "层", "网页中列表套列表的编号；更深的合用一个编号";

    /// Bytes of the style sheets of a page that are looked at, for columns too narrow for their numbers (####).
    STYLE_BYTES = 256 * 1024, "字节", "网页样式表；更大的不看，显示为 #### 的数字照样读取";

    /// Sheets of a workbook that are read.
    SHEETS = 1_000, "张", "工作簿的工作表；其余不读取";

    /// Bytes of the text of a workbook: cells may share one long string.
    WORKBOOK_TEXT = 32 * 1024 * 1024, "字节", "工作簿中的文字，重复引用的按次计；其余不读取并提示";

    /// A cell of pasted text in quotation marks goes on over at most so many bytes.
    QUOTED_BYTES = 65_536, "字节", "粘贴文字中引号内跨行的一格；更长的引号按普通文字读取";

    /// Bytes of a text that may be looked at in vain after quotation marks that open no cell.
    STRAY_QUOTES = 4 * 1024 * 1024, "字节", "为不成对的引号往后查找的总长；用完后引号按普通文字读取";

    /// Lines of a text in which a table run together into one line is looked for.
    FLAT_LINES = 20_000, "行", "在其中查找挤成一行的表格的行数；其余按段落读取";

    /// Cells of a table of no known form whose sums are looked for: one with more is data, no report.
    SUMMED_CELLS = 20_000, "格", "从未知表式中找合计的表格大小；更大的说明合计未核对";

    /// Quantities in sentences that are held against forms and each other.
    TOLD = 200, "个", "与表格对照的文中数字；其余不对照";

    /// Broken relations that hang together and are searched for a cause: more are beyond repair by single figures.
    SEARCHED_RELATIONS = 400, "个", "相连的不一致关系，在其中找最可能的原因；更多的只列出";

    /// Characters of a criterion (评分标准). Long ones that print their whole regulation have a thousand.
    CRITERION_CHARS = 4_000, "字", "一条评分标准；更长的留给人工判断";

    /// Bytes of a line that `jihe criterion` reads.
    CRITERION_LINE = 256 * 1024, "字节", "jihe criterion 读取的一行；更长的不读取";
}
