"""Whatever is printed on pages: rows with their places, and what of them is text, in which order."""
