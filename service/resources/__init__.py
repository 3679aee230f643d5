"""Data the service room ships."""
