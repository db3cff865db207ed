//! From the text of an expression to its tree.

use pest::Parser;
use pest::iterators::{Pair, Pairs};
use pest_derive::Parser;

use super::tree::{Argument, Expression, Literal, LiteralValue, Operator, Over, Path, Place, Term};

#[derive(Parser)]
#[grammar = "../grammar/rule.pest"]
struct Grammar;

/// Where an expression cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotRead {
    /// The first byte that does not fit.
    pub at: usize,
    /// Why.
    pub why: Why,
}

/// Why an expression cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is not what the grammar knows.
    Form,
    /// Brackets, quantifiers, negations or sums lie too deep in one another.
    Deep,
    /// It is too long.
    Long,
}

/// Deeper than anyone writes; a hostile file must not exhaust the stack.
const MAX_DEPTH: usize = 40;

/// Longer than anyone writes; a hostile file must not exhaust time or memory.
const MAX_BYTES: usize = 4096;

/// Reads an expression.
///
/// # Errors
/// The place at which the text is not an expression.
pub fn parse(text: &str) -> Result<Expression, NotRead> {
    if text.len() > MAX_BYTES {
        return Err(NotRead { at: text.floor_char_boundary(MAX_BYTES), why: Why::Long });
    }
    if let Some(at) = too_deep(text) {
        return Err(NotRead { at, why: Why::Deep });
    }
    let mut pairs = Grammar::parse(Rule::expression, text).map_err(|error| NotRead {
        at: match error.location {
            pest::error::InputLocation::Pos(at) | pest::error::InputLocation::Span((at, _)) => at,
        },
        why: Why::Form,
    })?;
    if let Some(at) = too_many(pairs.clone()) {
        return Err(NotRead { at, why: Why::Deep });
    }
    pairs.next().and_then(either).ok_or(NotRead { at: 0, why: Why::Form })
}

/// Brackets, quantifiers and negations each open a level that the parser has to come back from. A
/// bracket that closes ends the quantifiers and negations inside it too; `and` and `or` end negations.
fn too_deep(text: &str) -> Option<usize> {
    let mut outer: Vec<(usize, usize)> = Vec::new();
    let (mut depth, mut nots) = (0_usize, 0_usize);
    let mut quoted = false;
    let mut word = 0;
    for (at, letter) in text.char_indices() {
        quoted ^= letter == '"';
        if quoted || letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-') {
            continue;
        }
        match text.get(word..at).unwrap_or("") {
            "not" => nots += 1,
            "and" | "or" => nots = 0,
            _ => {}
        }
        word = at + letter.len_utf8();
        match letter {
            '(' => {
                outer.push((depth, nots));
                (depth, nots) = (depth + nots + 1, 0);
            }
            ')' => (depth, nots) = outer.pop().unwrap_or((depth, nots)),
            ':' => (depth, nots) = (depth + nots + 1, 0),
            _ => {}
        }
        if depth + nots > MAX_DEPTH {
            return Some(at);
        }
    }
    None
}

/// A sum is a tree that leans to one side: each summand is a level.
fn too_many(pairs: Pairs<'_, Rule>) -> Option<usize> {
    let long = |pair: &Pair<'_, Rule>| pair.as_rule() == Rule::sum && pair.clone().into_inner().count() > 2 * MAX_DEPTH;
    pairs.flatten().find(long).map(|pair| pair.as_span().start())
}

type Read<'i> = Pair<'i, Rule>;

fn place(pair: &Read<'_>) -> Place {
    let span = pair.as_span();
    Place { start: u32::try_from(span.start()).unwrap_or(u32::MAX), end: u32::try_from(span.end()).unwrap_or(u32::MAX) }
}

fn either(pair: Read<'_>) -> Option<Expression> {
    let parts: Vec<_> = pair.into_inner().filter(|part| part.as_rule() == Rule::both).map(both).collect::<Option<_>>()?;
    Some(alone(parts, Expression::Or))
}

fn both(pair: Read<'_>) -> Option<Expression> {
    let parts: Vec<_> = pair.into_inner().filter(|part| part.as_rule() == Rule::negation).map(negation).collect::<Option<_>>()?;
    Some(alone(parts, Expression::And))
}

fn alone(mut parts: Vec<Expression>, many: impl FnOnce(Vec<Expression>) -> Expression) -> Expression {
    match (parts.len(), parts.pop()) {
        (1, Some(one)) => one,
        (_, last) => {
            parts.extend(last);
            many(parts)
        }
    }
}

fn negation(pair: Read<'_>) -> Option<Expression> {
    let mut inner = pair.into_inner();
    let first = inner.next()?;
    match first.as_rule() {
        Rule::word_not => negation(inner.next()?).map(|part| Expression::Not(Box::new(part))),
        Rule::each => each(first),
        _ => test(first),
    }
}

fn each(pair: Read<'_>) -> Option<Expression> {
    let mut inner = pair.into_inner();
    let some = inner.next()?.as_rule() == Rule::word_some;
    let over = inner.next()?;
    let mut words = over.into_inner();
    let over = words.next()?;
    let over = match over.as_rule() {
        Rule::word_article => Over::Articles,
        Rule::word_row => Over::Rows(kind(&words.nth(1)?)),
        _ => Over::Clauses(kind(&over)),
    };
    Some(Expression::Each { some, over, body: Box::new(either(inner.next()?)?) })
}

