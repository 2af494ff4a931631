//! The site-by-duty matrix as a table.

use super::both::Both;
use super::owned;
use crate::finding::Duty;
use crate::number::Kind;
use crate::report::text::words as report_words;
use crate::report::{Cell, Mark, Matrix, Row};

/// The table: sites by duties.
pub(super) struct Table {
    pub(super) groups: Vec<Group>,
    pub(super) duties: Vec<Both<'static>>,
    pub(super) rows: Vec<RowView>,
    /// Every mark.
    pub(super) legend: [CellView; 7],
}

/// Neighbouring columns of one register.
pub(super) struct Group {
    kind: Kind,
    pub(super) title: Both<'static>,
    pub(super) span: usize,
}

/// One site.
pub(super) struct RowView {
    /// The number of its first page.
    pub(super) first: Option<usize>,
    pub(super) name: String,
    pub(super) pages: u64,
    pub(super) unchecked: u64,
    pub(super) cells: Vec<CellView>,
}

/// One site and one duty.
pub(super) struct CellView {
    pub(super) class: &'static str,
    pub(super) sign: char,
    pub(super) word: Both<'static>,
    /// How many findings are suppressed where no other is left.
    pub(super) silenced: u64,
}

impl Table {
    /// `site_of`: the row of each page.
    pub(super) fn new(matrix: &Matrix, site_of: &[usize]) -> Self {
        let mut first = vec![None; matrix.rows.len()];
        for (page, &site) in (1..).zip(site_of) {
            if let Some(first) = first.get_mut(site) {
                first.get_or_insert(page);
            }
        }
        let rows = matrix.rows.iter().zip(first);
        Self {
            groups: groups(),
            duties: Duty::ALL.map(|duty| duty.short().into()).into(),
            rows: rows.map(|(row, first)| RowView::new(row, first)).collect(),
            legend: Mark::ALL.map(legend),
        }
    }
}

impl RowView {
    fn new(row: &Row, first: Option<usize>) -> Self {
        Self {
            first,
            name: owned(&row.name),
            pages: row.pages,
            unchecked: row.unchecked,
            cells: row.cells().map(|(_, cell)| CellView::new(cell)).collect(),
        }
    }
}

impl CellView {
    fn new(cell: Cell) -> Self {
        Self {
            class: cell.mark.id(),
            // A sign that stands for itself; the others are the report's own.
            sign: match cell.mark {
                Mark::NotAsked => '–',
                other => other.sign(),
            },
            word: cell.mark.title().into(),
            silenced: cell.silenced(),
        }
    }
}

/// What a mark means.
fn legend(mark: Mark) -> CellView {
    let view = CellView::new(Cell {
        mark,
        ..Cell::default()
    });
    match mark {
        Mark::Known => CellView {
            word: report_words::SILENCED.into(),
            ..view
        },
        _ => view,
    }
}

fn groups() -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for duty in Duty::ALL {
        let kind = duty.register();
        match groups.last_mut() {
            Some(group) if group.kind == kind => group.span += 1,
            _ => groups.push(Group {
                kind,
                title: report_words::kind(kind).into(),
                span: 1,
            }),
        }
    }
    groups
}
