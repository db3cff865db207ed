//! The sheet of paper: its size, its margins, its letters, by how many languages share its width.

/// Measures of a page, in twentieths of a point; letters in half points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    /// How many languages stand side by side.
    pub columns: u16,
    /// The width of the sheet.
    pub width: u16,
    /// The height of the sheet.
    pub height: u16,
    /// The margin on each side.
    pub side: u16,
    /// The size of Latin letters.
    pub latin: u16,
    /// The size of Arabic letters, which look smaller than Latin ones of the same size.
    pub arabic: u16,
    /// The room for a number or letter before its text.
    pub step: u16,
}

impl Page {
    /// A4, on its side when more than two languages share it.
    pub(super) const fn of(columns: usize) -> Self {
        match columns {
            0 | 1 => Self { columns: 1, width: 11906, height: 16838, side: 1418, latin: 24, arabic: 27, step: 567 },
            2 => Self { columns: 2, width: 11906, height: 16838, side: 1020, latin: 20, arabic: 23, step: 454 },
            _ => Self { columns: 3, width: 16838, height: 11906, side: 1020, latin: 20, arabic: 23, step: 454 },
        }
    }

    /// The width of the text.
    pub(super) const fn text(self) -> u16 {
        self.width.saturating_sub(self.side.saturating_mul(2))
    }

    /// Whether the sheet lies on its side.
    pub(super) const fn landscape(self) -> bool {
        self.width > self.height
    }
}
