//! Markup in; tags and texts out. Whatever is no tag is text, as in a browser; nothing is refused.

/// A piece of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// The begin of an element, its attributes as written.
    Open(&'a str, &'a str),
    /// The end of an element.
    Close(&'a str),
    /// Characters, entities as written.
    Text(&'a str),
    /// The rules of a style sheet.
    Styles(&'a str),
}

/// Elements whose content is no markup and no text of the document.
const RAW: &str = "script style title textarea xmp iframe noembed noframes";

/// The tokens of a text, each with the byte at which it begins. Comments are left out, and with them what stands in
/// `<!--[if …]>…<![endif]-->`; what stands between `<![if …]>` and `<![endif]>` is content.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Takes so many bytes, or (where they end inside a character) nothing more.
    fn take(&mut self, length: usize) -> &'a str {
        let from = self.at;
        self.at = self.at.saturating_add(length);
        self.text.get(from..self.at).unwrap_or_default()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The content of an element that is not markup; it ends with the input if nothing else ends it.
    fn raw(&mut self, name: &str) -> &'a str {
        let rest = self.rest();
        let ends = |at: usize| {
            let tail = rest.get(at.saturating_add(2)..).unwrap_or_default();
            tail.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name))
        };
        let length = rest.match_indices("</").map(|(at, _)| at).find(|at| ends(*at)).unwrap_or(rest.len());
        self.take(length)
    }

    fn tag(&mut self, prefix: usize) -> (&'a str, &'a str) {
        self.take(prefix);
        let tag = self.take(tag_length(self.rest()));
        let tag = tag.strip_suffix('>').unwrap_or(tag);
        let end = tag.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(tag.len());
        tag.split_at_checked(end).unwrap_or((tag, ""))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (rest, at) = (self.rest(), self.at);
            let letter = |from: usize| rest.as_bytes().get(from).is_some_and(u8::is_ascii_alphabetic);
            let token = match (rest.as_bytes().first()?, rest.as_bytes().get(1)) {
                (b'<', Some(b'!' | b'?')) => {
                    self.take(comment_length(rest));
                    continue;
                }
                (b'<', Some(b'/')) if letter(2) => Token::Close(self.tag(2).0),
                (b'<', Some(b'/')) => {
                    self.take(upto(rest, '>'));
                    continue;
                }
                (b'<', _) if letter(1) => {
                    let (name, attributes) = self.tag(1);
                    if !RAW.split(' ').any(|raw| raw.eq_ignore_ascii_case(name)) {
                        Token::Open(name, attributes)
                    } else {
                        Token::Styles(if attributes.ends_with('/') { "" } else { self.raw(name) })
                    }
                }
                _ => {
                    // A bracket that begins no tag is one of the characters.
                    let next = rest.char_indices().skip(1).find(|(_, c)| *c == '<').map(|(at, _)| at);
                    Token::Text(self.take(next.unwrap_or(rest.len())))
                }
            };
            return Some((at, token));
        }
    }
}

fn upto(rest: &str, end: char) -> usize {
    rest.find(end).map_or(rest.len(), |at| at.saturating_add(1))
}

fn comment_length(rest: &str) -> usize {
    // `<!-->` is a whole comment.
    let content = rest.strip_prefix("<!--").and(rest.get(2..));
    match content {
        Some(content) => content.find("-->").map_or(rest.len(), |at| at.saturating_add("<!-->".len())),
        None => upto(rest, '>'),
    }
}

/// Bytes of a tag to its end; brackets in quoted values do not end it.
fn tag_length(rest: &str) -> usize {
    let mut quote = None;
    let mut value = false;
    for (at, byte) in rest.bytes().enumerate() {
        match quote {
            Some(open) => {
                if byte == open {
                    quote = None;
                }
            }
            None if byte == b'>' => return at.saturating_add(1),
            None if byte == b'=' => value = true,
            None if value && matches!(byte, b'"' | b'\'') => {
                quote = Some(byte);
                value = false;
            }
            None => value = value && byte.is_ascii_whitespace(),
        }
    }
    rest.len()
}
