"""CSV and XLSX import and export of lists; an export can be imported again (decision 0024)."""
