//! Expressions of figures: 在职人数/编制数×100%, (1-超支率)×10分.

use crate::base::amount::Amount;
use crate::base::number::digits_at;

/// A term or a sign of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Number(Amount),
    Name(String),
    Sign(char),
}

/// The names of an expression; none where it is not well formed.
pub fn names(text: &str) -> Option<Vec<String>> {
    let pieces = pieces(text)?;
    // Whatever the figures: numbers that differ, so that no divisor is nothing.
    let next = std::cell::Cell::new(Amount::whole(7));
    run(&pieces, &|_| {
        next.set(next.get().plus(next.get())?);
        Some(next.get())
    })?;
    let mut names = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Name(name) if !names.contains(&name) => names.push(name),
            _ => {}
        }
    }
    Some(names)
}

/// What an expression comes to.
pub fn value(text: &str, figure: &dyn Fn(&str) -> Option<Amount>) -> Option<Amount> {
    run(&pieces(text)?, figure)
}

fn pieces(text: &str) -> Option<Vec<Piece>> {
    let (mut found, mut name) = (Vec::new(), String::new());
    // 分值的40%
    let text = text.replace("分值的", "分值×");
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let sign = match c {
            '×' | '*' | '✕' => '*',
            '÷' | '/' => '/',
            '(' | '[' | '{' => '(',
            ')' | ']' | '}' => ')',
            '-' | '—' | '−' => '-',
            '+' => '+',
            _ => ' ',
        };
        let digits = digits_at(rest).filter(|_| c.is_ascii_digit() && name.is_empty());
        if sign != ' ' {
            // 基础分(分值的60%): the brackets say how much it is.
            let named = std::mem::take(&mut name);
            if sign != '(' && !named.is_empty() {
                found.push(Piece::Name(named));
            }
            found.push(Piece::Sign(sign));
            rest = rest.get(c.len_utf8()..)?;
        } else if let Some(digits) = digits {
            rest = rest.get(digits.length..)?;
            let percent = rest.strip_prefix('%');
            let of = if percent.is_some() { Amount::whole(100) } else { Amount::whole(1) };
            found.push(Piece::Number(digits.amount.over(of)?));
            rest = percent.or_else(|| rest.strip_prefix('分')).unwrap_or(rest);
        } else {
            name.push(c);
            rest = rest.get(c.len_utf8()..)?;
        }
    }
    if !name.is_empty() {
        found.push(Piece::Name(name));
    }
    Some(found)
}

/// Numbers and signs on two stacks.
fn run(pieces: &[Piece], figure: &dyn Fn(&str) -> Option<Amount>) -> Option<Amount> {
    let (mut numbers, mut signs): (Vec<Amount>, Vec<char>) = (Vec::new(), Vec::new());
    let mut term = true;
    for piece in pieces {
        match piece {
            Piece::Sign('(') if term => signs.push('('),
            Piece::Sign(')') if !term => {
                reduce(&mut numbers, &mut signs, 1)?;
                signs.pop().filter(|sign| *sign == '(')?;
            }
            Piece::Sign(sign) if !term && *sign != '(' => {
                reduce(&mut numbers, &mut signs, rank(*sign))?;
                signs.push(*sign);
                term = true;
            }
            Piece::Number(number) if term => {
                numbers.push(*number);
                term = false;
            }
            Piece::Name(name) if term => {
                numbers.push(figure(name)?);
                term = false;
            }
            _ => return None,
        }
    }
    reduce(&mut numbers, &mut signs, 1)?;
    numbers.pop().filter(|_| signs.is_empty() && numbers.is_empty() && !term)
}

fn rank(sign: char) -> u8 {
    match sign {
        '*' | '/' => 2,
        '+' | '-' => 1,
        _ => 0,
    }
}

/// Works off the signs that bind as strongly or more.
fn reduce(numbers: &mut Vec<Amount>, signs: &mut Vec<char>, least: u8) -> Option<()> {
    while let Some(sign) = signs.pop_if(|sign| rank(*sign) >= least) {
        let (second, first) = (numbers.pop()?, numbers.pop()?);
        numbers.push(match sign {
            '*' => first.times(second)?,
            '/' => first.over(second)?,
            '+' => first.plus(second)?,
            _ => first.minus(second)?,
        });
    }
    Some(())
}
