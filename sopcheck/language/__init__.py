"""Indonesian as printed on forms: total, cached functions from str to value."""
