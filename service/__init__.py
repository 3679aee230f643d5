"""Question to cited answer. Reads snapshots, never builds them."""