fn test(pair: Read<'_>) -> Option<Expression> {
    let first = pair.into_inner().next()?;
    match first.as_rule() {
        Rule::either => either(first),
        Rule::presence => presence(first),
        Rule::comparison => comparison(first),
        _ => call(first).map(Expression::Call),
    }
}

fn presence(pair: Read<'_>) -> Option<Expression> {
    let mut inner = pair.into_inner();
    let what = inner.next()?;
    let path = if what.as_rule() == Rule::path { path(what)? } else { kind(&what) };
    Some(Expression::Stated { path, absent: inner.next()?.as_rule() == Rule::word_absent })
}

fn comparison(pair: Read<'_>) -> Option<Expression> {
    let mut inner = pair.into_inner().peekable();
    let any = inner.next_if(|pair| pair.as_rule() == Rule::word_any).is_some();
    let left = sum(inner.next()?)?;
    let middle = inner.next()?;
    let last = inner.next()?;
    if middle.as_rule() == Rule::operator {
        return Some(Expression::Compare { any, operator: operator(middle.as_str()), left, right: sum(last)? });
    }
    let options = last.into_inner().map(literal).collect::<Option<Vec<_>>>()?;
    let words: Vec<Rule> = middle.into_inner().map(|word| word.as_rule()).collect();
    Some(match words.as_slice() {
        [Rule::word_has] => Expression::Has { left, options },
        [Rule::word_lacks] => Expression::Lacks { left, options },
        words => Expression::In { any, negated: words.len() == 2, left, options },
    })
}

fn operator(text: &str) -> Operator {
    match text {
        "!=" => Operator::Unequal,
        "<" => Operator::Less,
        "<=" => Operator::AtMost,
        ">" => Operator::Greater,
        ">=" => Operator::AtLeast,
        _ => Operator::Equal,
    }
}

fn sum(pair: Read<'_>) -> Option<Term> {
    let mut inner = pair.into_inner();
    let mut total = product(inner.next()?)?;
    while let (Some(sign), Some(next)) = (inner.next(), inner.next()) {
        let (one, two) = (Box::new(total), Box::new(product(next)?));
        total = if sign.as_str() == "+" { Term::Sum(one, two) } else { Term::Difference(one, two) };
    }
    Some(total)
}

fn product(pair: Read<'_>) -> Option<Term> {
    let mut inner = pair.into_inner();
    let term = atom(inner.next()?)?;
    match inner.next() {
        Some(factor) => Some(Term::Times(Box::new(term), factor.as_str().parse().ok()?)),
        None => Some(term),
    }
}

fn atom(pair: Read<'_>) -> Option<Term> {
    match pair.as_rule() {
        Rule::law => law(pair).map(|(whose, path)| Term::Law { whose, path }),
        Rule::call => call(pair),
        Rule::path => path(pair).map(Term::Path),
        _ => literal(pair).map(Term::Literal),
    }
}

fn law(pair: Read<'_>) -> Option<(String, Path)> {
    let mut inner = pair.into_inner();
    Some((inner.next()?.as_str().to_owned(), path(inner.next()?)?))
}

fn call(pair: Read<'_>) -> Option<Term> {
    let place = place(&pair);
    let mut inner = pair.into_inner();
    let name = inner.next()?.as_str().to_owned();
    let arguments = inner.map(argument).collect::<Option<Vec<_>>>()?;
    Some(Term::Call { name, arguments, place })
}

fn argument(pair: Read<'_>) -> Option<Argument> {
    match pair.as_rule() {
        Rule::law => law(pair).map(|(whose, path)| Argument::Law { whose, path }),
        Rule::call => call(pair).map(Argument::Call),
        Rule::path => path(pair).map(Argument::Path),
        _ => literal(pair).map(Argument::Literal),
    }
}

fn path(pair: Read<'_>) -> Option<Path> {
    let place = place(&pair);
    let mut inner = pair.into_inner();
    Some(Path { kind: inner.next()?.as_str().to_owned(), field: inner.next()?.as_str().to_owned(), place })
}

fn kind(pair: &Read<'_>) -> Path {
    Path { kind: pair.as_str().to_owned(), field: String::new(), place: place(pair) }
}

fn literal(pair: Read<'_>) -> Option<Literal> {
    let place = place(&pair);
    let inner = pair.into_inner().next()?;
    let text = inner.as_str().to_owned();
    let value = match inner.as_rule() {
        Rule::date => LiteralValue::Date(text),
        Rule::string => LiteralValue::Text(inner.into_inner().next()?.as_str().to_owned()),
        Rule::quantity => {
            let mut inner = inner.into_inner().map(|part| part.as_str().to_owned());
            LiteralValue::Quantity { amount: inner.next()?, unit: inner.next(), per: inner.next() }
        }
        _ => LiteralValue::Word(text),
    };
    Some(Literal { value, place })
}
