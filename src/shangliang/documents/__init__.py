"""公文 · Drafting, review, passing, numbering, issuing: structure is kept, formatting is made."""
