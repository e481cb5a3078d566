"""What the public reads. Signed-in work lives in the enterprises' own apps."""
