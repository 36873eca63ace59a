"""Ways of looking at an SOP, one module each; found by walking this folder."""
