"""结对 · Files of people and helpers in, pairs and a report out: what `shangliang pair` reads, says and writes."""
