"""抽签文件 · Files of people and quotas in, a lottery and a report out: what `shangliang draw` and `draw-pick` read, say and write."""
