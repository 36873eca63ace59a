"""Text extracts that lost the lines of their table: cells stand one behind another, below the table, or column by
column.

Only what the text itself makes certain is put together: rows by their numbers and times, cells by line ends that show
where a cell goes on, columns by equal counts. Everything else stays unread, and its words are listed.
"""
