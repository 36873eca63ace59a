"""How a document meets the rules: reading, checks, rules, profiles, running."""
