"""履职积分 · Files of rules and events in, a table of points out: what `shangliang duty` reads, says and writes."""
