"""One file per kind of answer: each takes a Context and fills its draft, or says that it has none."""
