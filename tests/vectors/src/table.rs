//! The tables of a page in Markdown, row by row.

/// One row, with its file and line.
#[derive(Debug)]
pub(crate) struct TableRow<'a> {
    file: &'static str,
    line: usize,
    /// The heading over it.
    pub(crate) heading: &'a str,
    cells: Vec<&'a str>,
}

impl<'a> TableRow<'a> {
    pub(crate) fn cell(&self, at: usize) -> &'a str {
        self.cells[at]
    }

    pub(crate) fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }

    pub(crate) fn wrong(&self, found: &str, fits: &str) -> String {
        format!("{}: found {found:?}; what fits: {fits}", self.place())
    }

    /// The ids of a cell in the order of a list that knows each of them.
    pub(crate) fn sorted(&self, at: usize, order: &[&'a str]) -> Result<Vec<&'a str>, String> {
        let mut ids = listed(self.cell(at));
        for id in &ids {
            if !order.contains(id) {
                return Err(self.wrong(id, &order.join(", ")));
            }
        }
        ids.sort_by_key(|id| order.iter().position(|it| it == id));
        Ok(ids)
    }
}

/// The rows of all tables whose first column has this name.
pub(crate) fn rows<'a>(
    file: &'static str,
    text: &'a str,
    first: &str,
) -> Result<impl Iterator<Item = TableRow<'a>> + use<'a>, String> {
    let (mut rows, mut heading) = (Vec::new(), "");
    let mut columns: Option<usize> = None;
    let mut wanted = false;
    for (at, line) in text.lines().enumerate() {
        heading = line.strip_prefix("## ").unwrap_or(heading);
        let Some(inner) = line.strip_prefix('|').and_then(|it| it.strip_suffix('|')) else {
            columns = None;
            continue;
        };
        let cells: Vec<&str> = inner.split('|').map(str::trim).collect();
        match columns {
            None => (columns, wanted) = (Some(cells.len()), cells[0] == first),
            Some(_) if cells[0].starts_with("---") => {}
            Some(columns) if columns != cells.len() => {
                let found = cells.len();
                return Err(format!("{file}:{}: {found} cells; what fits: {columns}", at + 1));
            }
            Some(_) if wanted => rows.push(TableRow { file, line: at + 1, heading, cells }),
            Some(_) => {}
        }
    }
    Ok(rows.into_iter())
}

/// The texts between commas.
pub(crate) fn listed(text: &str) -> Vec<&str> {
    text.split(", ").filter(|it| !it.is_empty()).collect()
}
