//! Labels of headings that carry their points: `投 入\n（15分）`, `产出指标(50分)`.

use super::figure::{Figure, FigureId, Labels};
use super::{Context, Facts};
use crate::base::fold::{self, Folded};
use crate::base::number::{self, Number};
use crate::base::unit::Unit;
use crate::document::Cell;
use crate::vocabulary::measure;

/// The points that a label carries: `投 入\n（15分）`, `产出指标(50分)`.
pub fn label_points(text: &str) -> Option<Number> {
    let folded = Folded::new(text);
    let at = |position: usize| folded.chars.get(position).map(|(c, _)| *c);
    let open = folded.chars.iter().rposition(|(c, _)| *c == '(')?;
    let inner: String = folded.chars.iter().skip(open.saturating_add(1)).map(|(c, _)| *c).collect();
    let blank = inner.chars().take_while(|c| c.is_whitespace()).count();
    let digits = number::digits_at(inner.trim_start())?;
    let from = open.saturating_add(1).saturating_add(blank);
    let end = from.saturating_add(digits.length);
    let behind = (end..).map_while(at).find(|c| !c.is_whitespace());
    let range = folded.range(from, end)?;
    matches!(behind, Some('分')).then_some(Number {
        amount: digits.amount,
        scale: digits.scale,
        unit: Unit::Points,
        bound: None,
        bracketed: true,
        range,
    })
}

/// The figure of the points that the label in a cell carries.
pub(super) fn points_in_label(context: &Context<'_>, facts: &mut Facts, cell: &Cell, name: &str) -> Option<FigureId> {
    let number = label_points(&cell.text)?;
    let row = vec![without_points(name)];
    let labels = Labels { form: Some(context.block.kind), row, column: "分值".to_owned() };
    let figure = Figure::of(Some(measure::MAX_POINTS), context.scope(), labels);
    facts.take(context.anchor(cell));
    Some(facts.add(figure.read(context.anchor(cell), &cell.text, number, Unit::Points)))
}

/// A label without the points in brackets at its end.
pub fn without_points(text: &str) -> String {
    let folded = fold::label(text);
    match folded.rsplit_once('(') {
        Some((label, points)) if label_points(text).is_some() && points.contains('分') => label.to_owned(),
        _ => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_of_a_label_are_found_with_their_place() {
        let text = "投  入\n（15分）";
        let number = label_points(text).unwrap();
        assert_eq!(number.range.slice(text), "15");
        assert_eq!(without_points(text), "投入");
        assert!(label_points("重点支出（含基金）").is_none());
        assert_eq!(without_points("效益指标（40 分）"), "效益指标");
    }
}
