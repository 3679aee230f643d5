"""The compiled overview (remissammanställning): per proposal who stands where, as DOCX, XLSX, Markdown, HTML, JSON."""
