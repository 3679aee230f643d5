"""Questions and answers to verdicts and reports. Imported by no other room."""
