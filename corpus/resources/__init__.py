"""Data the corpus room ships."""
