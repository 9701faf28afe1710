//! Why nothing could be read: what the file is, and what to do.

use super::limits;
use crate::base::text::{Label, Text};
use thiserror::Error;

/// A file from which nothing can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum IngestError {
    /// No bytes, or blanks only.
    #[error("The file is empty.")]
    Empty,
    /// Beyond [`limits::INPUT_BYTES`].
    #[error("The file is larger than {} MB.", limits::INPUT_BYTES / 1_048_576)]
    TooLarge,
    /// Needs a password.
    #[error("The file is protected by a password.")]
    Encrypted,
    /// A format that is known but not read.
    #[error("This is {}.", .0.label().en)]
    Foreign(Foreign),
    /// A .zip container that cannot be opened.
    #[error("The file is damaged: its container cannot be opened.")]
    DamagedPackage,
    /// Unpacks to more than the limits allow.
    #[error("The file unpacks to more than {} MB.", limits::PART_BYTES / 1_048_576)]
    UnpacksTooLarge,
    /// A .zip container without a document in it.
    #[error("This is a compressed package, but neither a Word document nor a workbook.")]
    NotADocument,
    /// The main part is damaged from the start.
    #[error("The document is damaged: its text cannot be read.")]
    DamagedDocument,
    /// A document without text.
    #[error("The document contains no text.")]
    NoText,
    /// Neither UTF-8 nor UTF-16 nor GB18030.
    #[error("The encoding of this text is not known.")]
    Encoding,
    /// No format we know.
    #[error("The format of this file is not known.")]
    Unknown,
}

/// Formats that are recognized in order to say what to do with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Foreign {
    /// Word 97–2003, WPS Writer.
    Doc,
    /// Excel 97–2003, WPS Spreadsheets.
    Xls,
    /// Excel, in binary form.
    Xlsb,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// PDF.
    Pdf,
    /// OFD, the national layout format.
    Ofd,
    /// Rich Text Format.
    Rtf,
    /// A web page with everything in one file.
    Mht,
    /// A document as one XML file.
    Xml,
    /// A workbook as one XML file, as systems of accounts export it under the name .xls.
    XmlSheet,
    /// A picture.
    Image,
    /// Slides.
    Slides,
    /// An archive of files.
    Archive,
}

impl Foreign {
    /// What it is called.
    pub fn label(self) -> Label {
        let (zh, en) = match self {
            Self::Doc => ("Word 97–2003 文件（.doc 或 .wps）", "a Word 97–2003 file (.doc or .wps)"),
            Self::Xls => ("Excel 97–2003 文件（.xls 或 .et）", "an Excel 97–2003 file (.xls or .et)"),
            Self::Xlsb => ("Excel 二进制工作簿（.xlsb）", "an Excel binary workbook (.xlsb)"),
            Self::Odt => ("OpenDocument 文档（.odt）", "an OpenDocument text (.odt)"),
            Self::Ods => ("OpenDocument 表格（.ods）", "an OpenDocument spreadsheet (.ods)"),
            Self::Pdf => ("PDF 文件", "a PDF file"),
            Self::Ofd => ("OFD 版式文件", "an OFD file"),
            Self::Rtf => ("RTF 文件", "an RTF file"),
            Self::Mht => ("单个文件网页（.mht）", "a web page in a single file (.mht)"),
            Self::Xml => ("XML 格式的文档", "a document in XML form"),
            Self::XmlSheet => ("XML 格式的表格", "a workbook in XML form"),
            Self::Image => ("图片", "a picture"),
            Self::Slides => ("演示文稿", "a slide show"),
            Self::Archive => ("压缩包", "an archive of files"),
        };
        Label { zh, en }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Doc => "JH-I920",
            Self::Xls => "JH-I921",
            Self::Xlsb => "JH-I922",
            Self::Odt => "JH-I923",
            Self::Ods => "JH-I924",
            Self::Pdf => "JH-I925",
            Self::Ofd => "JH-I926",
            Self::Rtf => "JH-I927",
            Self::Mht => "JH-I928",
            Self::Xml => "JH-I929",
            Self::Image => "JH-I930",
            Self::Slides => "JH-I931",
            Self::Archive => "JH-I932",
            Self::XmlSheet => "JH-I933",
        }
    }

    fn advice(self) -> Label {
        let (zh, en) = match self {
            Self::Doc | Self::Odt | Self::Rtf | Self::Xml => (
                "请在 Word 或 WPS 中打开，点“文件 → 另存为”，存成 .docx 后再试。",
                "Open it in Word or WPS and save it as .docx, then try again.",
            ),
            Self::Xls | Self::Xlsb | Self::Ods | Self::XmlSheet => (
                "请在 Excel 或 WPS 中打开，点“文件 → 另存为”，存成 .xlsx 后再试。",
                "Open it in Excel or WPS and save it as .xlsx, then try again.",
            ),
            Self::Mht => (
                "请在 Word 或浏览器中打开，另存为 .docx 或 .html 后再试，也可以复制正文粘贴到输入框。",
                "Open it in Word or a browser and save it as .docx or .html, or copy the text and paste it here.",
            ),
            Self::Pdf | Self::Ofd => (
                "暂不能读取版式文件。请使用导出它的 Word 文档（.docx），或打开后复制正文，粘贴到输入框。",
                "Layout files are not read yet. Use the Word document (.docx) it was made from, or copy its text and paste it here.",
            ),
            Self::Image => (
                "图片中的文字无法核对。请使用原来的 Word 文档（.docx），或粘贴文字。",
                "Text in pictures cannot be checked. Use the original Word document (.docx), or paste the text.",
            ),
            Self::Slides => (
                "请使用自评报告的 Word 文档（.docx），或粘贴文字。",
                "Use the report as a Word document (.docx), or paste its text.",
            ),
            Self::Archive => ("请先解压，再放入其中的报告和表格。", "Unpack it first, then choose the reports in it."),
        };
        Label { zh, en }
    }
}

