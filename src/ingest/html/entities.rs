//! Entities in, characters out: the named ones that occur in reports, and numbers.

/// So many of the names are also read without a semicolon, as browsers do.
const OPEN: usize = 16;

/// Names with their characters.
const NAMED: [(&str, char); 48] = [
    ("nbsp", '\u{a0}'),
    ("lt", '<'),
    ("gt", '>'),
    ("amp", '&'),
    ("quot", '"'),
    ("times", '×'),
    ("divide", '÷'),
    ("middot", '·'),
    ("yen", '¥'),
    ("sect", '§'),
    ("deg", '°'),
    ("plusmn", '±'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("apos", '\''),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("horbar", '―'),
    ("hellip", '…'),
    ("ge", '≥'),
    ("le", '≤'),
    ("ne", '≠'),
    ("asymp", '≈'),
    ("minus", '−'),
    ("radic", '√'),
    ("permil", '‰'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("shy", '\u{ad}'),
    ("larr", '←'),
    ("rarr", '→'),
    ("uarr", '↑'),
    ("darr", '↓'),
    ("tab", '\t'),
    ("newline", '\n'),
    ("sum", '∑'),
    ("square", '□'),
    ("check", '✓'),
];

/// What bytes 0x80 to 0x9F mean in Windows, and in numbers of entities by mistake.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// No entity is longer.
const LONGEST: usize = 12;

/// The entity with which a text begins, after its `&`: the character, and how many bytes it takes.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    if let Some(number) = text.strip_prefix('#') {
        return numbered(number).map(|(c, length)| (c, length.saturating_add(1)));
    }
    let length = text.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    let name = text.get(..length)?;
    let closed = text.get(length..).is_some_and(|tail| tail.starts_with(';'));
    let known = NAMED.iter().position(|(known, _)| *known == name)?;
    let (_, c) = NAMED.get(known)?;
    (closed || known < OPEN).then_some((*c, length.saturating_add(usize::from(closed))))
}

fn numbered(text: &str) -> Option<(char, usize)> {
    let hexadecimal = text.starts_with(['x', 'X']);
    let prefix = usize::from(hexadecimal);
    let radix = if hexadecimal { 16 } else { 10 };
    let digits = text.get(prefix..)?;
    let length = digits.chars().take(LONGEST).take_while(|c| c.is_digit(radix)).count();
    let code = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
    let closed = digits.get(length..).is_some_and(|tail| tail.starts_with(';'));
    let windows = code.checked_sub(0x80).and_then(|at| WINDOWS.get(usize::try_from(at).ok()?)).copied();
    let c = windows.or_else(|| char::from_u32(code)).filter(|c| *c != '\0').unwrap_or('\u{fffd}');
    Some((c, prefix.saturating_add(length).saturating_add(usize::from(closed))))
}

/// The characters of a text, entities resolved, each with whether it may be put together with other blanks.
pub(super) fn characters(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let c = rest.chars().next()?;
        let tail = rest.get(c.len_utf8()..).unwrap_or_default();
        let (c, length) = if c == '&' { entity(tail).unwrap_or((c, 0)) } else { (c, 0) };
        rest = tail.get(length..).unwrap_or_default();
        Some(c)
    })
}
