"""Documents to an immutable snapshot. The only room that writes an index."""
