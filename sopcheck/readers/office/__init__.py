"""Word and Excel files: a guarded package of XML parts, and what stands in them."""
