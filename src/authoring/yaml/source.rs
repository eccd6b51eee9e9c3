//! Source texts and places in them.

/// A position in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Characters before it in the line.
    pub column: u32,
}

/// A stretch of one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Position of the file among the sources.
    pub file: u32,
    /// Where it begins.
    pub start: Place,
    /// The place after it.
    pub end: Place,
}

impl Span {
    /// The first characters of a file.
    pub fn top(file: u32) -> Span {
        Span::of_line(file, 1, 0, 0)
    }

    /// Some characters of one line.
    pub fn of_line(file: u32, line: u32, from: u32, to: u32) -> Span {
        Span { file, start: Place { line, column: from }, end: Place { line, column: to } }
    }
}

/// A file that was read: its path in the folder, and its text with plain line ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The path in the folder.
    pub path: String,
    /// The text, without byte order mark and with `\n` as line end.
    pub text: String,
}

/// All files that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The files, in the order in which they were read.
    pub files: Vec<Source>,
}

impl Sources {
    /// Adds a file and gives its position.
    pub fn add(&mut self, path: &str, text: String) -> u32 {
        self.files.push(Source { path: path.into(), text });
        (self.files.len() - 1) as u32
    }

    /// The file of a span.
    pub fn file(&self, file: u32) -> Option<&Source> {
        self.files.get(file as usize)
    }
}