impl IngestError {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "JH-I901",
            Self::TooLarge => "JH-I902",
            Self::Encrypted => "JH-I903",
            Self::DamagedPackage => "JH-I904",
            Self::UnpacksTooLarge => "JH-I905",
            Self::NotADocument => "JH-I906",
            Self::DamagedDocument => "JH-I907",
            Self::NoText => "JH-I908",
            Self::Encoding => "JH-I909",
            Self::Unknown => "JH-I910",
            Self::Foreign(foreign) => foreign.code(),
        }
    }

    /// What it is.
    pub fn message(self) -> Text {
        let zh = match self {
            Self::Empty => "文件是空的，没有内容。".to_owned(),
            Self::TooLarge => format!("文件超过 {} MB，无法读取。", limits::INPUT_BYTES / 1_048_576),
            Self::Encrypted => "文件设有打开密码，无法读取。".to_owned(),
            Self::Foreign(foreign) => format!("这是{}。", foreign.label().zh),
            Self::DamagedPackage => "文件已损坏或不完整，无法打开。".to_owned(),
            Self::UnpacksTooLarge => {
                format!("文件解压后超过 {} MB，无法读取。", limits::PART_BYTES / 1_048_576)
            }
            Self::NotADocument => "这是一个压缩包，里面没有 Word 文档或表格的内容。".to_owned(),
            Self::DamagedDocument => "文档已损坏，读不出正文。".to_owned(),
            Self::NoText => "文档中没有文字。".to_owned(),
            Self::Encoding => "无法识别这段文本的编码。".to_owned(),
            Self::Unknown => "无法识别这个文件的格式。".to_owned(),
        };
        Text::new(zh, self.to_string())
    }

    /// What to do about it.
    pub fn advice(self) -> Text {
        let (zh, en) = match self {
            Self::Empty => {
                ("请确认选对了文件，或重新保存后再试。", "Make sure that it is the right file, or save it again.")
            }
            Self::TooLarge | Self::UnpacksTooLarge => (
                "请删去图片等大块内容，或只保留自评报告和表格，另存后再试。",
                "Remove pictures and other large parts, or keep the report and its tables only, and save it anew.",
            ),
            Self::Encrypted => (
                "请在 Office 或 WPS 中打开，取消密码保护，另存后再试。",
                "Open it in Office or WPS, remove the password, save it and try again.",
            ),
            Self::Foreign(foreign) => (foreign.advice().zh, foreign.advice().en),
            Self::DamagedPackage | Self::DamagedDocument => (
                "请重新下载或复制这个文件；如果 Office 或 WPS 能打开它，请另存后再试。",
                "Get the file again; where Office or WPS can open it, save it anew.",
            ),
            Self::NotADocument | Self::Unknown => (
                "请选择 .docx、.xlsx 或文本文件，也可以直接粘贴文字。",
                "Choose a .docx, .xlsx or text file, or paste the text.",
            ),
            Self::NoText => (
                "如果内容是扫描件或图片，请使用可编辑的 Word 文档（.docx），或粘贴文字。",
                "Where the content is scanned or a picture, use an editable Word document (.docx), or paste the text.",
            ),
            Self::Encoding => (
                "请用记事本打开，另存为 UTF-8 编码后再试，或直接粘贴文字。",
                "Open it in Notepad and save it in the encoding UTF-8, or paste the text.",
            ),
        };
        Text::new(zh, en)
    }
}
