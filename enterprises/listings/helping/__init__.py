"""What a helper may prepare for those who run an enterprise, and the desk where their answers are written down."""
