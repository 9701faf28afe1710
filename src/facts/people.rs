//! Lists of persons (评价人员): whether anybody is named, and nothing else.

use super::{Context, Facts, What};
use crate::base::fold;

/// A list over whose rows nobody has written, where its title says whose list it is.
pub(super) fn read(context: &Context<'_>, facts: &mut Facts) {
    let title = context.block.title.as_ref().map(|title| fold::label(&title.value)).unwrap_or_default();
    let Some(name) = context.form.titles.iter().find(|name| title.contains(name.as_str())) else { return };
    let header = context.block.header;
    let mut below = context.table.row(header.saturating_add(1)).peekable();
    let blank = below.peek().is_some() && below.all(|cell| fold::is_blank(&cell.text));
    if let (true, true, Some(cell)) = (context.block.rows.is_empty(), blank, context.table.row(header).next()) {
        facts.mention(What::BlankSquare, name.clone(), context.anchor(cell));
    }
}
