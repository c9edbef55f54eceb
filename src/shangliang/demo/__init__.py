"""演示 · The demo world: the ten stories, entered only through the product's own actions. Everybody in it is invented."""
