//! Elements of which nothing is read, or only what Word writes out as the number of a list.

use super::tokens::Token;
use crate::base::word::is_one;

/// An element that is being left out.
pub(super) struct Skip {
    name: String,
    /// Elements of its name that are open.
    depth: usize,
    /// Lines and cells may stand in it; else the end of what holds it ends it too.
    holds_blocks: bool,
    pub(super) why: Why,
}

/// Why an element is left out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// It is no text of the document.
    NoText,
    /// It is not shown, which is said once where it holds text.
    Hidden,
    /// Its text is the number of a list.
    Label,
}

/// Elements that hold others and are always closed.
const HOLDERS: &str = "div table ul ol dl section article center xml svg template form";

/// Elements that begin a line of their own.
const BLOCKS: &str = "p div td th tr li h1 h2 h3 h4 h5 h6 table tbody thead tfoot caption ul ol dl dt dd pre blockquote \
    center address article section header footer main nav aside figure figcaption form fieldset legend \
    hr body html head option details summary template";

/// True for an element that begins a line of its own.
pub(super) fn is_block(name: &str) -> bool {
    is_one(name, BLOCKS)
}

/// True for an element without content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "img"
            | "hr"
            | "input"
            | "col"
            | "meta"
            | "link"
            | "base"
            | "area"
            | "embed"
            | "param"
            | "source"
            | "wbr"
    )
}

impl Skip {
    pub(super) fn new(name: String, why: Why) -> Self {
        let holds_blocks = is_one(&name, HOLDERS);
        Self { name, depth: 1, holds_blocks, why }
    }

    /// Takes a token; false where it stands behind the element, which has ended without an end.
    pub(super) fn takes(&mut self, token: Token<'_>) -> bool {
        let (Token::Open(name, _) | Token::Close(name)) = token else { return true };
        let own = self.name.eq_ignore_ascii_case(name);
        let leaves = !self.holds_blocks && is_block(&name.to_ascii_lowercase());
        match token {
            Token::Close(_) if own => self.depth = self.depth.saturating_sub(1),
            _ if leaves => return false,
            Token::Open(..) if own => self.depth = self.depth.saturating_add(1),
            _ => {}
        }
        true
    }

    /// True once its end was taken.
    pub(super) fn has_ended(&self) -> bool {
        self.depth == 0
    }
}
