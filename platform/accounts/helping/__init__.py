"""“You prepare, I decide”: a helper or a support worker gets something ready, the person says yes or no."""
