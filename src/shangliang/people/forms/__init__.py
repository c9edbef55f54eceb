"""表单 · Signing in; people, posts, organisations, terms."""
