//! Answers as one short text, for links and for the device's storage.
//!
//! Everything is named by its id, so a text outlives edits of the rules: what no longer fits is left out, one by one, and named.
//! Facts marked sensitive are never written, and not read either. Knows nothing of links and storage.
//!
//! | part | meaning |
//! | --- | --- |
//! | `1` | the version of this form |
//! | `F` id | a fact; its answer follows |
//! | `U` | not sure |
//! | `Y`, `N` | a flag |
//! | `T` text | a choice, a place or a day |
//! | `I` number | a whole number; money in fen |
//! | `E`, or `L` id for each | a set without or with choices |
//! | `K` and eight hexadecimal digits | the CRC-32 of all before; the end |
//!
//! Ids hold only small letters, digits, `_` and `-`, and capitals part them: no character of a text means anything in an address.

use super::{Reply, read_reply, write_reply};
use crate::model::{Answers, Date, FactIx, Rules};

/// The version written. A version once released is read by every later release with the same first number.
const VERSION: char = '1';

/// Nothing longer is looked at. An answer to every question of the largest pack of this repository takes a tenth of it.
pub const LONGEST_TOKEN: usize = 16_384;

/// Why a token is not used at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// It is cut short, mistyped, or no token.
    Damaged,
    /// It is of a later version of the form.
    Newer,
    /// It is longer than any token.
    TooLong,
}

impl TokenError {
    /// What is wrong, for host pages.
    pub fn message(self) -> &'static str {
        match self {
            TokenError::Damaged => "the saved answers are damaged; nothing was changed",
            TokenError::Newer => "the saved answers were written by a later version; nothing was changed",
            TokenError::TooLong => "the saved answers are longer than any can be; nothing was changed",
        }
    }
}

/// What could be used of a token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// The answers that fit.
    pub answers: Answers,
    /// Ids of the facts whose answers cannot be used, as written.
    pub dropped: Vec<String>,
}

/// Writes the answers, without those to sensitive facts.
pub fn write_token(rules: &Rules, answers: &Answers) -> String {
    let mut token = String::from(VERSION);
    for (fact, answer) in answers.iter() {
        let known = rules.facts.at(fact);
        let reply = write_reply(rules, fact, answer);
        // An id that is none would not come back as it went.
        if known.sensitive || !is_plain(&known.id) || !all_plain(&reply) {
            continue;
        }
        token.push('F');
        token.push_str(&known.id);
        match reply {
            Reply::Unsure => token.push('U'),
            Reply::Flag(flag) => token.push(if flag { 'Y' } else { 'N' }),
            Reply::Number(n) => {
                token.push('I');
                token.push_str(&n.to_string());
            }
            Reply::Text(text) => {
                token.push('T');
                token.push_str(&text);
            }
            Reply::List(ids) if ids.is_empty() => token.push('E'),
            Reply::List(ids) => {
                for id in ids {
                    token.push('L');
                    token.push_str(&id);
                }
            }
        }
    }
    let check = crc(token.as_bytes());
    token.push('K');
    for n in (0..8).rev() {
        token.push(char::from_digit(check >> (4 * n) & 15, 16).unwrap_or_default());
    }
    token
}

/// The facts whose answers a token leaves out, because they are sensitive.
pub fn left_out(rules: &Rules, answers: &Answers) -> Vec<FactIx> {
    let mut left_out = Vec::new();
    for (fact, _) in answers.iter() {
        if rules.facts.at(fact).sensitive {
            left_out.push(fact);
        }
    }
    left_out
}

/// Reads a token against rules that may be others than those it was written under.
///
/// # Errors
/// Says why nothing of it can be used.
pub fn read_token(rules: &Rules, token: &str, as_of: Date) -> Result<Restored, TokenError> {
    if token.len() > LONGEST_TOKEN {
        return Err(TokenError::TooLong);
    }
    match token.chars().next() {
        Some(VERSION) => {}
        Some('2'..='9') => return Err(TokenError::Newer),
        _ => return Err(TokenError::Damaged),
    }
    let (said, check) = token.rsplit_once('K').ok_or(TokenError::Damaged)?;
    // What reads hexadecimal digits takes capitals and a sign, too: they would make two tokens of one.
    if check.len() != 8
        || !check.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
        || u32::from_str_radix(check, 16) != Ok(crc(said.as_bytes()))
    {
        return Err(TokenError::Damaged);
    }
    let mut restored = Restored::default();
    let mut facts = said.split('F');
    if facts.next().is_none_or(|version| version.len() != 1) {
        return Err(TokenError::Damaged);
    }
    for said in facts {
        let (id, value) = said.split_at(said.find(|c: char| c.is_ascii_uppercase()).ok_or(TokenError::Damaged)?);
        let reply = reply(value).filter(|_| is_plain(id)).ok_or(TokenError::Damaged)?;
        let fact = rules.fact(id).filter(|&fact| !rules.facts.at(fact).sensitive && restored.answers.get(fact).is_none());
        match fact.and_then(|fact| Some((fact, read_reply(rules, fact, &reply, as_of).ok()?))) {
            Some((fact, answer)) => restored.answers.set(fact, Some(answer)),
            None => restored.dropped.push(id.into()),
        }
    }
    Ok(restored)
}

/// The answer that a letter and what follows it stand for.
fn reply(value: &str) -> Option<Reply> {
    let mut rest = value.chars();
    let kind = rest.next()?;
    let text = rest.as_str();
    match (kind, text.is_empty()) {
        ('U', true) => Some(Reply::Unsure),
        ('Y', true) => Some(Reply::Flag(true)),
        ('N', true) => Some(Reply::Flag(false)),
        ('E', true) => Some(Reply::List(vec![])),
        ('I', false) => text.parse().ok().map(Reply::Number),
        ('T', false) => Some(Reply::Text(text.into())).filter(all_plain),
        ('L', false) => Some(Reply::List(text.split('L').map(str::to_owned).collect())).filter(all_plain),
        _ => None,
    }
}

fn all_plain(reply: &Reply) -> bool {
    match reply {
        Reply::Text(text) => is_plain(text),
        Reply::List(ids) => ids.iter().all(|id| is_plain(id)),
        Reply::Unsure | Reply::Flag(_) | Reply::Number(_) => true,
    }
}

/// Whether this may stand between capitals.
fn is_plain(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'))
}

/// CRC-32 as in Ethernet and PNG: finds every slip of the pen and every cut, and is no secret.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = !0u32;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 };
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_check_is_the_crc_everybody_knows() {
        assert_eq!(super::crc(b"123456789"), 0xCBF4_3926);
    }
}
