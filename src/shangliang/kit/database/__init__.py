"""数据库连接 · Django's PostgreSQL, but for how a kept connection is found to be alive (base)."""
