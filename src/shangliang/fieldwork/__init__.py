"""外出 · Research, inspection, observation, training away, investment trips: plan, team, stops, findings."""
