"""What single words mean in another language: CC-CEDICT and the overlay of our own, in both directions."""
