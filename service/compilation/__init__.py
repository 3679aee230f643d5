"""The compiled overview (remissammanställning): per proposal who thinks what, as DOCX, XLSX, Markdown, HTML and JSON."""
