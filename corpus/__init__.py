"""What may be quoted: documents, their structure, senders and identifiers. No models, no vectors, no HTTP."""
