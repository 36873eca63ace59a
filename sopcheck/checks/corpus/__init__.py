"""Ways of comparing the SOPs of one run with each other, one module each; found by walking this folder."""
