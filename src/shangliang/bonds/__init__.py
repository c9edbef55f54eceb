"""结对与包联 · Who looks after whom, from when to when: pairing, enterprise contact, talks, members posted."""
