"""`belagg eval bench`: retrieval beside other systems, on sets of passages and questions."""
