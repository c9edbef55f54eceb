"""数据库 · pytest plugin: one PostgreSQL for all workers of a test run, started before Django reads its settings."""
